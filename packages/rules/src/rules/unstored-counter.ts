import { defineRule } from '@haplint/core';
import {
  type CounterUse,
  certainSection,
  counterUses,
  nameSpan,
  ownTable,
  type StickTable,
  stickTables,
  trackRules,
} from '@haplint/core/internal';

/** Counters of a stick-table that does not store them, which are always 0 (src/stick_table.c). */
export default defineRule({
  meta: {
    type: 'problem',
    docs: { description: 'counters that the stick-table behind them does not store', preset: 'recommended' },
    severity: 'warn',
    needsWhole: 'configuration',
    messages: {
      unstored: '"{{ name }}" is always 0 here: table "{{ table }}" does not store {{ data }}. Add it to the "store" of that table.',
      table: 'The table',
    },
  },
  create({ model, report, sourceCode }) {
    let tables: ReadonlyMap<string, StickTable> | null | undefined;
    let tracked: ReturnType<typeof trackRules> | undefined;

    /** The tables that a use may ask; null where one of them is not known. */
    function tablesOf(use: CounterUse): readonly StickTable[] | null {
      tables ??= stickTables(model);
      const names = namesOf(use);
      if (tables === null || names === null || names.length === 0) return null;
      const found = [...new Set(names)].map((name) => tables?.get(name));
      return found.every((table) => table !== undefined && table.stores !== null) ? (found as StickTable[]) : null;
    }

    function namesOf({ table, counter, number, line }: CounterUse): readonly string[] | null {
      if (table !== null) return [table];
      if (counter.entry !== 'sc') {
        const own = counter.entry === 'src' ? ownTable(certainSection(line, model), model) : null;
        return own === null ? null : [own];
      }
      tracked ??= trackRules(model);
      const rules = tracked.filter((rule) => rule.number === null || rule.number === number);
      const names = rules.map((rule) => (rule.number === null ? null : rule.table));
      return number === null || names.some((name) => name === null) ? null : (names as string[]);
    }

    return {
      Directive(line) {
        if (certainSection(line, model) === null) return;
        for (const use of counterUses(line, model)) {
          const found = tablesOf(use);
          if (found === null || found.some(({ stores }) => use.counter.needs.some((data) => stores?.has(data)))) continue;
          const [table] = found as [StickTable];
          const { loc } = nameSpan(use.call, sourceCode.ast.lines);
          const data = { name: use.call.name, table: table.name, data: use.counter.needs[0] ?? '' };
          report({ loc, messageId: 'unstored', data, related: found.map((each) => ({ node: each.line, messageId: 'table' as const })) });
        }
      },
    };
  },
});
