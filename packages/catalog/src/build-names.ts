import { readTable } from './catalog-table.js';
import { BUILD_FEATURES } from './data/build-features.js';
import { TABLES } from './generated/keywords.js';
import { isKnown } from './keywords.js';
import type { Version } from './version.js';

/**
 * Every name that a usual build of a version lists in its keyword dump, whatever it is the name of: to tell whether a build at
 * hand lacks one. Built anew with each call.
 */
export function namesKnownTo(version: Version): ReadonlySet<string> {
  const names = new Set<string>();
  for (const table of Object.keys(TABLES)) {
    for (const [name, forms] of readTable(table)) {
      if (forms.some((form) => isKnown(form, version))) names.add(name);
    }
  }
  return names;
}

/** The feature of a build that brings a name, as the "Feature list" of `haproxy -vv` calls it; null where all builds have it. */
export function featureFor(name: string): string | null {
  return BUILD_FEATURES.find(([pattern]) => pattern.test(name))?.[1] ?? null;
}
