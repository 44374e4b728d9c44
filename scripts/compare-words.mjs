#!/usr/bin/env node
// Compares the words our parser reads with those HAProxy itself reads: `haproxy -dCline -c -f FILE` prints each line's
// words after quotes, escapes and variables, joined by spaces (src/cfgparse.c `parse_cfg`, "dump cfg"; 3.0 and newer).
//
// usage: compare-words.mjs --haproxy BIN [--oracle DIR] [--corpus DIR] [--every N] [--env NAME=VALUE]... [--show N] [FILE...]
//   --oracle DIR   what the oracle's setup.sh made (shim.so, stubs/); most files need neither
//   --corpus DIR   compare every file of DIR/index.json and every mutant of DIR/mutants/mutants.json
//   --every N      of the mutants, one in N (default 1, all)
//   --env N=V      a variable for the files; every other one is undefined
//   --show N       lines to show where the two differ (default 40)
// Exit status 0 when all lines agree or the difference is one of HAProxy's own that `explain` knows, else 1.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { decodeSource, encodeSource, parse } from '../packages/parser/dist/index.js';
import { oracleEnvironment } from './fidelity/haproxy.mjs';

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    haproxy: { type: 'string' },
    oracle: { type: 'string' },
    corpus: { type: 'string' },
    env: { type: 'string', multiple: true, default: [] },
    every: { type: 'string', default: '1' },
    show: { type: 'string', default: '40' },
  },
});
if (options.haproxy && !fs.existsSync(options.haproxy)) {
  console.error(`compare-words: there is no haproxy at ${options.haproxy}`);
  process.exit(2);
}
if (!options.haproxy || (!options.corpus && positionals.length === 0)) {
  console.error(
    'usage: compare-words.mjs --haproxy BIN [--oracle DIR] [--corpus DIR] [--every N] [--env NAME=VALUE]... [--show N] [FILE...]',
  );
  process.exit(2);
}

const every = Number(options.every);
if (!(Number.isInteger(every) && every > 0)) {
  console.error('compare-words: --every takes a whole number of at least 1');
  process.exit(2);
}

const NO_SECTIONS = new Set(); // which section a line is in does not change its words
const MAX_WORDS = 64;
const MAX_FATAL_ERRORS = 50;
const LINE_REFUSALS = new Set([
  'unmatched-quote',
  'unmatched-brace',
  'invalid-variable-name',
  'unknown-pseudo-variable',
  'invalid-hex-escape',
  'invalid-word-expansion',
  'too-many-words',
]);

const environment = Object.fromEntries(options.env.map((pair) => pair.split(/=(.*)/s, 2)));
if (options.oracle) {
  try {
    const { LD_PRELOAD, HAPROXY_STUBS } = oracleEnvironment(options.oracle);
    Object.assign(environment, { LD_PRELOAD, HAPROXY_STUBS });
  } catch (error) {
    console.error(`compare-words: ${error.message}`);
    process.exit(2);
  }
}
const temporary = fs.mkdtempSync(path.join(os.tmpdir(), 'compare-words-'));

/** Bytes as one character each, which is how HAProxy's output is read. */
const asBytes = (text) => Buffer.from(encodeSource(text)).toString('latin1');

function dump(file, directory) {
  return new Promise((resolve, reject) => {
    const child = spawn(path.resolve(options.haproxy), ['-dCline', '-c', '-f', file], {
      cwd: directory,
      env: environment,
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: 30_000,
    });
    const chunks = { stdout: [], stderr: [] };
    child.stdout.on('data', (chunk) => chunks.stdout.push(chunk));
    child.stderr.on('data', (chunk) => chunks.stderr.push(chunk));
    child.on('error', reject);
    child.on('close', () => {
      const text = (name) => Buffer.concat(chunks[name]).toString('latin1');
      resolve({ passes: dumpedPasses(text('stdout')), messages: text('stderr') });
    });
  });
}

/** What `-c` says behind the dump. */
const VERDICT = /(?:Warnings were found\.\n|Configuration file (?:is valid|has no error but will not start).*\n)+$/;

