import { HTTP_FORMAT_ACTIONS, RAW_FETCHES, type Version } from '@haplint/catalog';
import { defineRule } from '@haplint/core';
import { aclKeywordOf, asCheckedProxy, type SampleUse, sampleExpressions, takingSection, testedAcls } from '@haplint/core/internal';
import type { Directive } from '@haplint/parser';
import { readFormat } from '../log-format-problems.js';
import { predefinedAcls } from '../predefined-acls.js';
import { modeNature } from '../proxy-mode.js';
import { directivesOf } from '../selectors.js';

/** The lines whose conditions HAProxy looks through for raw bytes (the calls of `warnif_tcp_http_cond` in src/cfgparse.c and action.c). */
const LINES = ['http-after-response', 'http-request', 'http-response', 'tcp-request', 'tcp-response', 'use-server', 'use_backend'];

/** The rules that change messages, whatever the mode of their proxy. */
const MESSAGE_RULES: ReadonlySet<string> = new Set(['http-after-response', 'http-request', 'http-response', 'stats']);

/** Both. */
const READ_LINES = directivesOf([...LINES, ...MESSAGE_RULES]);

/**
 * Raw bytes where there are messages only: in conditions of proxies in mode http (src/cfgparse.c `warnif_tcp_http_cond`), and in
 * formats for messages (src/log.c `add_sample_to_logformat_list`).
 */
export default defineRule({
  meta: {
    type: 'problem',
    docs: { description: 'conditions and formats for HTTP messages that take raw bytes, which HAProxy ignores there', preset: 'check' },
    severity: 'warn',
    reach: 'section',
    oncePer: 'form',
    messages: {
      raw: 'Unexpected "{{ name }}" in mode http: it looks at raw bytes, and HAProxy ignores it here.',
      format: 'Unexpected "{{ name }}" in a format for HTTP messages: it looks at raw bytes, and HAProxy ignores it here.',
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

    /** HAProxy looks at formats as it reads them, whatever the proxy turns out to be. */
    function checkFormats(line: Directive): void {
      if (!MESSAGE_RULES.has(line.keyword.value)) return;
      const action = line.args[line.keyword.value === 'stats' ? 1 : 0]?.value ?? '';
      if (!HTTP_FORMAT_ACTIONS.has(action)) return;
      for (const { formats, areRead } of sampleExpressions(line, model)) {
        for (const word of formats) {
          if (!word.value.includes('%[') || !areRead()) continue;
          for (const { name, start, end } of readFormat(word, target).fetches) {
            if (RAW_FETCHES.has(name)) report({ loc: sourceCode.ast.lines.locationAt(start, end), messageId: 'format', data: { name } });
          }
        }
      }
    }

    return {
      [READ_LINES](line: Directive) {
        if (line.prefix !== null || takingSection(line, model) === null) return;
        checkFormats(line);
        if (!LINES.includes(line.keyword.value)) return;
        const proxy = asCheckedProxy(model.sectionOf(line), model);
        if (proxy === null || modeNature(proxy, model) !== 'http') return;
        for (const { acl, uses } of testedAcls(line, model) ?? []) {
          // HAProxy makes an ACL of its own where the section has none of that name.
          const own = acl.type === 'NamedAcl' && uses.length === 0 ? predefinedAcls(target).get(acl.name) : undefined;
          const name = own !== undefined && RAW_FETCHES.has(own) ? own : rawOf(uses)?.fetch?.name;
          if (name === undefined) continue;
          report({ loc: sourceCode.ast.lines.locationAt(acl.start, acl.end), messageId: 'raw', data: { name } });
          return;
        }
      },
    };
  },
});
