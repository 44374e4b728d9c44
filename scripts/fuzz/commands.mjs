// What is wrong with what the commands say of a file that nobody would write: they end with a status of theirs, and never with the words that ask
// to report a bug. Used by fuzz.mjs.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { main } from '../../packages/cli/dist/main.js';
import { encodeSource } from '../../packages/parser/dist/index.js';

const FORMATS = ['stylish', 'compact', 'json', 'jsonl', 'sarif', 'github', 'gitlab', 'junit', 'checkstyle', 'markdown', 'html'];

/** The commands, by what they are given. */
const COMMANDS = [
  (draw) => ['--no-detect', '--preset', 'all', '--format', draw.of(FORMATS), 'a.cfg'],
  (draw) => ['--no-detect', '--target', draw.of(['2.4', '3.0', '3.2.1', '2.8,3.0']), '--preset', 'all', '--fix-dry-run', 'a.cfg'],
  () => ['--no-detect', '--preset', 'all', '--unsafe-fixes', '--fix', 'a.cfg'],
  () => ['--no-detect', '--stats', '-f', 'a.cfg', '-f', 'b.cfg'],
  () => ['--no-detect', '--fragment', 'a.cfg'],
  () => ['--print-config', 'a.cfg'],
  (draw) => [
    'upgrade',
    '--from',
    '2.4',
    '--to',
    draw.of(['2.6', '3.0', '3.2']),
    '--format',
    draw.of(['text', 'json', 'markdown']),
    'a.cfg',
  ],
  (draw) => ['graph', '--format', draw.of(['svg', 'dot', 'mermaid']), 'a.cfg'],
  (draw) => ['format', draw.of(['--check', '--diff']), 'a.cfg'],
  () => ['format', 'a.cfg'],
  () => ['advisories', '--target', '3.0.3', 'a.cfg'],
  () => ['init'],
  // The file as a configuration of haplint, and a line of it as a name.
  (draw) => ['--no-detect', '--config', draw.of(['c.json', 'c.yaml']), 'b.cfg'],
  (draw, text) => ['explain', draw.of(text.split(/\s+/))],
  (draw, text) => ['--rule', draw.of(text.split('\n')), 'b.cfg'],
];

/** What the command breaks; null where it keeps its promises. */
export async function commandProblem(draw, text) {
  const columns = draw.of([0, 1, 20, 80, 10_000]);
  const args = draw.of(COMMANDS)(draw, text);
  return inFolder(text, async (cwd, bytes) => {
    const { status, stderr } = await run(args, cwd, { isTTY: draw.chance(0.5), columns });
    const told = args.join(' ');
    if (![0, 1, 2].includes(status)) return `haplint ${told}: status ${status}`;
    if (FAILURE.test(stderr)) return `haplint ${told}: ${stderr}`;
    const isWritten = args.includes('--fix') || args[0] === 'format';
    if (!isWritten && !readFileSync(path.join(cwd, 'a.cfg')).equals(bytes)) return `haplint ${told}: the file has changed`;
    return null;
  });
}

/** What nobody shall read of a command. */
const FAILURE = /bug in haplint|node:internal|\n {4}at /;

/** The commands whose time is held against the size of a text, by what they are. */
const MEASURED = [
  ...FORMATS.map((format) => ['--no-detect', '--target', '3.2.1', '--format', format, 'a.cfg']),
  ['--no-detect', '--target', '3.2.1', '--unsafe-fixes', '--fix-dry-run', 'a.cfg'],
  ['upgrade', '--from', '2.4', '--to', '3.2', 'a.cfg'],
  ['upgrade', '--from', '2.4', '--to', '3.2', '--format', 'markdown', 'a.cfg'],
  ['format', '--diff', 'a.cfg'],
];

/** Those commands as functions of a text. */
export function commandWorks() {
  return Object.fromEntries(
    MEASURED.map((args) => [
      `haplint ${args.join(' ')}`,
      (text) =>
        inFolder(text, async (cwd) => {
          const { stderr } = await run(args, cwd);
          if (FAILURE.test(stderr)) throw new Error(`haplint ${args.join(' ')}: ${stderr}`);
        }),
    ]),
  );
}

/** Does something in a folder that holds the text. */
async function inFolder(text, act) {
  const cwd = mkdtempSync(path.join(tmpdir(), 'haplint-fuzz-'));
  try {
    const bytes = Buffer.from(encodeSource(text));
    for (const name of ['a.cfg', 'c.json', 'c.yaml']) writeFileSync(path.join(cwd, name), bytes);
    writeFileSync(path.join(cwd, 'b.cfg'), 'global\n    maxconn 100\n');
    return await act(cwd, bytes);
  } finally {
    rmSync(cwd, { recursive: true, force: true });
  }
}

async function run(args, cwd, terminal = {}) {
  let stderr = '';
  const io = {
    stdin: [],
    stdout: { write: () => true, ...terminal },
    stderr: { write: (part) => (stderr += part) },
    cwd,
    env: { PATH: '' },
  };
  return { status: await main(args, io), stderr };
}
