import type { LintMessage, LintResult, RelatedMessage } from '@haplint/core';
import { LineTable, largest } from '@haplint/parser';
import { codeFrame } from '../code-frame.js';
import { printable } from '../printable.js';
import { prepareWidths, textWidth } from '../text-width.js';
import { wrap } from '../wrap.js';
import type { Format, FormatContext, LoadedFormat } from './format.js';

/** As many related places as are shown; of many more, the first tell enough. */
const MAX_RELATED = 4;

/** Columns of a source line where the output is no terminal. */
const FRAME_WIDTH = 120;

/** Where a terminal is narrower, what follows a finding's place starts under it instead of behind it. */
const ROOMY = 60;

/** As `formatStylish`, with what it takes to lay out what is not ASCII. */
export const formatAnyStylish: LoadedFormat = async (results, context) => {
  await prepareWidths(textsOf(results, context));
  return formatStylish(results, context);
};

/** What is measured to lay out findings: what they say, and the lines that they are about. */
function* textsOf(results: readonly LintResult[], { textOf }: FormatContext): Iterable<string> {
  for (const { filePath, messages } of results) {
    if (messages.length === 0) continue;
    yield filePath;
    yield textOf(filePath) ?? '';
    for (const { message, related = [], suggestions = [], haproxy = '' } of messages) {
      yield message;
      yield haproxy;
      for (const { desc } of suggestions) yield desc;
      for (const place of related) {
        yield place.filePath;
        yield place.message;
      }
    }
  }
}

/** For people: each file's findings with the line they are about, then a summary. Nothing at all when nothing was found. */
export const formatStylish: Format = (results, context) => {
  const found = results.filter(({ messages }) => messages.length > 0);
  if (found.length === 0) return '';
  const files = found.map((result) => fileText(result, context));
  return `\n${files.join('\n\n')}\n\n${summary(found, context)}\n`;
};

function fileText(result: LintResult, context: FormatContext): string {
  const { colors } = context;
  const text = context.textOf(result.filePath);
  const layout: Layout = {
    context,
    lines: text === null ? null : new LineTable(text),
    placeWidth: largest(result.messages.map((message) => placeOf(message).length)),
    gutter: largest(result.messages.map(({ line }) => String(line).length)),
  };
  const title = colors.underline(printable(context.displayPath(result.filePath)));
  return [title, result.messages.map((message) => findingLines(message, result.filePath, layout).join('\n')).join('\n\n')].join('\n');
}

/** What the findings of one file have in common. */
interface Layout {
  readonly context: FormatContext;
  readonly lines: LineTable | null;
  readonly placeWidth: number;
  readonly gutter: number;
}

function findingLines(message: LintMessage, filePath: string, layout: Layout): string[] {
  return [...headLines(message, layout), ...frameLines(message, layout), ...detailLines(message, filePath, layout)];
}

function placeOf({ line, column }: { readonly line: number; readonly column: number }): string {
  return `${line}:${column}`;
}

function headLines(message: LintMessage, { context, placeWidth }: Layout): string[] {
  const { colors, width } = context;
  const isError = message.severity === 2;
  const severity = isError ? 'error' : 'warning';
  const head = `  ${placeOf(message).padStart(placeWidth)}  ${severity.padEnd('warning'.length)}  `;
  const indent = width === null || width >= ROOMY ? head.length : 4;
  const place = head.slice(0, head.length - severity.padEnd('warning'.length).length - 2);
  const start = `${colors.dim(place)}${(isError ? colors.red : colors.yellow)(severity)}${' '.repeat(head.length - place.length - severity.length)}`;
  const id = printable(message.ruleId);
  const text = printable(message.message);
  if (width === null) return [`${start}${text}  ${colors.dim(id)}`];
  // The first line shares its room with the head, which the text of a narrow layout does not stand under.
  const lines = wrapAfter(text, head.length - indent, width - indent);
  const last = lines.length - 1;
  const lastWidth = textWidth(lines[last] as string) + (last === 0 ? head.length : indent);
  if (lastWidth + 2 + textWidth(id) <= width) lines[last] += `  ${colors.dim(id)}`;
  else lines.push(colors.dim(id));
  return lines.map((line, i) => (i === 0 ? start : ' '.repeat(indent)) + line);
}

