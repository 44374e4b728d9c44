import { defineRule } from '@haplint/core';
import { aclOf, aclTest, certainSection } from '@haplint/core/internal';
import type { Directive } from '@haplint/parser';

/** Names of ACLs that stand for tests of different things: any of them is enough (manual 7.1). */
export default defineRule({
  meta: {
    type: 'suggestion',
    docs: { description: 'ACLs of one name that test different samples', preset: 'strict' },
    severity: 'warn',
    reach: 'section',
    messages: {
      several:
        'ACL "{{ name }}" tests {{ here }} here and {{ there }} in line {{ line }}: it holds where either does. Give them names of their own, and write "||" where both serve.',
      first: 'The other test',
    },
  },
  create({ model, report }) {
    return {
      'Section:exit'(node) {
        const section = model.section(node);
        if (section === null || model.target === null) return;
        const firsts = new Map<string, { readonly line: Directive; readonly sample: string }>();
        for (const line of section.linesWith('acl')) {
          const [name] = line.args;
          if (name === undefined || !name.isLiteral || certainSection(line, model) !== section) continue;
          const sample = sampleOf(line);
          if (sample === null) continue;
          const first = firsts.get(name.value);
          if (first === undefined) firsts.set(name.value, { line, sample });
          else if (first.sample !== sample) {
            const data = { name: name.value, here: sample, there: first.sample, line: first.line };
            report({ node: name, messageId: 'several', data, related: [{ node: first.line, messageId: 'first' }] });
          }
        }
      },
    };

    function sampleOf(line: Directive): string | null {
      const defined = aclOf(line, model);
      const test = model.target === null || defined === null || defined.problems.length > 0 ? null : aclTest(defined.acl, model.target);
      return test === null ? null : (test.sample.split(',')[0] ?? null);
    }
  },
});
