import type { LintResult } from '@haplint/core';
import type { LintTiming } from '@haplint/core/internal';
import { columns } from '../commands/text.js';

/** The parts of a run, in their order. */
const PHASES = ['settings', 'read', 'parse', 'analysis', 'rules', 'format'] as const;
export type Phase = (typeof PHASES)[number];

/** How many rules the table has; the rest took less. */
const SHOWN_RULES = 15;

interface FileTimes {
  parse: number;
  analysis: number;
  readonly rules: Map<string, number>;
}

/** Where the time of a run goes, in milliseconds. Rules that are first to ask the model for something pay for it. */
export class RunStats implements LintTiming {
  readonly #start: number;
  readonly #phases = new Map<Phase, number>();
  readonly #files = new Map<string, FileTimes>();
  #checked = 0;

  /** `start`: when the run began, as `performance.now()` has it. */
  constructor(start: number) {
    this.#start = start;
  }

  now(): number {
    return performance.now();
  }

  rule(ruleId: string, filePath: string, ms: number): void {
    const { rules } = this.#timesOf(filePath);
    rules.set(ruleId, (rules.get(ruleId) ?? 0) + ms);
  }

  analysis(filePath: string, ms: number): void {
    this.#timesOf(filePath).analysis += ms;
  }

  parse(filePath: string, ms: number): void {
    this.#timesOf(filePath).parse += ms;
    this.#checked++;
  }

  /** Runs a part and adds its time. */
  async phase<Result>(phase: Phase, run: () => Result | Promise<Result>): Promise<Result> {
    const start = this.now();
    try {
      return await run();
    } finally {
      this.#phases.set(phase, (this.#phases.get(phase) ?? 0) + this.now() - start);
    }
  }

  /** The results with a `stats` each, shaped as ESLint's. */
  addTo(results: readonly LintResult[]): LintResult[] {
    return results.map((result) => {
      const times = this.#files.get(result.filePath);
      if (times === undefined) return result;
      const rules = Object.fromEntries([...times.rules].map(([id, total]) => [id, { total: rounded(total) }]));
      const total = rounded(times.parse + times.analysis + sum(times.rules.values()));
      const pass = { parse: { total: rounded(times.parse) }, analysis: { total: rounded(times.analysis) }, rules, total };
      return { ...result, stats: { times: { passes: [pass] } } };
    });
  }

  /** Two tables for people: the parts of the run, and the rules that took longest. */
  text(): string {
    const files = [...this.#files.values()];
    const rules = new Map<string, number>();
    for (const times of files) for (const [id, ms] of times.rules) rules.set(id, (rules.get(id) ?? 0) + ms);
    const ofRules = sum(rules.values());
    this.#phases.set('parse', sum(files.map(({ parse }) => parse)));
    this.#phases.set('analysis', sum(files.map(({ analysis }) => analysis)));
    this.#phases.set('rules', ofRules);
    const total = this.now() - this.#start;
    const row = (name: string, ms: number, whole: number) => [name.padEnd(32), shown(ms).padStart(10), percent(ms, whole)];
    const phases = PHASES.map((phase) => row(phase, this.#phases.get(phase) ?? 0, total));
    const other = total - sum(this.#phases.values());
    const slowest = [...rules].sort(([, a], [, b]) => b - a);
    const rest = slowest.slice(SHOWN_RULES);
    return [
      ...columns([
        ['phase'.padEnd(32), 'ms'.padStart(10), ''],
        ...phases,
        row('everything else', other, total),
        row(`all, for ${this.#checked} ${this.#checked === 1 ? 'file' : 'files'}`, total, total),
        ['', '', ''],
        ['rule', 'ms'.padStart(10), 'of the rules'],
        ...slowest.slice(0, SHOWN_RULES).map(([id, ms]) => row(id, ms, ofRules)),
        ...(rest.length === 0 ? [] : [row(`${rest.length} other rules`, sum(rest.map(([, ms]) => ms)), ofRules)]),
      ]),
      '',
    ].join('\n');
  }

  #timesOf(filePath: string): FileTimes {
    let times = this.#files.get(filePath);
    if (times === undefined) {
      times = { parse: 0, analysis: 0, rules: new Map() };
      this.#files.set(filePath, times);
    }
    return times;
  }
}

function sum(numbers: Iterable<number>): number {
  let total = 0;
  for (const number of numbers) total += number;
  return total;
}

function rounded(ms: number): number {
  return Math.round(ms * 1000) / 1000;
}

function shown(ms: number): string {
  return Math.max(ms, 0).toFixed(1);
}

function percent(part: number, whole: number): string {
  return `${((100 * Math.max(part, 0)) / Math.max(whole, 0.001)).toFixed(1)} %`.padStart(7);
}
