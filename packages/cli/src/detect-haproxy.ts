import { parseVersionOutput, type Version } from '@haplint/catalog';
import { runProgram } from './run-program.js';

/** As long as a program may take to say its version. */
const TIME_LIMIT_MS = 2000;

/** More than any version output; what says more is not HAProxy. */
const MAX_OUTPUT = 64 * 1024;

/**
 * The version of a HAProxy, named by its path or looked up on PATH, as `haproxy -v` prints it; null where there is none,
 * or it does not answer in time, or with something else. Runs it without a shell and without input.
 */
export async function detectHaproxy(program: string, env: Readonly<Record<string, string | undefined>>): Promise<Version | null> {
  const { stdout, failure } = await runProgram(program, ['-v'], { env, timeLimitMs: TIME_LIMIT_MS, maxOutput: MAX_OUTPUT });
  return failure === null ? parseVersionOutput(stdout) : null;
}
