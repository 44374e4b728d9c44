import type { Buffer } from 'node:buffer';
import { spawn } from 'node:child_process';

export interface ProgramOptions {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Where it runs; the directory of this process where left out. */
  readonly cwd?: string;
  readonly timeLimitMs: number;
  /** Bytes of stdout and stderr together. */
  readonly maxOutput: number;
  /** What it reads; nothing where left out. */
  readonly stdin?: Uint8Array;
}

/** How a program ended, and what it wrote. */
export interface ProgramRun {
  readonly stdout: string;
  readonly stderr: string;
  /** null where it did not exit by itself. */
  readonly status: number | null;
  /** The signal that ended it, not ours. */
  readonly signal: string | null;
  /** Why its output is worth nothing: it took too long, wrote too much, or the system could not run it. */
  readonly failure: 'too-slow' | 'too-much' | Error | null;
}

/** Runs a program without a shell, and never throws. What goes over a limit is ended. */
export function runProgram(program: string, args: readonly string[], options: ProgramOptions): Promise<ProgramRun> {
  const { env, cwd, timeLimitMs, maxOutput, stdin } = options;
  return new Promise((resolve) => {
    let child: ReturnType<typeof spawn>;
    try {
      child = spawn(program, args, {
        env: { ...env },
        ...(cwd === undefined ? {} : { cwd }),
        stdio: [stdin === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
        windowsHide: true,
      });
    } catch (error) {
      // A NUL in the path, say: thrown instead of told by an event.
      resolve({ stdout: '', stderr: '', status: null, signal: null, failure: error as Error });
      return;
    }
    const output = { stdout: '', stderr: '' };
    let length = 0;
    const end = (result: Pick<ProgramRun, 'status' | 'signal' | 'failure'>) => {
      clearTimeout(timer);
      // A program that it started may hold the pipes open; nobody waits for that.
      child.stdout?.destroy();
      child.stderr?.destroy();
      child.unref();
      resolve({ ...output, ...result });
    };
    const giveUp = (failure: 'too-slow' | 'too-much') => {
      child.kill('SIGKILL');
      end({ status: null, signal: null, failure });
    };
    const timer = setTimeout(() => giveUp('too-slow'), timeLimitMs);
    child.on('error', (failure) => end({ status: null, signal: null, failure }));
    child.on('close', (status, signal) => end({ status, signal, failure: null }));
    for (const name of ['stdout', 'stderr'] as const) {
      child[name]?.setEncoding('utf8').on('data', (chunk: string | Buffer) => {
        output[name] += chunk;
        length += chunk.length;
        if (length > maxOutput) giveUp('too-much');
      });
    }
    if (stdin !== undefined) {
      // It need not read to the end.
      child.stdin?.on('error', () => {});
      child.stdin?.end(stdin);
    }
  });
}
