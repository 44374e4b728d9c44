import { accessSync, constants, promises as fs, readdirSync, type Stats, statSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import type { PublicExplorer } from 'cosmiconfig';
import { CODE_EXTENSIONS, DATA_EXTENSIONS, type FileContents, readContents } from './file-contents.js';

/** A configuration file and what it holds. */
export interface FoundFile {
  readonly file: string;
  readonly contents: FileContents;
}

/** The names of configuration files; of several in a directory, the first counts. */
export const SEARCH_PLACES: readonly string[] = [
  ...[...CODE_EXTENSIONS, ...DATA_EXTENSIONS].map((extension) => `haplint.config${extension}`),
  '.haplintrc',
  ...[...DATA_EXTENSIONS, '.js', '.mjs', '.cjs', '.ts'].map((extension) => `.haplintrc${extension}`),
  'package.json',
];

let explorer: Promise<PublicExplorer | null> | null = null;

/**
 * The one explorer of the process, made when the first file is read: a run without configuration files never loads cosmiconfig. None where cosmiconfig cannot
 * read settings of its own, which it looks for in the current directory: a `package.json` there that is a template, and no JSON, may say nothing of haplint.
 */
function sharedExplorer(): Promise<PublicExplorer | null> {
  explorer ??= makeExplorer().catch(() => null);
  return explorer;
}

async function makeExplorer(): Promise<PublicExplorer> {
  const { cosmiconfig } = await import('./cosmiconfig.js');
  // Boxed, so that cosmiconfig neither acts on keys of its own ($import) nor takes an empty file for none.
  const load = async (file: string, text: string) => {
    const contents = await readContents(file, text);
    if (path.basename(file) !== 'package.json') return contents;
    return contents.kind === 'nothing' ? {} : { haplint: contents };
  };
  const loaders = Object.fromEntries([...CODE_EXTENSIONS, ...DATA_EXTENSIONS, 'noExt', 'default'].map((extension) => [extension, load]));
  return cosmiconfig('haplint', {
    searchPlaces: [...SEARCH_PLACES],
    // One directory at a time: the other strategies stop at the first package.json, or go on to a directory of the user's
    // own, and the same file would be judged differently on another machine.
    searchStrategy: 'none',
    loaders,
    ignoreEmptySearchPlaces: false,
    // `ConfigFiles` remembers, so that what one loader has read is not what another one gets later.
    cache: false,
  });
}

/** Bytes of the largest configuration that is read; it is as much as a file to check may have. */
const MAX_SIZE = 16 * 1024 * 1024;

/** Reads configuration files, and looks for them. */
export class ConfigFiles {
  readonly #allowCode: boolean;
  readonly #nearest = new Map<string, Promise<FoundFile | null>>();

  /**
   * With `allowCode: false` cosmiconfig's explorer is not used: to make one, it reads its own settings from the current
   * directory (`package.json`, `.config/config.js`), and these may be code or name some.
   */
  constructor(allowCode: boolean) {
    this.#allowCode = allowCode;
  }

  /**
   * The configuration file for files in `directory`: the first there, or in the nearest directory above. Ends at the
   * user's home where the directory is below it (what lies above is not the user's), else at the root of the file system,
   * since a configuration belongs in /etc/haproxy as well. Rejects with the system's error for one that can't be read.
   */
  nearest(directory: string): Promise<FoundFile | null> {
    let found = this.#nearest.get(directory);
    if (found === undefined) {
      found = this.#searchFrom(directory);
      this.#nearest.set(directory, found);
    }
    return found;
  }

  /** Reads a file that is named. Rejects with the system's error. */
  async read(file: string): Promise<FoundFile> {
    refuseTooLarge(file);
    const explorer = await this.#explorer();
    if (explorer === null) return readPlainly(file);
    const result = await explorer.load(file);
    if (result === null) return { file, contents: { kind: 'nothing' } };
    return { file, contents: await boxed(file, result.config as FileContents | undefined) };
  }

  /** Forgets what was read and found. */
  clear(): void {
    this.#nearest.clear();
  }

  #explorer(): Promise<PublicExplorer | null> {
    return this.#allowCode ? sharedExplorer() : Promise.resolve(null);
  }

  async #searchFrom(directory: string): Promise<FoundFile | null> {
    const here = await this.#searchIn(directory);
    if (here !== null) return here;
    const parent = path.dirname(directory);
    return directory === parent || directory === homedir() ? null : this.nearest(parent);
  }

  async #searchIn(directory: string): Promise<FoundFile | null> {
    const present = presentPlaces(directory);
    if (present.length === 0) return null;
    const explorer = await this.#explorer();
    if (explorer !== null) {
      const result = await explorer.search(directory);
      return result && { file: result.filepath, contents: await boxed(result.filepath, result.config as FileContents | undefined) };
    }
    for (const name of present) {
      const found = await readPlainly(path.join(directory, name));
      if (found.contents.kind !== 'nothing') return found;
    }
    return null;
  }
}

/**
 * Which of the places a directory has. Asked first because most directories have none, and because cosmiconfig passes
 * over a file that it may not read, where its reader would wonder why it has no effect. At once: at every start, each directory up to the root would wait
 * for its turn in Node's pool of threads, and what Node has for that would have to be loaded first.
 */
function presentPlaces(directory: string): string[] {
  const names = namesIn(directory);
  const present = SEARCH_PLACES.filter((place) => names.has(place));
  for (const name of present) {
    const file = path.join(directory, name);
    if (name !== 'package.json') accessSync(file, constants.R_OK);
    refuseTooLarge(file, true);
  }
  return present;
}

/** What is no directory in a directory; nothing where it cannot be looked into. */
function namesIn(directory: string): ReadonlySet<string> {
  try {
    const entries = readdirSync(directory, { withFileTypes: true });
    return new Set(entries.filter((entry) => !entry.isDirectory()).map(({ name }) => name));
  } catch {
    return new Set();
  }
}

/**
 * Throws for a file that is too large, and for one that was found and may have no end (a pipe, a device): nobody names these
 * in a search, and reading one would wait for ever or fill the memory. What is not there is left to the reader.
 */
function refuseTooLarge(file: string, isFound = false): void {
  const found = sizeAndKind(file);
  if (found === null) return;
  // With the path, as the system's errors have it.
  const refuse = (reason: string) => Object.assign(new Error(reason), { path: file });
  if (isFound && !found.isFile()) throw refuse('it is no regular file');
  if (found.size > MAX_SIZE) throw refuse('it is larger than 16 MB, which is more than haplint takes');
}

/** What the system says of a file; null where it says nothing. */
function sizeAndKind(file: string): Stats | null {
  try {
    return statSync(file);
  } catch {
    return null;
  }
}

/** cosmiconfig gives no contents for an empty file; an empty JSON file is a mistake, an empty YAML file is not. */
async function boxed(file: string, contents: FileContents | undefined): Promise<FileContents> {
  return contents ?? (await readContents(file, ''));
}

async function readPlainly(file: string): Promise<FoundFile> {
  return { file, contents: await readContents(file, await fs.readFile(file, 'utf8')) };
}
