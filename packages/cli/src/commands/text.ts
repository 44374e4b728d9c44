import { largest } from '@haplint/parser';
import { wrap } from '../wrap.js';

/** The columns of a text that goes to a file or a pipe. */
const PLAIN_WIDTH = 100;

/** A paragraph, broken into lines and indented. */
export function paragraph(text: string, width: number | null, indent = ''): string {
  return wrap(text, (width ?? PLAIN_WIDTH) - indent.length)
    .map((line) => indent + line)
    .join('\n');
}

/** Rows as columns two spaces apart; the last is as long as it likes. */
export function columns(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, i) => largest(rows.map((row) => (row[i] ?? '').length)));
  return rows.map((row) =>
    row
      .map((cell, i) => (i === row.length - 1 ? cell : cell.padEnd(widths[i] ?? 0)))
      .join('  ')
      .trimEnd(),
  );
}
