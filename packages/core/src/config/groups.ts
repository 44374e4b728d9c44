import { existsSync } from 'node:fs';
import path from 'node:path';
import { type ConfigOrigin, systemReason } from './config-error.js';
import { filesLoadedBy } from './haproxy-files.js';

/** Files that form one configuration. */
export interface ConfigGroup {
  readonly name: string;
  /** Absolute paths in the order that HAProxy loads them; none twice. */
  readonly files: readonly string[];
}

/** Entries of `configs`, with the file they stand in. */
export interface DeclaredGroup {
  readonly paths: readonly string[];
  readonly base: string;
  readonly key: string;
  readonly origin: ConfigOrigin;
}

/** Finds the files of each group. Throws `ConfigError` for a path that isn't there and for a group without any file. */
export async function expandGroups(declared: ReadonlyMap<string, DeclaredGroup>): Promise<ConfigGroup[]> {
  const groups: ConfigGroup[] = [];
  for (const [name, group] of declared) {
    const files = new Set<string>();
    for (const [i, item] of group.paths.entries()) {
      for (const file of await filesOf(item, group.paths.length === 1 ? group.key : `${group.key}[${i}]`, group)) files.add(file);
    }
    if (files.size === 0) throw group.origin.error(group.key, 'there is no *.cfg file in it');
    groups.push({ name, files: [...files] });
  }
  return groups;
}

async function filesOf(item: string, key: string, { base, origin }: DeclaredGroup): Promise<readonly string[]> {
  const absolute = path.resolve(base, item);
  if (!existsSync(absolute)) {
    const { filesMatching, isGlob } = await import('./globs.js');
    if (!isGlob(item)) throw origin.error(key, `there is no file or directory "${item}" in ${base}`);
    const files = await filesMatching(item, base);
    if (files.length === 0) throw origin.error(key, `no file matches "${item}" in ${base}`);
    return files;
  }
  try {
    return (await filesLoadedBy(absolute)).files;
  } catch (error) {
    throw origin.error(key, `"${item}" cannot be looked into: ${systemReason(error)}`);
  }
}
