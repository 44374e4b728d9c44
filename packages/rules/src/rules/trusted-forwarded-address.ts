import { defineRule } from '@haplint/core';
import { certainSection } from '@haplint/core/internal';
import type { Directive } from '@haplint/parser';
import { aclTests } from '../acl-expressions.js';
import { evaluatedRule } from '../evaluation/evaluated-rules.js';
import { CONDITIONS } from '../selectors.js';

/** Headers in which proxies say whom they speak for, and clients whatever they like. */
const HEADER = /^(?:req\.f?hdr(?:_ip)?|hdr(?:_ip)?)\((?:x-forwarded-for|x-real-ip|true-client-ip|cf-connecting-ip|x-client-ip)\b/i;

/** Addresses that a client may claim, taken for its own. */
export default defineRule({
  meta: {
    type: 'problem',
    docs: {
      description: 'decisions by the address in a header such as X-Forwarded-For, which clients can write themselves',
      preset: 'security',
      controls: ['CWE-348', 'CWE-290'],
    },
    severity: 'warn',
    reach: 'line',
    oncePer: 'text',
    needsWhole: 'section',
    messages: {
      source:
        'Any client can choose its address here: the header is taken as it comes. Add a condition on "src" with the addresses of the proxies in front.',
      decision:
        'Any client can write this header, and so pass this test. Test "src", or take the header from known proxies only: "http-request set-src" with a condition on "src".',
    },
  },
  create({ model, report }) {
    return {
      [CONDITIONS](line: Directive) {
        const section = certainSection(line, model);
        if (section === null || model.target === null) return;
        const rule = evaluatedRule(line, model);
        if (rule?.action === 'set-src' && rule.condition === null && HEADER.test(rule.words[0]?.value ?? '')) {
          report({ node: line, messageId: 'source' });
        }
        for (const { expression, test } of aclTests(line, model)) {
          if (test.matching !== 'ip' || !HEADER.test(test.sample)) continue;
          const loc = section.file.lines.locationAt(expression.start, expression.end);
          report({ loc, messageId: 'decision' });
        }
      },
    };
  },
});
