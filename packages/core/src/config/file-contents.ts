import path from 'node:path';
import { findJsonError } from './json-error.js';

/** What a configuration file holds, before anything is made of it. Never an error thrown: who reads it knows how to name the file. */
export type FileContents =
  | { readonly kind: 'data'; readonly value: unknown }
  /** JavaScript or TypeScript, not run yet. */
  | { readonly kind: 'code' }
  /** A package.json that says nothing of haplint. */
  | { readonly kind: 'nothing' }
  | { readonly kind: 'broken'; readonly line: number | null; readonly column: number | null; readonly reason: string };

/** The extensions of configurations that are code. */
export const CODE_EXTENSIONS = ['.js', '.mjs', '.cjs', '.ts', '.mts', '.cts'] as const;
/** The extensions of configurations that are data; a name without one (`.haplintrc`) holds YAML, which JSON is part of. */
export const DATA_EXTENSIONS = ['.json', '.yaml', '.yml'] as const;

/** Reads the text of a configuration file by the extension of its name. */
export async function readContents(file: string, text: string): Promise<FileContents> {
  const extension = path.extname(file);
  const content = text.replace(/^\uFEFF/, '');
  if (path.basename(file) === 'package.json') return readPackage(content);
  if ((CODE_EXTENSIONS as readonly string[]).includes(extension)) return { kind: 'code' };
  if (extension === '.json') return readJson(content);
  if (extension === '' || extension === '.yaml' || extension === '.yml') return readYaml(file, content);
  const known = [...DATA_EXTENSIONS, ...CODE_EXTENSIONS].join(', ');
  return broken(`the extension "${extension}" is none of a configuration's: ${known}`);
}

/** Most package.json files have nothing to do with haplint, and some are templates and no JSON at all. */
function readPackage(text: string): FileContents {
  if (!text.includes('"haplint"')) return { kind: 'nothing' };
  const contents = readJson(text);
  if (contents.kind !== 'data') return contents;
  const { value } = contents;
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, 'haplint')) return { kind: 'nothing' };
  return { kind: 'data', value: (value as { haplint: unknown }).haplint };
}

function readJson(text: string): FileContents {
  try {
    return { kind: 'data', value: JSON.parse(text) as unknown };
  } catch (error) {
    const found = findJsonError(text);
    return found === null ? broken((error as Error).message) : { kind: 'broken', ...found };
  }
}

async function readYaml(file: string, text: string): Promise<FileContents> {
  if (text.trimStart().startsWith('{')) {
    try {
      return { kind: 'data', value: JSON.parse(text) as unknown };
    } catch {
      // YAML's own flow syntax.
    }
  }
  const { defaultLoaders } = await import('./cosmiconfig.js');
  try {
    // A file of blanks and comments is an object without keys, not a mistake.
    return { kind: 'data', value: (defaultLoaders['.yaml'](file, text) as unknown) ?? {} };
  } catch (error) {
    const { reason, mark } = error as { reason?: string; mark?: { line: number; column: number } };
    if (reason === undefined) return broken((error as Error).message);
    return { kind: 'broken', line: mark === undefined ? null : mark.line + 1, column: mark === undefined ? null : mark.column + 1, reason };
  }
}

function broken(reason: string): FileContents {
  return { kind: 'broken', line: null, column: null, reason };
}
