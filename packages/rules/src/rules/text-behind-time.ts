import { defineRule, type Model } from '@haplint/core';
import { argumentProblemOf, certainSection, certainTexts, keywordMisuses, wordsOfType } from '@haplint/core/internal';
import type { Word } from '@haplint/parser';

const TIME = /^\d+(?:us|ms|[smhd])/;
/** Lines that may have a time with something behind it, or one with a variable in it. */
const LOOKED_AT = /\d(?:us|ms|m(?!s)|[shd])[^\s"']|\$/;
/** What no time has in it. */
const NOT_OF_A_TIME = /[^\dusmhd]/;

/** Text behind the unit of a time, which HAProxy reads over with a warning (src/tools.c `parse_time_err`). */
export default defineRule({
  meta: {
    type: 'problem',
    docs: { description: 'times with more behind their unit, which HAProxy reads over with a warning', preset: 'check' },
    severity: 'warn',
    reach: 'names',
    oncePer: 'form',
    messages: {
      behind: 'Unexpected "{{ rest }}" behind "{{ time }}": HAProxy warns and reads over it. Write one number with one unit.',
      behindVariable:
        'Unexpected "{{ rest }}" in a time: whatever the variable holds, HAProxy refuses it or reads over that. Correct the word.',
    },
  },
  create({ model, report }) {
    if (model.target === null) return {};
    return {
      Directive(line) {
        if (!LOOKED_AT.test(line.raw) || certainSection(line, model) === null) return;
        if (argumentProblemOf(line, model) !== null || keywordMisuses(line, model).length > 0) return;
        for (const { word: node, type } of wordsOfType(line, 'time', model)) {
          const text = model.valueOf(node);
          if (text === null) {
            const rest = type.orExpression === true ? null : behindVariable(node, model);
            if (rest !== null) report({ node, messageId: 'behindVariable', data: { rest } });
            continue;
          }
          const [time] = TIME.exec(text) ?? [];
          if (time !== undefined && time !== text) report({ node, messageId: 'behind', data: { rest: text.slice(time.length), time } });
        }
      },
    };
  },
});

/** What stands behind a variable and is of no time; null where there is none. */
function behindVariable(word: Word, model: Model): string | null {
  const [, ...behind] = certainTexts(word, model.env) ?? [];
  return behind.find((text) => NOT_OF_A_TIME.test(text)) ?? null;
}