/** Wraps a text whose first line is shorter than the others by `taken` columns. */
function wrapAfter(text: string, taken: number, width: number): string[] {
  if (taken <= 0) return wrap(text, width);
  const [first = ''] = wrap(text, width - taken);
  const rest = text.slice(first.length).trimStart();
  return rest === '' ? [first] : [first, ...wrap(rest, width)];
}

function frameLines(message: LintMessage, { context, lines, gutter }: Layout): string[] {
  if (lines === null || !lines.hasLine(message.line)) return [];
  const { colors, width } = context;
  const line = lines.lineText(message.line);
  const start = message.column - 1;
  const end = message.endLine > message.line ? line.length : message.endColumn - 1;
  const margin = `    ${String(message.line).padStart(gutter)} │ `;
  const frame = codeFrame(line, { start, end }, (width ?? FRAME_WIDTH) - margin.length);
  const carets = ' '.repeat(frame.indent) + (message.severity === 2 ? colors.red : colors.yellow)('^'.repeat(frame.carets));
  return [`${colors.dim(margin)}${frame.source}`.trimEnd(), `${' '.repeat(4 + gutter)} ${colors.dim('│')} ${carets}`];
}

function detailLines(message: LintMessage, filePath: string, { context, gutter }: Layout): string[] {
  const { colors, width } = context;
  // Under the source line that the frame shows.
  const indent = ' '.repeat(4 + gutter + 3);
  const details: string[] = [];
  const add = (label: string, text: string) => {
    const room = width === null ? Number.POSITIVE_INFINITY : width - indent.length - 2;
    const [first = '', ...rest] = wrap(`${label}${printable(text)}`, room);
    details.push(
      `${indent}${colors.dim(first.slice(0, label.length))}${first.slice(label.length)}`,
      ...rest.map((line) => `${indent}  ${line}`),
    );
  };
  const related = message.related ?? [];
  const shown = related.length <= MAX_RELATED + 1 ? related : related.slice(0, MAX_RELATED);
  for (const place of shown) add(`${relatedPlace(place, filePath, context)} `, place.message);
  if (related.length > shown.length) details.push(`${indent}${colors.dim(`and ${related.length - shown.length} more`)}`);
  if (message.haproxy !== undefined) for (const said of message.haproxy.split('\n')) add('haproxy says: ', said);
  for (const { desc } of message.suggestions ?? []) add('suggestion: ', desc);
  if (message.url !== undefined) {
    const url = printable(message.url);
    // Further to the left rather than broken in two: half a link leads nowhere.
    const room = width === null ? indent.length : Math.max(0, width - url.length);
    details.push(`${indent.slice(0, room)}${colors.dim(url)}`);
  }
  return details;
}

function relatedPlace(place: RelatedMessage, filePath: string, context: FormatContext): string {
  const file = place.filePath === filePath ? '' : `${printable(context.displayPath(place.filePath))}:`;
  return `${file}${placeOf(place)}`;
}

function summary(results: readonly LintResult[], { colors }: FormatContext): string {
  const sum = (key: 'errorCount' | 'warningCount' | 'fixableErrorCount' | 'fixableWarningCount') =>
    results.reduce((total, result) => total + result[key], 0);
  const errors = sum('errorCount');
  const warnings = sum('warningCount');
  const paint = (text: string) => colors.bold((errors > 0 ? colors.red : colors.yellow)(text));
  const lines = [paint(`✖ ${count(errors + warnings, 'problem')} (${count(errors, 'error')}, ${count(warnings, 'warning')})`)];
  const fixableErrors = sum('fixableErrorCount');
  const fixableWarnings = sum('fixableWarningCount');
  if (fixableErrors + fixableWarnings > 0) {
    const kinds = [
      ...(fixableErrors > 0 ? [count(fixableErrors, 'error')] : []),
      ...(fixableWarnings > 0 ? [count(fixableWarnings, 'warning')] : []),
    ];
    lines.push(paint(`  ${kinds.join(' and ')} can be fixed with --fix`));
  }
  return lines.join('\n');
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
