import { compareBranches, type Version } from '@haplint/catalog';
import { defineRule, type Fixer, type TextEdit } from '@haplint/core';
import { ProxySection } from '@haplint/core/internal';
import type { SectionHeader, Word } from '@haplint/parser';

/** From this branch on, the header alone is refused; before it, only lines that follow are (src/cfgparse-listen.c). */
const HEADER_ALONE_SINCE = '3.3';

/** The first word of a proxy's header that HAProxy cannot take: behind the name there may only be `from DEFAULTS`. An empty word ends the line. */
function unexpectedWord({ args }: SectionHeader): Word | null {
  const empty = args.findIndex(({ value }) => value === '');
  const [, second, third, fourth] = empty === -1 ? args : args.slice(0, empty);
  if (second === undefined) return null;
  return third === undefined || second.value !== 'from' ? second : (fourth ?? null);
}

/** What HAProxy before 1.6 took for an address here, and a "bind" line takes still. */
function isAddressOfBind(text: string): boolean {
  const ports = /(?<![\d,:.*-])[\d,:.*-]+$/.exec(text)?.[0] ?? '';
  return /:\d/.test(ports) && /^[^"'\\\s]*$/.test(text);
}

/** What stood in the header goes to a line of its own, right behind it. */
function moveAddress(fixer: Fixer, word: Word, section: ProxySection): readonly TextEdit[] {
  const { header } = section;
  const name = header.args[0] as Word;
  return [fixer.removeRange([name.end, word.end]), fixer.insertLineAfter(header, `bind ${word.raw}`)];
}

/** Proxies whose header HAProxy refuses, so that none of their lines belongs to anything. */
export default defineRule({
  meta: {
    type: 'problem',
    docs: { description: 'proxies with more than a name in their header, whose lines HAProxy then refuses', preset: 'check' },
    severity: 'error',
    reach: 'section',
    oncePer: 'section',
    fixable: 'code',
    messages: {
      address:
        'Unexpected "{{ text }}" behind the name of the {{ kind }}; addresses stand on "bind" lines. HAProxy refuses the whole section.',
      extra:
        'Unexpected "{{ text }}" in the header of the {{ kind }}; behind the name comes "from" with a "defaults" section, or nothing. HAProxy refuses the whole section.',
      line: 'HAProxy refuses this line, because it refuses the header of the section.',
      header: 'The header',
    },
  },
  create(context) {
    return {
      Section({ header }) {
        const { model } = context;
        const section = model.section(header.parent);
        if (!(section instanceof ProxySection) || header.broken || header.args.some((word) => !word.isLiteral)) return;
        const word = unexpectedWord(header);
        if (word === null) return;
        const { branch } = model.target as Version; // a configuration is always read for some version here
        const lines = section.lines.filter((line) => model.isRead(line) === true);
        // Words behind `from DEFAULTS` are counted by a check of their own, which all branches take seriously.
        const isRefusedAlone = word === header.args[3] || (section.hasSide('frontend') && compareBranches(branch, HEADER_ALONE_SINCE) >= 0);
        if (lines.length === 0 && !isRefusedAlone) return;
        const isAddress = section.hasSide('frontend') && word === header.args[1];
        context.report({
          node: word,
          messageId: isAddress ? 'address' : 'extra',
          data: { text: word.value, kind: section.kind },
          fix: isAddress && header.args.length === 2 && isAddressOfBind(word.raw) ? (fixer) => moveAddress(fixer, word, section) : null,
        });
        for (const line of lines) context.report({ node: line, messageId: 'line', related: [{ node: header, messageId: 'header' }] });
      },
    };
  },
});
