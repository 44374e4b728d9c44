import { defineRule } from '@haplint/core';
import { certainSection } from '@haplint/core/internal';
import { ownMentions } from '../variables.js';

/**
 * When a line is evaluated, by its keyword. Log formats and `http-after-response` are left out: where HAProxy answered itself, the
 * request's variables are still there.
 */
const PHASES: Readonly<Record<string, 'request' | 'response'>> = {
  'http-request': 'request',
  use_backend: 'request',
  'use-server': 'request',
  'http-response': 'response',
};

/** The scope that is over, or has not begun, in each phase (src/stream.c: `vars_prune` where the response begins). */
const CLOSED: Readonly<Record<'request' | 'response', string>> = { request: 'res.', response: 'req.' };

/** Variables that are read when their scope is over. */
export default defineRule({
  meta: {
    type: 'problem',
    docs: { description: 'variables that are read out of their scope, as `req.` in a response', preset: 'recommended' },
    severity: 'warn',
    hasSuggestions: true,
    messages: {
      over: 'Variable "{{ name }}" is gone here: the scope "req" ends with the request. Set and read "{{ better }}" instead.',
      early: 'Variable "{{ name }}" is not there yet: the scope "res" begins with the response. Set and read "{{ better }}" instead.',
      set: 'Set here',
      everywhere: 'Rename it to "{{ better }}" everywhere in this file',
    },
  },
  create({ model, report }) {
    return {
      'ConfigFile:exit'(file) {
        const mentions = ownMentions(model);
        for (const [name, uses] of mentions) {
          const sets = uses.filter(({ use }) => use === 'set');
          if (sets.length === 0) continue;
          for (const { line, word, use } of uses) {
            const phase = Object.hasOwn(PHASES, line.keyword.value) ? PHASES[line.keyword.value] : undefined;
            if (use !== 'read' || phase === undefined || !name.startsWith(CLOSED[phase]) || !word.value.includes('var(')) continue;
            const section = certainSection(line, model);
            if (section === null || section.file !== file) continue;
            const better = `txn.${name.slice(CLOSED[phase].length)}`;
            const isFree = !mentions.has(better) && uses.every((each) => each.word.isLiteral && model.sectionOf(each.line)?.file === file);
            report({
              node: word,
              messageId: phase === 'response' ? 'over' : 'early',
              data: { name, better },
              related: sets.map((each) => ({ node: each.word, messageId: 'set' as const })),
              suggest: isFree
                ? [
                    {
                      messageId: 'everywhere',
                      data: { better },
                      fix: (fixer) =>
                        uses.map((each) => {
                          const start = each.word.offsetAt(each.at);
                          return fixer.replaceTextRange([start, start + name.length], better);
                        }),
                    },
                  ]
                : null,
            });
          }
        }
      },
    };
  },
});
