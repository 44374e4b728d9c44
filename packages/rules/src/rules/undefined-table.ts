import { groupedBy, TABLE_REFERENCES } from '@haplint/catalog';
import { defineRule, type ProxySection } from '@haplint/core';
import { argumentProblemOf, asCheckedProxy, NearestNames, type StickTable } from '@haplint/core/internal';
import type { Directive, Word } from '@haplint/parser';
import { parameterOf, wordsBehind } from '../line-words.js';
import { directivesOf } from '../selectors.js';
import { takerOf } from '../taken-defaults.js';
import { WRITE_MESSAGE, writeInstead } from '../write-instead.js';

const REFERENCES = groupedBy(TABLE_REFERENCES, ({ words }) => words[0] as string);

const LOOKED_AT = directivesOf(REFERENCES.keys());

/** Stick tables that rules use and nobody declares (src/action.c `check_trk_action`, src/proxy.c `resolve_stick_rule`). */
export default defineRule({
  meta: {
    type: 'problem',
    docs: { description: 'rules that use a stick table which does not exist, or does not store what they count', preset: 'check' },
    severity: 'error',
    oncePer: 'section',
    needsWhole: 'configuration',
    hasSuggestions: true,
    messages: {
      none: 'Expected a "stick-table" line in this section, or "table" with the name of another; HAProxy refuses to start without the table.',
      unknown: 'Unknown stick table "{{ name }}": no section of that name has a "stick-table" line, so HAProxy refuses to start.',
      misspelt: 'Unknown stick table "{{ name }}"; did you mean "{{ nearest }}"?',
      unstored:
        'Unsuitable stick table "{{ name }}": it does not store {{ stored }}, so HAProxy refuses to start. Add that to its "store".',
      table: 'The table',
      ...WRITE_MESSAGE,
    },
  },
  create({ model, report }) {
    let nearestTable: NearestNames | undefined;

    return {
      [LOOKED_AT](line: Directive) {
        const tables = model.stickTables();
        if (tables === null || line.broken || model.isRead(line) !== true) return;
        const section = model.sectionOf(line);
        // HAProxy checks the rules of a "defaults" section that is taken by some proxy as if the section were one.
        const proxy = asCheckedProxy(section?.kind === 'defaults' ? takerOf(section, model) : section, model);
        if (proxy === null || section === null) return;
        for (const { words, side, orOwn, stored } of REFERENCES.get(line.keyword.value) ?? []) {
          const behind = wordsBehind(line, words);
          if (section.kind === 'defaults' && orOwn !== true) continue;
          if (behind === null || (side !== null && !proxy.hasSide(side)) || argumentProblemOf(line, model) !== null) continue;
          if (behind.some(({ isLiteral }) => !isLiteral)) continue;
          const word = parameterOf(behind, 'table', 1);
          const name = model.valueOf(word);
          if (word === undefined) {
            // A "defaults" section has no table of its own.
            const hasOwn = section === proxy && (!model.isReadable(proxy) || proxy.linesWith('stick-table').length > 0);
            const usesOwn = typeof orOwn === 'string' ? parameterOf(behind, orOwn, 1) !== undefined : orOwn;
            const place = line.args[words.length - 2] ?? line.keyword;
            if (usesOwn && !hasOwn) report({ node: place, messageId: 'none' });
            else if (usesOwn) checkStored(place, ownTable(proxy), stored);
          } else if (name !== null && name !== '' && !tables.has(name)) {
            nearestTable ??= new NearestNames(tables.keys());
            const nearest = nearestTable.to(name);
            if (nearest === null) report({ node: word, messageId: 'unknown', data: { name } });
            else report({ node: word, messageId: 'misspelt', data: { name, nearest }, suggest: writeInstead(word, nearest) });
          } else if (name !== null) checkStored(word, tables.get(name), stored);
        }
      },
    };

    function checkStored(node: Word, table: StickTable | undefined, stored: string | undefined): void {
      if (stored === undefined || table === undefined || table.stores === null || table.stores.has(stored)) return;
      report({ node, messageId: 'unstored', data: { name: table.name, stored }, related: [{ node: table.line, messageId: 'table' }] });
    }

    /** The table of the proxy itself, which may share its name. */
    function ownTable(proxy: ProxySection): StickTable | undefined {
      const table = model.stickTables()?.get(model.valueOf(proxy.name) ?? '');
      return table !== undefined && model.sectionOf(table.line) === proxy ? table : undefined;
    }
  },
});
