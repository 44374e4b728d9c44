import { createHash, randomBytes } from 'node:crypto';
import { readdirSync, statSync } from 'node:fs';
import { readFile, rename, unlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { LintResult } from '@haplint/core';
import type { RunnableDeclaration } from '@haplint/core/config';
import type { LintOptions, LintReport } from '@haplint/core/internal';
import type { CliOptions } from '../arguments.js';
import type { Configuration } from '../configurations.js';
import { displayPath } from '../display-path.js';
import type { CliIo } from '../io.js';
import type { Notices } from '../notices.js';
import { type Source, STDIN_NAME } from '../source-files.js';
import { inWords } from '../system-error.js';
import { VERSION } from '../version.js';

const DEFAULT_NAME = '.haplintcache';

/** How every cache file begins; what begins otherwise is somebody else's, and is not written over. */
const BEGINNING = '{"haplintCache":';

/** What was found in a configuration. */
interface Entry {
  /** Of all that the findings depend on. */
  readonly hash: string;
  readonly files: readonly string[];
  readonly results: readonly LintResult[];
  readonly targetSource: LintReport['targetSource'];
}

/** What a run of the same configuration would find, as far as anybody but the engine asks. */
export type CachedReport = Pick<Entry, 'results' | 'targetSource'>;

/** What was found in configurations, kept in a file from run to run. */
export class ResultCache {
  readonly #file: string;
  readonly #build: string;
  readonly #entries: Map<string, Entry>;
  readonly #isForeign: boolean;
  #isChanged = false;
  readonly #settings = new Map<unknown, string>();

  private constructor(file: string, build: string, entries: Map<string, Entry>, isForeign: boolean) {
    this.#file = file;
    this.#build = build;
    this.#entries = entries;
    this.#isForeign = isForeign;
  }

  /** Opens the cache; one that is missing, damaged or of another haplint counts as empty. */
  static async open({ adoption }: CliOptions, io: CliIo): Promise<ResultCache> {
    const file = locationOf(adoption.cacheLocation, io.cwd);
    const build = buildOf();
    let text = '';
    try {
      text = await readFile(file, 'utf8');
    } catch {
      // As good as empty; if it cannot be written either, that is said at the end.
    }
    return new ResultCache(file, build, entriesOf(text, build), text !== '' && !text.startsWith(BEGINNING));
  }

  /** The key of what a configuration's findings depend on; null where they depend on what cannot be known. */
  hashOf(sources: readonly Source[], { config }: Configuration, options: LintOptions): string | null {
    // A plugin is code, and what it imports or reads may change unseen.
    if (config.hasPlugins) return null;
    const hash = createHash('sha256');
    const parts = [options.targets, options.env, options.inlineSuppressions, options.fragment === true, config.keywords];
    hash.update(JSON.stringify(parts));
    for (const { path: filePath, bytes, template } of sources) {
      hash.update(`\0${filePath}\0${String(template)}\0${bytes.length}\0${this.#rulesHash(options.rulesFor(filePath))}\0`);
      hash.update(bytes);
    }
    return hash.digest('base64');
  }

  find(sources: readonly Source[], hash: string): CachedReport | null {
    const entry = this.#entries.get(keyOf(sources));
    return entry?.hash === hash ? entry : null;
  }

  add(sources: readonly Source[], hash: string, { results, targetSource, crashes, cutShort }: LintReport): void {
    if (crashes.length + cutShort.length > 0 || sources.some((source) => source.path === STDIN_NAME)) return;
    this.#entries.set(keyOf(sources), { hash, files: sources.map((source) => source.path), results, targetSource });
    this.#isChanged = true;
  }

  /** Writes what is new, and forgets files that are gone. */
  async save(io: CliIo, notices: Notices): Promise<void> {
    if (!this.#isChanged) return;
    const name = displayPath(this.#file, io.cwd);
    if (this.#isForeign) {
      notices.note(`${name}: this is no cache of haplint, so it was left alone; name another with --cache-location`);
      return;
    }
    for (const [key, { files }] of this.#entries) {
      if (!files.every((file) => statSync(file, { throwIfNoEntry: false }) !== undefined)) this.#entries.delete(key);
    }
    const temporary = `${this.#file}.${randomBytes(6).toString('hex')}.tmp`;
    try {
      await writeFile(temporary, `${BEGINNING}${JSON.stringify(this.#build)},"entries":${JSON.stringify([...this.#entries])}}\n`, {
        flag: 'wx',
      });
      await rename(temporary, this.#file);
    } catch (error) {
      await unlink(temporary).catch(() => {});
      notices.note(`${name}: the cache cannot be written: ${inWords(error)}`);
    }
  }

  /** Hundreds of files mostly share one set of rules. */
  #rulesHash(rules: ReturnType<LintOptions['rulesFor']>): string {
    let hash = this.#settings.get(rules);
    if (hash === undefined) {
      // A declared rule is no more than what it declares.
      const settings = [...rules].map(([id, { rule, severity, options }]) => [
        id,
        severity,
        options,
        (rule as Partial<RunnableDeclaration>).declaration,
      ]);
      hash = createHash('sha256').update(JSON.stringify(settings)).digest('base64');
      this.#settings.set(rules, hash);
    }
    return hash;
  }
}

function keyOf(sources: readonly Source[]): string {
  return sources.map((source) => source.path).join('\0');
}

function locationOf(given: string | null, cwd: string): string {
  if (given === null) return path.join(cwd, DEFAULT_NAME);
  const location = path.resolve(cwd, given);
  const isDirectory = /[/\\]$/.test(given) || statSync(location, { throwIfNoEntry: false })?.isDirectory() === true;
  return isDirectory ? path.join(location, DEFAULT_NAME) : location;
}

/** Tells this build of haplint from others: its version, and the names of its files, which change with their text. */
function buildOf(): string {
  const own = path.dirname(fileURLToPath(import.meta.url));
  const hash = createHash('sha256').update(`${VERSION}\0${process.version}\0`);
  for (const name of readdirSync(own).sort()) if (name.endsWith('.js')) hash.update(`${name}\0`);
  return hash.digest('base64');
}

function entriesOf(text: string, build: string): Map<string, Entry> {
  try {
    const value = JSON.parse(text) as { haplintCache?: unknown; entries?: unknown };
    if (value.haplintCache !== build || !Array.isArray(value.entries)) return new Map();
    return new Map((value.entries as [string, Entry][]).filter(isEntry));
  } catch {
    return new Map();
  }
}

function isEntry(value: unknown): boolean {
  if (!Array.isArray(value) || typeof value[0] !== 'string') return false;
  const entry = value[1] as Partial<Entry> | null | undefined;
  const isResult = (result: LintResult) => typeof result?.filePath === 'string' && Array.isArray(result.messages);
  return typeof entry?.hash === 'string' && Array.isArray(entry.files) && Array.isArray(entry.results) && entry.results.every(isResult);
}
