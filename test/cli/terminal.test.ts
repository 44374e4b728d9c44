import { execFile, spawnSync } from 'node:child_process';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { COMMAND, haplint, project, type Run } from './haplint.js';

/** Whether there is a `script` that gives a program a terminal of its own (util-linux). */
const HAS_TERMINALS = spawnSync('script', ['-qec', 'true', '/dev/null']).status === 0;

/** Runs the command in a terminal of so many columns; what it prints on both streams comes as stdout. */
function inTerminal(columns: number, args: string, cwd: string): Promise<Run> {
  const line = `stty cols ${columns} rows 24; "${process.execPath}" "${COMMAND}" ${args}`;
  const env = { PATH: process.env.PATH ?? '', TERM: 'xterm', NO_COLOR: '1', SHELL: '/bin/sh' };
  return new Promise((resolve) => {
    const child = execFile('script', ['-qec', line, '/dev/null'], { cwd, env }, (error, stdout, stderr) =>
      resolve({ status: error === null ? 0 : Number(error.code), stdout: stdout.replaceAll('\r\n', '\n'), stderr }),
    );
    child.stdin?.end();
  });
}

const TEXT = `frontend f
    mode http
    bind :80
    acl a path "/\u65e5\u672c\u8a9e a long value that is cut" nonsense \${X}
    http-requst deny if { path /aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa }
    default_backend missing
`;

describe.runIf(HAS_TERMINALS)('in a terminal', () => {
  it.each([20, 40, 80])('of %i columns, lines are no wider, but for words that are', async (columns) => {
    const { status, stdout } = await inTerminal(columns, '--no-detect --target 3.2 a.cfg', project({ 'a.cfg': TEXT }));
    expect(status).toBe(1);
    const wide = stdout.split('\n').filter((line) => stringWidth(line) > columns);
    // A word, an address of a page or the sum of the findings is not broken in two.
    expect(wide.filter((line) => !/^ *(?:\d+:\d+ +\w+ +)?\S+$|^\u2716 /.test(line))).toEqual([]);
    const frames = stdout.split('\n').filter((line) => line.includes('\u2502'));
    expect(frames.length).toBeGreaterThanOrEqual(10);
    expect(frames.filter((line) => stringWidth(line) > columns)).toEqual([]);
  });

  it.each([0, 1, 20, 10_000])('of %i columns, every command has the same exit status', async (columns) => {
    const cwd = project({ 'a.cfg': TEXT });
    const commands = [
      ['--no-detect --target 3.2 a.cfg', 1],
      ['--help', 0],
      ['explain unknown-keyword', 0],
      ['advisories --target 3.0.3', 0],
      ['upgrade --from 2.6 --to 3.2 a.cfg', 0],
      ['format --diff a.cfg', 0],
      ['--no-detect --stats a.cfg', 1],
    ] as const;
    const runs = await Promise.all(commands.map(([args]) => inTerminal(columns, args, cwd)));
    for (const [i, [args, status]] of commands.entries()) {
      expect(runs[i], args).toMatchObject({ status });
      expect(runs[i]?.stdout, args).not.toMatch(/node:internal|bug in haplint/);
    }
  });

  it('that does not know its width, text is laid out for 80 columns', async () => {
    const cwd = project({ 'a.cfg': TEXT });
    const [unknown, usual] = [
      await inTerminal(0, '--no-detect --target 3.2 a.cfg', cwd),
      await inTerminal(80, '--no-detect --target 3.2 a.cfg', cwd),
    ];
    expect(unknown).toEqual(usual);
  });
});

describe('in a locale without UTF-8', () => {
  it.each(['C', 'POSIX', 'en_US.ISO-8859-1', 'tr_TR'])('%s, output is the same, UTF-8', async (locale) => {
    const cwd = project({ 'a.cfg': TEXT });
    const args = ['--no-detect', '--target', '3.2', 'a.cfg'];
    const run = await haplint(args, { cwd, env: { LC_ALL: locale, LANG: locale } });
    expect(run).toEqual(await haplint(args, { cwd, env: { LC_ALL: 'C.UTF-8' } }));
    expect(run.stdout).toContain('\u65e5\u672c\u8a9e');
  });

  it('compact output of plain text has nothing but ASCII', async () => {
    const cwd = project({ 'a.cfg': TEXT.replace(/[^\n -~]/g, '') });
    const { stdout } = await haplint(['--no-detect', '--target', '3.2', '--format', 'compact', 'a.cfg'], { cwd, env: { LC_ALL: 'C' } });
    expect(stdout).toMatch(/^[\n -~]+$/);
  });
});
