import { readTarget, type Version } from '@haplint/catalog';
import { ConfigError, type ConfigLoader, type ResolvedConfig } from '@haplint/core/config';
import type { Client } from './client.js';
import type { Runtime } from './runtime.js';
import type { Settings } from './settings.js';

/** Where a document is: its path (made up for one that is no file) and the folder whose configuration counts. */
export interface Place {
  readonly path: string;
  readonly root: string;
}

/** A setting of the client that cannot be followed. */
export class SettingError extends Error {
  override readonly name = 'SettingError';
}

/** Finds the configuration of a document: one loader per workspace folder and settings. */
export class Projects {
  readonly #runtime: Runtime;
  readonly #client: Client;
  readonly #loaders = new Map<string, ConfigLoader>();
  /** What haproxy programs said of themselves. */
  readonly #detected = new Map<string, Promise<Version | null>>();
  #roots: readonly string[] = [];

  constructor(runtime: Runtime, client: Client) {
    this.#runtime = runtime;
    this.#client = client;
  }

  /** Sets the workspace folders, by their URIs. */
  setFolders(uris: readonly string[]): void {
    this.#roots = uris.flatMap((uri) => this.#runtime.pathOf(uri) ?? []);
    this.#loaders.clear();
  }

  /** The innermost workspace folder that holds the document; outside all of them, its own folder. */
  placeOf(uri: string): Place {
    const path = this.#runtime.pathOf(uri);
    if (path === null) {
      const root = this.#roots[0] ?? this.#runtime.workingDirectory();
      return { path: this.#runtime.join(root, uri.slice(uri.search(/(?<![^:/])[^:/]*$/)) || 'untitled'), root };
    }
    const roots = this.#roots.filter(
      (root) => path === root || (path.startsWith(root) && /^[\\/]/.test(path.slice(root.replace(/[\\/]$/, '').length))),
    );
    const innermost = roots.sort((a, b) => b.length - a.length)[0];
    return { path, root: innermost ?? this.#runtime.dirname(path) };
  }

  /** The configuration for a document. Rejects with a `ConfigError` or `SettingError` that says in one line what is wrong. */
  configFor({ path, root }: Place, settings: Settings): Promise<ResolvedConfig> {
    const { target, configFile, rules } = settings;
    const key = JSON.stringify([root, target, configFile, rules]);
    let loader = this.#loaders.get(key);
    if (loader === undefined) {
      const targets = readTargets(target);
      loader = this.#runtime.createConfigLoader({
        cwd: root,
        builtin: this.#runtime.builtin,
        ...(configFile === '' ? {} : { configFile }),
        ...(targets.length === 0 ? {} : { targets }),
        rules,
        rulesOrigin: 'setting "haplint.rules"',
        allowCode: this.#client.isTrusted,
      });
      this.#loaders.set(key, loader);
    }
    return loader.configFor(path);
  }

  /** The version of the haproxy that the settings name; null where they name none, and in a folder that is not trusted. */
  detected({ haproxy }: Settings): Promise<Version | null> {
    if (haproxy === '' || !this.#client.isTrusted) return Promise.resolve(null);
    const asked = this.#detected.get(haproxy) ?? this.#runtime.haproxyVersion(haproxy);
    this.#detected.set(haproxy, asked);
    return asked;
  }

  /** Forgets what was read, so that the next question reads it anew. */
  clear(): void {
    for (const loader of this.#loaders.values()) loader.clear();
    this.#loaders.clear();
    this.#detected.clear();
  }
}

function readTargets(setting: string): Version[] {
  if (setting === '') return [];
  return setting.split(',').map((part) => {
    const { target, mistake } = readTarget(part.trim());
    if (target === undefined) throw new SettingError(`setting "haplint.target": ${mistake}`);
    return target;
  });
}

/** Whether an error is the user's to mend: its message says how. */
export function isUsersMistake(error: unknown): error is ConfigError | SettingError {
  return error instanceof ConfigError || error instanceof SettingError;
}
