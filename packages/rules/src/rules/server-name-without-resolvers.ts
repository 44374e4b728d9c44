import { defineRule } from '@haplint/core';
import { checkedProxy, defaultServerParameters, hasParameter, serversOf } from '@haplint/core/internal';

/** An address that is neither numbers nor a socket of another kind. */
const NAME = /^(?:ipv[46]@)?(?!.*[@/\s])([a-z_](?:[\w-]*)(?:\.[\w-]+)*\.?)(?::[-+]?\d+)?$/i;

/** Servers by a name that HAProxy looks up at its start and never again (manual 5.3). */
export default defineRule({
  meta: {
    type: 'suggestion',
    docs: { description: 'servers by a name that is looked up at start only', preset: 'strict' },
    severity: 'warn',
    reach: 'section',
    needsWhole: 'section',
    messages: {
      once: 'HAProxy looks "{{ name }}" up when it starts and keeps the address; where it changes, the server is lost until a reload. Add "resolvers" with the name of a "resolvers" section.',
    },
  },
  create({ model, report }) {
    return {
      'Section:exit'(node) {
        const proxy = checkedProxy(node, model);
        if (proxy === null || !proxy.hasSide('backend') || defaultServerParameters(proxy).has('resolvers')) return;
        for (const server of serversOf(proxy, model) ?? []) {
          const name = NAME.exec(model.valueOf(server.address) ?? '')?.[1];
          if (name === undefined || name === 'localhost' || hasParameter(server, 'resolvers')) continue;
          report({ node: server.address, messageId: 'once', data: { name } });
        }
      },
    };
  },
});
