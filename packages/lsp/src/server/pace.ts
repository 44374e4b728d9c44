import type { Check, Checks } from './checks.js';

/** A check that takes no longer, in milliseconds, is made at each keystroke. */
const FAST = 30;

/**
 * Lines up to which all rules run at each keystroke however long it takes: they are slow only where the machine is, which two checks would
 * make worse.
 */
const FEW_LINES = 2000;

/** The longest time that is waited for another keystroke before all rules run, in milliseconds. */
const LONGEST_PAUSE = 1000;

/** Checks documents, and knows by how long that took when it is to be done again. */
export class Pace {
  readonly #checks: Checks;
  /** How long the last complete check of each document took, in milliseconds. */
  readonly #took = new Map<string, number>();

  constructor(checks: Checks) {
    this.#checks = checks;
  }

  /** Checks a document, as `Checks.check` does. */
  async check(uri: string, prompt: boolean): Promise<Check | null> {
    const check = await this.#checks.check(uri, prompt);
    if (check === null || prompt) return check;
    // Until a second check has run, it counts as one that is not fast.
    this.#took.set(uri, check.took ?? 2 * FAST);
    return check;
  }

  /** Whether a prompt check is to come before one of all rules. Before the first check there is nothing that it could take over. */
  isSlow(uri: string): boolean {
    return (this.#took.get(uri) ?? 0) > FAST && this.#checks.lineCount(uri) > FEW_LINES;
  }

  /** For how long nobody is to have typed before all rules run, in milliseconds: for about as long as that takes. */
  pauseBefore(uri: string): number {
    const took = this.#took.get(uri) ?? 0;
    return took <= FAST ? 0 : Math.min(took, LONGEST_PAUSE);
  }

  forget(uri: string): void {
    this.#took.delete(uri);
  }
}
