import { defineRule } from '@haplint/core';
import type { Section } from '@haplint/parser';
import { peersOf } from '../peers.js';

export default defineRule<'tooMany' | 'peer', readonly [{ readonly max: number }]>({
  meta: {
    type: 'suggestion',
    docs: { description: '`peers` sections with more remote peers than a full mesh bears well', preset: 'recommended' },
    severity: 'warn',
    reach: 'section',
    schema: [
      {
        type: 'object',
        properties: {
          max: { type: 'integer', minimum: 1, description: 'The number of remote peers up to which a section is left alone.' },
        },
        additionalProperties: false,
      },
    ],
    defaultOptions: [{ max: 32 }],
    messages: {
      tooMany:
        'Too many remote peers in section "{{ name }}": {{ count }}, expected at most {{ max }}. The mesh has {{ sessions }} sessions, every ' +
        'update is sent {{ count }} times, and a restart resynchronises whole tables. Split the cluster into smaller "peers" sections or ' +
        'share fewer tables.',
      peer: 'Peer {{ index }} of {{ total }}',
    },
  },
  create(context) {
    const [{ max }] = context.options;
    return {
      'Section[kind="peers"]'(node: Section) {
        const section = context.model.section(node);
        if (section === null) return;
        const peers = peersOf(section, context.model);
        if (peers === null || peers.remoteCount <= max) return;
        const total = peers.entries.length;
        context.report({
          node: section.header,
          messageId: 'tooMany',
          data: { name: section.name?.value ?? '', count: peers.remoteCount, max, sessions: (total * (total - 1)) / 2 },
          related: peers.entries.map((entry, i) => ({ node: entry, messageId: 'peer', data: { index: i + 1, total } })),
        });
      },
    };
  },
});
