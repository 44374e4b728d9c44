import { compareBranches } from '@haplint/catalog';
import type { Model, ProxySection } from '@haplint/core';
import { rememberedWeakly } from '@haplint/core/internal';
import type { Directive } from '@haplint/parser';
import { modeNature } from './proxy-mode.js';

/** From this branch on, a backend in mode http is enough to upgrade the connections of a frontend in mode tcp. */
const BACKENDS_UPGRADE_SINCE = '3.0';

/**
 * Whether a proxy in mode tcp may handle HTTP all the same: a `switch-mode http` rule upgrades its connections (src/stream.c), or,
 * from 3.0 on, a backend in mode http or one that only the request tells (src/cfgparse.c, PR_O_HTTP_UPG). Yes where it is in doubt.
 */
export function mayUpgradeToHttp(proxy: ProxySection, model: Model): boolean {
  if (proxy.inLine.some((section) => section.linesWith('tcp-request').some(switchesMode))) return true;
  if (model.target === null || compareBranches(model.target.branch, BACKENDS_UPGRADE_SINCE) < 0) return false;
  const defaults = proxy.hasSide('frontend')
    ? model.effectiveSetting(proxy, () => true, ['default_backend']).candidates
    : proxy.linesWith('default_backend');
  const uses = proxy.linesWith('use_backend');
  return [...defaults, ...uses].some((line) => leadsToHttp(line, model));
}

function switchesMode({ args }: Directive): boolean {
  return args[1]?.value === 'switch-mode';
}

function leadsToHttp({ args: [word] }: Directive, model: Model): boolean {
  const name = model.valueOf(word);
  if (name === null || name.includes('%') || name.startsWith('#')) return true;
  const { names, isAny } = httpBackends(model);
  return isAny || names.has(name);
}

/** The names of the backends that are, or may be, in mode http, and whether a variable hides such a name. */
const httpBackends = rememberedWeakly((model: Model): { readonly names: ReadonlySet<string>; readonly isAny: boolean } => {
  const names = new Set<string>();
  let isAny = false;
  for (const proxy of model.proxies) {
    const nature = proxy.hasSide('backend') ? modeNature(proxy, model) : 'tcp';
    if (nature !== null && nature !== 'http') continue;
    const name = model.valueOf(proxy.name);
    if (name === null) isAny = true;
    else names.add(name);
  }
  return { names, isAny };
});
