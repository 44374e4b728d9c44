import { printable } from '../printable.js';

/** Text on one line without characters that cannot be shown, nor stand in XML; a tab becomes a space. */
export function shownText(text: string): string {
  return printable(text.replaceAll('\t', ' ')).replace(/[\ufffe\uffff]/g, '\ufffd');
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text as it stands between tags or in a quoted attribute of HTML, SVG and XML. */
export function escapeMarkup(text: string): string {
  return shownText(text).replace(/[&<>"']/g, (character) => ENTITIES[character] as string);
}

/** Columns of a fixed-width font that a character takes, about: the scripts and pictures from U+1100 on are wide. */
function columnsOf(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  return code < 0x1100 || (code >= 0x2000 && code < 0x2e80) ? 1 : 2;
}

/** The width of a text in columns of a fixed-width font, about. */
export function textColumns(text: string): number {
  let columns = 0;
  for (const character of text) columns += columnsOf(character);
  return columns;
}

/** The text in at most that many columns, with an ellipsis where something is cut off. */
export function shortened(text: string, columns: number): string {
  if (text.length <= columns && textColumns(text) <= columns) return text;
  let left = columns - 1;
  let short = '';
  for (const character of text) {
    left -= columnsOf(character);
    if (left < 0) break;
    short += character;
  }
  return `${short.trimEnd()}…`;
}
