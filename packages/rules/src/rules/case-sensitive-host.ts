import { defineRule } from '@haplint/core';
import type { Directive } from '@haplint/parser';
import { aclTests, isHost } from '../acl-expressions.js';
import { CONDITIONS } from '../selectors.js';

const TEXTUAL: ReadonlySet<string> = new Set(['str', 'beg', 'end', 'dom', 'dir', 'sub', 'reg']);

/** Comparisons of host names that forget that these have no case (RFC 9110, 4.2.3). */
export default defineRule({
  meta: {
    type: 'problem',
    docs: { description: 'comparisons of host names that tell capitals from small letters', preset: 'strict' },
    severity: 'warn',
    reach: 'line',
    oncePer: 'text',
    hasSuggestions: true,
    messages: {
      never: '"{{ pattern }}" has capitals and the sample has none: this never matches. Write it in small letters.',
      sensitive: 'Host names have no case, but this comparison has: "{{ example }}" passes by it. Add "-i".',
      ignore: 'Add "-i"',
    },
  },
  create({ model, report, sourceCode }) {
    return {
      [CONDITIONS](line: Directive) {
        for (const { expression, test } of aclTests(line, model)) {
          if (test.ignoresCase || !TEXTUAL.has(test.matching) || !isHost(test.sample)) continue;
          const [first] = expression.patterns;
          if (first === undefined || test.patterns === null) continue;
          const loc = sourceCode.ast.lines.locationAt(first.start, expression.patterns.at(-1)?.end ?? first.end);
          const isLowered = test.sample.includes(',lower');
          const capital = test.patterns.find((pattern) => /[A-Z]/.test(pattern));
          if (isLowered && capital !== undefined && test.matching !== 'reg')
            report({ loc, messageId: 'never', data: { pattern: capital } });
          if (isLowered || !test.patterns.some((pattern) => /[a-z]/i.test(pattern))) continue;
          const example = (test.patterns[0] ?? '').replace(/[a-z]/, (letter) => letter.toUpperCase());
          report({
            loc,
            messageId: 'sensitive',
            data: { example },
            suggest: [{ messageId: 'ignore', fix: (fixer) => fixer.insertTextBeforeRange([first.start, first.start], '-i ') }],
          });
        }
      },
    };
  },
});
