import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { append } from '@haplint/parser';
import picomatch from 'picomatch';
import { byBytes } from './haproxy-files.js';

/** Tells whether an absolute path is meant. */
export type PathMatcher = (file: string) => boolean;

/**
 * Matches files: a pattern with a slash against the path from `base`, one without against the file's name, wherever it
 * is; one that ends with a slash means all files below. Of the patterns that match, the last decides; one after `!` takes
 * out again.
 */
export function fileMatcher(patterns: readonly string[], base: string): PathMatcher {
  const globs = patterns.map((pattern) => (pattern.endsWith('/') ? `${pattern}**` : pattern));
  return lastDecides(globs, base, (segments, { test, isName }) => test(isName ? (segments.at(-1) ?? '') : segments.join('/')));
}

/** As `fileMatcher`, where a pattern also means everything in a directory that it matches. */
export function treeMatcher(patterns: readonly string[], base: string): PathMatcher {
  return lastDecides(patterns, base, (segments, { test, isName }) =>
    segments.some((segment, i) => test(isName ? segment : segments.slice(0, i + 1).join('/'))),
  );
}

interface Pattern {
  readonly isNegated: boolean;
  /** It has no slash, so that it means a name in any directory. */
  readonly isName: boolean;
  readonly test: (text: string) => boolean;
}

function lastDecides(
  texts: readonly string[],
  base: string,
  matches: (segments: readonly string[], pattern: Pattern) => boolean,
): PathMatcher {
  const patterns = texts.map((text) => compile(text, base));
  return (file) => {
    const segments = path.relative(base, file).split(path.sep);
    return patterns.findLast((pattern) => matches(segments, pattern))?.isNegated === false;
  };
}

function compile(text: string, base: string): Pattern {
  const isNegated = text.startsWith('!');
  const glob = relativeGlob(isNegated ? text.slice(1) : text, base).replace(/\/$/, '');
  // Nothing is left of "./", which is the directory itself.
  const anchored = glob === '.' ? '**' : glob.replace(/^(?:\.?\/)+/, '') || '**';
  return { isNegated, isName: !glob.includes('/'), test: picomatch(anchored, { dot: true }) };
}

/** A glob with slashes, from `base` where it is below it. */
function relativeGlob(glob: string, base: string): string {
  const slashed = path.sep === '\\' ? glob.replaceAll('\\', '/') : glob;
  const root = `${base.replaceAll(path.sep, '/').replace(/\/$/, '')}/`;
  return slashed.startsWith(root) ? `/${slashed.slice(root.length)}` : slashed;
}

/** Whether a text is a pattern rather than a path. */
export function isGlob(text: string): boolean {
  return picomatch.scan(text).isGlob;
}

/** The files that a glob finds from `base`, in the order of their bytes; hidden files only where the glob names the dot. */
export async function filesMatching(glob: string, base: string): Promise<string[]> {
  const slashed = path.sep === '\\' ? glob.replaceAll('\\', '/') : glob;
  const { base: start, glob: rest } = picomatch.scan(slashed);
  const root = path.resolve(base, start);
  const test = picomatch(rest);
  const depth = rest.includes('**') ? Number.POSITIVE_INFINITY : rest.split('/').length;
  const files = await filesBelow(root, '', depth);
  return files
    .filter((file) => test(file))
    .sort(byBytes)
    .map((file) => path.join(root, file));
}

async function filesBelow(root: string, directory: string, depth: number): Promise<string[]> {
  const entries = await readdir(path.join(root, directory), { withFileTypes: true }).catch(() => []);
  const files: string[] = [];
  for (const entry of entries) {
    const name = directory === '' ? entry.name : `${directory}/${entry.name}`;
    if (!entry.isDirectory()) files.push(name);
    else if (depth > 1 && entry.name !== 'node_modules' && entry.name !== '.git') append(files, await filesBelow(root, name, depth - 1));
  }
  return files;
}
