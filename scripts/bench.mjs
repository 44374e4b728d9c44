#!/usr/bin/env node
// How fast the command is, and how much memory it takes, as shipped (npm run build): ratios to `haproxy -c`, to Node itself, and between
// inputs, measured by turns and given as medians. docs/performance.md says what they mean.
//
// usage: bench.mjs [--haproxy FILE] [--rounds N] [--lines N] [--guard]
//   --haproxy FILE   HAProxy to compare with; left out, HAPLINT_HAPROXY names it. Without one, only what needs none is measured.
//   --rounds N       how often each is run (default 5)
//   --lines N        lines of the large file (default 90000)
//   --guard          ends with status 1 where a ratio is beyond its limit
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { configurationOf } from './bench/configuration.mjs';
import { measureNode, measureProgram, median } from './bench/measure.mjs';

const { values: options } = parseArgs({
  options: {
    haproxy: { type: 'string', default: process.env.HAPLINT_HAPROXY ?? '' },
    rounds: { type: 'string', default: '5' },
    lines: { type: 'string', default: '90000' },
    guard: { type: 'boolean', default: false },
  },
});
const HAPLINT = path.join(import.meta.dirname, '..', 'packages', 'cli', 'bin', 'haplint.cjs');
const rounds = Number(options.rounds);
const lines = Number(options.lines);
if (!(rounds >= 1 && lines >= 1000)) {
  console.error('bench.mjs: --rounds takes a number from 1 up, --lines one from 1000 up');
  process.exit(2);
}

/** How many files there are where many are checked, and how long each is. */
const FILES = 500;
const LINES_OF_A_FILE = 200;

const directory = mkdtempSync(path.join(os.tmpdir(), 'haplint-bench-'));
const inDirectory = (name) => path.join(directory, name);
const write = (name, count) => {
  writeFileSync(inDirectory(name), configurationOf(count));
  return name;
};

const haproxy = options.haproxy === '' ? null : path.resolve(options.haproxy);
const version = haproxy === null ? '3.0' : versionOf(haproxy);

/** The release that a binary says it is. */
function versionOf(file) {
  const said = spawnSync(file, ['-v'], { encoding: 'utf8' });
  const found = /version (\d+\.\d+\.\d+)/.exec(said.stdout ?? '')?.[1];
  if (found === undefined) throw new Error(`${file} -v does not say a version`);
  return found;
}

const haplint = (preset, ...files) => measureNode([HAPLINT, '--no-detect', '--target', version, '--preset', preset, ...files], directory);

/**
 * Twice what the ratio was when it was last set, or somewhat less where it hardly varies: they tell of what has become slow, not of a busy
 * machine.
 */
const LIMITS = { check: 2.5, recommended: 4, start: 4, memory: 1.5, growth: 6.3, files: 2.4 };

try {
  await compare();
} finally {
  rmSync(directory, { recursive: true, force: true });
}

async function compare() {
  const large = write('large.cfg', lines);
  const sixth = write('sixth.cfg', lines / 6);
  const small = write('small.cfg', 100);
  const long = write('long.cfg', FILES * LINES_OF_A_FILE);
  mkdirSync(inDirectory('many'));
  for (let i = 0; i < FILES; i++) write(path.join('many', `${i}.cfg`), LINES_OF_A_FILE);

  const runs = {
    node: () => measureNode(['-e', '0'], directory),
    ...(haproxy === null ? {} : { haproxy: () => measureProgram(haproxy, ['-c', '-f', large], directory) }),
    check: () => haplint('check', large),
    recommended: () => haplint('recommended', large),
    sixth: () => haplint('check', sixth),
    small: () => haplint('check', small),
    long: () => haplint('check', long),
    many: () => haplint('check', 'many'),
  };
  const results = Object.fromEntries(Object.keys(runs).map((name) => [name, []]));
  for (let round = 0; round < rounds; round++) for (const [name, run] of Object.entries(runs)) results[name].push(await run());
  const middle = Object.fromEntries(
    Object.entries(results).map(([name, list]) => [
      name,
      Object.fromEntries(['wall', 'user', 'memory'].map((what) => [what, median(list.map((each) => each[what]))])),
    ]),
  );
  report(middle);
}

function report(middle) {
  const { node, check, recommended, sixth, small, long, many } = middle;
  const cpus = os.cpus();
  console.log(
    `${cpus.length} x ${cpus[0]?.model ?? 'unknown processor'}, load ${os.loadavg()[0].toFixed(1)}, Node ${process.versions.node}`,
  );
  console.log(`target ${version}, ${rounds} rounds, medians`);
  const seconds = (ms) => `${(ms / 1000).toFixed(2)} s`;
  const megabytes = (bytes) => `${(bytes / 1e6).toFixed(0)} MB`;
  const rows = [
    ['start', `100 lines, against node -e 0`, small.wall, node.wall, seconds],
    ['growth', `user time, ${lines} lines against a sixth`, check.user, sixth.user, seconds],
    ['files', `${FILES} files of ${LINES_OF_A_FILE} lines, against one`, many.wall, long.wall, seconds],
  ];
  if (middle.haproxy === undefined) {
    console.log('no HAProxy is given (--haproxy or HAPLINT_HAPROXY), so nothing is compared with it:');
    console.log(`  ${lines} lines: check ${seconds(check.wall)}, recommended ${seconds(recommended.wall)}, ${megabytes(check.memory)}`);
  } else {
    const { wall, memory } = middle.haproxy;
    rows.unshift(
      ['check', `${lines} lines, against haproxy -c`, check.wall, wall, seconds],
      ['recommended', `the same with recommended`, recommended.wall, wall, seconds],
    );
    if (memory !== null) rows.push(['memory', `peak memory, ${lines} lines, against haproxy -c`, check.memory, memory, megabytes]);
  }
  let beyond = 0;
  for (const [name, what, ours, theirs, show] of rows) {
    const ratio = ours / theirs;
    const isBeyond = options.guard && ratio > LIMITS[name];
    if (isBeyond) beyond++;
    const limit = options.guard ? `  limit ${LIMITS[name]}${isBeyond ? ': beyond' : ''}` : '';
    console.log(`${ratio.toFixed(2).padStart(7)}  ${name.padEnd(12)} ${what}: ${show(ours)} / ${show(theirs)}${limit}`);
  }
  if (beyond > 0) process.exitCode = 1;
}
