import { PLUGIN_API_VERSION } from './plugin-api-version.js';
import type { Plugin } from './types.js';

/**
 * Types a plugin and notes which plugin API it is made for, so that a haplint it does not fit says so instead of failing
 * somewhere inside. A plugin that needs something a minor version added names that version in `meta.apiVersion`.
 */
export function definePlugin<const P extends Plugin>(
  plugin: P & { readonly [Key in Exclude<keyof P, keyof Plugin>]: never },
): P & { readonly meta: { readonly apiVersion: string } } {
  const [major = ''] = PLUGIN_API_VERSION.split('.');
  return { ...plugin, meta: { apiVersion: major, ...plugin.meta } };
}
