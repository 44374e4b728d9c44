#!/usr/bin/env node
// Measures how well the `check` preset predicts `haproxy -c`, against recorded verdicts. Build first.
// usage: node scripts/fidelity.mjs [--corpus DIR] [--branch 3.0]... [--show N] [--floors FILE [--update]]
//   --corpus  a folder with index.json, verdicts/<branch>.json and mutants/ (default ../shared/corpus)
//   --show    prints N disagreements of each branch
//   --floors  fails when a figure is below the one the file records; --update writes the file
//
// Shares, for each branch:
//   accept  configurations that HAProxy accepts and haplint finds no error in; the rest are false alarms
//   reject  configurations that HAProxy refuses and haplint finds an error in
//   line    lines that HAProxy blames and haplint finds an error on
//   warn    lines that HAProxy warns about, in what it accepts, and haplint does too
//   quiet   lines that haplint warns about, in what HAProxy accepts, and HAProxy does too
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { parseVersion } from '../packages/catalog/dist/index.js';
import { lint, mergeDefaultOptions } from '../packages/core/dist/index.js';
import { decodeSource } from '../packages/parser/dist/index.js';
import builtin from '../packages/rules/dist/index.js';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
const { values: options } = parseArgs({
  options: {
    corpus: { type: 'string', default: path.join(root, '../shared/corpus') },
    branch: { type: 'string', multiple: true, default: ['2.4', '2.6', '2.8', '3.0', '3.2', '3.4'] },
    show: { type: 'string', default: '0' },
    floors: { type: 'string' },
    update: { type: 'boolean', default: false },
  },
});
if (!existsSync(path.join(options.corpus, 'index.json'))) {
  console.error(`fidelity: no corpus at ${options.corpus}; name one with --corpus`);
  process.exit(2);
}
const readJson = (...parts) => JSON.parse(readFileSync(path.join(...parts), 'utf8'));

/** What HAProxy says because of the machine it runs on or how it was built; the text cannot tell, so it does not count. */
const OF_THE_MACHINE =
  /SSL library|hiding headers or body|error in Lua|could not resolve|lua\.(?!bool)|not compiled|support was not|is not enabled|without .*support|(?:build|version) .*support|private key|no SSL certificate|(?:unable|failed) to (?:open|load|read)|can't open|cannot open|no such file|permission denied|bind\(\)|cannot find (?:user|group) id|fd limit|memory limit|master-worker mode|capabilities|running on a total of|no peer named/i;

/** Closing remarks that sum up the messages before them. */
const SUMMARY = /Fatal errors found|Error\(s\) found|Some warnings|Warnings were found/;

const METRICS = ['accept', 'reject', 'line', 'warn', 'quiet'];

const rules = new Map(
  Object.keys(builtin.configs.check.rules).map((id) => {
    const rule = builtin.rules[id];
    return [id, { rule, severity: rule.meta.severity === 'error' ? 2 : 1, options: mergeDefaultOptions(rule, []) }];
  }),
);
const knownRules = new Set(rules.keys());

function check(text, branch) {
  const { results } = lint([{ path: 'a.cfg', text }], { rulesFor: () => rules, knownRules, targets: [parseVersion(`${branch}.0`)] });
  return results[0].messages;
}

/** The messages of a verdict that the text alone explains. */
function messagesOf(verdict, level) {
  return verdict.texts
    .map((entry) => {
      const [line, kind, ...rest] = entry.split('|');
      return { line: Number(line), kind, text: rest.join('|') };
    })
    .filter(({ kind, text }) => kind === level && !OF_THE_MACHINE.test(text) && !SUMMARY.test(text));
}

class Score {
  counts = Object.fromEntries(METRICS.map((metric) => [metric, { hits: 0, total: 0 }]));
  misses = [];

  add(metric, hit, miss) {
    this.counts[metric].total++;
    if (hit) this.counts[metric].hits++;
    else this.misses.push(`${metric}: ${miss}`);
  }

