import type { ConfigFile, Directive, Macro, Scope, SectionHeader } from './nodes.js';
import type { SyntaxNode } from './syntax-node.js';

/** Every leaf of the tree in the order of the text: words, comments, what HAProxy ignores and what only a template's language reads. */
export function leaves(file: ConfigFile): SyntaxNode[] {
  const lines: (Directive | Macro | Scope | SectionHeader)[][] = [file.preamble];
  for (const section of file.sections) lines.push([section.header], section.body);
  const words = lines.flat().flatMap((line) => line.words);
  return [...words, ...file.comments, ...file.ignored, ...file.templateText].sort((a, b) => a.start - b.start);
}

/**
 * Writes a tree back as text, byte for byte what was read: the leaves, and between them the white space.
 * Throws when the tree does not account for a character of the text, which would be a defect of the parser.
 */
export function print(file: ConfigFile): string {
  let printed = '';
  for (const leaf of leaves(file)) {
    printed += whiteSpace(file, printed.length, leaf.start) + leaf.raw;
  }
  return printed + whiteSpace(file, printed.length, file.text.length);
}

function whiteSpace(file: ConfigFile, start: number, end: number): string {
  const text = file.text.slice(start, end);
  if (end < start || /[^ \t\v\f\r\n]/.test(text)) throw new Error(`the tree leaves out or repeats offsets ${start} to ${end}`);
  return text;
}
