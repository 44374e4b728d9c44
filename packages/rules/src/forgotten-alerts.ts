import { compareBranches } from '@haplint/catalog';
import type { ConfigSection, Model } from '@haplint/core';
import { ProxySection } from '@haplint/core/internal';
import { defaultsWord } from './defaults-word.js';

/** The first branch that does it. */
const SINCE = '3.4';

/**
 * Whether HAProxy says what is wrong with the section's name, or with the `defaults` section that the header names, and then starts
 * all the same: when a proxy takes settings from a `defaults` section, 3.4 overwrites the error with the result of that (`err_code =
 * proxy_ref_defaults(...)` in src/cfgparse-listen.c `cfg_parse_listen`; 3.5-dev5 still does).
 */
export function forgetsAlerts(section: ConfigSection, { target }: Model): boolean {
  if (target === null || compareBranches(target.branch, SINCE) < 0) return false;
  return defaultsWord(section.header) !== undefined || (section instanceof ProxySection && section.defaults.length > 0);
}
