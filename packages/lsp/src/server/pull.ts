import {
  type CancellationToken,
  type Connection,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
  LSPErrorCodes,
  ResponseError,
} from 'vscode-languageserver';
import type { Check } from './checks.js';
import type { Client } from './client.js';
import type { Guard } from './guard.js';
import type { Pace } from './pace.js';
import type { StatusReports } from './status-reports.js';

/**
 * Answers a client that asks for diagnostics itself. Where it takes longer to run all rules, and the client can be told to ask again, it
 * gets those of a prompt check first, and is told so when nobody types and all rules have found something else.
 */
export class Pull {
  readonly #connection: Connection;
  readonly #client: Client;
  readonly #pace: Pace;
  readonly #reports: StatusReports;
  /** The last answer about each document. */
  readonly #last = new Map<string, DocumentDiagnosticReport>();
  readonly #waiting = new Map<string, ReturnType<typeof setTimeout>>();
  readonly #complete: (uri: string, prompt: Check) => Promise<void>;

  constructor(connection: Connection, client: Client, pace: Pace, reports: StatusReports, guard: Guard) {
    this.#connection = connection;
    this.#client = client;
    this.#pace = pace;
    this.#reports = reports;
    this.#complete = guard.handler('check a document', undefined, (uri: string, prompt: Check) => this.#runAll(uri, prompt));
  }

  /** What was answered last; null where nothing was. */
  last(uri: string): DocumentDiagnosticReport | null {
    return this.#last.get(uri) ?? null;
  }

  /** The answer about an open document. */
  async answer(uri: string, token: CancellationToken): Promise<DocumentDiagnosticReport | ResponseError<{ retriggerRequest: boolean }>> {
    this.#forgetWaiting(uri);
    const isPrompt = this.#client.canRefreshDiagnostics && this.#pace.isSlow(uri);
    const check = await this.#pace.check(uri, isPrompt);
    if (token.isCancellationRequested) return new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');
    if (check === null)
      return new ResponseError(LSPErrorCodes.ServerCancelled, 'the document changed meanwhile', { retriggerRequest: true });
    await this.#reports.report(check);
    const report: DocumentDiagnosticReport = { kind: DocumentDiagnosticReportKind.Full, items: [...check.diagnostics] };
    this.#last.set(uri, report);
    if (isPrompt) {
      this.#forgetWaiting(uri);
      this.#waiting.set(
        uri,
        setTimeout(() => void this.#complete(uri, check), this.#pace.pauseBefore(uri)),
      );
    }
    return report;
  }

  close(uri: string): void {
    this.#forgetWaiting(uri);
    this.#last.delete(uri);
  }

  dispose(): void {
    for (const uri of [...this.#waiting.keys()]) this.#forgetWaiting(uri);
  }

  #forgetWaiting(uri: string): void {
    clearTimeout(this.#waiting.get(uri));
    this.#waiting.delete(uri);
  }

  /** Runs all rules, and tells the client to ask again where they have found something else than it was told. */
  async #runAll(uri: string, prompt: Check): Promise<void> {
    this.#waiting.delete(uri);
    const check = await this.#pace.check(uri, false);
    // About a text that has changed meanwhile the client asks by itself.
    if (check === null || check.version !== prompt.version) return;
    if (JSON.stringify(check.diagnostics) !== JSON.stringify(prompt.diagnostics)) await this.#connection.languages.diagnostics.refresh();
  }
}
