import { printable } from './printable.js';

/** Somebody who is told that the command is done. */
export type Done = (status: number) => void;

/**
 * Holds the process to the exit status that the command gives. Plugins and configurations that are code run in it: one may end
 * the process, wait for ever at its top level, or fail when nobody waits for it any more. Each of these is a failed run (2),
 * never a clean one, and the place to look at is said on stderr.
 */
export function watchOverEnd(): Done {
  let given: number | null = null;
  let hasFailed = false;
  process.on('uncaughtException', (thrown: unknown) => {
    hasFailed = true;
    say(`code that was left running failed, of a plugin or of a configuration: ${stackOf(thrown)}`);
  });
  process.on('exit', () => {
    if (given === null) say('it was ended before it was done, by a plugin or a configuration that ends the process or waits for ever');
    if (given === null || hasFailed) process.exitCode = 2;
  });
  return (status) => {
    given = status;
    process.exitCode = status;
  };
}

function say(text: string): void {
  process.stderr.write(`haplint: ${text.split('\n').map(printable).join('\n')}\n`);
}

function stackOf(thrown: unknown): string {
  try {
    return thrown instanceof Error ? String(thrown.stack ?? thrown.message) : String(thrown);
  } catch {
    return 'something that cannot be shown';
  }
}
