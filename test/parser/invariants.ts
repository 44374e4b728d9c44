import { type ConfigFile, leaves, parse, print, type SyntaxNode, visitorKeys, type Word } from '../../packages/parser/src/index.js';

/** Words that open a section in these tests; the parser itself knows none. */
export const SECTIONS: ReadonlySet<string> = new Set(['global', 'defaults', 'frontend', 'backend', 'peers']);

/** Parses the text, checks what holds for every text, and gives the tree. Throws with a reason where something does not hold. */
export function parseChecked(text: string): ConfigFile {
  const file = parse(text, { sections: SECTIONS, path: 'test.cfg' });
  require(file.text === text, 'the tree has another text');
  require(print(file) === text, 'the text does not print back');
  checkLeaves(file);
  checkNode(file, null);
  checkProblems(file);
  return file;
}

function require(condition: boolean, message: string): asserts condition {
  if (!condition) throw new Error(message);
}

function checkLeaves(file: ConfigFile): void {
  let end = 0;
  for (const leaf of leaves(file)) {
    require(leaf.start >= end && leaf.end > leaf.start, `leaf ${leaf.start}-${leaf.end} overlaps what ends at ${end} or is empty`);
    require(/^[ \t\v\f\r\n]*$/.test(file.text.slice(end, leaf.start)), `the gap ${end}-${leaf.start} is no white space`);
    require(leaf.root === file, `leaf ${leaf.start} belongs to another tree`);
    end = leaf.end;
  }
  require(end <= file.text.length, 'the last leaf ends behind the text');
  require(/^[ \t\v\f\r\n]*$/.test(file.text.slice(end)), `the rest from ${end} on is no white space`);
}

function checkNode(node: SyntaxNode, parent: SyntaxNode | null): void {
  require(node.parent === parent, `${node.type} at ${node.start} has the wrong parent`);
  const keys: readonly string[] = visitorKeys[node.type as keyof typeof visitorKeys];
  const children = keys.flatMap((key) => (node as unknown as Record<string, SyntaxNode | SyntaxNode[]>)[key] ?? []);
  let end = node.start;
  for (const child of children) {
    require(child.start >= end, `${child.type} at ${child.start} overlaps the node in front of it`);
    checkNode(child, node);
    end = child.end;
  }
  require(end <= node.end, `${node.type} at ${node.start} ends before its last child`);
  if (node.type === 'Word') checkWord(node as Word);
}

function checkWord(word: Word): void {
  const { value, raw } = word;
  if (word.isPlain) require(value === raw, `the plain word at ${word.start} does not stand as written`);
  require(word.offsetAt(value.length) === word.end, `the end of the word at ${word.start} is not its end`);
  let last = word.start;
  for (let index = 0; index < value.length; index++) {
    const offset = word.offsetAt(index);
    require(offset >= last && offset < word.end, `character ${index} of the word at ${word.start} points to ${offset}`);
    const character = raw[offset - word.start];
    require(character === value[index] || character === '\\', `character ${index} of the word at ${word.start} stands elsewhere`);
    last = offset;
  }
  for (const variable of word.variables) {
    const written = raw.slice(variable.start - word.start, variable.end - word.start);
    require(written.startsWith('$') && written.includes(variable.name), `the variable at ${variable.start} is not there`);
    require(value.slice(variable.valueStart, variable.valueEnd) === written, `the variable at ${variable.start} is not in the value`);
  }
}

function checkProblems(file: ConfigFile): void {
  let last = 0;
  for (const { code, start, end } of file.problems) {
    require(start >= last, `${code} at ${start} is out of order`);
    require(end >= start && end <= file.text.length, `${code} at ${start}-${end} leaves the text`);
    last = start;
  }
}
