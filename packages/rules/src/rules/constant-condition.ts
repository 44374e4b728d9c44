import { defineRule } from '@haplint/core';
import { type AclTest, implies, type Literal, writtenConjunctions } from '@haplint/core/internal';
import type { Directive } from '@haplint/parser';
import { CONDITIONS } from '../selectors.js';

/** Conditions that say nothing, because a part of them always holds. */
export default defineRule({
  meta: {
    type: 'suggestion',
    docs: { description: 'conditions of which a part always holds', preset: 'strict' },
    severity: 'warn',
    reach: 'section',
    oncePer: 'text',
    needsWhole: 'section',
    messages: {
      all: '"{{ term }}" matches every {{ what }}: it says nothing. Leave it out, or narrow it.',
      either: 'This always holds: it is enough that "{{ first }}" holds, or that "{{ second }}" does.',
    },
  },
  create({ model, report, sourceCode }) {
    return {
      [CONDITIONS](line: Directive) {
        const conjunctions = writtenConjunctions(line, model);
        for (const literal of conjunctions.flat()) {
          const what = literal.negated ? null : matchesEvery(literal);
          if (what !== null) report({ node: literal.term, messageId: 'all', data: { term: sourceCode.getText(literal.term), what } });
        }
        const single = conjunctions.flatMap((conjunction) => (conjunction.length === 1 ? conjunction : []));
        for (const [i, second] of single.entries()) {
          const first = single.slice(0, i).find((each) => each.negated !== second.negated && implies(negation(each), second));
          if (first === undefined) continue;
          const data = { first: sourceCode.getText(first.term), second: sourceCode.getText(second.term) };
          report({ node: second.term, messageId: 'either', data });
        }
      },
    };
  },
});

function negation(literal: Literal): Literal {
  return { ...literal, negated: !literal.negated };
}

const EVERY_PATH: ReadonlySet<string> = new Set(['path', 'url']);
const ALL_TEXTS: ReadonlySet<string> = new Set(['.*', '^.*', '^.*$', '.*$', '^', '$', '^/', '^/.*', '^/.*$']);

/** What a literal matches all of; null where it leaves something out. */
function matchesEvery({ tests }: Literal): string | null {
  for (const test of tests ?? []) {
    const what = everyOf(test);
    if (what !== null) return what;
  }
  return null;
}

function everyOf({ fetch, sample, matching, patterns }: AclTest): string | null {
  if (patterns === null) return null;
  if (matching === 'ip' && patterns.some((pattern) => /^(?:0\.0\.0\.0|::)\/0$/.test(pattern))) return 'address of its family';
  if (!EVERY_PATH.has(fetch) || sample.includes('(')) return null;
  if (matching === 'beg' && patterns.includes('/')) return 'path';
  return matching === 'reg' && patterns.some((pattern) => ALL_TEXTS.has(pattern)) ? 'path' : null;
}
