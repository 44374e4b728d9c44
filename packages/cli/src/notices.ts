import type { OutputStream } from './io.js';
import { printable } from './printable.js';

/** Calls of haplint's own files, as stacks name them, of Node's, and of what has no place. */
const NOT_THEIRS = /[\\/(](?:haplint-[0-9a-z]+\.js|start\.cjs|haplint\.mjs|node:[\w/]+):\d+|\(<anonymous>\)$/;

/**
 * The stack of an error for those who are to mend it. Where somebody else's code takes part, the calls of haplint are left out;
 * `areOthers`: they are even where there are no others, for what failed is not haplint's.
 */
export function stackToMend(stack: string, areOthers = false): string {
  const lines = stack.split('\n');
  const isCall = (line: string) => /^ {4}at /.test(line);
  const theirs = lines.filter((line) => !isCall(line) || !NOT_THEIRS.test(line));
  return (areOthers || theirs.some(isCall) ? theirs : lines).map(printable).join('\n');
}

/** What the command has to say besides findings: one line each on stderr, none of them twice. */
export class Notices {
  readonly #stream: OutputStream;
  readonly #said = new Set<string>();
  #failed = false;
  #before = (): void => {};

  constructor(stream: OutputStream) {
    this.#stream = stream;
  }

  /** Has something done before each line: taking away what stands where it goes. */
  beforeEach(action: () => void): void {
    this.#before = action;
  }

  /** Whether something could not be checked; the exit status is 2 then. */
  get failed(): boolean {
    return this.#failed;
  }

  /** Says something that changes nothing. */
  note(message: string): void {
    if (this.#said.has(message)) return;
    this.#said.add(message);
    this.#before();
    this.#stream.write(`haplint: ${printable(message)}\n`);
  }

  /** Says why something could not be checked; the stack of an error that somebody has to mend follows: `areOthers` as for `stackToMend`. */
  fail(message: string, error?: Error, areOthers = false): void {
    this.#failed = true;
    const isNew = !this.#said.has(message);
    this.note(message);
    if (isNew && error?.stack !== undefined) this.#stream.write(`${stackToMend(error.stack, areOthers)}\n`);
  }
}
