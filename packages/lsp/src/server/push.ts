import type { Connection } from 'vscode-languageserver';
import type { Checks } from './checks.js';
import type { Guard } from './guard.js';
import type { Pace } from './pace.js';
import type { StatusReports } from './status-reports.js';

/**
 * Sends diagnostics to a client that does not ask for them. Where it takes longer to run all rules, a prompt check comes first, and
 * what it sends is made complete when nobody types.
 */
export class Push {
  readonly #connection: Connection;
  readonly #checks: Checks;
  readonly #pace: Pace;
  readonly #reports: StatusReports;
  readonly #waiting = new Map<string, ReturnType<typeof setTimeout>>();
  readonly #run: (uri: string, prompt: boolean) => Promise<void>;

  constructor(connection: Connection, checks: Checks, pace: Pace, reports: StatusReports, guard: Guard) {
    this.#connection = connection;
    this.#checks = checks;
    this.#pace = pace;
    this.#reports = reports;
    this.#run = guard.handler('check a document', undefined, (uri: string, prompt: boolean) => this.#checkWithRelated(uri, prompt));
  }

  /** Checks a document soon, and with it those that form a configuration with it. */
  schedule(uri: string): void {
    this.#schedule(uri, this.#pace.isSlow(uri), 0);
  }

  #schedule(uri: string, prompt: boolean, pause: number): void {
    clearTimeout(this.#waiting.get(uri));
    const check = () => {
      this.#waiting.delete(uri);
      void this.#run(uri, prompt);
    };
    this.#waiting.set(uri, setTimeout(check, pause));
  }

  /** Takes the diagnostics of a closed document away. */
  close(uri: string): void {
    clearTimeout(this.#waiting.get(uri));
    this.#waiting.delete(uri);
    void this.#connection.sendDiagnostics({ uri, diagnostics: [] });
  }

  dispose(): void {
    for (const timer of this.#waiting.values()) clearTimeout(timer);
    this.#waiting.clear();
  }

  async #checkWithRelated(uri: string, prompt: boolean): Promise<void> {
    const isSent = await this.#send(uri, prompt);
    if (prompt) {
      if (isSent && !this.#waiting.has(uri)) this.#schedule(uri, false, this.#pace.pauseBefore(uri));
      return;
    }
    for (const other of this.#checks.related(uri)) if (other !== uri) await this.#send(other, false);
  }

  /** Checks a document and sends what was found; false where that is stale: what made it so has scheduled the next check. */
  async #send(uri: string, prompt: boolean): Promise<boolean> {
    const check = await this.#pace.check(uri, prompt);
    if (check === null) return false;
    await this.#connection.sendDiagnostics({ uri, version: check.version, diagnostics: [...check.diagnostics] });
    await this.#reports.report(check);
    return true;
  }
}
