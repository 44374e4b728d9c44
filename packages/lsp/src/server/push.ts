import type { Connection } from 'vscode-languageserver';
import type { Checks } from './checks.js';
import type { Guard } from './guard.js';
import type { StatusReports } from './status-reports.js';

/** A check that takes no longer, in milliseconds, is made at each keystroke. */
const FAST = 60;

/** The longest time that is waited for the next keystroke before a document is checked, in milliseconds. */
const LONGEST_DELAY = 500;

/** Sends diagnostics to a client that does not ask for them. */
export class Push {
  readonly #connection: Connection;
  readonly #checks: Checks;
  readonly #reports: StatusReports;
  readonly #waiting = new Map<string, ReturnType<typeof setTimeout>>();
  /** How long the last check of each document took, in milliseconds. */
  readonly #took = new Map<string, number>();
  readonly #run: (uri: string) => Promise<void>;

  constructor(connection: Connection, checks: Checks, reports: StatusReports, guard: Guard) {
    this.#connection = connection;
    this.#checks = checks;
    this.#reports = reports;
    this.#run = guard.handler('check a document', undefined, (uri: string) => this.#checkWithRelated(uri));
  }

  /** Checks a document soon, and with it those that form a configuration with it. */
  schedule(uri: string): void {
    clearTimeout(this.#waiting.get(uri));
    this.#waiting.set(
      uri,
      setTimeout(() => {
        this.#waiting.delete(uri);
        void this.#run(uri);
      }, this.#delayOf(uri)),
    );
  }

  /** How long to wait for another keystroke: not at all where checks are fast, else about as long as the check takes. */
  #delayOf(uri: string): number {
    const took = this.#took.get(uri) ?? 0;
    return took <= FAST ? 0 : Math.min(took, LONGEST_DELAY);
  }

  /** Takes the diagnostics of a closed document away. */
  close(uri: string): void {
    clearTimeout(this.#waiting.get(uri));
    this.#waiting.delete(uri);
    this.#took.delete(uri);
    void this.#connection.sendDiagnostics({ uri, diagnostics: [] });
  }

  dispose(): void {
    for (const timer of this.#waiting.values()) clearTimeout(timer);
    this.#waiting.clear();
  }

  async #checkWithRelated(uri: string): Promise<void> {
    await this.#send(uri);
    for (const other of this.#checks.related(uri)) if (other !== uri) await this.#send(other);
  }

  async #send(uri: string): Promise<void> {
    const start = performance.now();
    const check = await this.#checks.check(uri);
    // The first check looks at everything, which says nothing of the next one.
    this.#took.set(uri, this.#took.has(uri) ? performance.now() - start : 0);
    // A stale result is dropped: what made it stale has scheduled the next check.
    if (check === null) return;
    await this.#connection.sendDiagnostics({ uri, version: check.version, diagnostics: [...check.diagnostics] });
    await this.#reports.report(check);
  }
}
