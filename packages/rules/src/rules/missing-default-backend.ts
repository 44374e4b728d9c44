import { defineRule } from '@haplint/core';
import { completeProxy } from '@haplint/core/internal';
import { evaluatedRules } from '../evaluation/evaluated-rules.js';
import { sectionTitle } from '../section-title.js';

/** Frontends that send some requests to a backend and leave the others without one. */
export default defineRule({
  meta: {
    type: 'suggestion',
    docs: { description: 'frontends whose requests may match no `use_backend` rule, and get a 503', preset: 'strict' },
    severity: 'warn',
    reach: 'section',
    messages: {
      missing:
        '{{ section }} has no "default_backend": what no "use_backend" rule matches gets a 503. Add one, or answer the rest with "http-request return".',
    },
  },
  create({ model, report }) {
    return {
      Section(node) {
        const proxy = completeProxy(node, model);
        if (proxy === null || !proxy.hasSide('frontend') || proxy.hasSide('backend')) return;
        if (proxy.inLine.some((section) => section.linesWith('default_backend').length > 0)) return;
        const rules = evaluatedRules(proxy, model);
        const routes = rules.get('use_backend') ?? [];
        const last = [...routes, ...(rules.get('http-request') ?? []), ...(rules.get('redirect') ?? [])];
        if (
          routes.length === 0 ||
          last.some(({ condition, effect, action }) => condition === null && effect?.final !== false && action !== 'allow')
        )
          return;
        report({ node: proxy.header, messageId: 'missing', data: { section: sectionTitle(proxy) } });
      },
    };
  },
});
