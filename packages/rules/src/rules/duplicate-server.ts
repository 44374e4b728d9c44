import { compareBranches } from '@haplint/catalog';
import { defineRule, type Model } from '@haplint/core';
import type { Directive } from '@haplint/parser';
import { checkedProxy } from '../checked-proxy.js';
import { sectionTitle } from '../section-title.js';

const SERVERS: ReadonlySet<string> = new Set(['server', 'server-template']);

/** From this branch on, HAProxy finds a name again only where all servers of the section share it (its name tree is searched so). */
const FINDS_LESS_SINCE = '3.3';

/** Servers of one name in one proxy (src/cfgparse.c `check_config_validity`, src/proxy.c from 3.4 on). */
export default defineRule({
  meta: {
    type: 'problem',
    docs: { description: 'servers with the name of another server of the same section', preset: 'check' },
    severity: 'error',
    messages: {
      duplicate: 'Duplicate server "{{ name }}" in {{ section }}; HAProxy refuses to start. Give each server a name of its own.',
      first: 'The first one',
    },
  },
  create({ model, report }) {
    return {
      'Section:exit'(node) {
        const proxy = checkedProxy(node, model);
        if (proxy === null || !proxy.hasSide('backend')) return;
        if (model.target === null) return;
        const lines = proxy.lines.filter(({ keyword }) => SERVERS.has(keyword.value));
        const finds = compareBranches(model.target.branch, FINDS_LESS_SINCE) < 0 ? hasNoId : () => shareOneName(lines, model);
        const firsts = new Map<string, Directive>();
        for (const line of lines) {
          const [word] = line.args;
          const name = model.valueOf(word);
          if (word === undefined || name === null || line.keyword.value !== 'server' || model.isRead(line) !== true || !finds(line))
            continue;
          const first = firsts.get(name);
          if (first === undefined) firsts.set(name, line);
          else {
            const related = [{ node: first, messageId: 'first' as const }];
            report({ node: word, messageId: 'duplicate', data: { name, section: sectionTitle(proxy) }, related });
          }
        }
      },
    };
  },
});

/** Up to 3.2, servers with an `id` may share a name: that tells them apart. */
function hasNoId({ args }: Directive): boolean {
  return args.every(({ value }) => value !== 'id');
}

function shareOneName(lines: readonly Directive[], model: Model): boolean {
  const name = model.valueOf(lines[0]?.args[0]);
  return lines.every((line) => line.keyword.value === 'server' && model.isRead(line) === true && model.valueOf(line.args[0]) === name);
}
