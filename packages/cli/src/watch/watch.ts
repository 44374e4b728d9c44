import { type FSWatcher, readdirSync, realpathSync, type Stats, statSync, watch } from 'node:fs';
import path from 'node:path';
import { SEARCH_PLACES } from '@haplint/core/config';
import type { CliOptions } from '../arguments.js';
import type { Configuration } from '../configurations.js';
import { displayPath } from '../display-path.js';
import type { CliIo } from '../io.js';
import { Notices } from '../notices.js';
import { SKIPPED_DIRECTORIES } from '../selected-files.js';
import { inWords } from '../system-error.js';

/** An editor writes a file in several steps; they are waited for, but not for ever: a log may be growing beside it. */
const QUIET_MS = 100;
const LONGEST_WAIT_MS = 500;

/** How often to look where the system gives no word of changes. */
const POLL_MS = 1000;

/** Erases the screen and what can be scrolled back to, and starts at the top. */
const CLEAR_SCREEN = '\u001b[2J\u001b[3J\u001b[H';

/** What a shell says of a program that a signal ended. */
const STATUS_OF = { SIGINT: 130, SIGTERM: 143 } as const;

/** Runs a check; calls back when it knows what it is about to look at. Never throws. */
export type WatchedRun = (onPlanned: (configurations: readonly Configuration[]) => void) => Promise<number>;

/** Checks, and checks again whenever a file changes, until a signal ends it; gives the exit status. */
export async function watchFiles(options: CliOptions, io: CliIo, run: WatchedRun): Promise<number> {
  const files = new WatchedFiles(options, io);
  let end = (_status: number): void => {};
  const ended = new Promise<number>((resolve) => {
    end = resolve;
  });
  const handlers = Object.entries(STATUS_OF).map(([signal, status]) => [signal as NodeJS.Signals, () => end(status)] as const);
  for (const [signal, handler] of handlers) process.once(signal, handler);
  try {
    for (let isFirst = true; ; isFirst = false) {
      if (!isFirst && io.stdout.isTTY === true && io.env.TERM !== 'dumb') io.stdout.write(CLEAR_SCREEN);
      files.remember();
      await run((configurations) => files.follow(configurations));
      // What it wrote itself is no reason to check again.
      if (options.fix) files.remember();
      const count = files.count === 1 ? '1 file' : `${files.count} files`;
      new Notices(io.stderr).note(`watching ${count} for changes; Ctrl-C ends`);
      const status = await Promise.race([files.changed(), ended]);
      if (status !== null) return status;
    }
  } finally {
    files.close();
    for (const [signal, handler] of handlers) process.off(signal, handler);
  }
}

/**
 * The files of a run: those that are checked, those that could be, and the configuration files. Directories are watched
 * rather than files, for editors replace files, and Kubernetes replaces the directory behind a link.
 */
class WatchedFiles {
  readonly #io: CliIo;
  readonly #given: readonly string[];
  readonly #watchers = new Map<string, FSWatcher>();
  #inputs: readonly string[] = [];
  #sources: readonly string[] = [];
  #polling: NodeJS.Timeout | null = null;
  #timer: NodeJS.Timeout | null = null;
  #firstEvent = 0;
  #signature = '';
  #onChange: (() => void) | null = null;

  constructor({ paths, configurationFiles, configFile, adoption }: CliOptions, io: CliIo) {
    this.#io = io;
    const { suppressionsLocation } = adoption;
    const named = [configFile, suppressionsLocation ?? 'haplint-suppressions.json'].filter((file) => file !== null);
    this.#sources = named.map((file) => path.resolve(io.cwd, file));
    this.#given = [...[...paths, ...configurationFiles].map((given) => path.resolve(io.cwd, given)), ...this.#sources];
    this.#watch();
  }

  /** How many files are checked. */
  get count(): number {
    return this.#inputs.length;
  }

  /** Takes on what a run is about to look at. */
  follow(configurations: readonly Configuration[]): void {
    this.#inputs = [...new Set(configurations.flatMap(({ inputs }) => inputs.flatMap((input) => ('file' in input ? [input.file] : []))))];
    this.#sources = [...new Set(configurations.flatMap(({ config }) => config.sources))];
    this.#watch();
    this.remember();
  }

  /** Takes the files as they are now for what is known of them. */
  remember(): void {
    this.#signature = this.#sign();
  }

