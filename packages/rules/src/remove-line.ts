import type { Fixer, TextEdit } from '@haplint/core';
import type { ConfigFile, Directive } from '@haplint/parser';

/** Removes a directive's line whole: its indentation, a comment behind it and its end of line. */
export function removeLine(fixer: Fixer, line: Directive, { text }: Pick<ConfigFile, 'text'>): TextEdit {
  const start = text.lastIndexOf('\n', line.start - 1) + 1;
  const lineFeed = text.indexOf('\n', line.end);
  return fixer.removeRange([start, lineFeed === -1 ? text.length : lineFeed + 1]);
}
