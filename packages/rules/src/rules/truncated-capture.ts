import { leadingNumber } from '@haplint/catalog';
import { defineRule, type Model } from '@haplint/core';
import { checkedProxy } from '@haplint/core/internal';
import type { Directive } from '@haplint/parser';
import { sectionTitle } from '../section-title.js';

/** How many bytes of a cookie HAProxy captures where `tune.http.cookielen` does not say (CAPTURE_LEN in defaults.h, less the final zero). */
const DEFAULT_LENGTH = 63;

const LIMIT = 'tune.http.cookielen';

/** Captured cookies longer than HAProxy has room for (src/cfgparse.c `check_config_validity`, "truncating capture length"). */
export default defineRule({
  meta: {
    type: 'problem',
    docs: { description: 'captured cookies that are cut to what `tune.http.cookielen` allows', preset: 'check' },
    severity: 'warn',
    oncePer: 'section',
    needsWhole: 'configuration',
    messages: {
      truncated:
        'Truncated capture in {{ section }}: HAProxy captures {{ limit }} of the {{ length }} bytes. Write at most {{ limit }}, or raise "tune.http.cookielen" in "global".',
    },
  },
  create({ model, report }) {
    const limit = limitOf(model);
    return {
      Section(node) {
        const proxy = checkedProxy(node, model);
        if (proxy === null || limit === null || !proxy.hasSide('frontend')) return;
        // HAProxy takes no `capture cookie` in `defaults`; of several, the last one counts.
        const line = proxy.linesWith('capture').findLast(isCapture);
        const written = line !== undefined && model.isRead(line) === true ? leadingNumber(model.valueOf(line.args[3]) ?? '') : 0;
        // It keeps the number in 32 bits.
        const length = written | 0;
        if (line !== undefined && length > limit) {
          report({ node: line, messageId: 'truncated', data: { section: sectionTitle(proxy), limit, length } });
        }
      },
    };
  },
});

const isCapture = ({ prefix, keyword, args }: Directive): boolean =>
  prefix === null && keyword.value === 'capture' && args[0]?.value === 'cookie' && args[2]?.value === 'len';

/** How many bytes there is room for; null where that is not certain. */
function limitOf(model: Model): number | null {
  const lines = model.sectionsOfKind('global').flatMap((section) => section.lines.filter(({ keyword }) => keyword.value === LIMIT));
  const [line] = lines;
  if (line === undefined) return DEFAULT_LENGTH;
  const isCertain = lines.length === 1 && model.isRead(line) === true && model.sectionOf(line)?.certain === true;
  const value = isCertain ? model.valueOf(line.args[0]) : null;
  return value === null ? null : leadingNumber(value);
}
