import { SECOND_WORDS } from '../data/second-words.js';
import { once } from '../remember.js';
import { LOG_TARGET, LOG_TARGET_2_9 } from './addresses.js';
import {
  type Argument,
  type ArgumentType,
  atMostOnce,
  choice,
  form,
  type GrammarTraits,
  type MakeArguments,
  optional,
  PROXIES,
  pattern,
  reference,
  required,
  rest,
  type StatementGrammar,
  statements,
} from './types.js';

/** The facilities and levels of syslog (src/log.c). */
const FACILITY = choice(
  ...['kern', 'user', 'mail', 'daemon', 'auth', 'syslog', 'lpr', 'news'],
  ...['uucp', 'cron', 'auth2', 'ftp', 'ntp', 'audit', 'alert', 'cron2'],
  ...['local0', 'local1', 'local2', 'local3', 'local4', 'local5', 'local6', 'local7'],
);
const LEVEL = choice('emerg', 'alert', 'crit', 'err', 'warning', 'notice', 'info', 'debug');

const FORMAT = choice('rfc3164', 'rfc5424', 'priority', 'short', 'timed', 'iso', 'local', 'raw');

/** Numbers and ranges that do not overlap, and the size of a sample that has room for them (src/log.c `get_logger_smp_range`). */
const SAMPLE = form((text) => {
  const [, ranges, size] = /^(\d+(?:-\d+)?(?:,\d+(?:-\d+)?)*),?:(\d+)$/.exec(text) ?? [];
  if (ranges === undefined) return false;
  const taken: [low: number, high: number][] = [];
  for (const range of ranges.split(',')) {
    const [low = 0, end] = range.split('-').map(Number);
    const high = end ?? low;
    if (low === 0 || (end !== undefined && end <= low) || high > Number(size) || taken.some(([from, to]) => low <= to && from <= high))
      return false;
    taken.push([low, high]);
  }
  return true;
}, 'ranges that do not overlap and the size of a sample, such as 1,3-4:5');

/** What the lines of a log profile can be for. */
export const logSteps = once(() => Object.keys(SECOND_WORDS['log-profile on'] ?? {}));

/** Those that a proxy can choose (src/log.c `px_parse_log_steps`). The first releases with `log-steps` only take those of transactions, none of `do-log` rules. */
const chosenSteps = (): ArgumentType => {
  const steps = logSteps().filter((step) => step !== 'any' && step !== 'error');
  const step = `(?:${steps.join('|')})`;
  return pattern(new RegExp(`^(?:all$|(?:${step}(?:,|$))+$)`), `all, or some of ${steps.join(', ')}, with commas`);
};

const OUTSIDE_GLOBAL = [...PROXIES, 'peers', 'log-forward'];
const ANYWHERE = ['global', ...OUTSIDE_GLOBAL];

const LEVELS = [optional('level', LEVEL), optional('minimum level', LEVEL)];

/** What follows the address, in this order, each at most once. */
const PARAMETERS: readonly (readonly [name: string, argument: Argument])[] = [
  ['len', required('length', { type: 'integer', prefix: true, min: 80, max: 65535 })],
  ['format', required('format', FORMAT)],
  ['sample', required('sample', SAMPLE)],
];

/** What follows the address, or the first `from` of its parameters. */
const behindAddress = (parameters: readonly Argument[], from = 0): Argument[] => [
  ...PARAMETERS.slice(from).map(([name, argument]) => atMostOnce(name, argument)),
  ...parameters,
  required('facility', FACILITY),
  ...LEVELS,
];

const PROFILE = atMostOnce('profile', reference('log-profile', 'log-profile'));

/** A line whose address is `global` and goes on with a parameter, which makes it one like others: it needs a facility. */
const withParameters = (keyword: string, sections: readonly string[], parameters: readonly Argument[], traits: GrammarTraits) =>
  PARAMETERS.flatMap(([name, argument], i) =>
    statements(`${keyword} ${name}`, sections, () => [argument, ...behindAddress(parameters, i + 1)], traits),
  );

const logs = (address: ArgumentType, parameters: readonly Argument[], traits: GrammarTraits = {}): StatementGrammar[] => {
  const line: MakeArguments = () => [
    { ...required('address', address), naming: { kind: 'ring', behind: { 'ring@': 'ring', 'backend@': 'backend' } } },
    ...behindAddress(parameters),
  ];
  const copied: MakeArguments = () => [optional('facility', FACILITY), ...LEVELS];
  return [
    ...statements('log', ANYWHERE, line, { ...traits, negated: [] }),
    // Alone, it copies the lines of the global section; with more, `global` is an address like others.
    ...statements('log global', OUTSIDE_GLOBAL, copied, { ...traits, negated: null }),
    ...withParameters('log global', OUTSIDE_GLOBAL, parameters, { ...traits, negated: null }),
    // What a FastCGI application writes to its standard error (src/fcgi-app.c)
    ...statements('log-stderr', ['fcgi-app'], line, traits),
    ...statements('log-stderr global', ['fcgi-app'], copied, traits),
    ...withParameters('log-stderr global', ['fcgi-app'], parameters, traits),
  ];
};

/** `log` lines (src/log.c `parse_logger`). */
export const LOG_STATEMENTS: readonly StatementGrammar[] = [
  ...logs(LOG_TARGET, []),
  ...logs(LOG_TARGET_2_9, [], { since: '2.9' }),
  ...logs(LOG_TARGET_2_9, [PROFILE], { since: '3.1' }),
  ...statements('log-steps', ['defaults', 'frontend', 'listen'], () => [optional('steps', chosenSteps()), rest]),
];
