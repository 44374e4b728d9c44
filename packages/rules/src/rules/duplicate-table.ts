import { compareBranches } from '@haplint/catalog';
import { defineRule } from '@haplint/core';
import { argumentProblemOf, certainSection } from '@haplint/core/internal';
import type { Directive } from '@haplint/parser';

/** The sections with a table that goes by their name. */
const SECTION_KINDS: ReadonlySet<string> = new Set(['frontend', 'listen', 'backend']);

/** From this branch on, HAProxy compares the tables of `peers` sections by the names that they go by (src/cfgparse.c `cfg_parse_peers`). */
const OF_PEERS_SINCE = '2.9';

/**
 * Second stick tables of one name (src/cfgparse-listen.c): a frontend and a backend that share a name share the table's too. Those of `peers` have names
 * of their own behind that of the section.
 */
export default defineRule({
  meta: {
    type: 'problem',
    docs: {
      description: 'two `stick-table` lines in one section, or in two that share a name, and tables of `peers` with one name',
      preset: 'check',
    },
    severity: 'error',
    messages: {
      duplicate:
        'Duplicate stick table "{{ name }}"; a table goes by the name of its section, and HAProxy refuses a second one. Put it into a backend of its own.',
      peers: 'Duplicate stick table "{{ name }}"; HAProxy refuses a second one of that name in the section. Give each a name of its own.',
      first: 'The first',
    },
  },
  create({ model, report }) {
    /** The tables of each name so far: the line that HAProxy takes, or those of which that was not asked yet. */
    const tables = new Map<string, { taken: Directive | undefined; others: readonly Directive[] }>();
    const isTaken = (line: Directive) => argumentProblemOf(line, model) === null;

    function check(line: Directive, name: string, messageId: 'duplicate' | 'peers'): void {
      const table = tables.get(name);
      if (table === undefined) {
        tables.set(name, { taken: undefined, others: [line] });
        return;
      }
      table.taken ??= table.others.find(isTaken);
      table.others = table.taken === undefined ? [line] : [];
      if (table.taken === undefined || !isTaken(line)) return;
      report({ node: line.keyword, messageId, data: { name }, related: [{ node: table.taken, messageId: 'first' }] });
    }

    return {
      'Directive[keyword="stick-table"]'(line: Directive) {
        const section = line.prefix === null ? certainSection(line, model) : null;
        const name = section !== null && SECTION_KINDS.has(section.kind) ? model.valueOf(section.name) : null;
        if (name !== null) check(line, name, 'duplicate');
      },
      'Directive[keyword="table"]'(line: Directive) {
        const section = line.prefix === null ? certainSection(line, model) : null;
        if (section?.kind !== 'peers' || model.target === null || compareBranches(model.target.branch, OF_PEERS_SINCE) < 0) return;
        const [ofSection, own] = [model.valueOf(section.name), model.valueOf(line.args[0])];
        if (ofSection && own) check(line, `${ofSection}/${own}`, 'peers');
      },
    };
  },
});
