import { aclKeywords, isRegisteredByLua, sampleFetch, sampleFetches, type Version } from '@haplint/catalog';
import { defineRule } from '@haplint/core';
import { type LineSamples, mayBeKnown, nameSpan, remembered, sampleExpressions } from '@haplint/core/internal';
import type { Directive, SampleFetch } from '@haplint/parser';
import { samplesAreRead } from '../read-samples.js';
import { SAMPLES } from '../selectors.js';
import { explainUnknownName, unknownNameMessages } from '../unknown-name.js';

/** Sample fetches that the target's branch does not know (src/sample.c `find_sample_fetch`, src/acl.c `find_acl_kw`). */
export default defineRule({
  meta: {
    type: 'problem',
    docs: { description: 'sample fetches that HAProxy does not know', preset: 'check' },
    severity: 'error',
    reach: 'section',
    oncePer: 'form',
    ofLineAlone: ['misspelt'],
    hasSuggestions: true,
    messages: {
      ...unknownNameMessages('Unknown sample fetch "{{ name }}"'),
      'acl-only': 'Unknown sample fetch "{{ name }}": only ACLs have that name. Use "{{ fetch }}" here.',
    },
  },
  create(context) {
    const { model, report, sourceCode } = context;
    const target = model.target as Version; // a configuration is always read for some version here

    const namesFor = remembered((inAcl: boolean) => [...sampleFetches().values(), ...(inAcl ? aclKeywords().values() : [])]);

    function check(fetch: SampleFetch, inAcl: boolean, samples: LineSamples): void {
      const { name, isLiteral } = fetch;
      if (!isLiteral || name === '' || isRegisteredByLua(name) || model.isRegistered('fetches', name)) return;
      const entry = sampleFetch(name);
      if (entry !== null && mayBeKnown(entry, target)) return;
      const aclKeyword = aclKeywords().get(name) ?? null;
      const isKnownInAcl = aclKeyword !== null && mayBeKnown(aclKeyword, target);
      if ((inAcl && isKnownInAcl) || !samplesAreRead(samples, context)) return;
      const { word, loc } = nameSpan(fetch, sourceCode.ast.lines);
      if (entry === null && isKnownInAcl) {
        report({ loc, messageId: 'acl-only', data: { name, fetch: aclKeyword.fetch } });
        return;
      }
      const { messageId, data, suggest } = explainUnknownName(word, name, entry ?? (inAcl ? aclKeyword : null), namesFor(inAcl), target);
      report({ loc, messageId, data: { name, ...data }, suggest });
    }

    return {
      [SAMPLES](line: Directive) {
        for (const samples of sampleExpressions(line, model)) {
          for (const { fetch, inAcl } of samples.uses) if (fetch !== null) check(fetch, inAcl, samples);
        }
      },
    };
  },
});
