import { compareBranches } from '@haplint/catalog';
import { defineRule } from '@haplint/core';
import { argumentProblemOf, takingSection } from '@haplint/core/internal';
import type { Directive } from '@haplint/parser';
import { directivesOf } from '../selectors.js';

/** The actions whose first argument is the name of a header to write (`parse_http_set_header` in src/http_act.c), by ruleset. */
const WRITING: Readonly<Record<string, ReadonlySet<string>>> = {
  'http-request': new Set(['add-header', 'set-header', 'early-hint']),
  'http-response': new Set(['add-header', 'set-header']),
  'http-after-response': new Set(['add-header', 'set-header']),
};

/** The first branch all of whose releases look at the characters. */
const SINCE = '2.8';

/** The first character that no name of a header may have (`HTTP_IS_TOKEN`); a colon at the beginning is let through, for pseudo-headers. */
const FORBIDDEN = /(?!^:)[^!#$%&'*+\-.^_`|~\dA-Za-z]/u;

const LOOKED_AT = directivesOf(Object.keys(WRITING));

/** Names of headers with characters that none may have: HAProxy warns, sends them as they are, and the other side refuses the message. */
export default defineRule({
  meta: {
    type: 'problem',
    docs: { description: 'names of headers with characters that no header may have', preset: 'check' },
    severity: 'warn',
    reach: 'line',
    oncePer: 'text',
    messages: {
      colon:
        'Unexpected ":" in the header name "{{ name }}": HAProxy writes it itself, and the other side may refuse the message. Remove it.',
      forbidden:
        'Unexpected {{ character }} in the header name "{{ name }}": no header may have it, and the other side may refuse the message.',
    },
  },
  create({ model, report }) {
    const { target } = model;
    if (target === null || compareBranches(target.branch, SINCE) < 0) return {};
    return {
      [LOOKED_AT](line: Directive) {
        const { keyword, args, prefix } = line;
        const [action, word] = args;
        if (prefix !== null || word === undefined || WRITING[keyword.value]?.has(action?.value ?? '') !== true) return;
        const name = model.valueOf(word);
        const [character] = (name !== null && FORBIDDEN.exec(name)) || [];
        if (name === null || character === undefined) return;
        if (takingSection(line, model) === null || argumentProblemOf(line, model) !== null) return;
        const data = { name, character: character === ' ' ? 'space' : JSON.stringify(character) };
        report({ node: word, messageId: character === ':' ? 'colon' : 'forbidden', data });
      },
    };
  },
});
