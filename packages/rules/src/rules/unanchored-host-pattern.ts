import { defineRule } from '@haplint/core';
import type { Directive } from '@haplint/parser';
import { aclTests, isHost } from '../acl-expressions.js';
import { CONDITIONS } from '../selectors.js';

/** A name with a dot in it, whatever stands around. */
const NAME = /[a-z\d]\\?\.[a-z]{2,}/i;

/** Regular expressions on host names that match in the midst of longer names. */
export default defineRule({
  meta: {
    type: 'problem',
    docs: {
      description: 'regular expressions on host names without `^` or `$`, which match longer names too',
      preset: 'security',
      controls: ['CWE-777', 'CWE-185'],
    },
    severity: 'warn',
    reach: 'line',
    oncePer: 'text',
    messages: {
      both: '"{{ pattern }}" matches anywhere in the name, so "{{ pattern }}.attacker.example" passes too. Begin it with "^" and end it with "$".',
      end: '"{{ pattern }}" says nothing of how the name ends, so names of others can begin so. End it with "$", or with "(:[0-9]+)?$" for a port.',
    },
  },
  create({ model, report, sourceCode }) {
    return {
      [CONDITIONS](line: Directive) {
        for (const { expression, test } of aclTests(line, model)) {
          if (test.matching !== 'reg' || !isHost(test.sample)) continue;
          for (const { value: pattern, start, end, variables } of expression.patterns) {
            if (!NAME.test(pattern) || pattern.includes('$') || (variables?.length ?? 0) > 0) continue;
            const loc = sourceCode.ast.lines.locationAt(start, end);
            report({ loc, messageId: pattern.startsWith('^') ? 'end' : 'both', data: { pattern } });
          }
        }
      },
    };
  },
});
