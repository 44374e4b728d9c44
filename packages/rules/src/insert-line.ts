import type { ConfigSection, Fixer, TextEdit } from '@haplint/core';
import type { Directive, SectionHeader } from '@haplint/parser';

/**
 * Inserts a directive on a line of its own behind another line of the section, behind that line's comment if it has one;
 * indented and ended as the section's other lines are.
 */
export function lineBehind(fixer: Fixer, line: Directive | SectionHeader, section: ConfigSection, directive: string): TextEdit {
  const { text } = section.file;
  const lineFeed = text.indexOf('\n', line.end);
  const end = lineFeed === -1 ? text.length : lineFeed;
  const at = text[end - 1] === '\r' ? end - 1 : end;
  const endOfLine = text.includes('\r\n') ? '\r\n' : '\n';
  return fixer.insertTextAfterRange([at, at], endOfLine + indentOf(section) + directive);
}

/** White space before the section's first line; four spaces where there is none. */
function indentOf({ lines, file }: ConfigSection): string {
  const [first] = lines;
  const before = first ? file.text.slice(file.text.lastIndexOf('\n', first.start - 1) + 1, first.start) : '';
  return /^[ \t]+$/.test(before) ? before : '    ';
}
