import { defineRule } from '@haplint/core';
import { wordLines } from '../lines-of-file.js';

/** Tells quickly of most files that they have none. */
const ANY_TRAILING = /[ \t](?:\r?\n|\r?$)/;
const TRAILING = /(?<![ \t])[ \t]+(?=\r?\n|\r?$)/g;

/** White space that nobody sees, and that every other editor removes, so that it shows up in changes. */
export default defineRule({
  meta: {
    type: 'layout',
    docs: { description: 'spaces and tabs at the ends of lines', preset: 'stylistic' },
    severity: 'warn',
    fixable: 'whitespace',
    messages: { trailing: 'Unexpected white space at the end of the line.' },
  },
  create({ report }) {
    return {
      ConfigFile(file) {
        // What HAProxy does not read (behind a NUL, say) may be anything.
        const end = file.ignored[0]?.start ?? file.text.length;
        if (!ANY_TRAILING.test(file.text)) return;
        const words = wordLines(file).flatMap((line) => line.words);
        // A space behind a backslash belongs to the word, and what stands behind an open quote does too.
        const endings = new Map(words.map((word) => [word.end, word]));
        let at = 0;
        for (const { index, 0: space } of file.text.matchAll(TRAILING)) {
          const stop = index + space.length;
          if (stop > end) break;
          while (at < words.length && (words[at]?.end ?? 0) <= index) at++;
          const around = words[at];
          if (around !== undefined && around.start < stop) continue;
          const before = endings.get(index);
          if (before?.raw.endsWith('\\') || before?.unterminated) continue;
          const loc = file.lines.locationAt(index, stop);
          report({ loc, messageId: 'trailing', fix: (fixer) => fixer.removeRange([index, stop]) });
        }
      },
    };
  },
});
