import { compareBranches } from '@haplint/catalog';
import { defineRule, type Fixer } from '@haplint/core';
import { certainSection } from '@haplint/core/internal';
import type { Directive, Word } from '@haplint/parser';

/** HAProxy warns from this branch on (src/proxy.c, src/check.c; `warn_if_lower` in include/haproxy/tools.h). */
const SINCE = '3.1';

/** Milliseconds below which a time without a unit looks like seconds. */
const LIMIT = 100;

const TIMEOUT_SECTIONS: ReadonlySet<string> = new Set(['defaults', 'frontend', 'backend', 'listen']);
const SERVER_LINES: ReadonlySet<string> = new Set(['server', 'server-template', 'default-server']);
const SERVER_TIMES: ReadonlySet<string> = new Set(['inter', 'fastinter', 'downinter', 'agent-inter']);

/** Times that were likely meant in seconds. */
export default defineRule({
  meta: {
    type: 'problem',
    docs: { description: 'times below 100 without a unit, which count as milliseconds', preset: 'check' },
    severity: 'warn',
    reach: 'line',
    oncePer: 'form',
    hasSuggestions: true,
    messages: {
      small:
        'Unexpected time {{ time }} for "{{ setting }}": without a unit it counts as milliseconds, which is very short. Write the unit.',
      unit: 'Write {{ time }}{{ unit }}',
    },
  },
  create({ model, report }) {
    return {
      'Directive[keyword=/^(timeout|server|server-template|default-server)$/]'(line: Directive) {
        if (model.target === null || compareBranches(model.target.branch, SINCE) < 0) return;
        const section = certainSection(line, model);
        if (section === null || line.prefix !== null) return;
        for (const [setting, word] of timesOf(line, section.kind)) {
          const time = model.valueOf(word);
          if (time === null || !/^\d+$/.test(time) || Number(time) === 0 || Number(time) >= LIMIT) continue;
          const suggest = ['s', 'ms'].map((unit) => ({
            messageId: 'unit' as const,
            data: { time, unit },
            fix: (fixer: Fixer) => fixer.replaceText(word, `${time}${unit}`),
          }));
          report({ node: word, messageId: 'small', data: { time, setting }, suggest: word.isPlain ? suggest : null });
        }
      },
    };
  },
});

/** The times of a line, each with the setting that it is for. */
function timesOf({ keyword, args }: Directive, kind: string): [setting: string, word: Word][] {
  const [first, second] = args;
  if (keyword.value === 'timeout' && TIMEOUT_SECTIONS.has(kind)) return first && second ? [[`timeout ${first.value}`, second]] : [];
  if (!SERVER_LINES.has(keyword.value)) return [];
  return args.flatMap((word, i): [string, Word][] => {
    const time = args[i + 1];
    return time && SERVER_TIMES.has(word.value) ? [[word.value, time]] : [];
  });
}
