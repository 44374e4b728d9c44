import { countWhile } from './count-while.js';
import { addTextProblems, parseLines, sortProblems } from './file-parser.js';
import { type ConditionalBranch, ConfigFile, Section, type SectionHeader, type Statement } from './nodes.js';
import { ownText } from './own-text.js';
import type { SyntaxProblem, SyntaxProblemCode } from './problems.js';
import type { SyntaxNode } from './syntax-node.js';
import { changedSpan } from './text-change.js';

/** Problems of the text as a whole, which are looked for anew. */
const TEXT_PROBLEMS: ReadonlySet<SyntaxProblemCode> = new Set(['byte-order-mark', 'nul-character', 'missing-final-newline']);

/** Lines that were replaced: the offsets of their first character and behind their last one, before and after. */
interface ChangedLines {
  readonly start: number;
  readonly oldEnd: number;
  readonly newEnd: number;
}

/**
 * Reads a text that differs little from one that was read before: only the lines between the first and the last difference
 * are read, all others keep their nodes, with new offsets. The tree is that which `parse` would give. A section that the
 * change touches, and the file, are new nodes; a section that it does not touch is the same node as before, so that
 * by its identity one can tell that nothing in it has changed but its place.
 *
 * The old tree is used up: its nodes are part of the new one, and it must not be looked at any more. Null, and the old tree as it
 * was, where the text has to be read as a whole: a template, or a change in lines that begin with a dot.
 * @param sections the words that open a section, as for `parse`
 */
export function reparse(old: ConfigFile, text: string, sections: ReadonlySet<string>): ConfigFile | null {
  if (old.template !== null) return null;
  const lines = changedLines(old.text, text);
  const statements = statementsIn(old, lines.start, lines.oldEnd);
  if (statements.some(({ type }) => type === 'Macro')) return null;
  const branch = branchAt(old, lines.start);
  if (branch === undefined) return null;
  // Words are slices of what is read: those of this text would keep it, and all texts before it, while lines are typed.
  const read = parseLines(ownText(text.slice(lines.start, lines.newEnd)), sections, branch);
  if (hasMacro(read)) return null;
  return splice(old, read, text, lines);
}

function changedLines(before: string, after: string): ChangedLines {
  const span = changedSpan(before, after);
  const start = before.lastIndexOf('\n', span.start - 1) + 1;
  const lineFeed = before.indexOf('\n', span.oldEnd);
  const oldEnd = lineFeed === -1 ? before.length : lineFeed + 1;
  return { start: span.start === 0 ? 0 : start, oldEnd, newEnd: oldEnd + after.length - before.length };
}

function hasMacro({ preamble, sections }: ConfigFile): boolean {
  const isMacro = ({ type }: Statement) => type === 'Macro';
  return preamble.some(isMacro) || sections.some(({ body }) => body.some(isMacro));
}

/** How many of the nodes, which are in the order of the text, begin before an offset. */
function countBefore(nodes: readonly SyntaxNode[], offset: number): number {
  return countWhile(nodes, ({ start }) => start < offset);
}

/** The lines of the section, or before the first one, where its index is -1. */
function bodyOf(file: ConfigFile, index: number): Statement[] {
  return index === -1 ? file.preamble : (file.sections[index] as Section).body;
}

/** The lines with words that begin in a stretch of the file. */
function statementsIn(file: ConfigFile, start: number, end: number): (Statement | SectionHeader)[] {
  const first = countBefore(file.sections, start) - 1;
  const last = countBefore(file.sections, end) - 1;
  const found: (Statement | SectionHeader)[] = [];
  for (let i = first; i <= last; i++) {
    if (i > first) found.push((file.sections[i] as Section).header);
    const body = bodyOf(file, i);
    for (const line of body.slice(countBefore(body, start), countBefore(body, end))) found.push(line);
  }
  return found;
}

/** The branch that a line at an offset is in; undefined where the line before it does not tell. */
function branchAt(file: ConfigFile, offset: number): ConditionalBranch | null | undefined {
  if (file.conditionals.length === 0) return null;
  const index = countBefore(file.sections, offset) - 1;
  const body = bodyOf(file, index);
  const before = body[countBefore(body, offset) - 1] ?? file.sections[index]?.header;
  // Between the last line of a section and the next header no macro stands.
  if (before === undefined) return null;
  if (before.type !== 'Macro') return before.branch;
  if (before.broken) return undefined;
  for (const { branches } of file.conditionals) for (const branch of branches) if (branch.macro === before) return branch;
  return before.branch;
}

