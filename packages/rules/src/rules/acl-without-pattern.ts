import { aclKeywords, converter, formOn, isKnown, type SampleType, sampleFetch, type Version } from '@haplint/catalog';
import { defineRule, type Model } from '@haplint/core';
import { mayBeSeveralWords, takingSection } from '@haplint/core/internal';
import type { AclExpression, Directive } from '@haplint/parser';
import { aclExpressions } from '../acl-expressions.js';
import { CONDITIONS } from '../selectors.js';

/** The types that HAProxy chooses a way of matching for by itself; of a boolean, nothing has to be matched. */
const MATCHED_TYPES: ReadonlySet<SampleType> = new Set(['sint', 'addr', 'ipv4', 'ipv6', 'str']);

/** ACLs that match nothing, or not what they seem to (src/acl.c `parse_acl_expr` and `parse_acl`). */
export default defineRule({
  meta: {
    type: 'problem',
    docs: { description: 'ACLs that have no pattern to match, or an argument in the place of one', preset: 'check' },
    severity: 'warn',
    reach: 'line',
    oncePer: 'form',
    messages: {
      none: 'Missing pattern: nothing to match "{{ sample }}" against, so this ACL never matches. Write a pattern, "-m found" to test that there is a value, or "-m bool" to take a number for a boolean.',
      argument: 'Unexpected "{{ pattern }}": behind the space it is a pattern, not the argument of "{{ sample }}". Remove the space.',
    },
  },
  create({ model, report }) {
    const { target } = model;
    if (target === null) return {};
    return {
      [CONDITIONS](line: Directive) {
        for (const acl of aclsOf(line, model)) {
          const [pattern] = acl.patterns;
          const sample = acl.sample.fetch?.name ?? '';
          if (acl.flags.length === 0 && acl.patterns.length === 0 && needsPattern(acl, target)) {
            report({ node: acl, messageId: 'none', data: { sample } });
          } else if (acl.flags.length === 0 && pattern?.value.startsWith('(') && !acl.sample.raw.includes('(')) {
            report({ node: acl, messageId: 'argument', data: { sample, pattern: pattern.value } });
          }
        }
      },
    };
  },
});

/** The ACLs that a line defines or tests, in a section that takes it. */
function aclsOf(line: Directive, model: Model): readonly AclExpression[] {
  if (takingSection(line, model) === null || (line.keyword.value === 'acl' && line.args.some(mayBeSeveralWords))) return [];
  return aclExpressions(line, model);
}

/** Whether HAProxy has a way of matching what the ACL tests, and the value is no boolean; false where that is not certain. */
function needsPattern({ sample: { fetch, converters } }: AclExpression, target: Version): boolean {
  if (fetch === null || [fetch, ...converters].some(({ isLiteral }) => !isLiteral)) return false;
  const keyword = converters.length === 0 ? aclKeywords().get(fetch.name) : undefined;
  const hasMatching = keyword !== undefined && isKnown(keyword, target);
  const source = sampleFetch(hasMatching ? keyword.fetch : (aclKeywords().get(fetch.name)?.fetch ?? fetch.name));
  let type = source === null || !isKnown(source, target) ? undefined : formOn(source.forms, target)?.output;
  for (const { name } of converters) {
    const known = converter(name);
    const output = known !== null && isKnown(known, target) ? formOn(known.forms, target)?.output : undefined;
    if (output !== 'same') type = output;
  }
  return type !== undefined && type !== 'bool' && (hasMatching || MATCHED_TYPES.has(type));
}
