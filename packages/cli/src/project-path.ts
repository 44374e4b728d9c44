import { realpathSync } from 'node:fs';
import path from 'node:path';
import type { CliIo } from './io.js';
import { STDIN_NAME } from './source-files.js';

/** Where GitHub Actions, GitLab CI and Jenkins say that the checkout is: paths in reports count from there, wherever a job works. */
const CHECKOUT_VARIABLES = ['GITHUB_WORKSPACE', 'CI_PROJECT_DIR', 'WORKSPACE'];

/**
 * The root that paths in reports count from: the checkout of a CI job that works in it, else the working directory. A
 * variable that names another place (a checkout beside it, a shell's leftover) is not believed.
 */
export function projectRoot({ cwd, env }: Pick<CliIo, 'cwd' | 'env'>): string {
  for (const name of CHECKOUT_VARIABLES) {
    const value = env[name];
    if (!value || !path.isAbsolute(value)) continue;
    const root = real(value);
    if (root !== null && isBelow(real(cwd) ?? cwd, root)) return root;
  }
  return cwd;
}

/** A path from the root and with slashes; absolute where it is not below the root. */
export function projectPath(filePath: string, root: string): string {
  if (filePath === STDIN_NAME || !isBelow(filePath, root)) return filePath;
  return path.relative(root, filePath).split(path.sep).join('/');
}

function isBelow(file: string, directory: string): boolean {
  const relative = path.relative(directory, file);
  return relative !== '..' && !relative.startsWith(`..${path.sep}`) && !path.isAbsolute(relative);
}

function real(directory: string): string | null {
  try {
    return realpathSync(directory);
  } catch {
    return null;
  }
}
