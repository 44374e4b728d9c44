#!/usr/bin/env node
// Proves on real binaries that the safe fixes of all rules are safe: what a binary accepts, it accepts when they are applied,
// with no more warnings; a second run changes nothing; and what was fixed is not found again. Build first.
// usage: node scripts/check-fixes.mjs --haproxy BIN [--haproxy BIN]... [--oracle DIR] [--corpus DIR] [--sample N] [--show N] [FILE...]
//   --oracle  a folder with shim.so and stubs/; see scripts/fidelity/haproxy.mjs for the other way
//   --corpus  a folder with index.json (default ../shared/corpus, where it is)
//   --sample  fixes N files of the corpus only, evenly spread
//   --show    prints N failures of each binary (default 20)
// Without files, those of the corpus, test/messages and examples are fixed. Exit status 0 when all fixes are safe, 1 when one is
// not, 2 when nothing can be asked.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { decodeSource } from '../packages/parser/dist/index.js';
import { fixedTwice } from './fidelity/fixes.mjs';
import { Haproxy } from './fidelity/haproxy.mjs';
import { isVerdict } from './fidelity/verdicts.mjs';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');

function fail(reason) {
  console.error(`check-fixes: ${reason}`);
  process.exit(2);
}

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    haproxy: { type: 'string', multiple: true, default: [] },
    oracle: { type: 'string' },
    corpus: { type: 'string', default: path.join(root, '../shared/corpus') },
    sample: { type: 'string' },
    show: { type: 'string', default: '20' },
  },
});
if (options.haproxy.length === 0) fail('name a binary with --haproxy');
const sample = options.sample === undefined ? null : Number(options.sample);
if (sample !== null && !(Number.isInteger(sample) && sample > 0)) fail(`--sample takes a number of files, not "${options.sample}"`);

/** `count` of the items, evenly spread; all where there are fewer. */
function spread(items, count) {
  if (count === null || items.length <= count) return items;
  return Array.from({ length: count }, (_, i) => items[Math.floor((i * items.length) / count)]);
}

function configurationsIn(folder) {
  const names = readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.cfg'));
  return names.sort().map((name) => ({ name: `${folder}/${name}`, file: path.join(root, folder, name) }));
}

function corpus() {
  const index = path.join(options.corpus, 'index.json');
  if (!existsSync(index)) return [];
  const files = JSON.parse(readFileSync(index, 'utf8')).map(({ file }) => ({ name: file, file: path.join(options.corpus, file) }));
  return spread(files, sample);
}

const chosen =
  positionals.length > 0
    ? positionals.map((file) => ({ name: file, file }))
    : [...corpus(), ...spread(configurationsIn('test/messages'), sample), ...configurationsIn('examples')];
/** Longer files take minutes, and say no more. */
const MAX_LINES = 5000;
const configurations = chosen
  .map(({ name, file }) => ({ name, text: decodeSource(readFileSync(file)) }))
  .filter(({ text }) => text.split('\n').length <= MAX_LINES);

function warningsOf({ texts }) {
  return texts.filter((text) => text.includes('|WARNING|')).length;
}

let failed = false;
for (const binary of options.haproxy) {
  const haproxy = await Haproxy.open(binary, options.oracle).catch((error) => fail(error.message));
  const before = await haproxy.verdicts(configurations.map(({ text }) => text));
  const failures = [];
  const isAccepted = (verdict) => isVerdict(verdict) && verdict.ok;
  const accepted = configurations.filter((_, i) => isAccepted(before[i]));
  const verdictsOf = before.filter(isAccepted);
  const fixed = [];
  const perRule = new Map();
  for (const [i, { name, text }] of accepted.entries()) {
    const { once, problems, rules } = fixedTwice(text, haproxy.version);
    for (const problem of problems) failures.push(`${name}: ${problem}`);
    for (const [rule, count] of rules) perRule.set(rule, (perRule.get(rule) ?? 0) + count);
    if (once !== text) fixed.push({ name, text: once, rules, warnings: warningsOf(verdictsOf[i]) });
  }
  const after = await haproxy.verdicts(fixed.map(({ text }) => text));
  haproxy.close();
  for (const [i, { name, rules, warnings }] of fixed.entries()) {
    const verdict = after[i];
    if (!isVerdict(verdict)) failures.push(`${name}: no verdict once it is fixed: ${verdict.error ?? verdict.signal}`);
    else if (!verdict.ok) {
      const alerts = verdict.texts.filter((text) => text.includes('|ALERT|')).slice(0, 3);
      failures.push(`${name}: refused once it is fixed (${[...rules.keys()].join(', ')}): ${alerts.join(' ; ')}`);
    } else if (warningsOf(verdict) > warnings) {
      failures.push(`${name}: warned of more once it is fixed (${[...rules.keys()].join(', ')})`);
    }
  }
  for (const failure of failures.slice(0, Number(options.show))) console.error(failure);
  const fixes = [...perRule].sort(([, a], [, b]) => b - a).map(([rule, count]) => `${rule} ${count}`);
  console.log(
    `haproxy ${haproxy.name}: ${configurations.length} files, ${accepted.length} accepted, ${fixed.length} fixed, ${failures.length} failures` +
      (fixes.length === 0 ? '' : `\n  ${fixes.join(', ')}`),
  );
  if (accepted.length === 0) fail('the binary accepts none of the files, so nothing is proved');
  failed ||= failures.length > 0;
}
process.exitCode = failed ? 1 : 0;
