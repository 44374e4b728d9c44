import { BUFFER_SIZE, compareBranches, leadingNumber, readSize } from '@haplint/catalog';
import { defineRule } from '@haplint/core';
import { argumentProblemOf, takingSection } from '@haplint/core/internal';

/** Sizes of buffers that HAProxy cannot work with; the catalog's `BUFFER_SIZE` has its source. */
export default defineRule({
  meta: {
    type: 'problem',
    docs: { description: 'sizes of buffers that HAProxy refuses to start with', preset: 'check' },
    severity: 'error',
    needsWhole: 'configuration',
    messages: {
      small:
        'A buffer of {{ size }} bytes has no room for the error pages that HAProxy brings along, so it does not start. Take at least {{ limit }}; 16384 is usual.',
      large:
        'A buffer of {{ size }} bytes is more than HAProxy can handle, so it does not start. Take at most {{ limit }}; 16384 is usual.',
    },
  },
  create({ model, report }) {
    const { keyword, least, most, mostSince, withUnitsSince } = BUFFER_SIZE;
    const { target } = model;
    if (target === null) return {};
    const isSince = (branch: string) => compareBranches(target.branch, branch) >= 0;
    return {
      ConfigFile(file) {
        const sections = model.sectionsOfKind('global');
        const line = sections.flatMap((section) => section.linesWith(keyword)).at(-1);
        if (line === undefined || line.root !== file || line.prefix !== null || takingSection(line, model) === null) return;
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
