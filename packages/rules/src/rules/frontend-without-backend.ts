import { defineRule } from '@haplint/core';
import { completeProxy } from '@haplint/core/internal';
import type { Section } from '@haplint/parser';
import { mayAnswer } from '../answers.js';
import { modeNature } from '../proxy-mode.js';
import { sectionTitle } from '../section-title.js';

const ROUTING = ['use_backend', 'default_backend'] as const;

/** Frontends that lead nowhere and do not answer themselves. */
export default defineRule({
  meta: {
    type: 'problem',
    docs: { description: 'frontends that name no backend, which can only answer 503', preset: 'recommended' },
    severity: 'warn',
    reach: 'section',
    messages: {
      http: 'No backend is named in {{ section }}: every request gets a 503. Add a "default_backend" line, or a rule that answers, such as "http-request return".',
      tcp: 'No backend is named in {{ section }}: every connection is closed. Add a "default_backend" line.',
    },
  },
  create({ model, report }) {
    return {
      'Section[kind="frontend"]'(node: Section) {
        const proxy = completeProxy(node, model);
        if (proxy === null) return;
        if (proxy.inLine.some((section) => ROUTING.some((keyword) => section.linesWith(keyword).length > 0))) return;
        if (mayAnswer(proxy, model)) return;
        if (!proxy.lines.some(({ keyword }) => keyword.value === 'bind')) return; // it takes nothing: `missing-bind`
        const nature = modeNature(proxy, model);
        if (nature !== 'http' && nature !== 'tcp') return;
        report({ node: proxy.header, messageId: nature, data: { section: sectionTitle(proxy) } });
      },
    };
  },
});
