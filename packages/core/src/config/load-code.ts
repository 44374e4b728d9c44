import { realpath, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { describeValue } from '../rule/schema-violation.js';
import { type ConfigOrigin, systemReason } from './config-error.js';

/** The address that each file was last imported by, and when it had been changed. */
const imported = new Map<string, { readonly mtimeMs: number; readonly href: string }>();

/**
 * Imports a JavaScript or TypeScript file and gives its exports. One that has changed since is imported anew, which an
 * editor needs; what it imports in its turn is not.
 * Throws `ConfigError` with the place in the file where the code threw.
 */
export async function importCode(file: string, origin: ConfigOrigin, cwd: string): Promise<Record<string, unknown>> {
  const isTypeScript = /\.[cm]?ts$/.test(file);
  const jiti = isTypeScript && !stripsTypes() ? await findJiti([path.dirname(file), cwd]) : null;
  if (isTypeScript && !stripsTypes() && jiti === null) {
    throw origin.error(
      null,
      'TypeScript needs Node 22.18 or newer, or the package "jiti" (2 or newer) beside it; or write it in JavaScript and call it .mjs',
    );
  }
  const real = await realpath(file).catch((error: unknown) => {
    throw origin.error(null, `cannot be read: ${systemReason(error)}`);
  });
  try {
    return (await (jiti ?? importNatively)(real)) as Record<string, unknown>;
  } catch (thrown) {
    throw codeError(thrown, real, origin);
  }
}

async function importNatively(file: string): Promise<unknown> {
  const { mtimeMs } = await stat(file);
  const before = imported.get(file);
  // As long as the file does not change it is one module, whoever names it: a plugin that is imported and named is one.
  if (before?.mtimeMs === mtimeMs) return import(/* @vite-ignore */ before.href);
  const { href: plain } = pathToFileURL(file);
  const href = before === undefined ? plain : `${plain}?changed=${mtimeMs}`;
  imported.set(file, { mtimeMs, href });
  // CommonJS modules are cached by path, whatever the query.
  if (before !== undefined) delete createRequire(file).cache[file];
  return import(/* @vite-ignore */ href);
}

/** Node runs TypeScript by itself from 22.18 on (`process.features.typescript` is 'strip'). */
function stripsTypes(): boolean {
  return Boolean((process.features as { typescript?: string | false }).typescript);
}

interface JitiModule {
  readonly createJiti?: (id: string, options: object) => { import(file: string): Promise<unknown> };
}

/** jiti as the project has it, or else as haplint has it. Found by name, not by an import, to keep it out of bundles. */
async function findJiti(directories: readonly string[]): Promise<((file: string) => Promise<unknown>) | null> {
  for (const from of [...directories.map((directory) => path.join(directory, 'haplint.config.ts')), import.meta.url]) {
    let found: string;
    try {
      found = createRequire(from).resolve('jiti');
    } catch {
      continue;
    }
    const { createJiti } = (await import(/* @vite-ignore */ pathToFileURL(found).href)) as JitiModule;
    if (createJiti) return (file) => createJiti(file, { fsCache: false, moduleCache: false }).import(file);
  }
  return null;
}

/** An error with the place in the file, where the stack names one: it does not for a syntax error in an ES module. */
function codeError(thrown: unknown, file: string, origin: ConfigOrigin): Error {
  if (!(thrown instanceof Error)) return origin.error(null, `cannot be loaded: it throws ${describeValue(thrown)}`);
  const names = [pathToFileURL(file).href, file];
  const [line, column] = names.map((name) => placeIn(thrown.stack ?? '', name)).find((place) => place !== null) ?? [];
  const position = line === undefined ? null : { line, column: column ?? null };
  // What Node and jiti append to messages: who required whom, and the file once more.
  const [message = ''] = thrown.message.split('\nRequire stack:');
  return origin.errorAt(position, `cannot be loaded: ${thrown.name}: ${message.replace(new RegExp(`\\s*${escaped(file)}(:\\d+)*$`), '')}`);
}

function placeIn(stack: string, name: string): [number, number | undefined] | null {
  const match = new RegExp(`${escaped(name)}(?:\\?[^\\s:)]*)?:(\\d+)(?::(\\d+))?`).exec(stack);
  return match === null ? null : [Number(match[1]), match[2] === undefined ? undefined : Number(match[2])];
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}

/** The default export; that of TypeScript compiled to CommonJS is one level deeper. `undefined` where there is none. */
export function defaultExportOf(exports: Record<string, unknown>): unknown {
  const { default: exported } = exports;
  const isWrapped = typeof exported === 'object' && exported !== null && '__esModule' in exported && 'default' in exported;
  return isWrapped ? exported.default : exported;
}
