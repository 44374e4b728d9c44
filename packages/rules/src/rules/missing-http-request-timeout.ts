import { defineRule } from '@haplint/core';
import { completeProxy } from '@haplint/core/internal';
import { exposedBinds } from '../exposure.js';
import { modeNature } from '../proxy-mode.js';
import { sectionTitle } from '../section-title.js';

/** HTTP frontends whose clients may send a request as slowly as they like (Slowloris). */
export default defineRule({
  meta: {
    type: 'problem',
    docs: {
      description: 'HTTP frontends without `timeout http-request`, which slow clients can fill up',
      preset: 'security',
      controls: ['CWE-400', 'OWASP Top 10 2021 A05'],
    },
    severity: 'warn',
    reach: 'section',
    messages: {
      missing:
        'A client of {{ section }} may send its request byte by byte and hold a connection for as long as it goes on. Add "timeout http-request 10s", here or in "defaults".',
    },
  },
  create({ model, report }) {
    return {
      Section(node) {
        const proxy = completeProxy(node, model);
        if (proxy === null || !proxy.hasSide('frontend') || modeNature(proxy, model) !== 'http') return;
        const [bind] = exposedBinds(proxy, model);
        const { candidates } = model.effectiveSetting(proxy, ({ args }) => args[0]?.value === 'http-request', ['timeout']);
        if (bind === undefined || candidates.length > 0) return;
        report({ node: bind, messageId: 'missing', data: { section: sectionTitle(proxy) } });
      },
    };
  },
});
