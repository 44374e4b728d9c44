import { compareBranches, SECTION_NEEDS } from '@haplint/catalog';
import { type ConfigSection, defineRule } from '@haplint/core';
import { lacksLine } from '../lacks-line.js';

/** Bytes in a unit of `total-max-size`. */
const MEGABYTE = 1024 * 1024;

/** Sections that lack a line HAProxy asks for at their end, and caches smaller than what they shall hold (src/cache.c, src/fcgi-app.c). */
export default defineRule({
  meta: {
    type: 'problem',
    docs: { description: 'sections without a line that HAProxy asks for, and objects too large for their cache', preset: 'check' },
    severity: 'error',
    reach: 'section',
    oncePer: 'section',
    needsWhole: 'lines',
    messages: {
      missing: 'Missing "{{ keyword }}" in this "{{ kind }}" section; HAProxy refuses it. Add the line.',
      nothing: 'Invalid total-max-size: a cache of 0 megabytes holds nothing, and HAProxy refuses it. Write 1 or more.',
      object:
        'Invalid max-object-size {{ size }}: HAProxy takes no more than half of total-max-size, which is {{ limit }} here. Lower it or enlarge the cache.',
    },
  },
  create({ model, report }) {
    /** The last line of a keyword that is sure to be read, and its value; null where a line may or may not count. */
    function settingOf(section: ConfigSection, keyword: string) {
      const lines = section.lines.filter((line) => line.keyword.value === keyword);
      if (lines.some((line) => model.isRead(line) !== true)) return null;
      const line = lines.at(-1);
      return { line, value: model.valueOf(line?.args[0]) };
    }

    function checkCache(section: ConfigSection): void {
      const setting = settingOf(section, 'total-max-size');
      const total = setting?.value;
      const [amount] = setting?.line?.args ?? [];
      if (amount !== undefined && /^0+$/.test(total ?? '')) report({ node: amount, messageId: 'nothing' });
      const largest = settingOf(section, 'max-object-size');
      const [word] = largest?.line?.args ?? [];
      if (!/^\d{1,4}$/.test(total ?? '') || !/^-?\d+$/.test(largest?.value ?? '') || word === undefined) return;
      const limit = (Number(total) * MEGABYTE) / 2;
      const size = inUnsignedInt(largest?.value ?? '');
      if (limit > 0 && size > limit) report({ node: word, messageId: 'object', data: { size, limit } });
    }

    return {
      Section(node) {
        const section = model.section(node);
        if (section === null || !section.certain || section.header.broken) return;
        if (section.kind === 'cache') checkCache(section);
        for (const { section: kind, keyword, until } of SECTION_NEEDS) {
          if (until !== undefined && (model.target === null || compareBranches(model.target.branch, until) > 0)) continue;
          if (kind === section.kind && lacksLine(section, keyword))
            report({ node: section.header, messageId: 'missing', data: { keyword, kind } });
        }
      },
    };
  },
});

/** A whole number as strtoul() reads it, into 32 bits: a negative one is large, and one beyond them may be small. */
function inUnsignedInt(digits: string): number {
  const number = BigInt(digits);
  return Number(BigInt.asUintN(32, number > 0xffff_ffff_ffff_ffffn ? -1n : number));
}
