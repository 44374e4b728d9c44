#!/usr/bin/env node
// Throws texts at haplint that nobody would write, and holds it to what it promises of any: it does not throw, it ends in time, the tree
// prints the text back, every finding lies in the file where its line and column say, and fixes do not overlap, apply, and leave
// nothing to fix; the formatter keeps every word and is stable, the picture of the routes is whole, and what the language service
// finds at random places lies in the file. Build first. Texts are random bytes, mutants of configurations, configurations made from the grammars,
// files for the other commands, rows of edits of one, and one structure by the megabyte or by the thousand, for the time it takes.
// usage: node scripts/fuzz.mjs [--seconds N] [--seed S] [--keep DIR] [--only KIND,...]
//   --seconds  how long to go on (default 60)
//   --seed     begins as an earlier run did
//   --keep     writes each text that fails into a folder
//   --only     the kinds of texts: bytes, random, large, mangled, mutant, generated, edits, commands, size, growth (default all)
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { formatVersion, KNOWN_BRANCHES, latestRelease, parseVersion } from '../packages/catalog/dist/index.js';
import { lint, lintAndFix, MOST_FINDINGS, mergeDefaultOptions, parseConfig } from '../packages/core/dist/internal.js';
import { decodeSource, print } from '../packages/parser/dist/index.js';
import builtin from '../packages/rules/dist/index.js';
import { Draw } from './fidelity/draw.mjs';
import { generatedConfigurations } from './fidelity/generated.mjs';
import { freshMutants } from './fidelity/mutants.mjs';
import { commandProblem, commandWorks } from './fuzz/commands.mjs';
import { editsProblem } from './fuzz/edits.mjs';
import { growthProblem } from './fuzz/growth.mjs';
import { numbered, STRUCTURES, TEMPLATES } from './fuzz/structures.mjs';
import { toolProblem, toolWorks } from './fuzz/tools.mjs';

const { values } = parseArgs({
  options: { seconds: { type: 'string', default: '60' }, seed: { type: 'string' }, keep: { type: 'string' }, only: { type: 'string' } },
});
const seed = values.seed === undefined ? Math.floor(Math.random() * 2 ** 32) : Number(values.seed);
const seconds = Number(values.seconds);
if (!Number.isInteger(seed) || !(seconds > 0)) {
  console.error('fuzz: --seed takes a whole number, --seconds a positive one');
  process.exit(2);
}

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');

/**
 * Milliseconds that a text of a megabyte may take; shorter ones as much less, but no less than two fifths of it. It is the user time of
 * the process, with what the garbage collector takes on other threads, for a clock on the wall counts what else the machine does.
 */
const TIME_LIMIT = 5000;

/** How often what takes longer is measured. */
const MOST_TIMES = 3;

const MEGABYTE = 2 ** 20;

const rules = new Map(
  Object.entries(builtin.rules).map(([id, rule]) => [
    id,
    { rule, severity: rule.meta.severity === 'error' ? 2 : 1, options: mergeDefaultOptions(rule, []) },
  ]),
);
/** What a run without a configuration asks. */
const recommended = new Map([...rules].filter(([id]) => Object.hasOwn(builtin.configs.recommended.rules, id)));
const knownRules = new Set(rules.keys());
/** The newest release of each branch, and an early one, which more known faults are in. */
const targets = KNOWN_BRANCHES.flatMap((name) => [latestRelease(name), parseVersion(`${name}.1`)]);

/** Configurations to start from. */
const bases = ['test/messages', 'test/advisories', 'examples']
  .filter((folder) => existsSync(path.join(root, folder)))
  .flatMap((folder) => readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) => path.join(folder, name)))
  .filter((name) => name.endsWith('.cfg'))
  .sort()
  .map((name) => ({ name, text: decodeSource(readFileSync(path.join(root, name))) }));

