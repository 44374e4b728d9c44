import type { LintMessage, LintResult, RelatedMessage } from '@haplint/core';
import { printable } from '../printable.js';
import type { Format, FormatContext } from './format.js';
import { printableLines } from './printable-lines.js';
import { severityName } from './severity.js';

/** As many related places as a cell shows, as `stylish` does. */
const MAX_RELATED = 4;

/** For tickets and job summaries: a sentence that counts, then a table for each file with findings. */
export const formatMarkdown: Format = (results, context) => {
  const found = results.filter(({ messages }) => messages.length > 0);
  return `${[summary(results), ...found.map((result) => table(result, context))].join('\n\n')}\n`;
};

function summary(results: readonly LintResult[]): string {
  const sum = (key: 'errorCount' | 'warningCount') => results.reduce((total, result) => total + result[key], 0);
  const [errors, warnings] = [sum('errorCount'), sum('warningCount')];
  const files = count(results.length, 'file');
  if (errors + warnings === 0) return `haplint found nothing in ${files}.`;
  return `haplint found **${count(errors, 'error')}** and **${count(warnings, 'warning')}** in ${files}.`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

function table(result: LintResult, context: FormatContext): string {
  return [
    `### ${code(printable(context.projectPath(result.filePath)))}`,
    '',
    '| Place | Severity | Finding | Rule |',
    '| ---: | --- | --- | --- |',
    ...result.messages.map((message) => row(message, result.filePath, context)),
  ].join('\n');
}

function row(message: LintMessage, filePath: string, context: FormatContext): string {
  const ruleUrl = context.rulesMeta[message.ruleId]?.docs.url;
  const rule = linked(escaped(message.ruleId), ruleUrl);
  const more = message.url === undefined || message.url === ruleUrl ? '' : ` ${linked('more', message.url)}`;
  const related = message.related ?? [];
  const shown = related.length <= MAX_RELATED + 1 ? related : related.slice(0, MAX_RELATED);
  const finding = [
    `${escaped(message.message)}${more}`,
    ...shown.map((place) => `${escaped(placeOf(place, filePath, context))}: ${escaped(place.message)}`),
    ...(related.length > shown.length ? [`and ${related.length - shown.length} more`] : []),
  ].join('<br>');
  return `| ${message.line}:${message.column} | ${severityName(message)} | ${finding} | ${rule} |`;
}

function placeOf({ filePath, line, column }: RelatedMessage, current: string, { projectPath }: FormatContext): string {
  return `${filePath === current ? '' : `${projectPath(filePath)}:`}${line}:${column}`;
}

/** Text that Markdown shows as it is, in a cell of a table. */
function escaped(text: string): string {
  return (
    printableLines(text)
      .replace(/&/g, '&amp;')
      .replace(/</g, '&lt;')
      .replace(/>/g, '&gt;')
      // An underscore within a word means nothing, and HAProxy's keywords have many.
      .replace(/[\\`*~[\]|$]|(?<!\w)_|_(?!\w)/g, '\\$&')
      .replace(/\r\n?|\n/g, '<br>')
  );
}

/** A code span whose fence is longer than any run of backticks in it. */
function code(text: string): string {
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  const pad = text.startsWith('`') || text.endsWith('`') ? ' ' : '';
  return `${fence}${pad}${text}${pad}${fence}`;
}

/** A link where the address is one of the web's, else the text alone. `text` is Markdown already. */
function linked(text: string, url: string | undefined): string {
  if (url === undefined || !/^https?:\/\//.test(url)) return text;
  const safe = printable(url).replace(
    /[\s()<>|\\[\]`"]/g,
    (character) => `%${character.charCodeAt(0).toString(16).padStart(2, '0').toUpperCase()}`,
  );
  return `[${text}](${safe})`;
}
