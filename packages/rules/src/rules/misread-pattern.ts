import { aclKeywords, sampleFetch } from '@haplint/catalog';
import { defineRule } from '@haplint/core';
import { aclTest } from '@haplint/core/internal';
import type { ConditionWord, Directive } from '@haplint/parser';
import { aclExpressions } from '../acl-expressions.js';
import { CONDITIONS } from '../selectors.js';

const TEXTUAL: ReadonlySet<string> = new Set(['str', 'beg', 'end', 'dom', 'dir', 'sub', 'reg', 'meth']);
const OPERATORS: ReadonlySet<string> = new Set(['eq', 'ge', 'gt', 'le', 'lt', '==', '=', '!=']);
const FLAGS: ReadonlySet<string> = new Set(['-i', '-f', '-m', '-n', '-M']);
const JOINTS: ReadonlySet<string> = new Set(['or', '||', '&&', 'and', 'if', 'unless']);

/** Words among the patterns of an ACL that were meant as something else: HAProxy takes them for patterns (src/acl.c `parse_acl_expr`). */
export default defineRule({
  meta: {
    type: 'problem',
    docs: { description: 'words that were meant as an operator, a flag or a second test, but are patterns', preset: 'recommended' },
    severity: 'warn',
    reach: 'line',
    oncePer: 'form',
    messages: {
      operator:
        '"{{ word }}" is a pattern here, not an operator: the sample is text, and matches where it is "{{ word }}". Leave it out: patterns are compared for equality unless "-m" says otherwise.',
      flag: '"{{ word }}" is a pattern here, not a flag: flags stand in front of the first pattern. Move it there.',
      test: '"{{ word }}" is a pattern here, not a second test: an ACL has one. Write a second "acl" line, or another pair of braces.',
      joint:
        '"{{ word }}" is a pattern here: ACLs are joined in conditions, not in their definitions. Patterns side by side are alternatives already.',
    },
  },
  create({ model, report, sourceCode, looksFurther }) {
    return {
      [CONDITIONS](line: Directive) {
        for (const expression of aclExpressions(line, model)) {
          // A pattern by itself is one.
          const test = expression.patterns.length < 2 || model.target === null ? null : aclTest(expression, model.target);
          if (test === null || !TEXTUAL.has(test.matching)) continue;
          // Some names are operators, too.
          looksFurther?.();
          const isForced = expression.flags.some(({ name }) => name === '--');
          for (const [i, pattern] of expression.patterns.entries()) {
            const messageId = meaning(pattern.value, i, expression.patterns);
            if (messageId === null || isForced || (pattern.variables?.length ?? 0) > 0 || isQuoted(pattern)) continue;
            const loc = sourceCode.ast.lines.locationAt(pattern.start, pattern.end);
            report({ loc, messageId, data: { word: pattern.value } });
          }
        }
      },
    };

    function isQuoted({ start, end, value }: ConditionWord): boolean {
      return sourceCode.text.slice(start, end) !== value;
    }
  },
});

function meaning(word: string, index: number, patterns: readonly ConditionWord[]): 'operator' | 'flag' | 'test' | 'joint' | null {
  if (OPERATORS.has(word)) return index === 0 && patterns.length > 1 ? 'operator' : null;
  if (FLAGS.has(word)) return index > 0 ? 'flag' : null;
  if (JOINTS.has(word)) return index > 0 && index < patterns.length - 1 ? 'joint' : null;
  // Short names are words of every language; what has a separator in it is the name of a fetch.
  const [name = ''] = word.split('(');
  const isFetch = /[_.(]/.test(word) && (sampleFetch(name) !== null || aclKeywords().has(name));
  return isFetch && index > 0 && index < patterns.length - 1 ? 'test' : null;
}
