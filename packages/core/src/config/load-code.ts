import { promises as fs } from 'node:fs';
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
  const real = await fs.realpath(file).catch((error: unknown) => {
    throw origin.error(null, `cannot be read: ${systemReason(error)}`);
  });
  try {
    return (await (jiti ?? importNatively)(real)) as Record<string, unknown>;
  } catch (thrown) {
    throw await codeError(thrown, real, origin);
  }
}

/**
 * As `importCode`, for the default export: a promise is waited for, and one that fails is the fault of the file. `undefined` where
 * there is none.
 */
export async function importDefault(
  file: string,
  origin: ConfigOrigin,
  cwd: string,
): Promise<{ readonly exported: unknown; readonly exports: Record<string, unknown> }> {
  const exports = await importCode(file, origin, cwd);
  try {
    return { exported: await defaultExportOf(exports), exports };
  } catch (thrown) {
    throw await codeError(thrown, await fs.realpath(file), origin);
  }
}

async function importNatively(file: string): Promise<unknown> {
  const { mtimeMs } = await fs.stat(file);
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

/** An error with the place in the file, where there is one to be had. */
async function codeError(thrown: unknown, file: string, origin: ConfigOrigin): Promise<Error> {
  if (!(thrown instanceof Error)) return origin.error(null, `cannot be loaded: it throws ${describeValue(thrown)}`);
  const names = [pathToFileURL(file).href, file];
  const placeNamed = (text: string) => names.map((name) => placeIn(text, name)).find((place) => place !== null) ?? null;
  const inStack = placeNamed(thrown.stack ?? '');
  // The stack of a syntax error in an ES module names no place; Node does where it is only to check the file.
  const check = inStack === null && thrown.name === 'SyntaxError' && /\.m?js$/.test(file) ? await checkModule(file) : null;
  const place = check?.said.includes(thrown.message) ? placeIn(check.said, '[stdin]') : inStack;
  const where = check?.isFine ? ', in a file that it imports' : '';
  // What Node and jiti append to messages: who required or imported whom, and the file once more.
  const [message = ''] = thrown.message.split('\nRequire stack:');
  const plain = message.replace(new RegExp(`\\s*(?:\\b(?:imported from|for)\\s+)?${escaped(file)}(:\\d+)*$`), '');
  const hint = /^Cannot find package /.test(plain) ? '; is it installed?' : '';
  const position = place === null ? null : { line: place[0], column: place[1] ?? null };
  return origin.errorAt(position, `cannot be loaded: ${thrown.name}: ${plain}${where}${hint}`);
}

/** What Node says of the syntax of an ES module, which it reads as `[stdin]` and does not run. It gets 5 s. */
async function checkModule(file: string): Promise<{ readonly isFine: boolean; readonly said: string }> {
  const { execFile } = await import('node:child_process');
  const text = await fs.readFile(file);
  const options = { timeout: 5000, env: { ...process.env, NODE_OPTIONS: '' } };
  return new Promise((resolve) => {
    const child = execFile(process.execPath, ['--input-type=module', '--check', '-'], options, (error, _, said) =>
      resolve({ isFine: error === null, said }),
    );
    // It may end before it has read all.
    child.stdin?.on('error', () => {});
    child.stdin?.end(text);
  });
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
