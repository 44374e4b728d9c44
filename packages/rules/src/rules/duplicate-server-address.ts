import { defineRule } from '@haplint/core';
import { checkedProxy, type ServerLine, serversOf } from '@haplint/core/internal';
import { sectionTitle } from '../section-title.js';

/** What tells servers on one address apart: another name to ask for, another way to reach it, or no traffic by itself. */
const APART: ReadonlySet<string> = new Set([
  'backup',
  'disabled',
  'interface',
  'namespace',
  'proto',
  'send-proxy',
  'send-proxy-v2',
  'sni',
  'socks4',
  'source',
  'ssl',
  'verifyhost',
  'weight',
  'ws',
]);

/** Servers of a proxy that are one and the same. */
export default defineRule({
  meta: {
    type: 'suggestion',
    docs: { description: 'servers of a backend that have the same address', preset: 'recommended' },
    severity: 'warn',
    reach: 'section',
    oncePer: 'section',
    messages: {
      duplicate:
        'Server "{{ name }}" is at {{ address }}, as "{{ other }}" of {{ section }} is: it gets two shares of the traffic, and goes down as one. Correct the address, or say it with "weight".',
      other: 'The same address',
    },
  },
  create({ model, report }) {
    return {
      'Section:exit'(node) {
        const proxy = checkedProxy(node, model);
        if (proxy === null || !proxy.hasSide('backend')) return;
        const firsts = new Map<string, ServerLine>();
        for (const server of serversOf(proxy, model) ?? []) {
          const address = model.valueOf(server.address);
          if (address === null || !HAS_PORT.test(address) || ANYWHERE.test(address)) continue;
          const first = firsts.get(address);
          if (first === undefined) firsts.set(address, server);
          else if (!differ(first, server)) {
            const data = { name: server.name.value, address, other: first.name.value, section: sectionTitle(proxy) };
            report({ node: server.address, messageId: 'duplicate', data, related: [{ node: first.line, messageId: 'other' }] });
          }
        }
      },
    };
  },
});

const HAS_PORT = /:\d+$/;

/** Where the connection's own destination, or that of a variable, is what counts. */
const ANYWHERE = /^(?:0\.0\.0\.0|\*|::|\[::\]):/;

function differ(a: ServerLine, b: ServerLine): boolean {
  return [a, b].some(({ parameters }) => parameters.some(({ value }) => APART.has(value)));
}
