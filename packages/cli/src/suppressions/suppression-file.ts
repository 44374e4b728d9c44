import { randomBytes } from 'node:crypto';
import { readFile, rename, unlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { nearestName } from '@haplint/core/internal';
import { displayPath } from '../display-path.js';
import { replaceFile } from '../fixing/replace-file.js';
import { errorCode, inWords } from '../system-error.js';
import { UsageError } from '../usage-error.js';

/** How many findings of each rule are let pass. */
export type RuleCounts = ReadonlyMap<string, number>;

/**
 * The findings that a project has not come round to yet, as counts by file and rule. ESLint's format:
 * `{ "haproxy.cfg": { "missing-timeouts": { "count": 3 } } }`, with paths relative to the file itself.
 */
export class SuppressionFile {
  readonly path: string;
  /** As messages name it. */
  readonly shown: string;
  readonly #counts: Map<string, RuleCounts>;
  readonly #bytes: Uint8Array | null;

  private constructor(file: string, shown: string, counts: Map<string, RuleCounts>, bytes: Uint8Array | null) {
    this.path = file;
    this.shown = shown;
    this.#counts = counts;
    this.#bytes = bytes;
  }

  /** Reads the file; null where there is none. Throws `UsageError` for one that cannot be read or says something else. */
  static async read(file: string, cwd: string): Promise<SuppressionFile | null> {
    const shown = displayPath(file, cwd);
    let bytes: Uint8Array;
    try {
      bytes = await readFile(file);
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return null;
      throw new UsageError(`${shown}: cannot read it: ${inWords(error)}`);
    }
    return new SuppressionFile(file, shown, parseCounts(new TextDecoder().decode(bytes), shown), bytes);
  }

  /** A file that is yet to be written. */
  static empty(file: string, cwd: string): SuppressionFile {
    return new SuppressionFile(file, displayPath(file, cwd), new Map(), null);
  }

  /** What is let pass in a file, by its absolute path. */
  countsFor(file: string): RuleCounts {
    return this.#counts.get(this.#keyOf(file)) ?? new Map();
  }

  setCounts(file: string, counts: RuleCounts): void {
    if (counts.size === 0) this.#counts.delete(this.#keyOf(file));
    else this.#counts.set(this.#keyOf(file), counts);
  }

  /** The absolute paths of the files it speaks of. */
  get files(): string[] {
    return [...this.#counts.keys()].map((key) => path.resolve(path.dirname(this.path), key));
  }

  /** Writes it, sorted, so that two branches of a repository can be merged. Throws the system's error. */
  async write(): Promise<void> {
    const sorted = <Value>(map: ReadonlyMap<string, Value>) => [...map].sort(([a], [b]) => (a < b ? -1 : 1));
    const value = Object.fromEntries(
      sorted(this.#counts).map(([file, counts]) => [file, Object.fromEntries(sorted(counts).map(([rule, count]) => [rule, { count }]))]),
    );
    const bytes = new TextEncoder().encode(`${JSON.stringify(value, null, 2)}\n`);
    if (this.#bytes !== null) return replaceFile(this.path, this.#bytes, bytes);
    const temporary = `${this.path}.${randomBytes(6).toString('hex')}.tmp`;
    try {
      await writeFile(temporary, bytes, { flag: 'wx' });
      await rename(temporary, this.path);
    } catch (error) {
      await unlink(temporary).catch(() => {});
      throw error;
    }
  }

  #keyOf(file: string): string {
    return path.relative(path.dirname(this.path), file).replaceAll(path.sep, '/');
  }
}

function parseCounts(text: string, shown: string): Map<string, RuleCounts> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new UsageError(`${shown}: this is no JSON: ${(error as Error).message}`);
  }
  const wrong = (place: string, expected: string) => new UsageError(`${shown}: ${place}expected ${expected}`);
  if (!isObject(value)) throw wrong('', 'an object with a key for each file');
  return new Map(
    Object.entries(value).map(([file, rules]) => {
      if (!isObject(rules)) throw wrong(`"${file}": `, 'an object with a key for each rule');
      const counts = Object.entries(rules).map(([rule, entry]): [string, number] => {
        const count = isObject(entry) ? entry.count : undefined;
        if (Number.isSafeInteger(count) && (count as number) > 0) return [rule, count as number];
        throw wrong(`"${file}": "${rule}": `, '{ "count": N }, N being 1 or more');
      });
      return [file, new Map(counts)];
    }),
  );
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Throws `UsageError` for the first name that no rule has. */
export function checkRuleNames(option: string, names: readonly string[], known: ReadonlySet<string>): void {
  for (const name of names) {
    if (known.has(name)) continue;
    const nearest = nearestName(name, known);
    throw new UsageError(
      `${option} ${name}: there is no such rule; ${nearest === null ? 'haplint rules lists them' : `did you mean ${nearest}?`}`,
    );
  }
}
