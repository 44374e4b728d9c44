import ts from 'typescript';

/**
 * The text of a script with `name(...)` in place of each `import(...)`: a script that is no module of Node's loader is given a function to import with.
 */
export function withOwnImport(text, name) {
  const source = ts.createSourceFile('script.js', text, ts.ScriptTarget.Latest, false, ts.ScriptKind.JS);
  let result = '';
  let end = 0;
  const visit = (node) => {
    if (node.kind === ts.SyntaxKind.CallExpression && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      const keyword = node.expression.end - 'import'.length;
      result += text.slice(end, keyword) + name;
      end = node.expression.end;
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return result + text.slice(end);
}

/** The text of a script without a character beyond ASCII, so that each byte is one: esbuild leaves them in regular expressions, which read escapes as strings do. */
export function inAscii(text) {
  return text.replace(/[\u0080-\uffff]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
