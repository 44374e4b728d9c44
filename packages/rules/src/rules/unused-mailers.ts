import { defineRule } from '@haplint/core';
import type { Directive } from '@haplint/parser';

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
    const references = (): readonly Directive[] =>
      model.sections.flatMap(({ lines }) => lines.filter(({ keyword, prefix }) => prefix === null && keyword.value === 'email-alert'));
    return {
      Section(node) {
        const section = model.section(node);
        const name = section?.kind === 'mailers' && section.certain && !section.header.broken ? model.valueOf(section.name) : null;
        if (section === null || name === null || name === '' || section.name === null) return;
        if (references().some((line) => mayName(line, name))) return;
        report({ node: section.name, messageId: 'unused', data: { name } });
      },
    };

    function mayName({ args: [setting, mailers] }: Directive, name: string): boolean {
      const [first, second] = [model.valueOf(setting), model.valueOf(mailers)];
      return (first === null || first === 'mailers') && (second === null || second === name);
    }
  },
});
