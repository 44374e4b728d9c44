import { compareBranches } from '@haplint/catalog';
import { type ConfigSection, defineRule, type Model } from '@haplint/core';
import { argumentProblemOf, PEERS } from '@haplint/core/internal';
import type { Directive } from '@haplint/parser';
import { sectionTitle } from '../section-title.js';

/** From this branch on, HAProxy compares the names of all peers (src/cfgparse.c `check_config_validity`). */
const ALL_NAMES_SINCE = '2.9';

/**
 * Peers with the name of another one of their section (src/cfgparse.c `cfg_parse_peers` and `check_config_validity`, from 3.4 on
 * src/cfgparse-peers.c). Which peer is this very process is only known where `localpeer` says it; HAProxy leaves out sections without it.
 */
export default defineRule({
  meta: {
    type: 'problem',
    docs: { description: 'peers with the name of another peer of the same section', preset: 'check' },
    severity: 'error',
    needsWhole: 'configuration',
    messages: {
      duplicate: 'Duplicate peer "{{ name }}" in {{ section }}; HAProxy refuses to start. Give each peer a name of its own.',
      other: 'The other one',
    },
  },
  create({ model, report }) {
    const { target } = model;
    if (target === null) return {};
    const comparesAll = compareBranches(target.branch, ALL_NAMES_SINCE) >= 0;
    return {
      'Section[kind="peers"]:exit'(node) {
        const section = model.section(node);
        const local = section?.certain && !section.header.broken ? localPeer(section, model) : null;
        if (section === null || local === null) return;
        const named = peersByName(section, local, model);
        const [first, ...others] = named.get(local) ?? [];
        if (first === undefined) return;
        for (const line of others) duplicate(line, first);
        // What is turned off is not compared.
        if (!comparesAll || model.isDisabled(section) !== false) return;
        for (const [name, lines] of named) {
          // HAProxy goes through them backwards, and blames all but the last.
          if (name !== local) for (const line of lines.slice(0, -1)) duplicate(line, lines.at(-1) as Directive);
        }

        function duplicate(line: Directive, other: Directive): void {
          const [word] = line.args;
          if (section === null || word === undefined) return;
          const data = { name: word.value, section: sectionTitle(section) };
          report({ node: word, messageId: 'duplicate', data, related: [{ node: other, messageId: 'other' }] });
        }
      },
    };
  },
});

/** The name that this process has among its peers when HAProxy reads a section; null where the text does not tell. */
function localPeer(section: ConfigSection, model: Model): string | null {
  const globals = model.sectionsOfKind('global').filter(({ index }) => index < section.index);
  const lines = globals.flatMap((global) => global.linesWith('localpeer').map((line) => ({ line, certain: global.certain })));
  const last = lines.findLast(({ line }) => model.isRead(line) !== false);
  if (last === undefined || !last.certain || model.isRead(last.line) !== true || argumentProblemOf(last.line, model) !== null) return null;
  return model.valueOf(last.line.args[0]) || null;
}

/** The lines that are sure to make peers, by their names. One without an address is left out, unless it is this process on a `server` line. */
function peersByName(section: ConfigSection, local: string, model: Model): ReadonlyMap<string, readonly Directive[]> {
  const named = new Map<string, Directive[]>();
  for (const line of section.linesWith(...PEERS)) {
    if (line.prefix !== null || model.isRead(line) !== true || argumentProblemOf(line, model) !== null) continue;
    const name = model.valueOf(line.args[0]);
    if (name === null || name === '' || (line.args.length === 1 && (line.keyword.value === 'peer' || name !== local))) continue;
    const others = named.get(name);
    if (others === undefined) named.set(name, [line]);
    else others.push(line);
  }
  return named;
}
