import { type ConfigSection, defineRule, type Model } from '@haplint/core';
import { rememberedWeakly } from '@haplint/core/internal';
import type { Section } from '@haplint/parser';

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
      'Section[kind="defaults"]'(node: Section) {
        const section = model.section(node);
        if (!section?.certain || section.header.broken || model.proxies.length === 0) return;
        const { used, isCertain } = usersOfDefaults(model);
        if (section.lines.length === 0 || !isCertain || used.has(section)) return;
        // Other defaults may inherit from it and be used.
        if (namedDefaults(model).has(section.name?.value)) return;
        const isLast = (model.proxies.at(-1)?.index ?? -1) < section.index;
        report({ node: section.header, messageId: isLast ? 'late' : 'unused' });
      },
    };
  },
});

/** The `defaults` that proxies inherit from, and whether it is certain that these are all. */
const usersOfDefaults = rememberedWeakly((model: Model) => {
  const used = new Set<ConfigSection>();
  for (const proxy of model.proxies) for (const defaults of proxy.defaults) used.add(defaults);
  return { used, isCertain: model.proxies.every((proxy) => model.isSettled(proxy)) };
});

/** The names of `defaults` that other `defaults` inherit from. */
const namedDefaults = rememberedWeakly((model: Model): ReadonlySet<string | undefined> => {
  const headers = model.sectionsOfKind('defaults').map(({ header }) => header);
  return new Set(headers.flatMap(({ args }) => (args.at(-2)?.value === 'from' ? [args.at(-1)?.value] : [])));
});
