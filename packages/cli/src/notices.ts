import type { OutputStream } from './io.js';
import { printable } from './printable.js';

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

  /** Says why something could not be checked; the stack of an error that somebody has to mend follows. */
  fail(message: string, error?: Error): void {
    this.#failed = true;
    const isNew = !this.#said.has(message);
    this.note(message);
    if (isNew && error?.stack !== undefined) this.#stream.write(`${error.stack.split('\n').map(printable).join('\n')}\n`);
  }
}
