import { formatVersion } from '@haplint/catalog';
import { largest } from '@haplint/parser';
import type { AdvisoryVerdict } from '@haplint/rules';
import { printable } from '../../printable.js';
import type { Colors } from '../../terminal.js';
import { wrap } from '../../wrap.js';
import { filesOf, linesOf, placeOf } from './places.js';
import { type ConcernedDefault, fixableIn, type PlacedMessage, type UpgradeReport } from './report.js';
import { counted, supportInWords, upshot } from './words.js';

export interface TextContext {
  readonly cwd: string;
  readonly colors: Colors;
  /** null where the output is no terminal. */
  readonly width: number | null;
}

const PLAIN_WIDTH = 120;

/** As many faults as a group shows; the others are for `--format json`. */
const MAX_FAULTS = 8;

/** The report as people read it in a terminal. */
export function reportText(report: UpgradeReport, context: TextContext): string {
  const { colors, cwd } = context;
  const title = `${filesOf(report, cwd)}: HAProxy ${formatVersion(report.from)} to ${formatVersion(report.to)}`;
  const section = (heading: string, lines: readonly string[]) => (lines.length === 0 ? [] : ['', colors.bold(heading), ...lines]);
  const findings = (messages: readonly PlacedMessage[]) => messageLines(messages, report, context);
  const { refused, refusedAlready, refusedBefore, warned, changes, leftBehind, newlyReached, stillReached, undecided } = report;
  const conditional = changes.filter(({ change, places }) => change.provided !== null && places.length === 0);
  const plain = changes.filter((change) => !conditional.includes(change));
  const mendable = fixableIn(refused) + fixableIn(warned);
  const lines = [
    colors.bold(title),
    `  ${upshot(report)}`,
    ...section(`Refused by ${formatVersion(report.to)} (${refused.length})`, findings(refused)),
    ...section(`Refused by both versions (${refusedAlready.length})`, findings(refusedAlready)),
    ...section(`Refused by ${formatVersion(report.from)} only (${refusedBefore.length})`, findings(refusedBefore)),
    ...section(`Warned about from now on (${warned.length})`, findings(warned)),
    ...section(
      `Defaults and meanings that change (${plain.length})`,
      plain.flatMap((change) => changeLines(change, report, context)),
    ),
    ...section(
      `Changes that matter only where the condition holds (${conditional.length})`,
      conditional.flatMap((change) => changeLines(change, report, context)),
    ),
    ...section(`Known faults that come into reach (${newlyReached.length})`, faultLines(newlyReached, report, context)),
    ...section(`Known faults that stay within reach (${stillReached.length})`, faultLines(stillReached, report, context)),
    ...section(`Known faults left behind (${leftBehind.length})`, faultLines(leftBehind, report, context)),
    ...section('Support', [`  ${supportInWords(report.support.from)}`, `  ${supportInWords(report.support.to)}`]),
    ...section('Not known', [
      ...report.unknown.flatMap((sentence) => hanging('  ', sentence, context)),
      ...(undecided.length === 0
        ? []
        : hanging(
            '  ',
            `${counted(undecided.length, 'known fault')} of ${formatVersion(report.to)} cannot be told from a configuration; haplint advisories --target ${formatVersion(report.to)} FILE names them.`,
            context,
          )),
    ]),
  ];
  if (mendable > 0) lines.push('', `--fix mends ${mendable} of these.`);
  return `${lines.join('\n')}\n`;
}

function messageLines(messages: readonly PlacedMessage[], report: UpgradeReport, context: TextContext): string[] {
  const rows = messages.map((message) => ({ place: placeOf(message, report, context.cwd), message }));
  const width = largest(rows.map(({ place }) => place.length));
  return rows.flatMap(({ place, message: { message, ruleId, fix } }) =>
    hanging(`  ${place.padEnd(width)}  `, `${message} (${ruleId}${fix === undefined ? '' : ', --fix mends it'})`, context),
  );
}

function changeLines({ change, concerns, places }: ConcernedDefault, report: UpgradeReport, context: TextContext): string[] {
  const { branch, subject, before, now, keep, provided } = change;
  const lines = linesOf(places, report, context.cwd);
  const detail = (label: string, text: string | null) =>
    text === null || text === '' ? [] : hanging(`        ${label.padEnd(10)}`, text, context);
  return [
    ...hanging(`  ${branch.padEnd(4)}  `, `${subject}${concerns === 'unknown' ? ' (perhaps)' : ''}`, context),
    ...detail('before', before),
    ...detail('now', now),
    ...detail('only if', provided),
    ...detail('to keep', keep),
    ...detail('where', lines),
  ];
}

function faultLines(verdicts: readonly AdvisoryVerdict[], report: UpgradeReport, context: TextContext): string[] {
  const shown = verdicts.slice(0, MAX_FAULTS);
  const rest = verdicts.length - shown.length;
  const width = largest(shown.map(({ advisory }) => advisory.id.length));
  return [
    ...shown.flatMap(({ advisory, verdict: found }) => {
      const lines = linesOf(found?.places ?? [], report, context.cwd);
      return hanging(
        `  ${advisory.severity.padEnd(8)}  ${advisory.id.padEnd(width)}  `,
        `${advisory.title}${lines === '' ? '' : ` (${lines})`}`,
        context,
      );
    }),
    ...(rest > 0 ? [`  and ${rest} more, less severe; --format json has all`] : []),
  ];
}

/** A text behind a prefix, its further lines under its first. */
function hanging(prefix: string, text: string, { width }: TextContext): string[] {
  const room = Math.max((width ?? PLAIN_WIDTH) - prefix.length, 30);
  return wrap(printable(text), room).map((line, i) => `${i === 0 ? prefix : ' '.repeat(prefix.length)}${line}`.trimEnd());
}