  /** Resolves with null as soon as some file differs from what is known. */
  changed(): Promise<null> {
    return new Promise((resolve) => {
      this.#onChange = () => resolve(null);
      // It may have changed while it was being checked, and still be changing.
      if (this.#sign() !== this.#signature) this.#onEvent();
    });
  }

  close(): void {
    for (const watcher of this.#watchers.values()) watcher.close();
    if (this.#timer !== null) clearTimeout(this.#timer);
    if (this.#polling !== null) clearInterval(this.#polling);
  }

  #look(): void {
    this.#timer = null;
    this.#firstEvent = 0;
    if (this.#onChange === null || this.#sign() === this.#signature) return;
    const tell = this.#onChange;
    this.#onChange = null;
    tell();
  }

  #onEvent(): void {
    const now = Date.now();
    if (this.#firstEvent === 0) this.#firstEvent = now;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#look(), Math.max(0, Math.min(QUIET_MS, this.#firstEvent + LONGEST_WAIT_MS - now)));
  }

  #watch(): void {
    const wanted = this.#directories();
    for (const [directory, watcher] of this.#watchers) {
      if (wanted.has(directory)) continue;
      watcher.close();
      this.#watchers.delete(directory);
    }
    for (const directory of wanted) {
      if (this.#watchers.has(directory)) continue;
      try {
        const watcher = watch(directory, () => this.#onEvent());
        watcher.on('error', () => {
          this.#watchers.delete(directory);
          this.#onEvent();
        });
        this.#watchers.set(directory, watcher);
      } catch (error) {
        // Not every file system tells of changes, and how many directories can be watched is limited.
        if (this.#polling !== null) continue;
        this.#polling = setInterval(() => this.#onEvent(), POLL_MS);
        const name = displayPath(directory, this.#io.cwd);
        new Notices(this.#io.stderr).note(`${name}: cannot be watched (${inWords(error)}), so it is looked at once a second`);
      }
    }
  }

  #directories(): Set<string> {
    const directories = new Set<string>();
    const add = (file: string) => {
      directories.add(path.dirname(file));
      try {
        directories.add(path.dirname(realpathSync(file)));
      } catch {
        // It isn't there yet; its directory tells when it comes.
      }
    };
    for (const file of [path.join(this.#io.cwd, 'haproxy.cfg'), ...this.#inputs, ...this.#sources]) add(file);
    for (const given of this.#given) {
      add(given);
      if (statOf(given)?.isDirectory()) addTree(given, directories);
    }
    for (const directory of [...directories]) {
      const configured = nearestWithConfiguration(directory);
      if (configured !== null) directories.add(configured);
      if (statOf(directory) === null) directories.delete(directory);
    }
    return directories;
  }

  /** What tells one state of the files from another; files that haplint would not look at don't count. */
  #sign(): string {
    const files = new Set([...this.#inputs, ...this.#sources, ...this.#given]);
    for (const directory of this.#directories()) {
      for (const name of namesIn(directory))
        if (name.endsWith('.cfg') || SEARCH_PLACES.includes(name)) files.add(path.join(directory, name));
    }
    return [...files]
      .sort()
      .map((file) => {
        const stats = statOf(file);
        // A directory changes with every log that is written into it; what is in it counts itself.
        return stats === null || stats.isDirectory() ? file : `${file}\0${stats.ino}\0${stats.size}\0${stats.mtimeMs}\0${stats.ctimeMs}`;
      })
      .join('\n');
  }
}

function addTree(directory: string, directories: Set<string>): void {
  directories.add(directory);
  try {
    for (const entry of readdirSync(directory, { withFileTypes: true })) {
      if (!entry.isDirectory() || entry.name.startsWith('.') || SKIPPED_DIRECTORIES.has(entry.name)) continue;
      addTree(path.join(directory, entry.name), directories);
    }
  } catch {
    // The run itself says what it cannot look into.
  }
}

function nearestWithConfiguration(directory: string): string | null {
  const names = namesIn(directory);
  if (SEARCH_PLACES.some((place) => place !== 'package.json' && names.includes(place))) return directory;
  const parent = path.dirname(directory);
  return parent === directory ? null : nearestWithConfiguration(parent);
}

function namesIn(directory: string): readonly string[] {
  try {
    return readdirSync(directory);
  } catch {
    return [];
  }
}

function statOf(file: string): Stats | null {
  return statSync(file, { throwIfNoEntry: false }) ?? null;
}
