import type { ConfigFile, Directive, Macro, Scope, SectionHeader } from '@haplint/parser';

/** A line of the file that has words. */
export type WordLine = Directive | Macro | Scope | SectionHeader;

/** All lines that have words, in the order of the text, whatever `.if` says of them: layout is the text's. */
export function wordLines(file: ConfigFile): readonly WordLine[] {
  return [...file.preamble, ...file.sections.flatMap(({ header, body }) => [header, ...body])];
}

/** Offset of the first character of the line that an offset is in. */
export function startOfLine({ text }: Pick<ConfigFile, 'text'>, offset: number): number {
  // `lastIndexOf` takes a negative place for 0, and would find a line feed there behind the offset.
  return offset <= 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
}

/** The white space that a line begins with; null where it holds anything but spaces and tabs, which is left alone. */
export function indentOf(file: Pick<ConfigFile, 'text'>, line: WordLine): string | null {
  const before = file.text.slice(startOfLine(file, line.start), line.start);
  return /^[ \t]*$/.test(before) ? before : null;
}

/** What ends the lines of a file: its first line's end. */
export function endOfLineIn({ text }: Pick<ConfigFile, 'text'>): '\r\n' | '\n' {
  const lineFeed = text.indexOf('\n');
  return text[lineFeed - 1] === '\r' ? '\r\n' : '\n';
}

/** The entry that most often occurs, the first of those that occur as often; null where there is none. */
export function mostFrequent<T>(entries: Iterable<T>): T | null {
  const counts = new Map<T, number>();
  for (const entry of entries) counts.set(entry, (counts.get(entry) ?? 0) + 1);
  let best: T | null = null;
  for (const [entry, count] of counts) if (best === null || count > (counts.get(best) ?? 0)) best = entry;
  return best;
}
