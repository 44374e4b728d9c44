import { defineRule } from '@haplint/core';
import { sectionTitle } from '../section-title.js';

/** The lines that name servers: one each, or those of the system. */
const NAMESERVERS: ReadonlySet<string> = new Set(['nameserver', 'parse-resolv-conf']);

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
      Section(node) {
        const section = model.section(node);
        if (section?.kind !== 'resolvers' || !section.certain || section.header.broken) return;
        if (section.lines.some(({ keyword }) => NAMESERVERS.has(keyword.value) || !keyword.isLiteral)) return;
        if (node.body.some((line) => line.type === 'Directive' && line.broken)) return;
        report({ node: section.header, messageId: 'missing', data: { section: sectionTitle(section) } });
      },
    };
  },
});
