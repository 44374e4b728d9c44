import { defineRule } from '@haplint/core';
import { completeProxy } from '@haplint/core/internal';
import { isReadableSection } from '../readable-section.js';
import { sectionTitle } from '../section-title.js';

/** What makes a log-forward listen. */
const LISTENERS: ReadonlySet<string> = new Set(['bind', 'dgram-bind']);

/** A frontend or a log-forward that listens nowhere, which HAProxy warns about (src/cfgparse.c `check_config_validity`). */
export default defineRule({
  meta: {
    type: 'problem',
    docs: { description: 'frontends and log-forwards without a `bind` line, which take no connection', preset: 'check' },
    severity: 'warn',
    reach: 'section',
    oncePer: 'section',
    messages: {
      missing: 'Missing "bind" in {{ section }}: it listens nowhere and takes no connection. {{ advice }}',
    },
  },
  create({ model, report }) {
    return {
      Section(node) {
        const section = model.section(node);
        if (
          section?.kind === 'log-forward' &&
          isReadableSection(section) &&
          !section.lines.some((line) => LISTENERS.has(line.keyword.value) && line.args.length > 0)
        ) {
          report({
            node: section.header,
            messageId: 'missing',
            data: { section: sectionTitle(section), advice: 'Add one, or a "dgram-bind", or remove the section.' },
          });
        }
        const proxy = completeProxy(node, model);
        if (proxy === null || !proxy.hasSide('frontend') || proxy.lines.some((line) => line.keyword.value === 'bind')) return;
        const advice = proxy.kind === 'listen' ? 'Add one, or make it a "backend".' : 'Add one, or remove the section.';
        report({ node: proxy.header, messageId: 'missing', data: { section: sectionTitle(proxy), advice } });
      },
    };
  },
});
