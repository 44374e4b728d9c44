import type { MaskedText } from '../expression/grammar.js';
import { LogFormatFlag } from './nodes.js';

/**
 * Reads what stands between the braces, from one index to another, as src/log.c `parse_logformat_node_args` does: flags are
 * separated by commas, and in each the last sign counts, with what follows it.
 */
export function readFlags(source: MaskedText, from: number, to: number): LogFormatFlag[] {
  const flags: LogFormatFlag[] = [];
  let start = from;
  for (const piece of source.masked.slice(from, to).split(',')) {
    const end = start + piece.length;
    const sign = Math.max(piece.lastIndexOf('+'), piece.lastIndexOf('-'));
    if (piece !== '') {
      const name = source.slice(start + sign + 1, end);
      const mark = sign === -1 ? null : (piece[sign] as '+' | '-');
      flags.push(new LogFormatFlag(null, source.offsetAt(start), source.offsetAt(end), mark, name));
    }
    start = end + 1;
  }
  return flags;
}
