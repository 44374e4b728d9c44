import { spawn } from 'node:child_process';
import { parseVersionOutput, type Version } from '@haplint/catalog';

/** As long as a program may take to say its version. */
const TIME_LIMIT_MS = 2000;

/** More than any version output; what says more is not HAProxy. */
const MAX_OUTPUT = 64 * 1024;

/**
 * The version of a HAProxy, named by its path or looked up on PATH, as `haproxy -v` prints it; null where there is none,
 * or it does not answer in time, or with something else. Runs it without a shell and without input.
 */
export async function detectHaproxy(program: string, env: Readonly<Record<string, string | undefined>>): Promise<Version | null> {
  const output = await outputOf(program, ['-v'], env);
  return output === null ? null : parseVersionOutput(output);
}

/** What a program writes to stdout; null where it cannot be run or takes too long. */
function outputOf(program: string, args: readonly string[], env: Readonly<Record<string, string | undefined>>): Promise<string | null> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { env: { ...env }, stdio: ['ignore', 'pipe', 'ignore'], windowsHide: true });
    let output = '';
    const end = (result: string | null) => {
      clearTimeout(timer);
      // A program that it started may hold the pipe open; nobody waits for that.
      child.stdout.destroy();
      child.unref();
      resolve(result);
    };
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      end(null);
    }, TIME_LIMIT_MS);
    child.on('error', () => end(null));
    child.on('close', () => end(output));
    child.stdout.setEncoding('utf8');
    child.stdout.on('data', (chunk: string) => {
      output += chunk;
      if (output.length > MAX_OUTPUT) {
        child.kill('SIGKILL');
        end(null);
      }
    });
  });
}
