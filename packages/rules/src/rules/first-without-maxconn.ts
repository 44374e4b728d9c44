import { defineRule } from '@haplint/core';
import { checkedProxy, defaultServerParameters, hasParameter, serversOf, valueOfParameter } from '@haplint/core/internal';
import { balanceOf } from '../balance.js';

/** `balance first` fills one server after the other, and a server without `maxconn` is never full (manual 4.2, "balance"). */
export default defineRule({
  meta: {
    type: 'problem',
    docs: { description: '`balance first` with servers that have no `maxconn`', preset: 'recommended' },
    severity: 'warn',
    reach: 'section',
    oncePer: 'section',
    needsWhole: 'section',
    messages: {
      endless:
        'With "balance first", server "{{ name }}" takes all connections, and those behind it none: it has no "maxconn", so it is never full. Set one.',
      balance: 'The algorithm',
    },
  },
  create({ model, report }) {
    return {
      'Section:exit'(node) {
        const proxy = checkedProxy(node, model);
        const balance = proxy === null || !proxy.hasSide('backend') ? null : balanceOf(proxy, model);
        if (proxy === null || balance?.algorithm !== 'first' || balance.line === null) return;
        const servers = serversOf(proxy, model)?.filter((server) => !hasParameter(server, 'backup')) ?? [];
        if (defaultServerParameters(proxy).has('maxconn')) return;
        // The last one may take the rest.
        const endless = servers.slice(0, -1).find((server) => valueOfParameter(server, 'maxconn') === null);
        if (endless === undefined) return;
        const related = [{ node: balance.line, messageId: 'balance' as const }];
        report({ node: endless.name, messageId: 'endless', data: { name: endless.name.value }, related });
      },
    };
  },
});
