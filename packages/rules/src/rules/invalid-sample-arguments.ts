import type { Version } from '@haplint/catalog';
import { defineRule } from '@haplint/core';
import { type LineSamples, type SampleUse, sampleExpressions } from '@haplint/core/internal';
import type { ArgumentProblemCode, Directive } from '@haplint/parser';
import { samplesAreRead } from '../read-samples.js';
import { type ArgumentFinding, argumentFinding } from '../sample-arguments.js';
import { SAMPLES } from '../selectors.js';

/**
 * Arguments of sample fetches and converters: too few, too many, of the wrong type or never closed (src/arg.c `make_arg_list`), and
 * those that the fetch or the converter itself turns down (its `val_args`); and what follows them without a comma (src/sample.c
 * `sample_parse_expr_cnv`), which in conditions and log formats other rules report.
 */
export default defineRule<ArgumentFinding['messageId'] | ArgumentProblemCode | 'missing-comma' | 'missing-converter'>({
  meta: {
    type: 'problem',
    docs: {
      description:
        'arguments of sample fetches and converters that are missing, too many, wrong or never closed, and what follows them without a comma',
      preset: 'check',
    },
    severity: 'error',
    reach: 'section',
    oncePer: 'form',
    ofLineAlone: true,
    messages: {
      missing: 'Expected {{ required }} for "{{ name }}", got {{ count }}.',
      'too-many': 'Too many arguments for "{{ name }}": it takes {{ limit }}, got {{ count }}.',
      invalid: 'Invalid argument "{{ text }}" of "{{ name }}"; expected {{ expected }}.',
      empty: 'Unexpected argument behind an empty one of "{{ name }}": an empty {{ type }} ends the list.',
      'missing-comma': 'Unexpected "{{ text }}"; a sample expression goes on with a comma and a converter, or ends here.',
      'missing-converter': 'Expected a converter behind the comma.',
      'unclosed-arguments': 'Expected ")" for this parenthesis.',
      'unclosed-argument-quote': 'Expected a closing quote in this argument.',
    },
  },
  create(context) {
    const { model, report, sourceCode } = context;
    const target = model.target as Version; // a configuration is always read for some version here

    const place = (start: number, end: number) => {
      return sourceCode.ast.lines.locationAt(start, end);
    };

    function check(use: SampleUse, samples: LineSamples): void {
      const [problem] = use.problems;
      if (problem !== undefined) {
        const { code, start, end } = problem;
        if (code === 'unclosed-arguments' || code === 'unclosed-argument-quote') {
          if (samplesAreRead(samples, context)) report({ loc: place(start, end), messageId: code });
        } else if ((code === 'missing-comma' || code === 'missing-converter') && isOwn(use) && sourceCode.text[start] !== '$') {
          const data = { text: sourceCode.text.slice(start, end) };
          if (samplesAreRead(samples, context)) report({ loc: place(start, end), messageId: code, data });
        }
        return;
      }
      const finding = argumentFinding(use, target);
      if (finding === null || !samplesAreRead(samples, context)) return;
      report({ loc: place(finding.start, finding.end), messageId: finding.messageId, data: finding.data });
    }

    /** Whether the text around what follows is this rule's to judge, and known. */
    function isOwn({ fetch, converters, inAcl, inFormat }: SampleUse): boolean {
      const calls = fetch === null ? converters : [fetch, ...converters];
      return !inAcl && !inFormat && calls.every((call) => call.isLiteral && call.args.every(({ isLiteral }) => isLiteral));
    }

    return {
      [SAMPLES](line: Directive) {
        for (const samples of sampleExpressions(line, model)) for (const use of samples.uses) check(use, samples);
      },
    };
  },
});
