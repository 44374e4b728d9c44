import { compareBranches } from '@haplint/catalog';
import { type ConfigSection, defineRule, type Model } from '@haplint/core';
import type { Directive, Section, Word } from '@haplint/parser';

/** The first branches that refuse a second `bind` line, and several addresses on one. */
const ONE_LINE_SINCE = '2.6';
const ONE_ADDRESS_SINCE = '2.9';

/** `peers` sections that would listen at several addresses, or that mix two ways to say where (src/cfgparse-peers.c, src/cfgparse.c). */
export default defineRule({
  meta: {
    type: 'problem',
    docs: { description: '`peers` sections with more than one listening address, or with both `bind` and `peer` lines', preset: 'check' },
    severity: 'error',
    reach: 'section',
    messages: {
      mixed:
        'Unexpected "{{ keyword }}" in a "peers" section with "{{ other }}" lines; write "bind" with "server" lines, or "peer" lines alone.',
      second: 'Unexpected second "bind" line; a "peers" section listens at one address.',
      several: 'Unexpected "{{ address }}"; a "peers" section listens at one address and one port.',
      other: 'The other line',
    },
  },
  create({ model, report }) {
    const { target } = model;
    if (target === null) return {};
    const isSince = (branch: string) => compareBranches(target.branch, branch) >= 0;

    function check(section: ConfigSection): void {
      let peer: Directive | null = null;
      let bind: Directive | null = null;
      for (const line of section.lines) {
        if (line.broken || line.prefix !== null || model.isRead(line) !== true) continue;
        const keyword = line.keyword.value;
        if (keyword === 'peer') {
          if (bind !== null) mixed(line, bind);
          peer ??= line;
        } else if (keyword === 'bind') {
          const [address] = line.args;
          const text = model.valueOf(address);
          if (peer !== null) mixed(line, peer);
          else if (address === undefined || text === null || text === '') continue;
          else if (bind !== null && isSince(ONE_LINE_SINCE)) {
            report({ node: line.keyword, messageId: 'second', related: [{ node: bind, messageId: 'other' }] });
          } else if (isSince(ONE_ADDRESS_SINCE) && isSeveral(text)) several(address, text);
          bind ??= line;
        }
      }
    }

    function mixed(line: Directive, other: Directive): void {
      const data = { keyword: line.keyword.value, other: other.keyword.value };
      report({ node: line.keyword, messageId: 'mixed', data, related: [{ node: other, messageId: 'other' }] });
    }

    function several(node: Word, address: string): void {
      report({ node, messageId: 'several', data: { address } });
    }

    return {
      'Section[kind="peers"]:exit'(node: Section) {
        const section: ReturnType<Model['section']> = model.section(node);
        if (section?.certain) check(section);
      },
    };
  },
});

/** Whether an address stands for several: with commas between them, or with a range of ports. */
function isSeveral(text: string): boolean {
  const [first = '', ...others] = text.split(',');
  const [, low, high] = /:(\d+)-(\d+)$/.exec(first) ?? [];
  return others.some((other) => other !== '') || (low !== undefined && Number(low) < Number(high));
}
