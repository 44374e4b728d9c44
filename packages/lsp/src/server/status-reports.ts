import type { Connection } from 'vscode-languageserver';
import { STATUS_METHOD, type Status } from '../protocol/index.js';
import type { Check } from './checks.js';

/** Tells the client how documents are checked, when that changes. */
export class StatusReports {
  readonly #connection: Connection;
  readonly #last = new Map<string, string>();

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  async report({ status }: Check): Promise<void> {
    const text = JSON.stringify(status);
    if (this.#last.get(status.uri) === text) return;
    this.#last.set(status.uri, text);
    if (status.state === 'checked' && status.targetSource === 'none') this.#connection.console.info(hint(status));
    await this.#connection.sendNotification(STATUS_METHOD, status);
  }

  forget(uri: string): void {
    this.#last.delete(uri);
  }
}

function hint({ uri }: Status): string {
  return (
    `${uri}: the version of HAProxy is not known, so what depends on it is not checked. Set "haplint.target", ` +
    '"target" in the configuration file, or write a comment: # haplint target: 3.0.3'
  );
}
