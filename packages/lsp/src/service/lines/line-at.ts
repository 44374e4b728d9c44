import { append, type Comment, type ConfigFile, countWhile, type SectionHeader, type Statement } from '@haplint/parser';

/** The line with words that stands at an offset of a file; null where there is none. */
export function lineAt(tree: ConfigFile, offset: number): SectionHeader | Statement | null {
  const section = lastStarting(tree.sections, offset);
  const line = section === null ? lastStarting(tree.preamble, offset) : (lastStarting(section.body, offset) ?? section.header);
  return line !== null && line.start <= offset && offset <= line.end ? line : null;
}

/** The comment at an offset; null where there is none. */
export function commentAt(tree: ConfigFile, offset: number): Comment | null {
  const comment = lastStarting(tree.comments, offset);
  return comment !== null && offset <= comment.end ? comment : null;
}

/** The lines with words that share a place with a span, in order. */
export function linesIn(tree: ConfigFile, from: number, to: number): (SectionHeader | Statement)[] {
  const found = (lines: readonly Statement[]) => {
    const within: Statement[] = [];
    for (let i = firstEnding(lines, from); i < lines.length && (lines[i] as Statement).start <= to; i++) within.push(lines[i] as Statement);
    return within;
  };
  const lines: (SectionHeader | Statement)[] = found(tree.preamble);
  const first = Math.max(0, indexOfLastStarting(tree.sections, from));
  for (let i = first; i < tree.sections.length; i++) {
    const { header, body } = tree.sections[i] as ConfigFile['sections'][number];
    if (header.start > to) break;
    if (header.end >= from) lines.push(header);
    append(lines, found(body));
  }
  return lines;
}

interface Placed {
  readonly start: number;
  readonly end: number;
}

/** Of things in order, the last that begins at an offset or before it. */
function lastStarting<Thing extends Placed>(things: readonly Thing[], offset: number): Thing | null {
  return things[indexOfLastStarting(things, offset)] ?? null;
}

function indexOfLastStarting(things: readonly Placed[], offset: number): number {
  return countWhile(things, ({ start }) => start <= offset) - 1;
}

/** The index of the first that ends at an offset or behind it. */
function firstEnding(things: readonly Placed[], offset: number): number {
  return countWhile(things, ({ end }) => end < offset);
}
