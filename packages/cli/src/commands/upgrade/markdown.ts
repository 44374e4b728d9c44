import { formatVersion } from '@haplint/catalog';
import type { AdvisoryVerdict } from '@haplint/rules';
import { filesOf, linesOf, placeOf } from './places.js';
import { fixableIn, type PlacedMessage, type UpgradeReport } from './report.js';
import { counted, supportInWords, upshot } from './words.js';

/** The report for a ticket: headings and tables of GitHub's Markdown. */
export function reportMarkdown(report: UpgradeReport, cwd: string): string {
  const { refused, refusedAlready, refusedBefore, warned, changes, leftBehind, newlyReached, stillReached, undecided } = report;
  const [from, to] = [formatVersion(report.from), formatVersion(report.to)];
  const section = (heading: string, head: readonly string[], rows: readonly (readonly string[])[]) =>
    rows.length === 0 ? [] : ['', `### ${heading} (${rows.length})`, '', ...table(head, rows)];
  const findings = (messages: readonly PlacedMessage[]) =>
    messages.map((message) => [
      placeOf(message, report, cwd),
      message.message,
      `${message.ruleId ?? ''}${message.fix === undefined ? '' : ', `--fix`'}`,
    ]);
  const faults = (verdicts: readonly AdvisoryVerdict[]) =>
    verdicts.map(({ advisory, verdict }) => [advisory.severity, advisory.id, advisory.title, linesOf(verdict?.places ?? [], report, cwd)]);
  const FINDING = ['Line', 'Finding', 'Rule'];
  const FAULT = ['Severity', 'Fault', 'What happens', 'Where'];
  return `${[
    `## ${cell(filesOf(report, cwd))}: HAProxy ${from} to ${to}`,
    '',
    `**${upshot(report)}**`,
    ...(fixableIn([...refused, ...warned]) > 0
      ? ['', `\`haplint upgrade --fix\` mends ${counted(fixableIn([...refused, ...warned]), 'finding')}.`]
      : []),
    ...section(`Refused by ${to}`, FINDING, findings(refused)),
    ...section('Refused by both versions', FINDING, findings(refusedAlready)),
    ...section(`Refused by ${from} only`, FINDING, findings(refusedBefore)),
    ...section('Warned about from now on', FINDING, findings(warned)),
    ...section(
      'Defaults and meanings that change',
      ['Since', 'What', 'Before', 'Now', 'Only if', 'To keep it', 'Where'],
      changes.map(({ change, concerns, places }) => [
        change.branch,
        `${change.subject}${concerns === 'unknown' ? ' (perhaps)' : ''}`,
        change.before,
        change.now,
        change.provided ?? '',
        change.keep ?? '',
        linesOf(places, report, cwd),
      ]),
    ),
    ...section('Known faults that come into reach', FAULT, faults(newlyReached)),
    ...section('Known faults that stay within reach', FAULT, faults(stillReached)),
    ...section('Known faults left behind', FAULT, faults(leftBehind)),
    '',
    '### Support',
    '',
    `- ${supportInWords(report.support.from)}`,
    `- ${supportInWords(report.support.to)}`,
    '',
    '### Not known',
    '',
    ...report.unknown.map((sentence) => `- ${sentence}`),
    ...(undecided.length === 0 ? [] : [`- ${counted(undecided.length, 'known fault')} of ${to} cannot be told from a configuration.`]),
  ].join('\n')}\n`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]) => `| ${cells.map(cell).join(' | ')} |`;
  return [line(head), `|${head.map(() => ' --- ').join('|')}|`, ...rows.map(line)];
}

/** What would end a cell, or be read as a tag, is escaped. */
function cell(text: string): string {
  return text
    .replace(/[\\|<]/g, '\\$&')
    .split(/[\r\n]+/)
    .map((line) => line.trim())
    .join(' ');
}
