import type { Version } from '@haplint/catalog';
import { defineRule } from '@haplint/core';
import { sampleExpressions } from '@haplint/core/internal';
import type { Directive } from '@haplint/parser';
import { type AclMistake, aclMistake } from '../acl-matching.js';
import { argumentFinding } from '../sample-arguments.js';
import { SAMPLES } from '../selectors.js';

/** ACLs whose patterns or method of matching HAProxy refuses (src/acl.c `parse_acl_expr`, src/pattern.c). */
export default defineRule({
  meta: {
    type: 'problem',
    docs: { description: 'patterns of ACLs that are no value of their kind, and methods that do not fit the sample', preset: 'check' },
    severity: 'error',
    reach: 'line',
    oncePer: 'form',
    ofLineAlone: true,
    messages: {
      'unknown-method': 'Unknown method "{{ text }}" behind "-m"; expected one of {{ known }}.',
      'misspelt-method': 'Unknown method "{{ text }}" behind "-m"; did you mean "{{ nearest }}"?',
      'unfit-method': 'Method "{{ text }}" cannot be used with what "{{ name }}" gives.',
      'no-method': 'Expected a method such as "-m str" for "{{ name }}", whose samples can be compared in several ways.',
      'late-method': 'Unexpected "-m" behind "-f"; the method comes before the patterns.',
      'not-an-id': 'Invalid number "{{ text }}" behind "-u"; expected a whole number.',
      pattern: 'Invalid pattern "{{ text }}"; expected {{ expected }}.',
    } satisfies Record<AclMistake['messageId'], string>,
  },
  create({ model, report, sourceCode }) {
    const target = model.target as Version; // a configuration is always read for some version here
    return {
      [SAMPLES](line: Directive) {
        for (const { uses } of sampleExpressions(line, model)) {
          for (const use of uses) {
            if (use.acl === null || use.problems.length > 0 || argumentFinding(use, target) !== null) continue;
            const mistake = aclMistake(use, target);
            if (mistake === null) continue;
            const loc = sourceCode.ast.lines.locationAt(mistake.start, mistake.end);
            report({ loc, messageId: mistake.messageId, data: mistake.data });
            return; // HAProxy stops at the first
          }
        }
      },
    };
  },
});
