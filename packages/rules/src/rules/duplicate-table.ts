import { defineRule } from '@haplint/core';
import { argumentProblemOf, certainSection } from '@haplint/core/internal';
import type { Directive } from '@haplint/parser';

/** The sections with a table that goes by their name. */
const SECTION_KINDS: ReadonlySet<string> = new Set(['frontend', 'listen', 'backend']);

/** Second stick tables of one name (src/cfgparse-listen.c): a frontend and a backend that share a name share the table's too. */
export default defineRule({
  meta: {
    type: 'problem',
    docs: { description: 'two `stick-table` lines in one section, or in two that share a name', preset: 'check' },
    severity: 'error',
    messages: {
      duplicate:
        'Duplicate stick table "{{ name }}"; a table goes by the name of its section, and HAProxy refuses a second one. Put it into a backend of its own.',
      first: 'The first',
    },
  },
  create({ model, report }) {
    /** The tables of each name so far: the line that HAProxy takes, or those of which that was not asked yet. */
    const tables = new Map<string, { taken: Directive | undefined; others: readonly Directive[] }>();
    const isTaken = (line: Directive) => argumentProblemOf(line, model) === null;
    return {
      'Directive[keyword="stick-table"]'(line: Directive) {
        const section = line.prefix === null ? certainSection(line, model) : null;
        const name = section !== null && SECTION_KINDS.has(section.kind) ? model.valueOf(section.name) : null;
        if (name === null) return;
        const table = tables.get(name);
        if (table === undefined) {
          tables.set(name, { taken: undefined, others: [line] });
          return;
        }
        table.taken ??= table.others.find(isTaken);
        table.others = table.taken === undefined ? [line] : [];
        if (table.taken === undefined || !isTaken(line)) return;
        report({ node: line.keyword, messageId: 'duplicate', data: { name }, related: [{ node: table.taken, messageId: 'first' }] });
      },
    };
  },
});
