import { actionsOf, BORROWED_RULESETS, findAction, placement, rulesets } from '@haplint/catalog';
import { defineRule } from '@haplint/core';
import { certainSection, mayBeKnown, nameBeforeParenthesis } from '@haplint/core/internal';
import { isInvalidArgument } from '../argument-verdicts.js';
import { alternatives } from '../section-wording.js';
import { explainUnknownName, unknownNameMessages } from '../unknown-name.js';

/** What Lua scripts register (`core.register_action`) is known to HAProxy alone. */
const LUA = 'lua.';

const FIRST_WORDS: ReadonlySet<string> = new Set(
  [...rulesets(), ...Object.keys(BORROWED_RULESETS)].map((ruleset) => ruleset.split(' ')[0] as string),
);

/** Actions of rules that the target's branch does not know. */
export default defineRule({
  meta: {
    type: 'problem',
    docs: { description: 'actions of rules that HAProxy does not know', preset: 'check' },
    severity: 'error',
    reach: 'line',
    oncePer: 'form',
    ofLineAlone: ['misspelt'],
    hasSuggestions: true,
    messages: {
      ...unknownNameMessages('Unknown action "{{ name }}" in a rule of {{ ruleset }}'),
      'of-others': 'Unknown action "{{ name }}" in a rule of {{ ruleset }}; it is one of {{ others }}.',
    },
  },
  create({ model, report }) {
    const { target } = model;
    if (target === null) return {};
    const knows = (ruleset: string, word: string) => {
      const action = findAction(ruleset, word);
      return action !== null && mayBeKnown(action, target);
    };
    return {
      Directive(line) {
        const first = model.valueOf(line.keyword);
        const second = model.valueOf(line.args[0]);
        if (first === null || second === null || !FIRST_WORDS.has(first)) return;
        const twoWords = `${first} ${second}`;
        const borrowed = BORROWED_RULESETS[twoWords];
        const isTwoWords = borrowed !== undefined || actionsOf(twoWords) !== null;
        const ruleset = borrowed ?? (isTwoWords ? twoWords : first);
        const actions = actionsOf(ruleset);
        const section = actions === null ? null : certainSection(line, model);
        if (actions === null || section === null || placement(section.kind, first, target) === 'refused') return;
        const word = line.args[isTwoWords ? 1 : 0];
        const text = model.valueOf(word);
        if (word === undefined || text === null || text === '' || text.startsWith(LUA) || knows(ruleset, text)) return;
        if (isInvalidArgument(word, line, model)) return;
        const name = nameBeforeParenthesis(text);
        if (model.isRegistered('actions', name)) return;
        const action = findAction(ruleset, text);
        const others = action === null ? rulesets().filter((other) => other !== ruleset && knows(other, text)) : [];
        if (others.length > 0) {
          report({ node: word, messageId: 'of-others', data: { name, ruleset, others: alternatives(others) } });
          return;
        }
        const { messageId, data, suggest } = explainUnknownName(word, name, action, actions, target);
        report({ node: word, messageId, data: { name, ruleset, ...data }, suggest });
      },
    };
  },
});
