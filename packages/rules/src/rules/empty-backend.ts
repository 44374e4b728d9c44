import { defineRule } from '@haplint/core';
import { completeProxy } from '@haplint/core/internal';
import { hasDestination, mayAnswer } from '../answers.js';
import { modeNature } from '../proxy-mode.js';
import { sectionTitle } from '../section-title.js';

/** Backends that have nothing to send a request to, and do not answer themselves. */
export default defineRule({
  meta: {
    type: 'problem',
    docs: { description: 'backends without a server, which can only answer 503', preset: 'strict' },
    severity: 'warn',
    reach: 'section',
    messages: {
      http: 'No server in {{ section }}: every request that comes here gets a 503. Add a "server" line, or a rule that answers, such as "http-request return".',
      tcp: 'No server in {{ section }}: every connection that comes here is closed. Add a "server" line.',
    },
  },
  create({ model, report }) {
    return {
      Section(node) {
        const proxy = completeProxy(node, model);
        if (proxy === null || !proxy.hasSide('backend') || hasDestination(proxy) || mayAnswer(proxy, model)) return;
        // A backend with a table and nothing else is there for the table.
        if (proxy.lines.some(({ keyword }) => keyword.value === 'stick-table')) return;
        // A `listen` section may leave its work to other backends.
        if (proxy.lines.some(({ keyword }) => ROUTING.has(keyword.value))) return;
        const nature = modeNature(proxy, model);
        if (nature !== 'http' && nature !== 'tcp') return;
        report({ node: proxy.header, messageId: nature, data: { section: sectionTitle(proxy) } });
      },
    };
  },
});

const ROUTING: ReadonlySet<string> = new Set(['use_backend', 'default_backend']);
