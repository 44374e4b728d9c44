import path from 'node:path';
import { build, transform } from 'esbuild';
import ts from 'typescript';

/** What the script is given, and what stands for `import.meta.url` in it. */
const MODULE_URL = 'moduleUrl';

/**
 * One script of an entry point and all that it imports, as a function of `module`, `require`, `importModule` and `moduleUrl`: the entry point's exports go where
 * those of a CommonJS module go. What is imported at once becomes one scope, without a function around each module, as calling hundreds of those takes time at every
 * start. What is imported on demand, `import('./here.js')`, becomes a function for each of esbuild's chunks, which V8 skips until it is called. Anything else that is
 * imported at run time is imported by `importModule`. `options` are those of esbuild. Gives esbuild's metafile beside the script.
 */
export async function oneScript(options, entryPoint) {
  const { outputFiles, metafile } = await build({
    ...options,
    entryPoints: { entry: entryPoint },
    outdir: path.resolve('one-script'),
    format: 'esm',
    splitting: true,
    write: false,
    define: { ...options.define, 'import.meta.url': MODULE_URL },
  });
  const texts = new Map(outputFiles.map((file) => [nameOf(file.path), file.text]));
  const imports = new Map(Object.entries(metafile.outputs).map(([output, { imports }]) => [nameOf(output), imports]));
  const atOnce = new Set(['./entry.js']);
  for (const name of atOnce)
    for (const { path: imported, kind } of imports.get(name))
      if (kind === 'import-statement' && texts.has(nameOf(imported))) atOnce.add(nameOf(imported));
  const later = [...texts.keys()].filter((name) => !atOnce.has(name));

  const first = await build({
    ...options,
    plugins: [chunksOf(texts)],
    stdin: { contents: entryWith(atOnce, namesImportedBy(later.map((name) => texts.get(name)))), resolveDir: '.' },
    format: 'cjs',
    write: false,
    metafile: false,
  });
  const functions = await Promise.all(
    later.map(async (name) => {
      const { code } = await transform(sharing(texts.get(name)), { format: 'cjs', minify: options.minify, target: options.target });
      return `${JSON.stringify(name)}: function (require, importModule, share) {${withOwnImport(code)}}`;
    }),
  );
  return { script: scriptOf(withOwnImport(first.outputFiles[0].text), functions), metafile };
}

/** How chunks import each other: all are in one folder. */
const nameOf = (file) => `./${path.basename(file)}`;

/** Gives esbuild the texts of chunks; what is imported on demand stays as it is. */
const chunksOf = (texts) => ({
  name: 'chunks',
  setup(build) {
    build.onResolve({ filter: /^\.\// }, ({ path: name, kind }) =>
      kind === 'dynamic-import' ? { path: name, external: true } : { path: name, namespace: 'chunk' },
    );
    build.onLoad({ filter: /.*/, namespace: 'chunk' }, ({ path: name }) => ({ contents: texts.get(name), resolveDir: '.' }));
  },
});

/** The module that exports what the entry point does and, as `chunks`, what the chunks that come at once give to those that come later. */
function entryWith(atOnce, names) {
  const lines = ["export * from './entry.js';"];
  const chunks = [];
  for (const chunk of atOnce) {
    const getters = [...(names.get(chunk) ?? [])].map((name, i) => ({ name, local: `chunk${chunks.length}_${i}` }));
    lines.push(`import { ${getters.map(({ name, local }) => `${name} as ${local}`).join()} } from ${JSON.stringify(chunk)};`);
    chunks.push(`${JSON.stringify(chunk)}: () => ({ ${getters.map(({ name, local }) => `get ${name}() { return ${local}; }`).join()} })`);
  }
  return `${lines.join('\n')}\nexport const chunks = { ${chunks.join()} };`;
}

/** Which names the texts of modules import of which chunk. */
function namesImportedBy(modules) {
  const names = new Map();
  for (const text of modules) {
    for (const statement of sourceOf(text).statements) {
      if (statement.kind !== ts.SyntaxKind.ImportDeclaration && statement.kind !== ts.SyntaxKind.ExportDeclaration) continue;
      const chunk = statement.moduleSpecifier?.text;
      const named = statement.importClause?.namedBindings ?? statement.exportClause;
      const isBare = statement.kind === ts.SyntaxKind.ImportDeclaration && statement.importClause === undefined;
      if (chunk?.startsWith('./') !== true || isBare) continue;
      if (named?.elements === undefined) throw new Error(`a chunk imports all of ${chunk}, which nothing here expects`);
      const known = names.get(chunk) ?? new Set();
      for (const { name, propertyName } of named.elements) known.add((propertyName ?? name).text);
      names.set(chunk, known);
    }
  }
  return names;
}

/** The text of a chunk that calls `share` with what it exports, for which esbuild would put functions of its own into each. */
function sharing(text) {
  const [exported, ...others] = sourceOf(text).statements.filter(({ kind }) => kind === ts.SyntaxKind.ExportDeclaration);
  if (others.length > 0 || exported?.moduleSpecifier !== undefined)
    throw new Error('a chunk exports in more than one way, which nothing here expects');
  if (exported === undefined) return `${text}\nshare({});`;
  const getters = exported.exportClause.elements.map(
    ({ name, propertyName }) => `get ${name.text}() { return ${(propertyName ?? name).text}; }`,
  );
  return `${text.slice(0, exported.pos)}\nshare({ ${getters.join()} });\n${text.slice(exported.end)}`;
}

/** The script: what comes at once, and the functions that make what comes later. */
function scriptOf(first, functions) {
  return `(function (module, require, importModule, ${MODULE_URL}) {
const later = {
${functions.join(',\n')}
};
const made = new Map();
const chunk = (name) => {
  if (!made.has(name)) {
    if (later[name] === undefined) made.set(name, module.exports.chunks[name]());
    else later[name]((other) => (other.startsWith('./') ? chunk(other) : require(other)), importOwn, (shared) => made.set(name, shared));
  }
  return made.get(name);
};
const importOwn = async (name) => (later[name] === undefined ? importModule(name) : chunk(name));
(function (importModule) {
${first}
})(importOwn);
})`;
}

const sourceOf = (text) => ts.createSourceFile('script.js', text, ts.ScriptTarget.Latest, false, ts.ScriptKind.JS);

/** The text of a script with `importModule(...)` in place of each `import(...)`: a script that is no module of Node's loader is given a function to import with. */
function withOwnImport(text) {
  let result = '';
  let end = 0;
  const visit = (node) => {
    if (node.kind === ts.SyntaxKind.CallExpression && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      const keyword = node.expression.end - 'import'.length;
      result += `${text.slice(end, keyword)}importModule`;
      end = node.expression.end;
    }
    ts.forEachChild(node, visit);
  };
  visit(sourceOf(text));
  return result + text.slice(end);
}

/** The text of a script without a character beyond ASCII, so that each byte is one: esbuild leaves them in regular expressions, which read escapes as strings do. */
export function inAscii(text) {
  return text.replace(/[\u0080-\uffff]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
