import { defineRule } from '@haplint/core';
import { aclOf, conditionOf, mayBeSeveralWords, takingSection } from '@haplint/core/internal';
import type { ConditionProblemCode, Directive } from '@haplint/parser';
import { CONDITIONS } from '../selectors.js';

/** Problems of the arguments of an `acl` line's sample, which are those of any sample: see `invalid-sample-arguments`. */
const OF_SAMPLES: ReadonlySet<ConditionProblemCode> = new Set(['unclosed-arguments', 'unclosed-argument-quote']);

/** What names of ACLs are made of (src/tools.c `invalid_char`). */
const ACL_NAME = /^[\w.:-]+$/;

/** Conditions and ACLs that HAProxy cannot read, whatever their ACLs and fetches mean (src/acl.c `parse_acl_cond`, `parse_acl_expr`). */
export default defineRule({
  meta: {
    type: 'problem',
    docs: { description: 'conditions and ACLs with open braces, misplaced flags or words that can be no ACL', preset: 'check' },
    severity: 'error',
    reach: 'line',
    oncePer: 'form',
    ofLineAlone: true,
    messages: {
      'unclosed-acl': 'Expected " }" for this brace, with a space before it.',
      'invalid-acl-name':
        'Invalid ACL name "{{ text }}"; braces need spaces around them, and terms are joined by nothing (and), "or" or "||".',
      'unknown-acl-flag': 'Unknown flag "{{ text }}"; write "--" before patterns that begin with a dash.',
      'missing-flag-value': 'Expected a word behind "{{ text }}".',
      'missing-fetch': 'Expected a sample fetch here: between the braces, or behind the name of the ACL.',
      'missing-converter': 'Expected a converter behind the comma.',
      'missing-comma': 'Expected a comma before the converter.',
      'unclosed-arguments': 'Expected ")" for this parenthesis.',
      'unclosed-argument-quote': 'Expected a closing quote in this argument.',
      'acl-name': 'Invalid ACL name "{{ text }}"; names have letters, digits and the characters ".", ":", "_" and "-" only.',
      'reserved-name': 'Invalid ACL name "{{ text }}": conditions take it for the operator.',
    } satisfies Record<ConditionProblemCode | 'acl-name' | 'reserved-name', string>,
  },
  create(context) {
    function ofAcl(line: Directive) {
      const [name, ...words] = line.args;
      if (line.keyword.value !== 'acl' || name === undefined || words.length === 0 || words.some(mayBeSeveralWords)) return undefined;
      if (mayBeSeveralWords(name) || takingSection(line, context.model) === null) return undefined;
      if (name.isLiteral && !ACL_NAME.test(name.value))
        return { code: 'acl-name' as const, start: name.start, end: name.end, text: name.value };
      if (/^or$/i.test(name.value)) return { code: 'reserved-name' as const, start: name.start, end: name.end, text: name.value };
      const problem = aclOf(line, context.model)?.problems[0];
      return problem !== undefined && OF_SAMPLES.has(problem.code) ? undefined : problem;
    }

    return {
      [CONDITIONS](line: Directive) {
        if (context.model.sectionOf(line) === null || context.model.isRead(line) !== true) return;
        // HAProxy stops at the first.
        const problem = conditionOf(line, context.model)?.problems[0] ?? ofAcl(line);
        if (problem === undefined) return;
        const { lines } = context.sourceCode.ast;
        const { code, start, end, text } = problem;
        const loc = lines.locationAt(start, end);
        context.report({ loc, messageId: code, data: { text: text ?? context.sourceCode.text.slice(start, end) } });
      },
    };
  },
});
