import { existsSync } from 'node:fs';
import path from 'node:path';

/**
 * Whether a program of that name could be found on PATH; false only where there is no file of the name. On Windows, where names have endings that are left
 * out, and without a PATH, which the system then chooses, it is always true.
 */
export function mayBeOnPath(name: string, { PATH }: Readonly<Record<string, string | undefined>>): boolean {
  if (process.platform === 'win32' || PATH === undefined) return true;
  return PATH.split(path.delimiter).some((directory) => existsSync(path.join(directory, name)));
}
