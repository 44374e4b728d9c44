import { readTarget as readCatalogTarget, type Version } from '@haplint/catalog';
import type { ConfigOrigin } from './config-error.js';

/** Reads the version or branch at a key of a configuration. Throws `ConfigError` for what is neither, or of no known branch. */
export function readTarget(text: string, key: string, origin: ConfigOrigin): Version {
  const { target, mistake } = readCatalogTarget(text);
  if (target === undefined) throw origin.error(key, mistake);
  return target;
}
