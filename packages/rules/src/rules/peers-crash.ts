import type { Version } from '@haplint/catalog';
import { defineRule } from '@haplint/core';
import type { Directive, Section } from '@haplint/parser';
import { upgradeAdvice } from '../advisory-advice.js';
import { type Peers, peersOf } from '../peers.js';
import { advisoriesFor } from '../reached-advisories.js';

/** The id under which the catalog's advisories name this rule. */
const RULE_ID = 'peers-crash';

/** Known bugs that make the peers code abort or loop, on the version in hand. */
export default defineRule({
  meta: {
    type: 'problem',
    docs: { description: '`peers` sections on a version whose peers code aborts or loops the process', preset: 'recommended' },
    severity: 'error',
    reach: 'section',
    needsTarget: true,
    hasSuggestions: true,
    messages: {
      crash:
        'Section "{{ name }}" can take HAProxy {{ target }} down ({{ advisory }}): {{ title }}. {{ upgrade }} ' +
        'One remote peer is enough to run that code{{ odds }}.',
      peer: 'Peer {{ index }} of {{ total }}',
      disable: 'Turn the section off until the upgrade (its tables are no longer shared)',
    },
  },
  create(context) {
    const version = context.target as Version; // the engine waits for a target: `needsTarget`
    const advisories = advisoriesFor(RULE_ID, version);
    if (advisories.length === 0) return {};
    return {
      'Section[kind="peers"]'(node: Section) {
        const section = context.model.section(node);
        if (section === null) return;
        const peers = peersOf(section, context.model);
        if (peers === null || peers.remoteCount === 0) return;
        for (const advisory of advisories) {
          context.report({
            node: section.header,
            messageId: 'crash',
            data: {
              name: section.name?.value ?? '',
              advisory: advisory.id,
              title: advisory.title,
              odds: peers.remoteCount === 1 ? '' : `, and ${peers.remoteCount} make it likelier`,
              upgrade: upgradeAdvice(advisory, version),
            },
            related: relatedPeers(peers),
            suggest: [
              {
                messageId: 'disable',
                fix: (fixer) => fixer.insertLineAfter(section.header, 'disabled'),
              },
            ],
            ...(advisory.references[0] === undefined ? {} : { url: advisory.references[0] }),
          });
        }
      },
    };
  },
});

function relatedPeers({ entries }: Peers) {
  const total = entries.length;
  return entries.map((node: Directive, i) => ({ node, messageId: 'peer' as const, data: { index: i + 1, total } }));
}