/** What a text may be made of when it makes no sense. */
const PIECES = [
  ...'\0\t\v\f\r\n "\'\\#$%{}[]()!|&,.:;-+=*?<>@~^`/_09azAZ\u00e9\u{1f600}\ufeff\u2028',
  '\n',
  '\n',
  '    ',
  '${',
  '"${',
  '%[',
  '%{+Q}',
  '{ ',
  ' }',
  '.if ',
  '.elif ',
  '.else\n',
  '.endif\n',
  '\\x',
  '\\x4',
  'global\n',
  'defaults\n',
  'frontend f\n',
  'backend b\n',
  'peers p\n',
  'acl a ',
  'if ',
  'unless ',
  'use_backend ',
  'http-request ',
  'set-var(txn.',
  'server s ',
  'bind ',
  '# haplint-disable ',
  '# haplint-disable-next-line ',
  '# haplint target: ',
  'version_atleast(',
  'map(',
  'req.hdr(',
  ',lower',
  '{{ x }}',
  '{% if a %}',
  '<%= b %>',
  '18446744073709551616',
  '-0',
  '1e9',
];

const random = (draw) => Array.from({ length: draw.below(400) }, () => draw.of(PIECES)).join('');
const bytes = (draw) => decodeSource(Buffer.from(Array.from({ length: draw.below(600) }, () => draw.below(256))));

/** What `large` nests or repeats, and what ends it. */
const LARGE_PIECES = [
  ['.if defined(A)\n', ''],
  ['.if defined(A)\n', '.endif\n'],
  ['"', '"'],
  ['\\', ''],
  ['#', ''],
  ['{ ', ' }'],
  ['(', ')'],
  ['a(', ')'],
  [',lower', ''],
  ['%[', ']'],
  ['${', '}'],
  ['frontend f\n', ''],
  ['x ', ''],
  ['\r', ''],
  ['\0', ''],
  [' ', ''],
  ['if ', ''],
  ['!', ''],
  ['[', ']'],
  ['acl a src 1\n', ''],
  ['# haplint-disable\n', ''],
  ['use_backend b if a\n', ''],
  ['{{', '}}'],
  ['<%', '%>'],
  ['$A', ''],
  ['default_backend b\n', ''],
  ['    http-request deny if { path /a }\n', ''],
];

/** What it puts before. */
const LARGE_STARTS = [
  '',
  'frontend f\n    ',
  'frontend f\n    acl a ',
  'frontend f\n    http-request set-header X ',
  'frontend f\n    log-format ',
  '.if ',
  'backend b\n    server s ',
];

/** Nests or repeats a piece many times. */
function large(draw) {
  const [piece, end] = draw.of(LARGE_PIECES);
  return repeated(draw.of(LARGE_STARTS), piece, end, draw.of([50, 1000, 20_000]));
}

const repeated = (before, piece, end, count) => `${before}${piece.repeat(count)}${end.repeat(count)}\n`;

/** Cuts, doubles and scatters what another text has. */
function mangled(draw) {
  const { text } = draw.of(bases);
  const other = draw.of(bases).text;
  const at = () => draw.below(text.length + 1);
  switch (draw.below(5)) {
    case 0:
      return text.slice(0, at());
    case 1:
      return text.slice(0, at()) + draw.of(PIECES).repeat(1 + draw.below(5)) + text.slice(at());
    case 2:
      return text.slice(0, at()) + other.slice(draw.below(other.length + 1));
    case 3:
      return text.replaceAll('\n', draw.of(['\r\n', '\r', '\n\n', ' ']));
    default:
      return text.replaceAll(draw.of([' ', 'e', '0', '.', '(']), draw.of(PIECES));
  }
}

/** A text of a megabyte: one structure as often as it takes, or one of the pieces of `large`. Returns its name and the text. */
function megabyte(draw) {
  if (draw.chance(0.5)) {
    const [before, [piece, end]] = [draw.of(LARGE_STARTS), draw.of(LARGE_PIECES)];
    const count = Math.floor(MEGABYTE / (piece.length + end.length));
    return [`${JSON.stringify(piece)} behind ${JSON.stringify(before)}`, repeated(before, piece, end, count)];
  }
  const [name, make] = draw.of(Object.entries(STRUCTURES));
  let count = 1000;
  // What is counted takes more letters the more there are.
  for (let i = 0; i < 3; i++) count = Math.max(1, Math.floor((count * MEGABYTE) / make(count).length));
  return [name, make(count)];
}

