import { IGNORED_IN_LOG_BACKENDS, type IgnoredInLogBackends } from '@haplint/catalog';
import { defineRule, type Model, type ProxySection } from '@haplint/core';
import type { Directive } from '@haplint/parser';
import { wordsBehind } from '../line-words.js';
import { checkedLogBackend } from '../log-backend.js';
import { begins, settingLine } from '../prerequisites.js';
import { sectionTitle } from '../section-title.js';

/** What HAProxy takes away from backends in mode log (the catalog's `IGNORED_IN_LOG_BACKENDS`). */
export default defineRule({
  meta: {
    type: 'problem',
    docs: { description: 'rules, tables and settings of backends in mode log, which HAProxy ignores there', preset: 'check' },
    severity: 'warn',
    reach: 'section',
    oncePer: 'section',
    messages: {
      ignored: 'Ignored {{ what }} in {{ section }}: HAProxy has no use for it in mode log. Remove it.',
      more: 'Ignored too',
    },
  },
  create({ model, report }) {
    return {
      'Section:exit'(node) {
        const proxy = checkedLogBackend(node, model);
        if (proxy === null) return;
        for (const ignored of IGNORED_IN_LOG_BACKENDS) {
          const [first, ...more] = linesOf(ignored, proxy, model);
          if (first === undefined) continue;
          report({
            node: model.sectionOf(first) === proxy ? first : proxy.header,
            messageId: 'ignored',
            data: { what: ignored.what, section: sectionTitle(proxy) },
            related: more.map((line) => ({ node: line, messageId: 'more' as const })),
          });
        }
      },
    };
  },
});

/** The lines of a backend that make what is ignored. */
function linesOf({ lines, isInherited }: IgnoredInLogBackends, proxy: ProxySection, model: Model): readonly Directive[] {
  const keywords = lines.map(([keyword]) => keyword as string);
  if (isInherited)
    return keywords.map((keyword) => settingLine(proxy, model, keyword, (line) => begins(line, keyword))).filter((line) => line !== null);
  return proxy
    .linesWith(...new Set(keywords))
    .filter((line) => model.isRead(line) === true && lines.some((words) => (wordsBehind(line, words)?.length ?? 0) > 0));
}
