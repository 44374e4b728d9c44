import { readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

/** Whether a configuration names a file ('./base.json', '/etc/haplint.yaml'), rather than a package ('haplint-config-acme'). */
export function isPath(name: string): boolean {
  return /^\.{1,2}(?:[/\\]|$)/.test(name) || path.isAbsolute(name);
}

/**
 * The file that a path means, from `directory`; for a directory, its index or the `main` of its package.json. Null where
 * there is none.
 */
export function resolveFile(name: string, directory: string): string | null {
  const file = path.resolve(directory, name);
  const stats = statSync(file, { throwIfNoEntry: false });
  if (stats === undefined) return null;
  return stats.isDirectory() ? requireResolve(file, directory) : file;
}

/** The entry of a package, looked for as Node does, upward from the first directory, then from the next. Null where it is in none. */
export function resolvePackage(name: string, directories: readonly string[]): string | null {
  for (const directory of directories) {
    const found = requireResolve(name, directory) ?? resolveForImport(name, directory);
    if (found !== null) return found;
  }
  return null;
}

/** The folder that a package is installed in, whatever is in it; null where there is none. Looked for as `resolvePackage` does. */
export function packageFolder(name: string, directories: readonly string[]): string | null {
  const [packageName = ''] = /^(?:@[^/]+\/)?[^/]+/.exec(name) ?? [];
  for (const directory of directories) {
    for (let above = directory; ; above = path.dirname(above)) {
      const folder = path.join(above, 'node_modules', packageName);
      if (packageName !== '' && statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return folder;
      if (above === path.dirname(above)) break;
    }
  }
  return null;
}

function requireResolve(name: string, directory: string): string | null {
  try {
    const found = createRequire(path.join(directory, 'haplint.config.js')).resolve(name);
    // Node's own modules ('fs') resolve to their name.
    return path.isAbsolute(found) ? found : null;
  } catch {
    return null;
  }
}

/**
 * Packages whose `exports` have "import" but no "require" or "default": `require.resolve` refuses them, and
 * `import.meta.resolve` looks from this file only.
 */
function resolveForImport(name: string, directory: string): string | null {
  const [, packageName, rest = ''] = /^((?:@[^/]+\/)?[^/]+)(\/.*)?$/.exec(name) ?? [];
  if (packageName === undefined) return null;
  for (let above = directory; ; above = path.dirname(above)) {
    const root = path.join(above, 'node_modules', packageName);
    const entry = importEntry(path.join(root, 'package.json'), `.${rest}`);
    if (entry !== null) return path.join(root, entry);
    if (above === path.dirname(above)) return null;
  }
}

function importEntry(packageFile: string, subpath: string): string | null {
  let exports: unknown;
  try {
    ({ exports } = JSON.parse(readFileSync(packageFile, 'utf8')) as { exports?: unknown });
  } catch {
    return null;
  }
  const hasSubpaths = typeof exports === 'object' && exports !== null && Object.keys(exports).some((key) => key.startsWith('.'));
  if (hasSubpaths) return conditionalEntry((exports as Record<string, unknown>)[subpath]);
  return subpath === '.' ? conditionalEntry(exports) : null;
}

function conditionalEntry(target: unknown): string | null {
  if (typeof target === 'string') return target;
  if (typeof target !== 'object' || target === null) return null;
  for (const [condition, value] of Object.entries(target)) {
    const entry = ['import', 'node', 'default'].includes(condition) ? conditionalEntry(value) : null;
    if (entry !== null) return entry;
  }
  return null;
}
