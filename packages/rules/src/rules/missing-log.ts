import { defineRule } from '@haplint/core';
import { completeProxy, hasLogTarget } from '@haplint/core/internal';
import { exposedBinds } from '../exposure.js';
import { modeNature } from '../proxy-mode.js';
import { sectionTitle } from '../section-title.js';

/** Frontends that leave no trace of what they did. */
export default defineRule({
  meta: {
    type: 'problem',
    docs: {
      description: 'frontends that log nowhere',
      preset: 'security',
      controls: ['PCI DSS 4.0 10.2', 'NIST SP 800-53r5 AU-12', 'OWASP Top 10 2021 A09', 'CWE-778'],
    },
    severity: 'warn',
    reach: 'names',
    needsWhole: 'configuration',
    messages: {
      missing:
        '{{ section }} logs nothing: attacks and outages leave no trace. Add "log global" here or in "defaults", and a "log" line to "global".',
    },
  },
  create({ model, report }) {
    return {
      Section(node) {
        const proxy = completeProxy(node, model);
        const nature = proxy === null ? null : modeNature(proxy, model);
        if (proxy === null || !proxy.hasSide('frontend') || (nature !== 'http' && nature !== 'tcp')) return;
        if (exposedBinds(proxy, model).length === 0 || hasLogTarget(proxy, model) !== false) return;
        report({ node: proxy.header, messageId: 'missing', data: { section: sectionTitle(proxy) } });
      },
    };
  },
});
