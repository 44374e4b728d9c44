import { type Connection, DidChangeWatchedFilesNotification } from 'vscode-languageserver';
import type { Guard } from './guard.js';

/** Files that configuration can come from, and files that can be part of one. */
const GLOBS = ['**/haplint.config.{js,mjs,cjs,ts,json,yaml}', '**/.haplintrc*', '**/package.json', '**/*.cfg'];
const COVERED = /^(?:haplint\.config\.(?:js|mjs|cjs|ts|json|yaml)|\.haplintrc.*|package\.json|.*\.cfg)$/;

/** Asks the client to tell when files change that findings depend on. */
export class WatchedFiles {
  readonly #connection: Connection;
  readonly #guard: Guard;
  readonly #names = new Set<string>();
  #ready = false;

  constructor(connection: Connection, guard: Guard) {
    this.#connection = connection;
    this.#guard = guard;
  }

  /** To be called once the client can take requests. */
  async start(): Promise<void> {
    this.#ready = true;
    await this.#register(GLOBS);
  }

  /** Adds files that the usual names do not cover: what a configuration extends, plugins, parts of a group. */
  add(paths: readonly string[]): void {
    if (!this.#ready) return;
    const names = paths.map((path) => path.slice(path.search(/(?<![^\\/])[^\\/]*$/)));
    const added = [...new Set(names)].filter((name) => !COVERED.test(name) && !this.#names.has(name) && !/[{}[\]*?!]/.test(name));
    if (added.length === 0) return;
    for (const name of added) this.#names.add(name);
    void this.#guard.handler('watch files', undefined, () => this.#register(added.map((name) => `**/${name}`)))();
  }

  async #register(globs: readonly string[]): Promise<void> {
    const watchers = globs.map((globPattern) => ({ globPattern }));
    await this.#connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
  }
}
