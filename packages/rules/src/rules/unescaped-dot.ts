import { defineRule, type Fixer } from '@haplint/core';
import type { ConditionWord, Directive } from '@haplint/parser';
import { aclTests, isHost } from '../acl-expressions.js';
import { CONDITIONS } from '../selectors.js';

/** A dot between letters or digits, as in a host name, that no quantifier follows. */
const DOT = /(?<=[a-z\d)\]-])(?<!\\)\.(?=[a-z\d(-])/gi;

/** Dots in regular expressions on host names that stand for any character. */
export default defineRule({
  meta: {
    type: 'problem',
    docs: { description: 'regular expressions on host names with dots that match any character', preset: 'recommended' },
    severity: 'warn',
    reach: 'line',
    oncePer: 'form',
    hasSuggestions: true,
    messages: {
      dot: 'In "{{ pattern }}" a dot matches any character, so that other hosts match too, such as "{{ example }}". Write "\\." for a dot.',
      escape: 'Escape the dots',
    },
  },
  create({ model, report, sourceCode }) {
    return {
      [CONDITIONS](line: Directive) {
        if (!line.args.some(({ value }) => value.includes('.'))) return;
        for (const { expression, test } of aclTests(line, model)) {
          if (test.matching !== 'reg' || !isHost(test.sample)) continue;
          for (const word of expression.patterns) check(word);
        }
      },
    };

    function check(word: ConditionWord): void {
      const pattern = word.value;
      if (pattern.search(DOT) === -1 || (word.variables?.length ?? 0) > 0) return;
      const raw = sourceCode.text.slice(word.start, word.end);
      const escaped = pattern.replace(DOT, '\\\\.');
      const example = pattern.replace(DOT, 'x').replace(/[\\^$]/g, '');
      const loc = sourceCode.ast.lines.locationAt(word.start, word.end);
      // A backslash of the pattern is written as two in a plain word.
      const isPlain = raw === pattern;
      report({
        loc,
        messageId: 'dot',
        data: { pattern, example },
        suggest: isPlain ? [{ messageId: 'escape', fix: (fixer: Fixer) => fixer.replaceTextRange([word.start, word.end], escaped) }] : null,
      });
    }
  },
});
