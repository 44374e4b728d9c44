import { converter, converters, isRegisteredByLua, type Version } from '@haplint/catalog';
import { defineRule } from '@haplint/core';
import { mayBeKnown, nameSpan, sampleExpressions } from '@haplint/core/internal';
import type { Directive } from '@haplint/parser';
import { samplesAreRead } from '../read-samples.js';
import { SAMPLES } from '../selectors.js';
import { explainUnknownName, unknownNameMessages } from '../unknown-name.js';

/** Converters that the target's branch does not know (src/sample.c `find_sample_conv`). */
export default defineRule({
  meta: {
    type: 'problem',
    docs: { description: 'converters that HAProxy does not know', preset: 'check' },
    severity: 'error',
    reach: 'section',
    oncePer: 'form',
    ofLineAlone: ['misspelt'],
    hasSuggestions: true,
    messages: unknownNameMessages('Unknown converter "{{ name }}"'),
  },
  create(context) {
    const { model, report, sourceCode } = context;
    const target = model.target as Version; // a configuration is always read for some version here
    return {
      [SAMPLES](line: Directive) {
        for (const samples of sampleExpressions(line, model)) {
          for (const node of samples.uses.flatMap((use) => use.converters)) {
            const { name, isLiteral } = node;
            if (!isLiteral || name === '' || isRegisteredByLua(name) || model.isRegistered('converters', name)) continue;
            const entry = converter(name);
            if ((entry !== null && mayBeKnown(entry, target)) || !samplesAreRead(samples, context)) continue;
            const { word, loc } = nameSpan(node, sourceCode.ast.lines);
            const { messageId, data, suggest } = explainUnknownName(word, name, entry, converters(), target);
            report({ loc, messageId, data: { name, ...data }, suggest });
          }
        }
      },
    };
  },
});
