import { compareBranches } from '@haplint/catalog';
import type { Model, ProxySection } from '@haplint/core';
import type { Directive } from '@haplint/parser';

/** The algorithm that chooses servers. */
export interface Balance {
  /** Its name without an argument in parentheses: `hdr`, `source`. */
  readonly algorithm: string;
  /** Null where HAProxy's own default counts. */
  readonly line: Directive | null;
}

/** HAProxy's default was `roundrobin` before this branch, and is `random` from then on (src/proxy.c `proxy_finalize`). */
const RANDOM_SINCE = '3.3';

/** The algorithm in force in a proxy; null where that is not certain. */
export function balanceOf(proxy: ProxySection, model: Model): Balance | null {
  const { candidates, isSet } = model.effectiveSetting(proxy, ({ args }) => args.length > 0, ['balance']);
  const [line] = candidates;
  if (line === undefined) {
    const isRandom = model.target !== null && compareBranches(model.target.branch, RANDOM_SINCE) >= 0;
    return { algorithm: isRandom ? 'random' : 'roundrobin', line: null };
  }
  const text = model.valueOf(line.args[0]);
  if (!isSet || candidates.length > 1 || text === null) return null;
  return { algorithm: text.split('(')[0] ?? '', line };
}
