import { Buffer } from 'node:buffer';
import { type Dirent, readdirSync, type Stats, statSync } from 'node:fs';
import path from 'node:path';
import { nearestName } from '@haplint/core/internal';
import { append } from '@haplint/parser';
import type { Notices } from './notices.js';
import type { Input } from './source-files.js';
import { errorCode, inWords } from './system-error.js';

/** A file that the paths on the command line select. */
export interface SelectedFile {
  readonly input: Input;
  /** It was named itself, rather than found in a directory or by a pattern. */
  readonly named: boolean;
}

export interface SelectionContext {
  readonly cwd: string;
  /** The absolute path that standard input goes by, null where it has none. */
  readonly stdinPath: string | null;
  readonly notices: Notices;
}

/** Never worth a look: other people's files, and a repository's own. */
export const SKIPPED_DIRECTORIES = new Set(['node_modules', '.git']);

// As tinyglobby's `isDynamicPattern`, without loading tinyglobby for every missing file.
const GLOB = /[*?]|\[[^\]]+\]|\{[^}]*\}|[!@+]\(/;

/**
 * The files that paths select, in the order of the paths and none of them twice: a file as it is, a directory's `*.cfg`
 * files, what a pattern matches, `-`. What cannot be found or looked into is said through `notices`.
 */
export async function selectFiles(paths: readonly string[], context: SelectionContext): Promise<SelectedFile[]> {
  const selected = new Map<string, SelectedFile>();
  for (const given of paths) {
    if (given === '-') {
      selected.set('-', { input: { stdin: context.stdinPath }, named: true });
      continue;
    }
    const { files, named } = await filesOf(given, context);
    for (const file of files) {
      if (named || !selected.has(file)) selected.set(file, { input: { file }, named });
    }
  }
  return [...selected.values()];
}

async function filesOf(given: string, context: SelectionContext): Promise<{ files: readonly string[]; named: boolean }> {
  const { cwd, notices } = context;
  const absolute = path.resolve(cwd, given);
  let stats: Stats;
  try {
    stats = statSync(absolute);
  } catch (error) {
    const missing = errorCode(error) === 'ENOENT';
    if (missing && GLOB.test(given)) return { files: await filesMatching(given, context), named: false };
    notices.fail(`${given}: ${missing ? missingFile(given, absolute) : inWords(error)}`);
    return { files: [], named: true };
  }
  if (!stats.isDirectory()) return { files: [absolute], named: true };
  const files = configurationsBelow(absolute, (directory, error) =>
    notices.fail(`${directory === absolute ? given : path.relative(cwd, directory)}: cannot look into it: ${inWords(error)}`),
  );
  if (files?.length === 0)
    notices.fail(`${given}: no *.cfg file in this directory or below it; name the files if they are called otherwise`);
  return { files: files ?? [], named: false };
}

async function filesMatching(pattern: string, { cwd, notices }: SelectionContext): Promise<string[]> {
  const { glob } = await import('tinyglobby');
  const files = await glob(path.sep === '\\' ? pattern.replaceAll('\\', '/') : pattern, {
    cwd,
    absolute: true,
    expandDirectories: false,
    ignore: [...SKIPPED_DIRECTORIES].map((name) => `**/${name}/**`),
  });
  if (files.length === 0) notices.fail(`${pattern}: no file matches this pattern`);
  return files.map((file) => path.normalize(file)).sort(byBytes);
}

/** The `*.cfg` files of a directory and those below it, without hidden ones; null where the directory itself is unreadable. */
function configurationsBelow(directory: string, onError: (directory: string, error: unknown) => void): string[] | null {
  let entries: Dirent[];
  try {
    entries = readdirSync(directory, { withFileTypes: true });
  } catch (error) {
    onError(directory, error);
    return null;
  }
  const files: string[] = [];
  for (const entry of entries.sort((a, b) => byBytes(a.name, b.name))) {
    const { name } = entry;
    const below = path.join(directory, name);
    if (name.startsWith('.')) continue;
    if (entry.isDirectory()) {
      if (!SKIPPED_DIRECTORIES.has(name)) append(files, configurationsBelow(below, onError) ?? []);
    } else if (name.endsWith('.cfg') && (entry.isFile() || (entry.isSymbolicLink() && isFile(below)))) {
      // Linked files count, linked directories don't: they may lead back here.
      files.push(below);
    }
  }
  return files;
}

function isFile(file: string): boolean {
  try {
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

/** What to say of a path that is not there: the nearest name next to it, or how far the path does go. */
export function missingFile(given: string, absolute: string): string {
  const directory = path.dirname(absolute);
  try {
    const near = nearestName(path.basename(absolute), readdirSync(directory));
    if (near === null) return 'no such file or directory';
    return `no such file or directory; did you mean ${path.join(path.dirname(given), near)}?`;
  } catch {
    return `no such file or directory: there is no directory ${path.dirname(given)}`;
  }
}

function byBytes(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}
