import type { SampleType, Version } from '@haplint/catalog';
import { defineRule } from '@haplint/core';
import { nameSpan, sampleExpressions, typesOf } from '@haplint/core/internal';
import type { Directive } from '@haplint/parser';
import { samplesAreRead } from '../read-samples.js';
import { SAMPLES } from '../selectors.js';

/** What the dump's names of types stand for, for messages. */
const CALLED: Readonly<Record<SampleType, string>> = {
  any: 'anything',
  same: 'anything',
  bool: 'a boolean',
  sint: 'a number',
  addr: 'an address',
  ipv4: 'an IPv4 address',
  ipv6: 'an IPv6 address',
  str: 'text',
  bin: 'binary data',
  meth: 'a method',
};

/** Converters behind something they cannot take (src/sample.c `sample_parse_expr_cnv`). */
export default defineRule({
  meta: {
    type: 'problem',
    docs: { description: 'converters that cannot be applied to what stands before them', preset: 'check' },
    severity: 'error',
    reach: 'section',
    oncePer: 'form',
    ofLineAlone: true,
    messages: {
      clash: 'Converter "{{ name }}" cannot be applied here: it takes {{ taken }}, and what stands before it gives {{ given }}.',
    },
  },
  create(context) {
    const { model, report, sourceCode } = context;
    const target = model.target as Version; // a configuration is always read for some version here
    return {
      [SAMPLES](line: Directive) {
        for (const samples of sampleExpressions(line, model)) {
          let before: SampleType | null = null;
          for (const use of samples.uses) {
            const { clash, output } = typesOf(use, before, target);
            before = output;
            if (clash === null || use.problems.length > 0 || !samplesAreRead(samples, context)) continue;
            const { loc } = nameSpan(clash.converter, sourceCode.ast.lines);
            const data = { name: clash.converter.name, taken: CALLED[clash.taken], given: CALLED[clash.given] };
            report({ loc, messageId: 'clash', data });
          }
        }
      },
    };
  },
});
