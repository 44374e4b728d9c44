import { defineRule, type Model } from '@haplint/core';
import { rememberedWeakly } from '@haplint/core/internal';
import type { Section } from '@haplint/parser';

/** Sections of mail servers that no proxy names, which HAProxy removes with a warning (src/cfgparse.c `check_config_validity`). */
export default defineRule({
  meta: {
    type: 'problem',
    docs: { description: '`mailers` sections that no proxy sends to, which HAProxy removes', preset: 'check' },
    severity: 'warn',
    needsWhole: 'configuration',
    messages: {
      unused: 'Unused mailers "{{ name }}": no "email-alert mailers" line names it, so HAProxy removes it. Name it there, or remove it.',
    },
  },
  create({ model, report }) {
    return {
      'Section[kind="mailers"]'(node: Section) {
        const section = model.section(node);
        const name = section?.certain && !section.header.broken ? model.valueOf(section.name) : null;
        if (section === null || name === null || name === '' || section.name === null) return;
        const { names, isOpen } = namedMailers(model);
        if (isOpen || names.has(name)) return;
        report({ node: section.name, messageId: 'unused', data: { name } });
      },
    };
  },
});

/** The `mailers` that lines name, and whether one may name any. */
const namedMailers = rememberedWeakly((model: Model): { readonly names: ReadonlySet<string>; readonly isOpen: boolean } => {
  const names = new Set<string>();
  let isOpen = false;
  for (const { keyword, prefix, args } of model.sections.flatMap((section) => section.linesWith('email-alert'))) {
    if (prefix !== null || keyword.value !== 'email-alert') continue;
    const [setting, mailers] = [model.valueOf(args[0]), model.valueOf(args[1])];
    if (setting !== null && setting !== 'mailers') continue;
    if (mailers === null) isOpen = true;
    else names.add(mailers);
  }
  return { names, isOpen };
});
