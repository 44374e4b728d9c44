import type { Model, ProxySection } from '@haplint/core';
import { checkedProxy } from '@haplint/core/internal';
import type { Directive } from '@haplint/parser';

/** The proxy in mode log that a section of the tree is, where HAProxy is sure to check it; null for all others. */
export function checkedInLogMode(node: unknown, model: Model): ProxySection | null {
  const proxy = checkedProxy(node, model);
  return proxy !== null && model.effectiveMode(proxy)?.mode === 'log' ? proxy : null;
}

/** The same for backends only. */
export function checkedLogBackend(node: unknown, model: Model): ProxySection | null {
  const proxy = checkedInLogMode(node, model);
  return proxy?.hasSide('backend') ? proxy : null;
}

/** The line that is certain to set something in a proxy, its own or that of its `defaults`; null where there is none. */
export function certainLine(keyword: string, proxy: ProxySection, model: Model): Directive | null {
  const { candidates, isSet } = model.effectiveSetting(proxy, ({ prefix }) => prefix === null, [keyword]);
  return isSet && candidates.length === 1 ? (candidates[0] ?? null) : null;
}