/** Texts that are checked one by one. */
const TEXTS = {
  bytes,
  random,
  large,
  mangled,
  mutant: (draw) => freshMutants(bases, 1, draw.below(2 ** 32))[0].text,
  generated: (draw) => generatedConfigurations(draw.of(targets), 1, draw.below(2 ** 32))[0].text,
};

/** What `growth` has not measured yet; lines and sections of configurations follow, as long as there is time. */
const unmeasured = Object.entries({ ...STRUCTURES, ...TEMPLATES });

/** Each tries something and gives the text with what is wrong; null where nothing is. */
const KINDS = {
  ...Object.fromEntries(
    Object.entries(TEXTS).map(([kind, make]) => [kind, (draw) => failureOf(make(draw), (text) => problemWith(draw, text))]),
  ),
  edits: (draw) =>
    editsProblem(
      draw,
      bases.map(({ text }) => text),
      PIECES,
      { rulesFor: () => rules, knownRules, targets: draw.chance(0.9) ? [draw.of(targets)] : [] },
    ),
  commands: (draw) => {
    const kind = draw.of(Object.keys(TEXTS).filter((each) => each !== 'large'));
    return failureOf(TEXTS[kind](draw), (text) => commandProblem(draw, text));
  },
  size: (draw) => {
    const [name, text] = megabyte(draw);
    return failureOf(text, () => {
      const named = draw.chance(0.6) ? [draw.of(targets)] : [];
      // Without a target, six branches are read.
      const asked = named.length === 0 ? recommended : rules;
      const options = { rulesFor: () => asked, knownRules, targets: named, mostFindings: MOST_FINDINGS };
      const { took, isTooLong } = timed(TIME_LIMIT, () => lint([{ path: 'a.cfg', text }], options));
      return isTooLong
        ? `took ${took} ms for a megabyte of ${name} ${named.length === 0 ? 'without a target' : `for ${formatVersion(named[0])}`}`
        : null;
    });
  },
  growth: (draw) => {
    const next = unmeasured.length > 0 ? unmeasured.splice(draw.below(unmeasured.length), 1)[0] : numbered(draw, draw.of(bases));
    const [name, make] = next;
    return failureOf(make(20), async () => {
      const problem = await growthProblem(make, works(draw, name));
      return problem && `${name}: ${problem}`;
    });
  },
};

/**
 * Does something with a text, and again where that took longer than it may: the first time pays for compiling what the text needs, and
 * another process on the same core for a while makes all slower.
 *
 * @returns what it gave the first time, the milliseconds of user time that it took at the least, and whether these are more than `limit`
 */
function timed(limit, act) {
  let value;
  let took = Number.POSITIVE_INFINITY;
  for (let time = 0; time < MOST_TIMES && took > limit; time++) {
    const start = process.cpuUsage();
    const given = act();
    took = Math.min(took, Math.round(process.cpuUsage(start).user / 1000));
    if (time === 0) value = given;
  }
  return { value, took, isTooLong: took > limit };
}

/** What goes wrong with a text, an exception included; null where nothing does. */
async function failureOf(text, test) {
  try {
    const problem = await test(text);
    return problem === null ? null : { problem, text };
  } catch (error) {
    return { problem: `threw: ${error.stack}`, text };
  }
}

const NAMES = ['a.cfg', 'a.cfg', 'a.cfg', 'a.cfg.j2', 'a.cfg.erb', 'a.cfg.tmpl', 'a.cfg.ctmpl'];

