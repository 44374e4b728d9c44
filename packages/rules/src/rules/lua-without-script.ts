import { rulesets } from '@haplint/catalog';
import { defineRule, type Model } from '@haplint/core';
import { certainSection } from '@haplint/core/internal';
import type { Directive, Word } from '@haplint/parser';
import { wordsBehind } from '../line-words.js';
import { LUA_LOADS } from '../prerequisites.js';
import { directivesOf } from '../selectors.js';

/** Lines with the name of something that only a Lua script registers, by the words before it (src/hlua.c). */
const PLACES: readonly (readonly string[])[] = [
  ['filter'],
  ...rulesets().flatMap((ruleset) => [ruleset.split(' '), [...ruleset.split(' '), 'use-service']]),
];

const LOOKED_AT = directivesOf(PLACES.map(([keyword]) => keyword as string));

/** Actions, services and filters of Lua where no script is loaded that could register them. */
export default defineRule({
  meta: {
    type: 'problem',
    docs: { description: 'actions, services and filters of Lua where no script is loaded', preset: 'check' },
    severity: 'error',
    oncePer: 'text',
    needsWhole: 'configuration',
    messages: {
      unloaded:
        'Unknown name "{{ name }}": only a Lua script can register it, and no "lua-load" line loads one, so HAProxy refuses the line.',
    },
  },
  create({ model, report }) {
    if (mayHaveScript(model)) return {};
    return {
      [LOOKED_AT](line: Directive) {
        if (certainSection(line, model) === null) return;
        for (const words of PLACES) {
          const [word] = wordsBehind(line, words) ?? ([] as Word[]);
          const name = model.valueOf(word);
          if (word !== undefined && name?.startsWith('lua.')) report({ node: word, messageId: 'unloaded', data: { name } });
        }
      },
    };
  },
});

/** Whether a script is loaded, or a line that cannot be read may load one. */
function mayHaveScript(model: Model): boolean {
  return model.sectionsOfKind('global').some(({ lines, node }) => {
    const loads = lines.some((line) => LUA_LOADS.has(line.keyword.value) && model.isRead(line) !== false);
    return loads || node.body.some((line) => line.type === 'Directive' && line.broken);
  });
}
