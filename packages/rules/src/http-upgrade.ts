import { compareBranches } from '@haplint/catalog';
import type { Model, ProxySection } from '@haplint/core';
import type { Directive } from '@haplint/parser';
import { modeNature } from './proxy-mode.js';

/** From this branch on, a backend in mode http is enough to upgrade the connections of a frontend in mode tcp. */
const BACKENDS_UPGRADE_SINCE = '3.0';

/**
 * Whether a proxy in mode tcp may handle HTTP all the same: a `switch-mode http` rule upgrades its connections (src/stream.c), or,
 * from 3.0 on, a backend in mode http or one that only the request tells (src/cfgparse.c, PR_O_HTTP_UPG). Yes where it is in doubt.
 */
export function mayUpgradeToHttp(proxy: ProxySection, model: Model): boolean {
  if ([proxy, ...proxy.defaults].some(({ lines }) => lines.some(switchesMode))) return true;
  if (model.target === null || compareBranches(model.target.branch, BACKENDS_UPGRADE_SINCE) < 0) return false;
  const isDefault = ({ keyword }: Directive) => keyword.value === 'default_backend';
  const defaults = proxy.hasSide('frontend') ? model.effectiveSetting(proxy, isDefault).candidates : proxy.lines.filter(isDefault);
  const uses = proxy.lines.filter(({ keyword }) => keyword.value === 'use_backend');
  return [...defaults, ...uses].some((line) => leadsToHttp(line, model));
}

function switchesMode({ keyword, args }: Directive): boolean {
  return keyword.value === 'tcp-request' && args[1]?.value === 'switch-mode';
}

function leadsToHttp({ args: [word] }: Directive, model: Model): boolean {
  const name = model.valueOf(word);
  if (name === null || name.includes('%') || name.startsWith('#')) return true;
  const targets = model.proxies.filter((proxy) => proxy.hasSide('backend') && (model.valueOf(proxy.name) ?? name) === name);
  return targets.some((target) => {
    const nature = modeNature(target, model);
    return nature === null || nature === 'http';
  });
}
