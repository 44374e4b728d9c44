import { compareBranches, groupedBy, RULE_ORDER, type RuleKind } from '@haplint/catalog';
import { defineRule } from '@haplint/core';
import { certainSection } from '@haplint/core/internal';
import type { Directive } from '@haplint/parser';

/** The sections that hold rules. */
const SECTION_KINDS: ReadonlySet<string> = new Set(['defaults', 'frontend', 'backend', 'listen']);

/** Rules whose place in the text is not their turn (src/cfgparse-listen.c `warnif_misplaced_*`). */
export default defineRule({
  meta: {
    type: 'problem',
    docs: { description: 'rules behind others that HAProxy evaluates later all the same', preset: 'check' },
    severity: 'warn',
    reach: 'section',
    oncePer: 'section',
    messages: {
      misplaced:
        '"{{ rule }}" rules come before "{{ later }}" rules whatever their order in the file, so this one runs first. Move it above them, to where it takes effect.',
      later: 'The first "{{ later }}" rule',
    },
  },
  create({ model, report }) {
    const { target } = model;
    return {
      'Section:exit'(node) {
        const section = model.section(node);
        if (section === null || target === null || !SECTION_KINDS.has(section.kind)) return;
        const firsts = new Map<RuleKind, Directive>();
        for (const line of section.lines) {
          const kind = kindOf(line);
          if (kind === undefined || certainSection(line, model) !== section) continue;
          const warns = kind.since === null || compareBranches(target.branch, kind.since) >= 0;
          const later = RULE_ORDER.find((other) => other.chain === kind.chain && other.place > kind.place && firsts.has(other));
          const first = later && firsts.get(later);
          if (warns && later && first) {
            const data = { rule: kind.name, later: later.name };
            report({ node: line, messageId: 'misplaced', data, related: [{ node: first, messageId: 'later', data }] });
          }
          if (!firsts.has(kind)) firsts.set(kind, line);
        }
      },
    };
  },
});

/** The kind of rule a line is; rules have words behind those they begin with. */
function kindOf(line: Directive): RuleKind | undefined {
  if (line.prefix !== null) return undefined;
  return KINDS.get(line.keyword.value)?.find(
    ({ words }) => line.valueAt(words.length) !== undefined && words.every((word, i) => i === 0 || line.valueAt(i) === word),
  );
}

/** The kinds of rules by the first of the words that they begin with. */
const KINDS = groupedBy(RULE_ORDER, ({ words }) => words[0] as string);
