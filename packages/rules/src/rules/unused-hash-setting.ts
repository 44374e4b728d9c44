import { defineRule } from '@haplint/core';
import { checkedProxy } from '@haplint/core/internal';
import { balanceOf } from '../balance.js';

/** Algorithms that choose a server by a hash (src/backend.c, BE_LB_KIND_HI; `random` draws from the same ring). */
const HASHING: ReadonlySet<string> = new Set(['source', 'uri', 'url_param', 'hdr', 'rdp-cookie', 'hash']);

/** The settings of a hash, and the other algorithms that they are good for. */
const SETTINGS: Readonly<Record<string, ReadonlySet<string>>> = {
  'hash-type': new Set(),
  'hash-balance-factor': new Set(['random']),
  'hash-preserve-affinity': new Set(),
};

/** Settings of a hash in a backend that chooses servers without one (manual 4.2, "hash-type"). */
export default defineRule({
  meta: {
    type: 'problem',
    docs: { description: 'hash settings in a backend that balances without a hash', preset: 'recommended' },
    severity: 'warn',
    reach: 'section',
    oncePer: 'section',
    needsWhole: 'section',
    messages: {
      unused:
        '"{{ keyword }}" has no effect: "balance {{ algorithm }}" uses no hash. Choose an algorithm that does, such as "balance source" or "balance uri", or remove the line.',
      byDefault:
        '"{{ keyword }}" has no effect: without a "balance" line, HAProxy uses no hash. Add one that does, such as "balance source" or "balance uri", or remove the line.',
      balance: 'The algorithm',
    },
  },
  create({ model, report }) {
    return {
      'Section:exit'(node) {
        const proxy = checkedProxy(node, model);
        const balance = proxy === null || !proxy.hasSide('backend') ? null : balanceOf(proxy, model);
        if (proxy === null || balance === null || HASHING.has(balance.algorithm)) return;
        for (const line of proxy.lines) {
          const keyword = line.keyword.value;
          const others = Object.hasOwn(SETTINGS, keyword) ? SETTINGS[keyword] : undefined;
          if (others === undefined || others.has(balance.algorithm) || line.prefix !== null || model.isRead(line) !== true) continue;
          if (balance.line === null) report({ node: line, messageId: 'byDefault', data: { keyword } });
          else {
            const data = { keyword, algorithm: balance.algorithm };
            report({ node: line, messageId: 'unused', data, related: [{ node: balance.line, messageId: 'balance' }] });
          }
        }
      },
    };
  },
});
