import { defineRule } from '@haplint/core';
import { type CounterUse, certainSection, counterUses, nameSpan, ownTable, type StickTable, trackRules } from '@haplint/core/internal';
import type { Directive } from '@haplint/parser';
import { SAMPLES } from '../selectors.js';

/** Counters of a stick-table that does not store them, which are always 0 (src/stick_table.c). */
export default defineRule({
  meta: {
    type: 'problem',
    docs: { description: 'counters that the stick-table behind them does not store', preset: 'recommended' },
    severity: 'warn',
    oncePer: 'form',
    needsWhole: 'configuration',
    messages: {
      unstored: '"{{ name }}" is always 0 here: table "{{ table }}" does not store {{ data }}. Add it to the "store" of that table.',
      table: 'The table',
    },
  },
  create({ model, report, sourceCode, looksFurther }) {
    /** The tables in which rules track a counter, by its number; null where one of them is not known. */
    const trackedIn = new Map<number, readonly StickTable[] | null>();

    /** The tables that a use may ask; null where one of them is not known. */
    function tablesOf({ table, counter, number, line }: CounterUse): readonly StickTable[] | null {
      if (table !== null) return tablesNamed([table]);
      if (counter.entry !== 'sc') {
        looksFurther?.();
        const own = counter.entry === 'src' ? ownTable(certainSection(line, model), model) : null;
        return own === null ? null : tablesNamed([own]);
      }
      if (number === null) return null;
      let found = trackedIn.get(number);
      if (found === undefined) {
        found = tablesOfNumber(number);
        trackedIn.set(number, found);
      }
      return found;
    }

    function tablesOfNumber(number: number): readonly StickTable[] | null {
      const rules = trackRules(model).filter((rule) => rule.number === null || rule.number === number);
      const names = rules.map((rule) => (rule.number === null ? null : rule.table));
      return names.some((name) => name === null) ? null : tablesNamed(names as string[]);
    }

    function tablesNamed(names: readonly string[]): readonly StickTable[] | null {
      const tables = names.length === 0 ? null : model.stickTables();
      if (tables === null) return null;
      const found = [...new Set(names)].map((name) => tables.get(name));
      return found.every((table) => table !== undefined) ? (found as StickTable[]) : null;
    }

    return {
      [SAMPLES](line: Directive) {
        if (certainSection(line, model) === null) return;
        for (const use of counterUses(line, model)) {
          const found = tablesOf(use);
          const { needs } = use.counter;
          // What a table stores is read when it is asked for: the first of thousands that stores it is enough.
          if (found === null || found.some(({ stores }) => stores === null || needs.some((data) => stores.has(data)))) continue;
          const [table] = found as [StickTable];
          const { loc } = nameSpan(use.call, sourceCode.ast.lines);
          const data = { name: use.call.name, table: table.name, data: use.counter.needs[0] ?? '' };
          report({ loc, messageId: 'unstored', data, related: found.map((each) => ({ node: each.line, messageId: 'table' as const })) });
        }
      },
    };
  },
});