function splice(old: ConfigFile, read: ConfigFile, text: string, lines: ChangedLines): ConfigFile {
  const by = lines.newEnd - lines.oldEnd;
  const file = new ConfigFile(old.path, text);
  // What begins before the change, and what behind it.
  const first = countBefore(old.sections, lines.start) - 1;
  const last = countBefore(old.sections, lines.oldEnd) - 1;
  const firstBody = bodyOf(old, first);
  const lastBody = bodyOf(old, last);
  const head = firstBody.slice(0, countBefore(firstBody, lines.start));
  const tail = lastBody.slice(countBefore(lastBody, lines.oldEnd));
  const keptBehind = old.sections.slice(last + 1);
  // A change that begins with the header of the next section does not touch the first one, unless that is no header any more.
  const isTouched = lines.start < endOfSection(old, first) || read.preamble.length > 0 || read.sections.length === 0;
  const comments = around(old.comments, lines);
  const ignored = around(old.ignored, lines);

  moveAll(read.preamble, lines.start);
  moveAll(read.sections, lines.start);
  moveAll(read.comments, lines.start);
  moveAll(read.ignored, lines.start);
  if (by !== 0) {
    moveAll(tail, by);
    moveAll(keptBehind, by);
    moveAll(comments.behind, by);
    moveAll(ignored.behind, by);
  }

  const firstSection = first === -1 ? null : (old.sections[first] as Section);
  const newSections = [...read.sections];
  const lastNew = newSections.at(-1);
  const firstLines = lastNew === undefined ? [...head, ...read.preamble, ...tail] : [...head, ...read.preamble];
  if (lastNew !== undefined && tail.length > 0) addLines(lastNew, tail);
  if (firstSection === null) {
    for (const line of firstLines) addLine(line, file, file.preamble);
  } else {
    for (const line of old.preamble) addLine(line, file, file.preamble);
    if (isTouched) {
      const section = new Section(firstSection.header);
      addLines(section, firstLines);
      newSections.unshift(section);
    } else newSections.unshift(firstSection);
  }
  for (const section of old.sections.slice(0, Math.max(first, 0))) file.sections.push(section);
  for (const section of newSections) file.sections.push(section);
  for (const section of keptBehind) file.sections.push(section);
  for (const section of file.sections) section.parent = file;
  addNodes(file, file.comments, [comments.before, read.comments, comments.behind]);
  addNodes(file, file.ignored, [ignored.before, read.ignored, ignored.behind]);
  for (const block of old.conditionals) file.conditionals.push(block);
  for (const problem of problemsOf(old, read, lines)) file.problems.push(problem);
  addTextProblems(file);
  sortProblems(file);
  return file;
}

/** Offset behind the last line of a section, blank lines and comments included. */
function endOfSection({ sections, text }: ConfigFile, index: number): number {
  const next = sections[index + 1];
  return next === undefined ? Number.POSITIVE_INFINITY : text.lastIndexOf('\n', next.start) + 1;
}

function moveAll(nodes: readonly SyntaxNode[], by: number): void {
  for (const node of nodes) node.shift(by);
}

function around<Node extends SyntaxNode>(nodes: readonly Node[], { start, oldEnd }: ChangedLines): { before: Node[]; behind: Node[] } {
  return { before: nodes.slice(0, countBefore(nodes, start)), behind: nodes.slice(countBefore(nodes, oldEnd)) };
}

function addLine(line: Statement, parent: Section | ConfigFile, lines: Statement[]): void {
  line.parent = parent;
  lines.push(line);
}

function addLines(section: Section, lines: readonly Statement[]): void {
  for (const line of lines) addLine(line, section, section.body);
  section.end = (section.body.at(-1) ?? section.header).end;
}

function addNodes<Node extends SyntaxNode>(file: ConfigFile, nodes: Node[], lists: readonly (readonly Node[])[]): void {
  for (const list of lists) {
    for (const node of list) {
      node.parent = file;
      nodes.push(node);
    }
  }
}

function* problemsOf(old: ConfigFile, read: ConfigFile, { start, oldEnd, newEnd }: ChangedLines): Generator<SyntaxProblem> {
  const moved = (problem: SyntaxProblem, by: number) => ({ ...problem, start: problem.start + by, end: problem.end + by });
  for (const problem of old.problems) {
    if (TEXT_PROBLEMS.has(problem.code)) continue;
    if (problem.start < start) yield problem;
    else if (problem.start >= oldEnd) yield moved(problem, newEnd - oldEnd);
  }
  for (const problem of read.problems) yield moved(problem, start);
}
