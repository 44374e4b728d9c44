import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

/** The built command, as a checkout has it. */
export const COMMAND = fileURLToPath(new URL('../../packages/cli/bin/haplint.cjs', import.meta.url));

export interface Run {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly cwd: string;
  readonly stdin?: string | Uint8Array;
  readonly env?: Readonly<Record<string, string>>;
  readonly command?: string;
  /** Runs it as somebody who may not write everything, where the tests run as root. */
  readonly unprivileged?: boolean;
}

/** The user and group "nobody", as most systems have it. */
export const NOBODY = 65534;

/** Whether the tests run as root, whom no file is closed to. */
export const IS_ROOT = process.getuid?.() === 0;

/** Runs the command as a process, without a `haproxy` on PATH unless `env` has one. */
export function haplint(
  args: readonly string[],
  { cwd, stdin = '', env = {}, command = COMMAND, unprivileged = false }: RunOptions,
): Promise<Run> {
  const as = unprivileged && IS_ROOT ? { uid: NOBODY, gid: NOBODY } : {};
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [command, ...args], { cwd, env: { PATH: '', ...env }, ...as });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      stdout += chunk;
    });
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
      stderr += chunk;
    });
    child.on('error', reject);
    child.on('close', (status) => resolve({ status, stdout, stderr }));
    // The command may be done before it reads its input.
    child.stdin.on('error', () => {});
    child.stdin.end(stdin);
  });
}

/** A temporary directory with the given files; it is gone when the test is done. */
export function project(files: Readonly<Record<string, string | Uint8Array>>): string {
  const directory = realpathSync(mkdtempSync(path.join(tmpdir(), 'haplint-')));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(directory, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  return directory;
}

/** A configuration that no rule has anything to say about. */
export const CLEAN = 'global\n    maxconn 1000\n';

/** An error: a quote that is not closed. */
export const BROKEN = 'global\n    description "no end\n';

/** A warning, once `large-peers-section` allows one remote peer only. */
export const CROWDED = `peers cluster
    peer first 192.0.2.1:10000
    peer second 192.0.2.2:10000
    peer third 192.0.2.3:10000
`;
export const CROWDED_RULE = 'large-peers-section: [warn, { max: 1 }]';

/** An error with a safe fix. */
export const CUT_SHORT = 'global\n    maxconn 1000';
