import { defineRule } from '@haplint/core';

/** `defaults` sections that no proxy takes anything from: they reach the proxies behind them, or those that name them. */
export default defineRule({
  meta: {
    type: 'problem',
    docs: { description: '`defaults` sections that no proxy inherits from', preset: 'recommended' },
    severity: 'warn',
    reach: 'names',
    needsWhole: 'configuration',
    messages: {
      late: 'These defaults reach no proxy: they count for the proxies behind them, and there is none. Move the section above the proxies that need it.',
      unused:
        'These defaults reach no proxy: each one inherits from another "defaults" section. Remove the section, or name it in a proxy with "from".',
    },
  },
  create({ model, report }) {
    return {
      Section(node) {
        const section = model.section(node);
        if (section?.kind !== 'defaults' || !section.certain || section.header.broken || model.proxies.length === 0) return;
        if (section.lines.length === 0 || model.proxies.some((proxy) => !model.isSettled(proxy) || proxy.defaults.includes(section)))
          return;
        // Other defaults may inherit from it and be used.
        const { name } = section;
        const isBase = model
          .sectionsOfKind('defaults')
          .some(({ header }) => header.args.at(-2)?.value === 'from' && header.args.at(-1)?.value === name?.value);
        if (isBase) return;
        const at = model.sections.indexOf(section);
        const isLast = model.proxies.every((proxy) => model.sections.indexOf(proxy) < at);
        report({ node: section.header, messageId: isLast ? 'late' : 'unused' });
      },
    };
  },
});
