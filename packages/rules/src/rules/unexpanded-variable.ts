import { defineRule } from '@haplint/core';
import type { Word } from '@haplint/parser';

/** Variables of the environment outside of double quotes, where HAProxy leaves them as they are (manual 2.3; src/tools.c `parse_line`). */
export default defineRule({
  meta: {
    type: 'problem',
    docs: { description: 'environment variables outside of double quotes, which HAProxy does not expand', preset: 'recommended' },
    severity: 'warn',
    reach: 'line',
    oncePer: 'text',
    hasSuggestions: true,
    messages: {
      unexpanded:
        '"{{ variable }}" is not expanded here: HAProxy looks for variables within double quotes only. Write "{{ quoted }}" with the quotes, unless another program fills it in.',
      quote: 'Put the word in double quotes',
    },
  },
  create({ report, sourceCode }) {
    // A large file has half a million words.
    if (!sourceCode.text.includes('$')) return {};
    return {
      Word(word) {
        const match = variableOutside(word);
        if (match === null) return;
        const [from, text] = match;
        const lines = sourceCode.ast.lines;
        report({
          loc: lines.locationAt(word.start + from, word.start + from + text.length),
          messageId: 'unexpanded',
          data: { variable: text, quoted: word.value },
          suggest: QUOTABLE.test(word.raw) ? [{ messageId: 'quote', fix: (fixer) => fixer.replaceText(word, `"${word.raw}"`) }] : null,
        });
      },
    };
  },
});

/** By their looks: capitals, so that the end of a regular expression is none. */
const VARIABLE = /\$(?:\{[A-Za-z_]\w*(?:-[^}$]*)?\}|[A-Z_][A-Z\d_]+\b)/g;

/** Nothing that would change its meaning within double quotes. */
const QUOTABLE = /^[^"'\\#\s]+$/;

/** The first variable of a word that is not one to HAProxy, and its index in the raw text. */
function variableOutside(word: Word): readonly [number, string] | null {
  if (!word.value.includes('$')) return null;
  let next = 0; // of its variables, which are in order
  for (const match of word.raw.matchAll(VARIABLE)) {
    const at = word.start + match.index;
    const isEscaped = word.raw[match.index - 1] === '\\';
    while ((word.variables[next]?.end ?? Number.POSITIVE_INFINITY) <= at) next++;
    if (!isEscaped && (word.variables[next]?.start ?? Number.POSITIVE_INFINITY) > at) return [match.index, match[0]];
  }
  return null;
}
