import { defineRule } from '@haplint/core';
import type { Comment, ConfigFile, SectionHeader } from '@haplint/parser';
import { endOfLineIn, startOfLine } from '../lines-of-file.js';

/** HAProxy has no end of a section, so a blank line is what shows where the next one begins. */
export default defineRule({
  meta: {
    type: 'layout',
    docs: { description: 'sections without a blank line before them', preset: 'stylistic' },
    severity: 'warn',
    fixable: 'whitespace',
    messages: { missing: 'Expected a blank line before section "{{ section }}".' },
  },
  create({ report }) {
    return {
      ConfigFile(file) {
        const ownLines = new Map(
          file.comments.filter(({ ownLine }) => ownLine).map((comment) => [startOfLine(file, comment.start), comment]),
        );
        const end = file.ignored[0]?.start ?? file.text.length;
        for (const { header } of file.sections) {
          const at = startOfBlock(header, file, ownLines);
          if (at === 0 || header.branch !== null || header.end > end) continue;
          const before = lineBefore(file, at);
          // Behind a macro, as in `.if`, the section belongs to what is above.
          if (before.trim() === '' || before.trimStart().startsWith('.')) continue;
          const words = header.words.map(({ raw }) => raw).join(' ');
          report({
            node: header,
            messageId: 'missing',
            data: { section: words },
            fix: (fixer) => fixer.insertTextBeforeRange([at, at], endOfLineIn(file)),
          });
        }
      },
    };
  },
});

/** Where a section begins with the comments right above its header. */
function startOfBlock(header: SectionHeader, file: ConfigFile, ownLines: ReadonlyMap<number, Comment>): number {
  let at = startOfLine(file, header.start);
  while (at > 0) {
    const above = startOfLine(file, at - 1);
    if (!ownLines.has(above)) break;
    at = above;
  }
  return at;
}

/** The text of the line that ends where another begins. */
function lineBefore(file: ConfigFile, at: number): string {
  return file.text.slice(startOfLine(file, at - 1), at - 1);
}