/** Line number -> dumped words, once for each time HAProxy read the file (some versions read it twice). */
function dumpedPasses(output) {
  const passes = [];
  let last = Number.POSITIVE_INFINITY;
  // A word may hold a line feed, so a new line of the dump is one that starts with a number and a tab.
  for (const entry of output.replace(VERDICT, '').split(/\n(?=\d+\t)/)) {
    const match = /^(\d+)\t(.*)$/s.exec(entry);
    if (!match) continue;
    const line = Number(match[1]);
    if (line <= last) passes.push(new Map());
    last = line;
    passes.at(-1).set(line, match[2].replace(/\n$/, '').replace(/^\t/, ''));
  }
  return passes;
}

/** The words of a line with variables expanded, as src/tools.c `parse_line` does it. */
function expandWords(text, line, lookUp) {
  const args = [];
  let joins = false;
  for (const word of line.words) {
    if (!joins) args.push('');
    joins = false;
    let at = 0;
    const add = (part) => {
      args[args.length - 1] += part;
    };
    for (const variable of word.variables) {
      add(word.value.slice(at, variable.valueStart));
      at = variable.valueEnd;
      const value = lookUp(variable.name) ?? variable.defaultValue;
      if (value !== null && variable.expandsToWords) {
        const [first, ...rest] = value.split(/[ \t\n\v\f\r]+/);
        add(first);
        args.push(...rest);
      } else if (value !== null) {
        add(value);
      } else if (!variable.name.startsWith('.') && text[variable.end] === '"' && variable.end + 1 === word.end) {
        // An undefined variable swallows the quote behind it and the space behind that, so the next word joins this one.
        joins = word !== line.words.at(-1);
      }
    }
    add(word.value.slice(at));
  }
  // HAProxy's words are C strings.
  return args.map((word) => asBytes(word).split('\0')[0]);
}

/** Why HAProxy has nothing for a line that we read; null where there is no reason. */
function explain(line, file, words, isFirstLine, messages) {
  if (isFirstLine && line.words.some((word) => word.variables.some((variable) => variable.defaultValue !== null))) {
    return 'a default on the first line: HAProxy reads that line twice for want of a buffer, the second time without the brace';
  }
  if (words.length === MAX_WORDS && /\s/.test(file.text[line.end] ?? '') && file.text[line.end] !== '\n') {
    return '64 words and white space behind them: HAProxy before 3.2 counts an empty word there';
  }
  const nul = file.text.indexOf('\0');
  if (nul !== -1 && nul < line.start) return 'behind a NUL: HAProxy stops reading the file';
  const fatal = file.problems.filter((problem) => LINE_REFUSALS.has(problem.code) && problem.start < line.start);
  if (fatal.length >= MAX_FATAL_ERRORS && /too many fatal errors/.test(messages)) return 'behind 50 refused lines';
  return null;
}

const totals = { texts: 0, lines: 0, equal: 0, refused: 0, explained: new Map(), different: [] };

function compare(name, file, result, lookUp) {
  totals.texts++;
  const lines = new Map(file.preamble.map((line) => [line.loc.start.line, line]));
  for (const dumped of result.passes.length > 0 ? result.passes : [new Map()]) {
    for (const number of new Set([...lines.keys(), ...dumped.keys()])) {
      const line = lines.get(number);
      const theirs = dumped.get(number);
      if (line?.type === 'Scope') continue; // read before the dump
      if (line === undefined) {
        // Blank lines and comments are dumped as lines without words.
        if (theirs.trim() !== '') totals.different.push({ name, number, ours: null, theirs });
        continue;
      }
      totals.lines++;
      if (line.broken || theirs === undefined) {
        if (line.broken && theirs === undefined) totals.refused++;
        else differ(name, number, line, file, null, theirs, result.messages);
        continue;
      }
      const words = expandWords(file.text, line, (variable) => (variable === '.LINE' ? String(number) : lookUp(variable)));
      const trailing = words.length - words.findLastIndex((word) => word !== '') - 1;
      const ours = words.slice(0, words.length - trailing).map((word) => `${word} `);
      // HAProxy before 3.2 does not count an empty word at the end of a line.
      const candidates = Array.from({ length: trailing + 1 }, (_, empty) => ours.join('') + ' '.repeat(empty));
      if (candidates.includes(theirs)) totals.equal++;
      else differ(name, number, line, file, ours.join(''), theirs, result.messages);
    }
  }
}

