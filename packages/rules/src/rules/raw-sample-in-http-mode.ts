import { RAW_FETCHES, type Version } from '@haplint/catalog';
import { defineRule } from '@haplint/core';
import { aclKeywordOf, asCheckedProxy, takingSection } from '@haplint/core/internal';
import { modeNature } from '../proxy-mode.js';
import { testedAcls } from '../tested-samples.js';

/** The lines whose conditions HAProxy looks through for raw bytes (the calls of `warnif_tcp_http_cond` in src/cfgparse.c and action.c). */
const LINES: ReadonlySet<string> = new Set([
  'http-after-response',
  'http-request',
  'http-response',
  'tcp-request',
  'tcp-response',
  'use-server',
  'use_backend',
]);

/** Conditions on raw bytes in proxies of mode http, where there are messages only (src/cfgparse.c `warnif_tcp_http_cond`). */
export default defineRule({
  meta: {
    type: 'problem',
    docs: { description: 'conditions of proxies in mode http that test raw bytes, which HAProxy ignores there', preset: 'check' },
    severity: 'warn',
    messages: {
      raw: 'Unexpected "{{ name }}" in mode http: it looks at raw bytes, and HAProxy ignores it here.',
    },
  },
  create({ model, report, sourceCode }) {
    const target = model.target as Version; // a configuration is always read for some version here
    return {
      Directive(line) {
        if (!LINES.has(line.keyword.value) || line.prefix !== null || takingSection(line, model) === null) return;
        const proxy = asCheckedProxy(model.sectionOf(line), model);
        if (proxy === null || modeNature(proxy, model) !== 'http') return;
        for (const { acl, uses } of testedAcls(line, model) ?? []) {
          const raw = uses.find((use) => RAW_FETCHES.has(aclKeywordOf(use, target)?.fetch ?? use.fetch?.name ?? ''));
          if (raw === undefined) continue;
          const { lines } = sourceCode.ast;
          const loc = { start: lines.positionAt(acl.start), end: lines.positionAt(acl.end) };
          report({ loc, messageId: 'raw', data: { name: raw.fetch?.name ?? '' } });
          return;
        }
      },
    };
  },
});
