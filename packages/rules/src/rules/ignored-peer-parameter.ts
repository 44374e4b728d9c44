import { compareBranches, IGNORED_FOR_PEERS } from '@haplint/catalog';
import { defineRule } from '@haplint/core';
import { argumentProblemOf, PEERS, peerSettings } from '@haplint/core/internal';
import type { Directive } from '@haplint/parser';

/** Checks and resolution of peers, which HAProxy ignores (src/cfgparse.c `cfg_parse_peers`, from 3.4 on src/cfgparse-peers.c). */
export default defineRule({
  meta: {
    type: 'problem',
    docs: { description: 'checks of peers and ways to resolve their names, which HAProxy ignores', preset: 'check' },
    severity: 'warn',
    reach: 'section',
    messages: {
      ignored: 'Ignored "{{ parameter }}" of a peer: HAProxy neither checks peers nor resolves their names while it runs. Remove it.',
    },
  },
  create({ model, report }) {
    const { target } = model;
    if (target === null || compareBranches(target.branch, IGNORED_FOR_PEERS.since) < 0) return {};
    return {
      'Section[kind="peers"]'(node) {
        for (const line of model.section(node)?.linesWith(...PEERS) ?? []) if (model.isRead(line) !== false) check(line);
      },
    };

    function check(line: Directive): void {
      const settings = peerSettings(line, model);
      if (settings === null || argumentProblemOf(line, model) !== null) return;
      const isSet = (each: { name: string; needs?: string }) =>
        settings.has(each.name) && (each.needs === undefined || settings.has(each.needs));
      const name = IGNORED_FOR_PEERS.parameters.find(isSet)?.name;
      if (name === undefined) return;
      const node = line.args.findLast((word, i) => i > 1 && model.valueOf(word) === name) ?? line.keyword;
      report({ node, messageId: 'ignored', data: { parameter: name } });
    }
  },
});
