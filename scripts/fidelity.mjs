#!/usr/bin/env node
// Measures how well the `check` preset predicts `haproxy -c`. Build first. docs/fidelity.md tells more.
// usage: node scripts/fidelity.mjs [--corpus DIR] [--branch 3.0]... [--show N] [--floors FILE [--update]]
//        node scripts/fidelity.mjs --haproxy BIN... [--oracle DIR] [--fresh N] [--generated N] [--seed S] [--show N] [--keep DIR]
//   --corpus   a folder with index.json, verdicts/<branch>.json and mutants/ (default ../shared/corpus)
//   --haproxy  asks this binary itself in the place of the verdicts recorded for its branch
//   --oracle   a folder with shim.so and stubs/ for the binaries; see scripts/fidelity/haproxy.mjs for the other way
//   --fresh    measures N new mutants of the corpus, our message files and the examples, and nothing else
//   --generated  measures N configurations made from the grammars of the catalog, and nothing else but fresh mutants
//   --seed     makes what an earlier run made again
//   --show     prints N disagreements of each row, false alarms first
//   --keep     writes the fresh mutants of the disagreements that are shown into a folder
//   --floors   fails when a figure is below the one the file records; --update writes the file
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { compareBranches, parseVersion } from '../packages/catalog/dist/index.js';
import { decodeSource } from '../packages/parser/dist/index.js';
import { generatedConfigurations } from './fidelity/generated.mjs';
import { check } from './fidelity/haplint.mjs';
import { Haproxy } from './fidelity/haproxy.mjs';
import { freshMutants } from './fidelity/mutants.mjs';
import { METRICS, Score } from './fidelity/scores.mjs';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
const { values: options } = parseArgs({
  options: {
    corpus: { type: 'string', default: path.join(root, '../shared/corpus') },
    branch: { type: 'string', multiple: true },
    haproxy: { type: 'string', multiple: true, default: [] },
    oracle: { type: 'string' },
    fresh: { type: 'string' },
    generated: { type: 'string' },
    seed: { type: 'string' },
    show: { type: 'string', default: '0' },
    keep: { type: 'string' },
    floors: { type: 'string' },
    update: { type: 'boolean', default: false },
  },
});

function fail(reason) {
  console.error(`fidelity: ${reason}`);
  process.exit(2);
}

const hasCorpus = existsSync(path.join(options.corpus, 'index.json'));
const countOf = (name) => {
  const given = options[name];
  if (given === undefined) return 0;
  if (!/^[1-9]\d*$/.test(given)) fail(`--${name} takes a number, not "${given}"`);
  return Number(given);
};
const [fresh, generated] = [countOf('fresh'), countOf('generated')];
const isNew = fresh > 0 || generated > 0;
const seed = options.seed === undefined ? Math.floor(Math.random() * 2 ** 32) : Number(options.seed);
if (!Number.isInteger(seed)) fail(`--seed takes a whole number, not "${options.seed}"`);
if (isNew && options.haproxy.length === 0) fail('what is new has no recorded verdicts; name a binary with --haproxy');
if (!isNew && !hasCorpus) fail(`no corpus at ${options.corpus}; name one with --corpus`);
if (options.floors && options.haproxy.length > 0) fail('the floors are those of the recorded verdicts; leave --haproxy out');

const binaries = await Promise.all(
  options.haproxy.map((binary) => Haproxy.open(binary, options.oracle).catch((error) => fail(error.message))),
);

const readJson = (...parts) => JSON.parse(readFileSync(path.join(...parts), 'utf8'));
const readText = (...parts) => decodeSource(readFileSync(path.join(...parts)));
const textOf = (file) => readText(options.corpus, file);
const files = hasCorpus ? readJson(options.corpus, 'index.json').map(({ file }) => file) : [];

/** Bases longer than this make runs slow and mutants alike. */
const MAX_BASE_LINES = 400;

function configurationsIn(folder) {
  if (!existsSync(path.join(root, folder))) return [];
  const names = readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.cfg'));
  return names.sort().map((name) => ({ name: `${folder}/${name}`, text: readText(root, folder, name) }));
}

/** What fresh mutants may be made of: `{ name, text }`. */
const bases = () =>
  [
    ...files.map((file) => ({ name: file, text: textOf(file) })),
    ...configurationsIn('test/messages'),
    ...configurationsIn('examples'),
  ].filter(({ text }) => text.split('\n').length <= MAX_BASE_LINES);

function mutantText({ base, line, text }) {
  const lines = textOf(base).split('\n');
  if (text === null) lines.splice(line - 1, 1);
  else lines[line - 1] = text;
  return lines.join('\n');
}

