import type { TextEdit } from '@haplint/core';
import { parseConfig } from '@haplint/core/internal';
import type { Comment, ConfigFile } from '@haplint/parser';

/** A comment that switches a rule off, as an edit to choose. */
export interface SuppressionEdit {
  readonly title: string;
  readonly edit: TextEdit;
}

/**
 * The comments that can switch a rule off at an offset, the narrowest first. A comment that does so already for other
 * rules is extended. A form is left out where the comment would not be one: behind an unmatched quote, say.
 */
export function suppressionEdits(file: ConfigFile, offset: number, ruleId: string): SuppressionEdit[] {
  const { line } = file.lines.positionAt(offset);
  const comment = commentOn(file, line);
  // What is wrong with a comment to haplint goes away by changing that comment.
  if (comment && offset >= comment.start && isAddressedToHaplint(comment)) return [];
  const forms: [string, TextEdit | null][] = [
    [`Disable ${ruleId} for this line (comment above)`, commentAbove(file, line, ruleId)],
    [`Disable ${ruleId} for this line (comment at its end)`, commentAtEnd(file, line, ruleId)],
    [`Disable ${ruleId} for this section`, commentOnHeader(file, line, ruleId)],
    [`Disable ${ruleId} for this file`, commentOnTop(file, ruleId)],
  ];
  return forms.flatMap(([title, edit]) => (edit ? [{ title, edit }] : []));
}

function commentAbove(file: ConfigFile, line: number, ruleId: string): TextEdit | null {
  const directive = 'haplint-disable-next-line';
  const above = line > 1 ? commentOn(file, line - 1) : undefined;
  if (above && namesRules(above, directive)) return addRule(above, directive, ruleId);
  const at = file.lines.offsetAt({ line, column: 1 });
  // Behind a byte order mark the comment would be a word, and before it the mark would be one.
  if (at === 0 && file.text.startsWith('\uFEFF')) return null;
  const indentation = /^[ \t]*/.exec(file.lines.lineText(line))?.[0] ?? '';
  return { range: [at, at], text: `${indentation}# ${directive} ${ruleId}${endOfLine(file, line)}` };
}

function commentAtEnd(file: ConfigFile, line: number, ruleId: string): TextEdit | null {
  const directive = 'haplint-disable-line';
  const comment = commentOn(file, line);
  if (comment) return namesRules(comment, directive) ? addRule(comment, directive, ruleId) : null;
  return appendComment(file, line, `# ${directive} ${ruleId}`);
}

function commentOnHeader(file: ConfigFile, line: number, ruleId: string): TextEdit | null {
  const directive = 'haplint-disable-section';
  const header = file.sections.findLast((section) => section.header.loc.start.line <= line)?.header;
  if (header === undefined) return null;
  const headerLine = header.loc.start.line;
  const comment = commentOn(file, headerLine);
  const text = `# ${directive} ${ruleId}`;
  if (comment === undefined) return appendComment(file, headerLine, text);
  if (namesRules(comment, directive)) return addRule(comment, directive, ruleId);
  if (isAddressedToHaplint(comment)) return null;
  // There is no other place for the comment that counts, so the one that stands there moves to a line of its own.
  const start = file.lines.offsetAt({ line: headerLine, column: 1 });
  const words = file.text.slice(start, comment.start);
  const indentation = /^[ \t]*/.exec(words)?.[0] ?? '';
  const edit = `${indentation}${comment.raw}${endOfLine(file, headerLine)}${words.trimEnd()} ${text}`;
  return { range: [start, comment.end], text: edit };
}

/** At the top of the file, from where it counts for all of it. */
function commentOnTop(file: ConfigFile, ruleId: string): TextEdit | null {
  const directive = 'haplint-disable';
  const first = commentOn(file, 1);
  if (first?.ownLine && namesRules(first, directive)) return addRule(first, directive, ruleId);
  // Behind a byte order mark the comment would be a word, and before it the mark would be one.
  return file.text.startsWith('\uFEFF') ? null : { range: [0, 0], text: `# ${directive} ${ruleId}${endOfLine(file, 1)}` };
}

function commentOn(file: ConfigFile, line: number): Comment | undefined {
  return file.comments.find((comment) => comment.loc.start.line === line);
}

function isAddressedToHaplint(comment: Comment): boolean {
  return /^#\s*haplint[- ]/.test(comment.raw);
}

/** Whether the comment is that directive, with at least one rule; without any it would mean all of them. */
function namesRules(comment: Comment, directive: string): boolean {
  return rulesOf(comment, directive) !== null;
}

/** Offset inside the comment at which its list of rules begins. */
function rulesOf(comment: Comment, directive: string): number | null {
  const match = new RegExp(`^#\\s*${directive}[ \\t:]+(?=[^\\s-])`).exec(comment.raw);
  return match === null ? null : match[0].length;
}

function addRule(comment: Comment, directive: string, ruleId: string): TextEdit {
  const at = comment.start + (rulesOf(comment, directive) as number);
  return { range: [at, at], text: `${ruleId}, ` };
}

/** Appends a comment to a line that has none; null where the line would no longer be the same words with a comment behind. */
function appendComment(file: ConfigFile, line: number, comment: string): TextEdit | null {
  const before = file.lines.lineText(line);
  const after = `${before}${/[ \t]$/.test(before) || before === '' ? '' : ' '}${comment}`;
  const read = readLine(after);
  if (read.comment !== comment || read.words.join('\0') !== readLine(before).words.join('\0')) return null;
  const at = file.lines.offsetAt({ line, column: 1 }) + before.length;
  return { range: [at, at], text: after.slice(before.length) };
}

function readLine(text: string): { words: string[]; comment: string | undefined } {
  const { preamble, sections, comments } = parseConfig({ path: '', text: `${text}\n` });
  const lines = [...preamble, ...sections.map(({ header }) => header)];
  return { words: lines.flatMap(({ words }) => words.map(({ value }) => value)), comment: comments[0]?.raw };
}

/** How the line ends, or, where it is the last, how the first one does. */
function endOfLine(file: ConfigFile, line: number): string {
  const start = file.lines.offsetAt({ line, column: 1 });
  const end = file.text.indexOf('\n', start);
  const newline = end === -1 ? file.text.indexOf('\n') : end;
  return newline > 0 && file.text[newline - 1] === '\r' ? '\r\n' : '\n';
}
