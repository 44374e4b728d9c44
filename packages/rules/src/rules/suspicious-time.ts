import { compareBranches } from '@haplint/catalog';
import { defineRule, type Fixer } from '@haplint/core';
import { certainSection } from '@haplint/core/internal';
import type { Directive } from '@haplint/parser';

/** From this branch on HAProxy warns about short times itself, and `small-time` reports them. */
const HAPROXY_WARNS_SINCE = '3.1';

const SHORT = 100;

/** A week in milliseconds: beyond it a bare number was rather meant in microseconds, or has too many zeros. */
const LONG = 604_800_000;

const SECTIONS: ReadonlySet<string> = new Set(['defaults', 'frontend', 'backend', 'listen']);

/** Timeouts of which the unit was likely forgotten: bare numbers are milliseconds (manual 2.5). */
export default defineRule({
  meta: {
    type: 'problem',
    docs: { description: 'timeouts without a unit that are very short or very long as milliseconds', preset: 'recommended' },
    severity: 'warn',
    reach: 'line',
    oncePer: 'text',
    hasSuggestions: true,
    messages: {
      short: '"timeout {{ name }} {{ time }}" is {{ time }} milliseconds: a bare number counts as milliseconds. Write the unit.',
      long: '"timeout {{ name }} {{ time }}" is {{ days }} days: a bare number counts as milliseconds. Write the unit.',
      unit: 'Write {{ time }}{{ unit }}',
    },
  },
  create({ model, report }) {
    return {
      'Directive[keyword="timeout"]'(line: Directive) {
        const [name, word] = line.args;
        if (line.prefix !== null || name === undefined || word === undefined) return;
        const section = certainSection(line, model);
        const time = model.valueOf(word);
        if (section === null || !SECTIONS.has(section.kind) || time === null || !/^\d+$/.test(time)) return;
        const value = Number(time);
        const isReported = model.target !== null && compareBranches(model.target.branch, HAPROXY_WARNS_SINCE) >= 0;
        const suggest = (unit: string) =>
          word.isPlain
            ? [{ messageId: 'unit' as const, data: { time, unit }, fix: (fixer: Fixer) => fixer.replaceText(word, `${time}${unit}`) }]
            : null;
        if (value > 0 && value < SHORT && !isReported) {
          report({ node: word, messageId: 'short', data: { name: name.value, time }, suggest: suggest('s') });
        } else if (value > LONG) {
          const days = Math.round(value / 86_400_000);
          report({ node: word, messageId: 'long', data: { name: name.value, time, days }, suggest: suggest('us') });
        }
      },
    };
  },
});
