import type { OutputStream } from './io.js';
import { printable } from './printable.js';

/** A run that takes longer than this says how far it is. */
const QUIET_MS = 1000;

/** How far a run over many files is: a line on a terminal that is gone when the run is done. Nothing goes anywhere else. */
export class Progress {
  readonly #stream: OutputStream;
  readonly #total: number;
  readonly #now: () => number;
  readonly #start: number;
  #isShown = false;

  constructor(stream: OutputStream, total: number, now: () => number = Date.now) {
    this.#stream = stream;
    this.#total = total;
    this.#now = now;
    this.#start = now();
  }

  /** Says that the file of that name comes next, after `done` others. */
  step(done: number, name: string): void {
    if (this.#total < 2 || this.#stream.isTTY !== true || this.#now() - this.#start < QUIET_MS) return;
    this.clear();
    const text = `${done} of ${this.#total} checked, now ${printable(name)}`;
    this.#stream.write(text.slice(0, Math.max(0, (this.#stream.columns || 80) - 1)));
    this.#isShown = true;
  }

  /** Takes the line away, so that other things can be written. */
  clear(): void {
    if (!this.#isShown) return;
    this.#stream.write('\r\u001b[K');
    this.#isShown = false;
  }
}
