import type { Connection } from 'vscode-languageserver';
import type { Checks } from './checks.js';
import type { Guard } from './guard.js';
import type { StatusReports } from './status-reports.js';

/** A check that takes no longer, in milliseconds, is made at each keystroke. */
const FAST = 50;

/** Lines up to which all rules run at each keystroke however long it takes: they are slow only where the machine is, which two checks would make worse. */
const FEW_LINES = 2000;

/** The longest time that is waited for another keystroke before all rules run, in milliseconds. */
const LONGEST_DELAY = 1000;

/**
 * Sends diagnostics to a client that does not ask for them. Where it takes longer to run all rules, a prompt check comes first, and
 * what it sends is made complete when nobody types.
 */
export class Push {
  readonly #connection: Connection;
  readonly #checks: Checks;
  readonly #reports: StatusReports;
  readonly #waiting = new Map<string, ReturnType<typeof setTimeout>>();
  /** How long the last check of each document took, in milliseconds. */
  readonly #took = { prompt: new Map<string, number>(), complete: new Map<string, number>() };
  readonly #run: (uri: string, prompt: boolean) => Promise<void>;

  constructor(connection: Connection, checks: Checks, reports: StatusReports, guard: Guard) {
    this.#connection = connection;
    this.#checks = checks;
    this.#reports = reports;
    this.#run = guard.handler('check a document', undefined, (uri: string, prompt: boolean) => this.#checkWithRelated(uri, prompt));
  }

  /** Checks a document soon, and with it those that form a configuration with it. */
  schedule(uri: string): void {
    // Before the first check there is nothing that a prompt one could take over.
    const took = this.#took.complete.get(uri) ?? 0;
    this.#schedule(uri, took > FAST && this.#checks.lineCount(uri) > FEW_LINES, 0);
  }

  /** Checks at once where that is fast or prompt, else when nobody has typed for about as long as it takes. */
  #schedule(uri: string, prompt: boolean, took: number): void {
    clearTimeout(this.#waiting.get(uri));
    const delay = took <= FAST ? 0 : Math.min(took, LONGEST_DELAY);
    const check = () => {
      this.#waiting.delete(uri);
      void this.#run(uri, prompt);
    };
    this.#waiting.set(uri, setTimeout(check, delay));
  }

  /** Takes the diagnostics of a closed document away. */
  close(uri: string): void {
    clearTimeout(this.#waiting.get(uri));
    this.#waiting.delete(uri);
    for (const took of Object.values(this.#took)) took.delete(uri);
    void this.#connection.sendDiagnostics({ uri, diagnostics: [] });
  }

  dispose(): void {
    for (const timer of this.#waiting.values()) clearTimeout(timer);
    this.#waiting.clear();
  }

  async #checkWithRelated(uri: string, prompt: boolean): Promise<void> {
    await this.#send(uri, prompt);
    if (prompt) {
      if (!this.#waiting.has(uri) && this.#took.prompt.has(uri)) this.#schedule(uri, false, this.#took.complete.get(uri) ?? 0);
      return;
    }
    for (const other of this.#checks.related(uri)) if (other !== uri) await this.#send(other, false);
  }

  async #send(uri: string, prompt: boolean): Promise<void> {
    const start = performance.now();
    const check = await this.#checks.check(uri, prompt);
    // A stale result is dropped: what made it stale has scheduled the next check.
    if (check === null) return;
    const took = this.#took[prompt ? 'prompt' : 'complete'];
    // The first check looks at everything, which says nothing of the next one: until that has run, it counts as one that is not fast.
    took.set(uri, took.has(uri) || prompt ? performance.now() - start : 2 * FAST);
    await this.#connection.sendDiagnostics({ uri, version: check.version, diagnostics: [...check.diagnostics] });
    await this.#reports.report(check);
  }
}
