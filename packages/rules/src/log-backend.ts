import type { Model, ProxySection } from '@haplint/core';
import { checkedProxy } from '@haplint/core/internal';

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
