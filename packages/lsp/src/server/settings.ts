import type { RuleSetting } from '@haplint/core';
import type { Connection } from 'vscode-languageserver';
import type { InlayHintKinds } from '../service/index.js';

/** The user's settings for a document, under `haplint` in the client's configuration. */
export interface Settings {
  readonly enable: boolean;
  /** A version, or several separated by commas; empty to leave it to the configuration file and the text. */
  readonly target: string;
  /** A configuration file to use instead of the one that would be found; empty to look for one. */
  readonly configFile: string;
  /** Severities of rules, laid over every configuration; what is wrong with them is found when they are used. */
  readonly rules: Readonly<Record<string, RuleSetting>>;
  /** When documents are checked: at each change, or when they are opened and saved. */
  readonly run: 'onType' | 'onSave';
  /** A haproxy program to ask for its version where nothing else names a target; empty to ask none. */
  readonly haproxy: string;
  /** Which inlay hints are shown. */
  readonly inlayHints: InlayHintKinds;
}

/** Reads settings from whatever a client sends; what is missing or of another type has its default. */
export function readSettings(value: unknown): Settings {
  const given = asRecord(value);
  return {
    enable: given.enable !== false,
    target: asText(given.target),
    configFile: asText(given.configFile),
    rules: asRecord(given.rules) as Readonly<Record<string, RuleSetting>>,
    run: given.run === 'onSave' ? 'onSave' : 'onType',
    haproxy: asText(given.haproxy),
    inlayHints: { inherited: asRecord(given.inlayHints).inherited !== false, units: asRecord(given.inlayHints).units !== false },
  };
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Readonly<Record<string, unknown>>) : {};
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value.trim() : '';
}

/** Settings by document: asked for where the client answers, else those it sent for all. */
export class DocumentSettings {
  readonly #connection: Connection;
  readonly #clientAnswers: boolean;
  readonly #asked = new Map<string, Promise<Settings>>();
  #forAll: Settings;

  constructor(connection: Connection, clientAnswers: boolean, initial: unknown) {
    this.#connection = connection;
    this.#clientAnswers = clientAnswers;
    this.#forAll = readSettings(initial);
  }

  /** Settings of a document. */
  of(uri: string): Promise<Settings> {
    if (!this.#clientAnswers) return Promise.resolve(this.#forAll);
    const known = this.#asked.get(uri);
    if (known) return known;
    const asked = this.#connection.workspace.getConfiguration({ scopeUri: uri, section: 'haplint' }).then(readSettings);
    this.#asked.set(uri, asked);
    asked.catch(() => this.#asked.delete(uri));
    return asked;
  }

  /** Takes new settings for all documents, or forgets what was asked for. */
  change(settings: unknown): void {
    this.#asked.clear();
    const section = (settings as { haplint?: unknown } | null | undefined)?.haplint;
    if (section !== undefined) this.#forAll = readSettings(section);
  }

  forget(uri: string): void {
    this.#asked.delete(uri);
  }
}
