import { REPEATED_SETTINGS } from '@haplint/catalog';
import { defineRule, type Model } from '@haplint/core';
import { certainSection } from '@haplint/core/internal';
import type { Directive } from '@haplint/parser';

/** Keywords of which a section keeps one line, the last (src/cfgparse-listen.c, src/proxy.c). */
const SINGLE: ReadonlySet<string> = new Set([
  'backlog',
  'balance',
  'clitcpka-cnt',
  'clitcpka-idle',
  'clitcpka-intvl',
  'cookie',
  'default_backend',
  'dynamic-cookie-key',
  'fullconn',
  'grace',
  'hash-balance-factor',
  'hash-type',
  'http-reuse',
  'http-send-name-header',
  'load-server-state-from-file',
  'log-tag',
  'max-keep-alive-queue',
  'max-session-srv-conns',
  'mode',
  'monitor-uri',
  'retries',
  'retry-on',
  'srvtcpka-cnt',
  'srvtcpka-idle',
  'srvtcpka-intvl',
  'unique-id-format',
  'unique-id-header',
]);

/** Keywords of which it keeps one line for each second word. */
const SINGLE_BY_WORD: ReadonlySet<string> = new Set(['timeout', 'errorfile', 'errorloc', 'errorloc302', 'errorloc303']);

const PROXIES: ReadonlySet<string> = new Set(['defaults', 'frontend', 'backend', 'listen']);

/** Lines that a later line of their section replaces. */
export default defineRule({
  meta: {
    type: 'problem',
    docs: { description: 'settings that a later line of the section replaces', preset: 'recommended' },
    severity: 'warn',
    reach: 'section',
    oncePer: 'section',
    messages: {
      overridden: '"{{ setting }}" has no effect here: line {{ line }} sets it again, and the last one counts. Remove one of them.',
      repeated: '"{{ setting }}" is set to the same value in line {{ line }}. Remove one of them.',
      later: 'The one that counts',
    },
  },
  create({ model, report }) {
    return {
      'Section:exit'(node) {
        const section = model.section(node);
        if (section === null || !PROXIES.has(section.kind)) return;
        const last = new Map<string, Directive>();
        for (const line of section.lines.toReversed()) {
          const setting = settingOf(line);
          if (
            setting === null ||
            isToldByHaproxy(line, section.kind) ||
            model.isRead(line) !== true ||
            certainSection(line, model) !== section
          )
            continue;
          const later = last.get(setting);
          last.set(setting, later ?? line);
          if (later === undefined) continue;
          const data = { setting, line: later };
          const messageId = textOf(line, model) === textOf(later, model) ? 'repeated' : 'overridden';
          report({ node: line, messageId, data, related: [{ node: later, messageId: 'later' }] });
        }
      },
    };
  },
});

/** What a line sets; null for lines of which a section keeps several. */
function settingOf(line: Directive): string | null {
  const { value } = line.keyword;
  const isByWord = SINGLE_BY_WORD.has(value);
  if (line.prefix !== null || !(isByWord || SINGLE.has(value))) return null;
  const [first] = line.args;
  if (first === undefined || !first.isLiteral) return null;
  return isByWord ? `${value} ${first.value}` : value;
}

/** Whether HAProxy tells itself when the setting is made again, which `repeated-setting` reports. */
function isToldByHaproxy({ keyword }: Directive, kind: string): boolean {
  return REPEATED_SETTINGS.some(({ words, sections }) => words[0] === keyword.value && sections.includes(kind));
}

function textOf(line: Directive, model: Model): string {
  return JSON.stringify(line.words.map((word) => model.valueOf(word) ?? word.value));
}