function differ(name, number, line, file, ours, theirs, messages) {
  const isFirstLine = file.preamble[0] === line && line.loc.start.line === 1;
  const reason = theirs === undefined ? explain(line, file, line.words, isFirstLine, messages) : null;
  if (reason === null) totals.different.push({ name, number, ours, theirs });
  else totals.explained.set(reason, (totals.explained.get(reason) ?? 0) + 1);
}

/** [name, bytes, file on disk or null] of everything to compare. */
function* texts() {
  for (const file of positionals) yield [file, fs.readFileSync(file), path.resolve(file)];
  if (!options.corpus) return;
  const corpus = path.resolve(options.corpus);
  for (const { file } of JSON.parse(fs.readFileSync(path.join(corpus, 'index.json'), 'utf8'))) {
    yield [file, fs.readFileSync(path.join(corpus, file)), path.join(corpus, file)];
  }
  const mutants = JSON.parse(fs.readFileSync(path.join(corpus, 'mutants/mutants.json'), 'utf8'));
  for (const [index, mutant] of mutants.entries()) {
    if (index % every !== 0) continue;
    const lines = decodeSource(fs.readFileSync(path.join(corpus, mutant.base))).split('\n');
    if (mutant.text === null) lines.splice(mutant.line - 1, 1);
    else lines[mutant.line - 1] = mutant.text;
    yield [`mutant ${index} of ${mutant.base}:${mutant.line}`, encodeSource(lines.join('\n')), null];
  }
}

/** What HAProxy takes the variables for, those that it sets itself included. */
async function readVariables(names) {
  const probe = path.join(temporary, 'probe.cfg');
  const list = [...names];
  fs.writeFileSync(probe, `probe\n${list.map((name) => `probe "\${${name}-\\x01}"\n`).join('')}`);
  const { passes } = await dump(probe, temporary);
  const values = new Map();
  for (const [index, name] of list.entries()) {
    const dumped = passes[0]?.get(index + 2)?.slice('probe '.length, -1);
    if (dumped !== undefined && dumped !== '\\x01') values.set(name, decodeSource(Buffer.from(dumped, 'latin1')));
  }
  return values;
}

const work = [];
const names = new Set();
for (const [name, bytes, onDisk] of texts()) {
  const file = parse(decodeSource(bytes), { sections: NO_SECTIONS });
  for (const line of file.preamble) {
    for (const word of line.words) for (const variable of word.variables) names.add(variable.name);
  }
  work.push({ name, bytes, onDisk, file });
}
for (const name of names) if (name.startsWith('.')) names.delete(name);
const values = await readVariables(names);

let next = 0;
await Promise.all(
  Array.from({ length: os.availableParallelism() }, async () => {
    while (next < work.length) {
      const index = next++;
      const { name, bytes, onDisk, file } = work[index];
      const onTheDisk = onDisk ?? path.join(temporary, `${index}.cfg`);
      if (onDisk === null) fs.writeFileSync(onTheDisk, bytes);
      const result = await dump(onTheDisk, path.dirname(onTheDisk));
      if (onDisk === null) fs.unlinkSync(onTheDisk);
      // `.SECTION` is always empty in a dump: sections are opened behind it.
      const lookUp = (variable) => (variable === '.FILE' || variable === 'HAPROXY_CFGFILES' ? onTheDisk : (values.get(variable) ?? null));
      compare(name, file, result, lookUp);
      work[index] = null;
    }
  }),
);
fs.rmSync(temporary, { recursive: true });

for (const { name, number, ours, theirs } of totals.different.slice(0, Number(options.show))) {
  console.log(`${name}:${number}\n  ours    ${JSON.stringify(ours)}\n  haproxy ${JSON.stringify(theirs ?? null)}`);
}
for (const [reason, count] of totals.explained) console.log(`${count} explained: ${reason}`);
console.log(
  `${totals.texts} texts, ${totals.lines} lines with words: ${totals.equal} equal, ${totals.refused} refused by both, ` +
    `${[...totals.explained.values()].reduce((sum, count) => sum + count, 0)} explained, ${totals.different.length} different`,
);
process.exitCode = totals.different.length === 0 ? 0 : 1;
