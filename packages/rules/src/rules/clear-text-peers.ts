import { defineRule } from '@haplint/core';
import type { Section } from '@haplint/parser';
import { isPublic } from '../exposure.js';

const PEERS: ReadonlySet<string> = new Set(['peer', 'server']);

/** Peers that exchange their tables over the internet for everybody to read and to write: the protocol knows no password. */
export default defineRule({
  meta: {
    type: 'problem',
    docs: {
      description: 'peers with a public address and without TLS',
      preset: 'security',
      controls: ['CWE-319', 'PCI DSS 4.0 4.2.1'],
    },
    severity: 'warn',
    reach: 'section',
    needsWhole: 'section',
    messages: {
      clear:
        'Peer "{{ name }}" is at a public address and speaks in clear: who sits in between can read and change the tables. Add "ssl" with "verify required", and "bind ... ssl" of the same section.',
    },
  },
  create({ model, report }) {
    return {
      'Section[kind="peers"]:exit'(node: Section) {
        const section = model.section(node);
        if (!section?.certain) return;
        const isTls = section.lines.some(
          ({ keyword, args }) =>
            (keyword.value === 'default-server' || keyword.value === 'bind') && args.some(({ value }) => value === 'ssl'),
        );
        if (isTls) return;
        for (const line of section.lines) {
          const [name, address] = line.args;
          if (!PEERS.has(line.keyword.value) || name === undefined || address === undefined || model.isRead(line) !== true) continue;
          if (!isPublic(model.valueOf(address) ?? '') || line.args.some(({ value }) => value === 'ssl')) continue;
          report({ node: address, messageId: 'clear', data: { name: name.value } });
        }
      },
    };
  },
});
