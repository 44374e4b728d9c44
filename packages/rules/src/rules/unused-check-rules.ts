import { CHECK_STEPS } from '@haplint/catalog';
import { defineRule } from '@haplint/core';
import { checkedProxy, mayBeSeveralWords } from '@haplint/core/internal';
import type { Directive } from '@haplint/parser';
import { isCheckOption } from '../prerequisites.js';

const SERVERS: ReadonlySet<string> = new Set(['server', 'server-template']);

/** Lines that say how servers are checked in a backend that checks none. */
export default defineRule({
  meta: {
    type: 'problem',
    docs: { description: 'health-check settings in a backend whose servers are not checked', preset: 'recommended' },
    severity: 'warn',
    reach: 'section',
    oncePer: 'section',
    needsWhole: 'section',
    messages: {
      unused:
        'This check never runs: no server here has "check", so HAProxy takes all of them to be up. Add "check" to the "server" lines, or to "default-server".',
    },
  },
  create({ model, report }) {
    return {
      'Section:exit'(node) {
        const proxy = checkedProxy(node, model);
        if (proxy === null || !proxy.hasSide('backend')) return;
        const line = proxy.lines.find((each) => isCheckSetting(each) && model.isRead(each) === true);
        const servers = proxy.lines.filter(({ keyword }) => SERVERS.has(keyword.value));
        if (line === undefined || servers.length === 0) return;
        const defaults = proxy.inLine.flatMap((section) => section.linesWith('default-server'));
        if ([...servers, ...defaults].some(mayCheck)) return;
        report({ node: line, messageId: 'unused' });
      },
    };
  },
});

function isCheckSetting(line: Directive): boolean {
  return isCheckOption(line) || (line.prefix === null && Object.hasOwn(CHECK_STEPS, line.keyword.value));
}

function mayCheck({ words }: Directive): boolean {
  return words.some((word) => word.value === 'check' || word.value === 'agent-check' || word.value === 'track' || mayBeSeveralWords(word));
}
