import { defineRule } from '@haplint/core';
import { aclTest, certainSection } from '@haplint/core/internal';
import type { Directive } from '@haplint/parser';
import { aclExpressions } from '../acl-expressions.js';
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
    oncePerText: true,
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
        for (const expression of aclExpressions(line, model)) {
          const test = aclTest(expression, model.target);
          if (test === null || test.matching !== 'ip' || !HEADER.test(test.sample)) continue;
          const lines = section.file.lines;
          const loc = { start: lines.positionAt(expression.start), end: lines.positionAt(expression.end) };
          report({ loc, messageId: 'decision' });
        }
      },
    };
  },
});
