import type { SampleContext, Version } from '@haplint/catalog';
import { defineRule } from '@haplint/core';
import { fetchContexts, nameSpan, sampleExpressions } from '@haplint/core/internal';
import type { Directive } from '@haplint/parser';
import { samplesAreRead } from '../read-samples.js';
import { SAMPLES } from '../selectors.js';

/** Fetches of what does not exist yet, or no longer, where they stand ("none of which is available here" in src/*.c). */
export default defineRule({
  meta: {
    type: 'problem',
    docs: { description: 'sample fetches in rules and formats where what they fetch is not available', preset: 'check' },
    severity: 'error',
    reach: 'section',
    oncePer: 'form',
    ofLineAlone: true,
    messages: {
      misplaced: 'Sample fetch "{{ name }}" has nothing to fetch here: it is not available {{ place }}.',
    },
  },
  create(context) {
    const { model, report, sourceCode } = context;
    const target = model.target as Version; // a configuration is always read for some version here
    return {
      [SAMPLES](line: Directive) {
        for (const samples of sampleExpressions(line, model)) {
          for (const use of samples.uses) {
            const { fetch, contexts, problems } = use;
            if (fetch === null || contexts === null || problems.length > 0) continue;
            const available = fetchContexts(use, target);
            if (available === null || contexts.some((each) => available.has(each)) || !samplesAreRead(samples, context)) continue;
            const { loc } = nameSpan(fetch, sourceCode.ast.lines);
            report({ loc, messageId: 'misplaced', data: { name: fetch.name, place: contexts.map(placeOf).join(' or ') } });
          }
        }
      },
    };
  },
});

/** A context in words: 'be http-request' is 'at "http-request" of a backend'. */
function placeOf(context: SampleContext): string {
  const [side, ...rest] = context.split(' ');
  if (side === 'log') return 'in logs';
  if (side === 'configuration') return 'while the configuration is read';
  if (side === 'cli') return 'on the command line';
  const place = rest.join(' ');
  if (place === 'source') return 'when a server is connected to';
  return `at "${place}" of a ${side === 'fe' ? 'frontend' : 'backend'}`;
}
