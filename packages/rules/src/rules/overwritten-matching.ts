import { compareBranches, METHOD_OF_TYPE, SPECIAL_MATCHING, type Version } from '@haplint/catalog';
import { defineRule } from '@haplint/core';
import { aclKeywordOf, type SampleUse, sampleExpressions, typesOf } from '@haplint/core/internal';
import type { Directive } from '@haplint/parser';
import { SAMPLES } from '../selectors.js';

/** The first branch that says so (src/acl.c `parse_acl_expr`). */
const SAID_SINCE = '3.4';

/** Methods that are part of a keyword's name. */
const NAMED_METHODS: ReadonlySet<string> = new Set(['beg', 'dir', 'dom', 'end', 'len', 'reg', 'sub']);

/** ACL keywords with a method in their name, and another one that is applied instead. */
export default defineRule({
  meta: {
    type: 'problem',
    docs: { description: 'ACL keywords such as "hdr_dom" whose method is replaced by "-m" or a converter', preset: 'check' },
    severity: 'warn',
    reach: 'line',
    oncePer: 'text',
    messages: {
      overwritten: 'The method of "{{ name }}" is not applied: "-m" or a converter replaces it. Write "{{ fetch }}" instead.',
    },
  },
  create({ model, report, sourceCode }) {
    const target = model.target as Version; // a configuration is always read for some version here
    if (compareBranches(target.branch, SAID_SINCE) < 0) return {};
    return {
      [SAMPLES](line: Directive) {
        for (const { uses } of sampleExpressions(line, model)) {
          for (const use of uses) {
            const keyword = aclKeywordOf(use, target);
            const { fetch } = use;
            if (keyword === null || fetch === null || !isOverwritten(use, keyword.name, keyword.matching, target)) continue;
            const loc = sourceCode.ast.lines.locationAt(fetch.nameStart, fetch.nameEnd);
            report({ loc, messageId: 'overwritten', data: { name: keyword.name, fetch: keyword.fetch } });
          }
        }
      },
    };
  },
});

function isOverwritten(use: SampleUse, name: string, matching: string, target: Version): boolean {
  if (!NAMED_METHODS.has(matching) && !SPECIAL_MATCHING.has(name)) return false;
  const named = use.acl?.flags.findLast((flag) => flag.name === '-m');
  if (named === undefined && use.converters.length === 0) return false;
  if (SPECIAL_MATCHING.has(name)) return true;
  const { output } = typesOf(use, null, target);
  const applied = named === undefined ? (output === null ? undefined : METHOD_OF_TYPE[output]) : named.value?.value;
  return applied !== undefined && applied !== matching;
}