/** What is wrong with haplint's dealings with a text; null where nothing is. */
async function problemWith(draw, text) {
  const source = { path: draw.of(NAMES), text };
  const named = draw.chance(0.8) ? [draw.of(targets)] : [];
  const options = { rulesFor: () => rules, knownRules, targets: named, fragment: draw.chance(0.1) };
  const tree = parseConfig(source);
  if (print(tree) !== text) return 'the tree does not print the text back';
  const limit = TIME_LIMIT * Math.max(0.4, text.length / MEGABYTE) * (named.length === 0 ? 6 : 1);
  const { value, took, isTooLong } = timed(limit, () => lint([source], options));
  if (isTooLong) return `took ${took} ms for ${text.length} characters`;
  const { results, crashes } = value;
  if (crashes.length > 0) return `rule ${crashes[0].ruleId} threw: ${crashes[0].error.stack}`;
  for (const message of results[0].messages) {
    const problem =
      misplaced(message, tree) ?? editProblem([message.fix, message.unsafeFix, ...(message.suggestions ?? []).map(({ fix }) => fix)], text);
    if (problem !== null) return `${message.ruleId}: ${problem}`;
  }
  const fixed = lintAndFix([source], options);
  const again = lintAndFix([{ ...source, text: fixed.files[0].text }], options);
  if (again.files[0].text !== fixed.files[0].text) return 'a second run of the fixes finds more to fix';
  return toolProblem(draw, source, named[0]);
}

/** The works whose time is held against the size of a text: a check, and one of the others. */
function works(draw, structure) {
  const path = Object.hasOwn(TEMPLATES, structure) ? 'a.cfg.j2' : 'a.cfg';
  const options = { rulesFor: () => rules, knownRules };
  const targeted = { ...options, targets: [parseVersion('3.2.1')] };
  const others = {
    'check without a target': (text) => lint([{ path, text }], options),
    fixes: (text) => lintAndFix([{ path, text }], targeted),
    ...toolWorks(path),
    ...commandWorks(),
  };
  const other = draw.of(Object.keys(others));
  return { check: (text) => lint([{ path, text }], targeted), [other]: others[other] };
}

function misplaced({ line, column, endLine, endColumn }, { lines, text }) {
  const place = `${line}:${column}-${endLine}:${endColumn}`;
  for (const position of [
    { line, column },
    { line: endLine, column: endColumn },
  ]) {
    if (position.line < 1 || position.line > lines.lineCount || position.column < 1) return `${place} is outside the file`;
    const back = lines.positionAt(lines.offsetAt(position));
    if (back.line !== position.line || back.column !== position.column) return `${place} is no place of the file`;
  }
  const [start, end] = [lines.offsetAt({ line, column }), lines.offsetAt({ line: endLine, column: endColumn })];
  return start > end || end > text.length ? `${place} ends before it begins` : null;
}

function editProblem(edits, text) {
  for (const edit of edits) {
    if (edit === undefined) continue;
    const [start, end] = edit.range;
    if (!(start >= 0 && start <= end && end <= text.length)) return `an edit of ${start}-${end} is outside the file`;
  }
  return null;
}

const kinds = values.only?.split(',') ?? Object.keys(KINDS);
if (!kinds.every((kind) => Object.hasOwn(KINDS, kind))) {
  console.error(`fuzz: --only takes some of ${Object.keys(KINDS).join(', ')}`);
  process.exit(2);
}
const draw = new Draw(seed);
const end = Date.now() + seconds * 1000;
const counts = Object.fromEntries(kinds.map((kind) => [kind, 0]));
let failed = 0;
console.log(`seed ${seed}`);
while (Date.now() < end) {
  const kind = draw.of(kinds);
  counts[kind]++;
  const failure = await KINDS[kind](draw);
  if (failure === null) continue;
  const { problem, text } = failure;
  failed++;
  console.log(`${kind}: ${problem}\n    ${JSON.stringify(text.length > 300 ? `${text.slice(0, 300)}...` : text)}`);
  if (values.keep) {
    mkdirSync(values.keep, { recursive: true });
    writeFileSync(path.join(values.keep, `${seed}-${failed}-${kind}.cfg`), text);
  }
}
const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
console.log(
  `${total} texts (${Object.entries(counts)
    .map(([kind, count]) => `${count} ${kind}`)
    .join(', ')}) for ${targets.map(formatVersion).join(', ')}: ${failed} failed`,
);
process.exitCode = failed === 0 ? 0 : 1;