/** The corpus and its recorded mutants: `name -> [{ key, text }]`. */
function recordedSets() {
  const mutants = readJson(options.corpus, 'mutants/mutants.json');
  return {
    corpus: files.map((file) => ({ key: file, text: textOf(file) })),
    mutants: mutants.map((mutant, i) => ({ key: String(i), text: mutantText(mutant) })),
  };
}

/** A row to print: what it measures, for which version, `entries` of `{ key, text }`, and HAProxy's `verdicts` on them. */
async function* rows() {
  if (isNew) {
    for (const haproxy of binaries) {
      if (generated > 0) {
        const entries = generatedConfigurations(haproxy.version, generated, seed);
        yield { name: `${haproxy.name} generated`, version: haproxy.version, entries, verdicts: await verdictsOf(haproxy, entries) };
      }
      if (fresh === 0) continue;
      // Of a configuration that is refused as it is, mutants tell little: the second mistake hides behind the first.
      const candidates = bases();
      const verdicts = await haproxy.verdicts(candidates.map(({ text }) => text));
      const entries = freshMutants(
        candidates.filter((_, i) => verdicts[i].ok),
        fresh,
        seed,
      );
      yield { name: `${haproxy.name} fresh`, version: haproxy.version, entries, verdicts: await verdictsOf(haproxy, entries) };
    }
    return;
  }
  const sets = recordedSets();
  const named = options.branch ?? ['2.4', '2.6', '2.8', '3.0', '3.2', '3.4'];
  for (const branch of [...new Set([...named, ...binaries.map(({ version }) => version.branch)])].sort(compareBranches)) {
    const asked = binaries.filter(({ version }) => version.branch === branch);
    for (const haproxy of asked) {
      for (const [set, entries] of Object.entries(sets)) {
        yield { name: `${haproxy.name} ${set}`, version: haproxy.version, entries, verdicts: await verdictsOf(haproxy, entries) };
      }
    }
    if (asked.length > 0) continue;
    // Recorded verdicts are those of the first release of their branch.
    const recordings = { corpus: `verdicts/${branch}.json`, mutants: `mutants/verdicts-${branch}.json` };
    for (const [set, entries] of Object.entries(sets)) {
      const verdicts = readJson(options.corpus, recordings[set]);
      yield { name: `${branch} ${set}`, version: parseVersion(`${branch}.0`), entries, verdicts: entries.map(({ key }) => verdicts[key]) };
    }
  }
}

const verdictsOf = (haproxy, entries) => haproxy.verdicts(entries.map(({ text }) => text));

const inOneLine = (text) => (text.length > 240 ? `${text.slice(0, 240)}...` : text).replaceAll('\n', ' ');

/** The metrics whose disagreements are false alarms, errors before warnings, and then the others. */
const SHOWN_ORDER = ['accept', 'quiet', 'reject', 'line', 'warn'];

/** Prints disagreements, false alarms first. */
function show(misses, texts, row) {
  const inOrder = misses.toSorted((a, b) => SHOWN_ORDER.indexOf(a.metric) - SHOWN_ORDER.indexOf(b.metric));
  for (const [index, { metric, key, line, text }] of inOrder.slice(0, Number(options.show)).entries()) {
    console.log(`    ${metric}: ${key}${line ? `:${line}` : ''} ${inOneLine(text)}`);
    const source = line ? texts.get(key)?.split('\n')[line - 1] : undefined;
    if (source !== undefined) console.log(`        ${inOneLine(source.trim())}`);
    if (options.keep && isNew) {
      mkdirSync(options.keep, { recursive: true });
      writeFileSync(path.join(options.keep, `${row.replace(' ', '-')}-${String(index).padStart(3, '0')}-${metric}.cfg`), texts.get(key));
    }
  }
}

if (isNew) console.log(`seed ${seed}`);
const figures = {};
for await (const { name, version, entries, verdicts } of rows()) {
  const score = new Score();
  for (const [i, { key, text }] of entries.entries()) if (verdicts[i]) score.judge(key, verdicts[i], check(text, version));
  figures[name] = Object.fromEntries(METRICS.map((metric) => [metric, score.share(metric)]));
  console.log(`${name.padEnd(16)} ${score}`);
  if (score.unanswered > 0)
    console.log(`    on ${score.unanswered} of ${entries.length} haproxy crashed or gave no answer in time; they do not count`);
  show(score.misses, new Map(entries.map(({ key, text }) => [key, text])), name);
}
for (const haproxy of binaries) haproxy.close();

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
