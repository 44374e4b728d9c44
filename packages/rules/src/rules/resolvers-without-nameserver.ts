import { defineRule } from '@haplint/core';
import type { Section } from '@haplint/parser';
import { lacksLine } from '../lacks-line.js';
import { sectionTitle } from '../section-title.js';

/** The lines that name servers: one each, or those of the system. */
const NAMESERVERS: readonly string[] = ['nameserver', 'parse-resolv-conf'];

/** `resolvers` sections that have nobody to ask (src/cfgparse.c `check_config_validity`). */
export default defineRule({
  meta: {
    type: 'problem',
    docs: { description: '`resolvers` sections without a name server', preset: 'check' },
    severity: 'warn',
    reach: 'section',
    oncePer: 'section',
    needsWhole: 'lines',
    messages: { missing: 'Missing "nameserver" in {{ section }}: HAProxy has nobody to ask for names. Add one, or "parse-resolv-conf".' },
  },
  create({ model, report }) {
    return {
      'Section[kind="resolvers"]'(node: Section) {
        const section = model.section(node);
        if (!section?.certain || section.header.broken) return;
        if (lacksLine(section, ...NAMESERVERS))
          report({ node: section.header, messageId: 'missing', data: { section: sectionTitle(section) } });
      },
    };
  },
});
