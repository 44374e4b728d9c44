import { defineRule } from '@haplint/core';
import { endOfReading } from '@haplint/core/internal';

/** A carriage return behind a word ends HAProxy's reading of the line without a message (src/tools.c `parse_line`). */
export default defineRule({
  meta: {
    type: 'problem',
    docs: { description: 'text behind a stray carriage return, which HAProxy silently skips', preset: 'recommended' },
    severity: 'warn',
    messages: {
      ignored: 'HAProxy skips the rest of this line, because a carriage return stands before it. End lines with a line feed.',
    },
  },
  create(context) {
    return {
      ConfigFile(file) {
        const end = endOfReading(file);
        for (const ignored of file.ignored) {
          if (ignored.end <= end && ignored.raw.startsWith('\r')) context.report({ node: ignored, messageId: 'ignored' });
        }
      },
    };
  },
});
