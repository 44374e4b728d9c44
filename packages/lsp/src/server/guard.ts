import type { RemoteConsole } from 'vscode-languageserver';

/** Makes an error in a handler a line in the client's log and the handler's answer `fallback`, so that the server lives on. */
export class Guard {
  readonly #console: RemoteConsole;

  constructor(console: RemoteConsole) {
    this.#console = console;
  }

  /** A handler that never rejects. `what` completes "haplint failed to ...". */
  handler<Args extends unknown[], Result>(
    what: string,
    fallback: Result,
    handle: (...args: Args) => Result | Promise<Result>,
  ): (...args: Args) => Promise<Result> {
    return async (...args) => {
      try {
        return await handle(...args);
      } catch (error) {
        this.#console.error(`haplint failed to ${what}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
        return fallback;
      }
    };
  }
}
