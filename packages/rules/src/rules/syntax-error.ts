import { BLOCK_MACROS, compareBranches, MACRO_ARGUMENTS_REFUSED_SINCE, MESSAGE_MACROS } from '@haplint/catalog';
import { defineRule } from '@haplint/core';
import { endOfReading } from '@haplint/core/internal';
import type { ConfigFile, SyntaxProblemCode, VariableReference } from '@haplint/parser';
import { problemsRead } from '../read-text.js';

/** Macros that print a message or shape a block; any other first word with a dot is refused (src/cfgparse.c `parse_cfg`). */
const MACROS: ReadonlySet<string> = new Set([...BLOCK_MACROS, ...MESSAGE_MACROS]);

/** Problems of the text that other rules report. */
type Elsewhere = 'missing-final-newline' | 'ignored-text';

/** The first branch that reads a default in a variable, `${NAME-default}` (src/tools.c `parse_line`). */
const VARIABLE_DEFAULTS_SINCE = '2.5';

/** The variables of a file that have a default, in order. */
function variablesWithDefault(file: ConfigFile): VariableReference[] {
  const lines = [...file.preamble, ...file.sections.flatMap(({ header, body }) => [header, ...body])];
  return lines.flatMap(({ words }) => words.flatMap(({ variables }) => variables.filter(({ defaultValue }) => defaultValue !== null)));
}

/** What HAProxy cannot read at all, whatever the keywords mean. */
export default defineRule({
  meta: {
    type: 'problem',
    docs: { description: 'text that HAProxy cannot read: open quotes, bad escapes, broken `.if` blocks', preset: 'check' },
    severity: 'error',
    fixable: 'code',
    messages: {
      'unmatched-quote':
        'Expected a closing {{ text }} on this line; HAProxy cannot read the line, and quotes do not go on to the next one.',
      'unmatched-brace': 'Expected "}" after the variable in {{ text }}.',
      'variable-default':
        'Unexpected default in "{{ text }}"; HAProxy reads "${NAME-default}" from {{ since }} on. Set the variable where HAProxy starts, and leave the default out.',
      'invalid-variable-name':
        'Invalid variable name after "$"; a name begins with a letter or "_". Write "\\$" inside double quotes, or use single quotes, for the character itself.',
      'unknown-pseudo-variable': 'Unknown variable "{{ text }}"; HAProxy itself provides .FILE, .LINE and .SECTION.',
      'invalid-hex-escape': 'Invalid escape "{{ text }}"; "\\x" takes two hexadecimal digits. Write "\\\\x" for the characters themselves.',
      'invalid-word-expansion': 'Invalid variable "{{ text }}"; only "[*]" may follow the name, as in "${NAME[*]}".',
      'too-many-words': 'Too many words on this line; HAProxy reads 64 and refuses the line. Put lists into a file or split the line.',
      'nul-character': 'Unexpected NUL character; HAProxy refuses the file. It is binary, in UTF-16 or damaged.',
      'byte-order-mark': 'Unexpected byte order mark; HAProxy takes it for part of the first word.',
      'unterminated-if': 'Expected ".endif" for this block before the end of the file.',
      'lone-elif': 'Unexpected ".elif" without an ".if" before it.',
      'lone-else': 'Unexpected ".else" without an ".if" before it.',
      'lone-endif': 'Unexpected ".endif" without an ".if" before it.',
      'elif-after-else': 'Unexpected ".elif" after the ".else" of the same block.',
      'else-after-else': 'Unexpected second ".else" in the same block.',
      'unexpected-macro-argument': 'Unexpected "{{ text }}"; ".else" and ".endif" take no arguments.',
      'too-deeply-nested-if': 'Too many ".if" blocks inside each other; HAProxy stops at 99.',
      'unknown-macro': 'Unknown directive "{{ text }}"; a word that begins with a dot is one of {{ known }}.',
    } satisfies Record<Exclude<SyntaxProblemCode, Elsewhere> | 'variable-default' | 'unknown-macro', string>,
  },
  create(context) {
    return {
      ConfigFile(file) {
        const { target } = context.model;
        const isOlderThan = (branch: string) => target !== null && compareBranches(target.branch, branch) < 0;
        for (const { code, start, end, text } of problemsRead(file)) {
          if (code === 'missing-final-newline' || code === 'ignored-text') continue;
          if (code === 'unexpected-macro-argument' && isOlderThan(MACRO_ARGUMENTS_REFUSED_SINCE)) continue;
          context.report({
            loc: file.lines.locationAt(start, end),
            messageId: code,
            data: { text: text ?? '' },
            ...(code === 'byte-order-mark' ? { fix: (fixer) => fixer.removeRange([start, end]) } : {}),
          });
        }
        if (!isOlderThan(VARIABLE_DEFAULTS_SINCE)) return;
        const last = endOfReading(file);
        for (const { start, end } of variablesWithDefault(file)) {
          if (start >= last) break;
          const loc = file.lines.locationAt(start, end);
          context.report({
            loc,
            messageId: 'variable-default',
            data: { text: file.text.slice(start, end), since: VARIABLE_DEFAULTS_SINCE },
          });
        }
      },
      Macro(macro) {
        const { broken, keyword } = macro;
        if (broken || MACROS.has(keyword.value)) return;
        context.report({
          node: keyword,
          messageId: 'unknown-macro',
          data: { text: keyword.value, known: [...MACROS].join(', ') },
        });
      },
    };
  },
});
