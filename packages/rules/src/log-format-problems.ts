import { compareBranches, HTTP_FETCHES, LOG_ALIASES, type LogAlias, type Version } from '@haplint/catalog';
import { type LogFormatAlias, type LogFormatProblem, parseLogFormat, type SampleFetch, type Word } from '@haplint/parser';

const ALIASES: ReadonlyMap<string, LogAlias> = new Map(LOG_ALIASES.map((alias) => [alias.name, alias]));

/** What HAProxy makes of a log format, as far as it is certain what it says. */
export interface ReadFormat {
  /** The first thing that it cannot read, whatever the names mean. */
  readonly problem: LogFormatProblem | null;
  readonly aliases: readonly LogFormatAlias[];
  readonly fetches: readonly SampleFetch[];
}

/** Reads a log format as the target does; what stands behind a variable is left out, for it may change what follows. */
export function readFormat(word: Word, target: Version): ReadFormat {
  const { node, problems } = parseLogFormat(word);
  // Before 3.0 labels were text.
  const isOld = compareBranches(target.branch, '3.0') < 0;
  const end = word.variables[0] === undefined ? Number.POSITIVE_INFINITY : word.offsetAt(word.variables[0].valueStart);
  const label = isOld ? node.items.find((item) => 'label' in item && item.label !== null) : undefined;
  const last = Math.min(end, label?.start ?? Number.POSITIVE_INFINITY);
  const items = node.items.filter((item) => item.start < last && (item.end < last || last === Number.POSITIVE_INFINITY));
  const problem = problems.find((each) => each.start < last && !(isOld && each.since !== undefined)) ?? null;
  return {
    problem: word.variables.length > 0 || label !== undefined ? null : problem,
    aliases: items.filter((item) => item.type === 'LogFormatAlias'),
    fetches: items.flatMap((item) => (item.type === 'LogFormatExpression' ? [item.expression.fetch] : [])),
  };
}

/** The alias of a name that the target knows; null where it knows none. */
export function logAlias(name: string, { branch }: Version): LogAlias | null {
  const alias = ALIASES.get(name);
  if (alias === undefined || (alias.since !== null && compareBranches(branch, alias.since) < 0)) return null;
  return alias.removed !== null && compareBranches(branch, alias.removed) >= 0 ? null : alias;
}

/** The first item of a format that shows part of an HTTP message and is let through in mode tcp; null where none does. */
export function httpItem({ aliases, fetches }: ReadFormat, target: Version): LogFormatAlias | SampleFetch | null {
  const items = [
    ...aliases.filter(({ name }) => logAlias(name, target)?.needsMessage),
    ...fetches.filter(({ name }) => HTTP_FETCHES.has(name)),
  ];
  return items.sort((a, b) => a.start - b.start)[0] ?? null;
}
