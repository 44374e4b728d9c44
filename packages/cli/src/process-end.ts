import { stackToMend } from './notices.js';
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
    say(`code that was left running failed, of a plugin or of a configuration: ${stackToMend(stackOf(thrown))}`);
  });
  process.on('exit', () => {
    if (given === null) say('it was ended before it was done, by a plugin or a configuration that ends the process or waits for ever');
    if (given === null || hasFailed) process.exitCode = 2;
  });
  return (status) => {
    given = status;
    process.exitCode = status;
    // After what is told of writes that failed.
    setImmediate(endAtOnce);
  };
}

/** What holds the standard streams open, and nothing else once the process has no program and no connection of its own. */
const STREAM_RESOURCES: ReadonlySet<string> = new Set(['TTYWrap', 'PipeWrap']);

/**
 * Ends the process where it would end now by itself, without the work that V8 has begun in the background: collecting and optimising for a run that goes on.
 * It goes on where something is left to write or to wait for.
 */
function endAtOnce(): void {
  const resources = process.getActiveResourcesInfo();
  const isIdle = resources.every((resource) => STREAM_RESOURCES.has(resource));
  // To ask a stream that is not open would open it.
  const isWritten = resources.length === 0 || [process.stdout, process.stderr].every((stream) => (stream.writableLength ?? 0) === 0);
  if (isWritten && isIdle && process.listenerCount('beforeExit') === 0) process.exit();
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
