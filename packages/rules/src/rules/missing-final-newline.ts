import { defineRule } from '@haplint/core';
import { problemsRead } from '../read-text.js';

/** HAProxy takes a last line without its end for a file that was cut short (src/cfgparse.c `parse_cfg`, "Missing LF"). */
export default defineRule({
  meta: {
    type: 'problem',
    docs: { description: 'a last line without a line feed, which HAProxy refuses', preset: 'check' },
    severity: 'error',
    fixable: 'whitespace',
    messages: {
      missing: 'Expected a line feed at the end of the last line; HAProxy refuses the file because it might have been cut short.',
    },
  },
  create(context) {
    return {
      ConfigFile(file) {
        for (const { code, start } of problemsRead(file)) {
          if (code !== 'missing-final-newline') continue;
          const at = file.lines.positionAt(start);
          context.report({
            loc: { start: at, end: at },
            messageId: 'missing',
            fix: (fixer) => fixer.insertTextAfterRange([start, start], /\r\n/.test(file.text) ? '\r\n' : '\n'),
          });
        }
      },
    };
  },
});
