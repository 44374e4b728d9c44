import { defineRule } from '@haplint/core';
import { completeProxy } from '@haplint/core/internal';
import { exposedBinds } from '../exposure.js';

/** PROXY protocol headers accepted from anybody: their sender chooses the address that everything else goes by. */
export default defineRule({
  meta: {
    type: 'problem',
    docs: {
      description: '`accept-proxy` on addresses that everybody reaches, without a rule on who may use it',
      preset: 'security',
      controls: ['CWE-290', 'CWE-348'],
    },
    severity: 'warn',
    reach: 'section',
    messages: {
      open: 'Whoever reaches {{ address }} can claim any address by the PROXY protocol. Let in the proxies in front only: "tcp-request connection expect-proxy layer4 if ..." with their addresses in place of "accept-proxy", or a firewall.',
    },
  },
  create({ model, report }) {
    return {
      'Section:exit'(node) {
        const proxy = completeProxy(node, model);
        if (proxy === null || !proxy.hasSide('frontend')) return;
        const isGuarded = proxy.lines.some(({ keyword, args }) => keyword.value === 'tcp-request' && args[0]?.value === 'connection');
        if (isGuarded) return;
        for (const bind of exposedBinds(proxy, model)) {
          const word = bind.args.find(({ value }, i) => i > 0 && value === 'accept-proxy');
          if (word !== undefined) report({ node: word, messageId: 'open', data: { address: model.valueOf(bind.args[0]) ?? '' } });
        }
      },
    };
  },
});
