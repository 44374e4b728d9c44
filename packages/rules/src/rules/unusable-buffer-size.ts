import { BUFFER_SIZE, compareBranches, leadingNumber, readSize } from '@haplint/catalog';
import { defineRule } from '@haplint/core';
import { argumentProblemOf, takingSection } from '@haplint/core/internal';
import type { Directive } from '@haplint/parser';
import { directivesOf } from '../selectors.js';

const { keyword, least, most, mostSince, withUnitsSince } = BUFFER_SIZE;

const LOOKED_AT = directivesOf([keyword]);

/** Sizes of buffers that HAProxy cannot work with; the catalog's `BUFFER_SIZE` has its source. */
export default defineRule({
  meta: {
    type: 'problem',
    docs: { description: 'sizes of buffers that HAProxy refuses to start with', preset: 'check' },
    severity: 'error',
    reach: 'names',
    needsWhole: 'configuration',
    messages: {
      small:
        'A buffer of {{ size }} bytes has no room for the error pages that HAProxy brings along, so it does not start. Take at least {{ limit }}; 16384 is usual.',
      large:
        'A buffer of {{ size }} bytes is more than HAProxy can handle, so it does not start. Take at most {{ limit }}; 16384 is usual.',
    },
  },
  create({ model, report }) {
    const { target } = model;
    if (target === null) return {};
    const isSince = (branch: string) => compareBranches(target.branch, branch) >= 0;
    let last: Directive | undefined;
    return {
      [LOOKED_AT](line: Directive) {
        last ??= model
          .sectionsOfKind('global')
          .findLast((section) => section.linesWith(keyword).length > 0)
          ?.linesWith(keyword)
          .at(-1);
        if (line !== last || line.prefix !== null || takingSection(line, model) === null) return;
        const [node] = line.args;
        const text = model.valueOf(node);
        if (node === undefined || text === null || argumentProblemOf(line, model) !== null) return;
        // atol() into an int, where no unit is read.
        const size = isSince(withUnitsSince) ? readSize(text) : leadingNumber(text) | 0;
        if (size === null) return;
        if (size < least) report({ node, messageId: 'small', data: { size, limit: least } });
        else if (size > most && isSince(mostSince)) report({ node, messageId: 'large', data: { size, limit: most } });
      },
    };
  },
});