  judge(key, verdict, messages) {
    if (verdict.signal || verdict.error) return;
    const errors = messages.filter(({ severity }) => severity === 2);
    const errorLines = new Set(errors.map(({ line }) => line));
    if (verdict.ok) {
      this.add('accept', errors.length === 0, `${key} ${JSON.stringify(errors[0])}`);
      this.#judgeWarnings(key, messagesOf(verdict, 'WARNING'), messages);
      return;
    }
    const alerts = messagesOf(verdict, 'ALERT');
    if (alerts.length === 0) return;
    this.add('reject', errors.length > 0, `${key} ${alerts[0].line} ${alerts[0].text}`);
    for (const line of new Set(alerts.map((alert) => alert.line).filter(Boolean))) this.add('line', errorLines.has(line), `${key}:${line}`);
  }

  /** A warning that names no line is matched by any warning of ours that matches no line of HAProxy's. */
  #judgeWarnings(key, warnings, messages) {
    const ours = messages.filter(({ severity }) => severity === 1);
    const lines = new Set(ours.map(({ line }) => line));
    const placed = new Set(warnings.map(({ line }) => line).filter(Boolean));
    const spare = ours.filter(({ line }) => !placed.has(line));
    const unplaced = [...new Set(warnings.filter(({ line }) => !line).map(({ text }) => text))];
    for (const line of placed) this.add('warn', lines.has(line), `${key}:${line}`);
    for (const [i, text] of unplaced.entries()) this.add('warn', i < spare.length, `${key} ${text}`);
    for (const line of lines) if (placed.has(line)) this.add('quiet', true, `${key}:${line}`);
    for (const [i, { line }] of spare.entries()) this.add('quiet', i < unplaced.length, `${key}:${line}`);
  }

  share(metric) {
    const { hits, total } = this.counts[metric];
    return total === 0 ? null : (100 * hits) / total;
  }
}

const textOf = (file) => decodeSource(readFileSync(path.join(options.corpus, file)));
const files = readJson(options.corpus, 'index.json').map(({ file }) => file);
const mutants = readJson(options.corpus, 'mutants/mutants.json');

function mutantText({ base, line, text }) {
  const lines = textOf(base).split('\n');
  if (text === null) lines.splice(line - 1, 1);
  else lines[line - 1] = text;
  return lines.join('\n');
}

const figures = {};
for (const branch of options.branch) {
  const sets = {
    corpus: [readJson(options.corpus, 'verdicts', `${branch}.json`), files.map((file) => [file, () => textOf(file)])],
    mutants: [
      readJson(options.corpus, 'mutants', `verdicts-${branch}.json`),
      mutants.map((mutant, i) => [String(i), () => mutantText(mutant)]),
    ],
  };
  for (const [name, [verdicts, entries]] of Object.entries(sets)) {
    const score = new Score();
    for (const [key, text] of entries) if (verdicts[key]) score.judge(key, verdicts[key], check(text(), branch));
    figures[`${branch} ${name}`] = Object.fromEntries(METRICS.map((metric) => [metric, score.share(metric)]));
    const cells = METRICS.map((metric) => {
      const { hits, total } = score.counts[metric];
      return `${metric} ${total === 0 ? '-' : `${score.share(metric).toFixed(2)}% (${hits}/${total})`}`.padEnd(29);
    });
    console.log(`${branch} ${name.padEnd(9)}${cells.join('').trimEnd()}`);
    for (const miss of score.misses.slice(0, Number(options.show))) console.log(`    ${miss}`);
  }
}

if (options.floors) {
  const file = path.resolve(options.floors);
  const roundDown = (share) => (share === null ? null : Math.floor(share * 100) / 100);
  if (options.update) {
    const floors = Object.fromEntries(
      Object.entries(figures).map(([key, shares]) => [key, Object.fromEntries(Object.entries(shares).map(([m, s]) => [m, roundDown(s)]))]),
    );
    writeFileSync(file, `${JSON.stringify(floors, null, 2)}\n`);
  } else {
    let failed = 0;
    for (const [key, floors] of Object.entries(JSON.parse(readFileSync(file, 'utf8')))) {
      for (const [metric, floor] of Object.entries(floors)) {
        const share = figures[key]?.[metric];
        if (floor === null || (typeof share === 'number' && share >= floor)) continue;
        console.error(`fidelity: ${key} ${metric} is ${share?.toFixed(2) ?? 'not measured'}, below the floor of ${floor}`);
        failed++;
      }
    }
    if (failed > 0) process.exitCode = 1;
    else console.log('fidelity: no figure is below its floor');
  }
}
