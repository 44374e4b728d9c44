import type { Model, ProxySection } from '@haplint/core';
import { completeProxy, defaultServerParameters, type ServerLine, serversOf } from '@haplint/core/internal';
import type { Directive } from '@haplint/parser';
import { modeNature } from './proxy-mode.js';

/** What keeps clients on their servers by a cookie. */
export interface CookiePersistence {
  readonly proxy: ProxySection;
  /** The `cookie` line that counts; null where there is none. */
  readonly line: Directive | null;
  /** It has at least one. */
  readonly servers: readonly ServerLine[];
}

/** The cookie of a proxy in mode http and its servers; null where either is not sure, and where it has no servers. */
export function cookiePersistence(node: unknown, model: Model): CookiePersistence | null {
  const proxy = completeProxy(node, model);
  if (proxy === null || !proxy.hasSide('backend') || modeNature(proxy, model) !== 'http') return null;
  const servers = serversOf(proxy, model);
  if (servers === null || servers.length === 0) return null;
  const { candidates, isSet } = model.effectiveSetting(proxy, () => true, ['cookie']);
  if (candidates.length > 1 || (candidates.length === 1 && !isSet)) return null;
  const [line = null] = candidates;
  return { proxy, line: line?.prefix === null ? line : null, servers };
}

/** Modes that give every server a value of its own: by its address and key, or by what the application sets. */
const OWN_VALUES: ReadonlySet<string> = new Set(['dynamic', 'rewrite', 'prefix']);

/** Whether HAProxy sets the cookie from the servers' own `cookie` values. */
export function insertsValues({ args }: Directive): boolean {
  return args.some(({ value }) => value === 'insert') && !args.some(({ value }) => OWN_VALUES.has(value));
}

/** Whether a `default-server` line gives every server the same cookie. */
export function sharesCookie(proxy: ProxySection): boolean {
  return defaultServerParameters(proxy).has('cookie');
}
