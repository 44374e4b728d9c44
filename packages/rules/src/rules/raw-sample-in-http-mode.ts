import { RAW_FETCHES, type Version } from '@haplint/catalog';
import { defineRule } from '@haplint/core';
import { aclKeywordOf, asCheckedProxy, type SampleUse, takingSection, testedAcls } from '@haplint/core/internal';
import type { Directive } from '@haplint/parser';
import { modeNature } from '../proxy-mode.js';
import { directivesOf } from '../selectors.js';

/** The lines whose conditions HAProxy looks through for raw bytes (the calls of `warnif_tcp_http_cond` in src/cfgparse.c and action.c). */
const LINES = directivesOf([
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
    reach: 'section',
    oncePer: 'form',
    messages: {
      raw: 'Unexpected "{{ name }}" in mode http: it looks at raw bytes, and HAProxy ignores it here.',
    },
  },
  create({ model, report, sourceCode }) {
    const target = model.target as Version; // a configuration is always read for some version here
    /** Many lines name one ACL, which may have many lines itself. */
    const raws = new Map<readonly SampleUse[], SampleUse | null>();

    function rawOf(uses: readonly SampleUse[]): SampleUse | null {
      let raw = raws.get(uses);
      if (raw === undefined) {
        raw = uses.find((use) => RAW_FETCHES.has(aclKeywordOf(use, target)?.fetch ?? use.fetch?.name ?? '')) ?? null;
        raws.set(uses, raw);
      }
      return raw;
    }

    return {
      [LINES](line: Directive) {
        if (line.prefix !== null || takingSection(line, model) === null) return;
        const proxy = asCheckedProxy(model.sectionOf(line), model);
        if (proxy === null || modeNature(proxy, model) !== 'http') return;
        for (const { acl, uses } of testedAcls(line, model) ?? []) {
          const raw = rawOf(uses);
          if (raw === null) continue;
          const loc = sourceCode.ast.lines.locationAt(acl.start, acl.end);
          report({ loc, messageId: 'raw', data: { name: raw.fetch?.name ?? '' } });
          return;
        }
      },
    };
  },
});
