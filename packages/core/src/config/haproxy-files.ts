import { Buffer } from 'node:buffer';
import { promises as fs } from 'node:fs';
import path from 'node:path';

/** What HAProxy makes of one `-f` path. */
export interface LoadedPath {
  readonly isDirectory: boolean;
  /** In the order of loading. */
  readonly files: readonly string[];
}

/**
 * The files that HAProxy loads for one `-f` path: the path itself, or, for a directory, its `*.cfg` files in the order of
 * their bytes (alphasort() in the "C" locale, which HAProxy never leaves), without hidden ones, without those of
 * directories below it and without anything that is no regular file: `cfgfiles_expand_directories` in src/haproxy.c.
 * Rejects with the system's error where it cannot look.
 */
export async function filesLoadedBy(target: string): Promise<LoadedPath> {
  if (!(await fs.stat(target)).isDirectory()) return { isDirectory: false, files: [target] };
  const files: string[] = [];
  for (const name of (await fs.readdir(target)).filter(isLoadedName).sort(byBytes)) {
    const file = path.join(target, name);
    if ((await fs.stat(file)).isFile()) files.push(file);
  }
  return { isDirectory: true, files };
}

/** strstr() finds the first ".cfg", so that HAProxy leaves "a.cfg.cfg" out. */
export function isLoadedName(name: string): boolean {
  return !name.startsWith('.') && name.includes('.cfg') && name.indexOf('.cfg') === name.length - '.cfg'.length;
}

/** The order of strcmp(), which that of UTF-16 units is not. */
export function byBytes(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}
