import { branch, branches, compareBranches, type Version } from '@haplint/catalog';
import { defineRule } from '@haplint/core';
import { configurationPlace } from '@haplint/core/internal';

/** A branch of HAProxy that receives no fixes any more. */
export default defineRule({
  meta: {
    type: 'problem',
    docs: { description: 'branches of HAProxy that receive no fixes any more', preset: 'recommended' },
    severity: 'warn',
    needsTarget: true,
    messages: {
      ended: 'HAProxy {{ branch }} has received no fixes since {{ end }}, so faults found since then stay open. {{ advice }}',
    },
  },
  create(context) {
    const target = context.target as Version; // the engine waits for a target: `needsTarget`
    const own = branch(target.branch);
    return {
      ConfigFile(file) {
        const { file: home, place } = configurationPlace(context.model);
        if (home !== file || own === null || own.status !== 'end-of-life') return;
        context.report({
          ...place,
          messageId: 'ended',
          data: { branch: own.name, end: endInWords(own.endOfLife), advice: adviceFor(own.name) },
        });
      },
    };
  },
});

/** '2024-Q2' as people say it. */
function endInWords(quarter: string | null): string {
  const [, year, number] = /^(\d+)-Q(\d)$/.exec(quarter ?? '') ?? [];
  return year === undefined ? 'its end of life' : `the ${['first', 'second', 'third', 'fourth'][Number(number) - 1]} quarter of ${year}`;
}

/** The nearest branch that is maintained for long, and the newest such. */
function adviceFor(name: string): string {
  const maintained = branches().filter((other) => other.lts && other.status === 'maintained' && compareBranches(other.name, name) > 0);
  const [nearest, newest] = [maintained[0]?.name, maintained.at(-1)?.name];
  if (nearest === undefined || newest === undefined) return 'Move to a newer branch.';
  return nearest === newest ? `Move to ${nearest}.` : `The nearest branch with long-term support is ${nearest}, the newest ${newest}.`;
}
