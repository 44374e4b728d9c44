import { describe, expect, it } from 'vitest';

interface Miss {
  readonly metric: string;
  readonly line: number | undefined;
}
interface Scores {
  judge(key: string, verdict: object, messages: readonly object[]): void;
  share(metric: string): number | null;
  readonly misses: readonly Miss[];
}
const { Score }: { Score: new () => Scores } = await import(new URL('../../scripts/fidelity/scores.mjs', import.meta.url).href);

const METRICS = ['accept', 'reject', 'line', 'warn', 'quiet'];
const error = (line: number) => ({ severity: 2, line, ruleId: 'rule', message: 'error' });
const warning = (line: number) => ({ severity: 1, line, ruleId: 'rule', message: 'warning' });

/** Shares of one configuration, and the metrics and lines of its disagreements. */
function judged(verdict: object, ...messages: object[]) {
  const score = new Score();
  score.judge('a.cfg', verdict, messages);
  const shares = Object.fromEntries(METRICS.map((metric) => [metric, score.share(metric)]).filter(([, share]) => share !== null));
  return { shares, misses: score.misses.map(({ metric, line }) => `${metric} ${line}`) };
}

describe('Score', () => {
  it.each([
    ['an accepted file without a finding', { ok: true, texts: [] }, [], { accept: 100 }, []],
    ['a false alarm', { ok: true, texts: [] }, [error(3)], { accept: 0 }, ['accept 3']],
    [
      'a refused file, one of two lines found',
      { ok: false, texts: ['3|ALERT|no', '4|ALERT|no', '4|ALERT|again', '0|ALERT|Fatal errors found in configuration.'] },
      [error(3)],
      { reject: 100, line: 50 },
      ['line 4'],
    ],
    ['a refused file with nothing found', { ok: false, texts: ['0|ALERT|no'] }, [], { reject: 0 }, ['reject 0']],
    ['what only the machine explains', { ok: false, texts: ['3|ALERT|unable to open the file'] }, [], {}, []],
    [
      "an unknown keyword of the text's own",
      { ok: false, texts: ["3|ALERT|unknown keyword 'tune.zlob'"] },
      [],
      { reject: 0, line: 0 },
      ['reject 3', 'line 3'],
    ],
    [
      'an alert that it goes on with',
      { ok: true, texts: ["3|ALERT|'maxconn' already specified. Continuing."] },
      [warning(3)],
      { accept: 100, warn: 100, quiet: 100 },
      [],
    ],
    [
      'a warning on a server line itself',
      { ok: true, texts: ["3|WARNING|config : [FILE:3] : 'server b/one' : something"] },
      [warning(5)],
      { accept: 100, warn: 0, quiet: 0 },
      ['warn 3', 'quiet 5'],
    ],
    ['a crash', { ok: false, signal: 'SIGSEGV', texts: [] }, [], {}, []],
    ['no answer', { ok: false, error: 'no answer within 15 s', texts: [] }, [], {}, []],
    [
      'warnings found, missed and made up',
      { ok: true, texts: ['3|WARNING|a', '4|WARNING|b'] },
      [warning(3), warning(5)],
      { accept: 100, warn: 50, quiet: 50 },
      ['warn 4', 'quiet 5'],
    ],
    [
      'a warning that names no line, said of two lines',
      { ok: true, texts: ['0|WARNING|a', '0|WARNING|a'] },
      [warning(5), warning(6)],
      { accept: 100, warn: 100, quiet: 100 },
      [],
    ],
    ['a warning that names no line', { ok: true, texts: ['0|WARNING|a'] }, [warning(5)], { accept: 100, warn: 100, quiet: 100 }, []],
  ])('counts %s', (_, verdict, messages, shares, misses) => {
    expect(judged(verdict, ...messages)).toEqual({ shares, misses });
  });
});
