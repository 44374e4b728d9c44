import type { ConfigSection, Model, ProxySection } from '@haplint/core';
import { asCheckedProxy, rememberedWeakly } from '@haplint/core/internal';

/** The first proxy that HAProxy checks of those that take a `defaults` section; its rules are checked once there is one. */
const takers = rememberedWeakly((model: Model): ReadonlyMap<ConfigSection, ProxySection> => {
  const found = new Map<ConfigSection, ProxySection>();
  for (const proxy of model.proxies) {
    const [defaults] = proxy.defaults;
    if (defaults !== undefined && !found.has(defaults) && asCheckedProxy(proxy, model) !== null) found.set(defaults, proxy);
  }
  return found;
});

/** A proxy that takes a `defaults` section and is checked; null where there is none. */
export function takerOf(defaults: ConfigSection, model: Model): ProxySection | null {
  return takers(model).get(defaults) ?? null;
}
