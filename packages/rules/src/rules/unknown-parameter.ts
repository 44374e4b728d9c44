import { defineRule } from '@haplint/core';
import {
  mayBeKnown,
  mayBeSeveralWords,
  nameBeforeParenthesis,
  type ParameterKind,
  parametersOf,
  parameterWords,
} from '@haplint/core/internal';
import { explainUnknownName, unknownNameMessages } from '../unknown-name.js';

const OTHER_KIND: Readonly<Record<ParameterKind, ParameterKind>> = { bind: 'server', server: 'bind' };

/**
 * Parameters of `bind` and server lines that the target's branch does not know. HAProxy stops at the first one, and so does
 * this rule; it also stops where the text does not tell how many words a parameter takes.
 */
export default defineRule({
  meta: {
    type: 'problem',
    docs: { description: 'parameters of `bind` and server lines that HAProxy does not know', preset: 'check' },
    severity: 'error',
    reach: 'line',
    oncePer: 'form',
    ofLineAlone: ['misspelt'],
    hasSuggestions: true,
    messages: {
      ...unknownNameMessages('Unknown parameter "{{ name }}" of a {{ kind }} line'),
      'of-the-other': 'Unknown parameter "{{ name }}" of a {{ kind }} line; it is one of {{ other }} lines. Remove it here.',
    },
  },
  create({ model, report }) {
    const { target } = model;
    if (target === null) return {};
    return {
      Directive(line) {
        const found = parameterWords(line, model);
        if (found === null) return;
        const { kind, words } = found;
        const parameters = parametersOf(kind);
        for (let at = 0; at < words.length; ) {
          const word = words[at];
          // A parenthesis ends the name (srv_find_kw in src/server.c, bind_find_kw in src/listener.c), an empty word the line.
          const name = nameBeforeParenthesis(model.valueOf(word));
          if (word === undefined || name === null || name === '') return;
          const parameter = parameters.get(name) ?? null;
          if (parameter === null || !mayBeKnown(parameter, target)) {
            const other = OTHER_KIND[kind];
            if (parameter === null && parametersOf(other).has(name)) {
              report({ node: word, messageId: 'of-the-other', data: { name, kind, other } });
            } else {
              const { messageId, data, suggest } = explainUnknownName(word, name, parameter, parameters, target);
              report({ node: word, messageId, data: { name, kind, ...data }, suggest });
            }
            return;
          }
          if (parameter.argumentCount === null) return;
          const next = at + 1 + parameter.argumentCount;
          if (words.slice(at + 1, next).some(mayBeSeveralWords)) return;
          at = next;
        }
      },
    };
  },
});
