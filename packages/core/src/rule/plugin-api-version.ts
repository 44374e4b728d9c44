/**
 * The version of what plugins are written against: the rule shape, `context`, the model, the tree and the configuration's
 * plugin object (docs/plugin-api.md). The major grows when a plugin that worked may stop working, the minor with what is added.
 */
export const PLUGIN_API_VERSION = '1.0';

/**
 * Why a plugin made for a version of the API cannot run on this one, as one sentence part without a full stop; null where it
 * fits. Plugins that name no version are taken to fit.
 */
export function apiVersionProblem(wanted: unknown): string | null {
  if (wanted === undefined) return null;
  const parts = typeof wanted === 'string' ? /^(\d+)(?:\.(\d+))?$/.exec(wanted) : null;
  if (parts === null) return `expected "meta.apiVersion" to be a version such as "${PLUGIN_API_VERSION}", found ${JSON.stringify(wanted)}`;
  const [major = 0, minor = 0] = parts.slice(1).map((part) => Number(part ?? 0));
  const [ownMajor = 0, ownMinor = 0] = PLUGIN_API_VERSION.split('.').map(Number);
  if (major === ownMajor && minor <= ownMinor) return null;
  const isOlder = major < ownMajor;
  return `it is made for version ${String(wanted)} of the plugin API, and this haplint has ${PLUGIN_API_VERSION}; update ${isOlder ? 'the plugin' : 'haplint'}`;
}
