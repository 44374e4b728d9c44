import { defineRule } from '@haplint/core';
import type { ConfigFile } from '@haplint/parser';
import { indentOf, mostFrequent, startOfLine, type WordLine, wordLines } from '../lines-of-file.js';

interface IndentationOptions {
  readonly style: 'file' | 'space' | 'tab';
  readonly size: number;
}

/** How far lines are moved to the right. HAProxy does not care; people look for sections at the left edge. */
export default defineRule<'indented' | 'header', readonly [IndentationOptions]>({
  meta: {
    type: 'layout',
    docs: {
      description: 'lines of sections that are not indented as the others are, and section headers that are indented',
      preset: 'stylistic',
    },
    severity: 'warn',
    fixable: 'whitespace',
    schema: [
      {
        type: 'object',
        properties: {
          style: {
            enum: ['file', 'space', 'tab'],
            description: 'What lines are indented with; "file" takes what most lines of the file have.',
          },
          size: { type: 'integer', minimum: 1, maximum: 16, description: 'The number of spaces; tabs are always one.' },
        },
        additionalProperties: false,
      },
    ],
    defaultOptions: [{ style: 'file', size: 4 }],
    messages: {
      indented: 'Expected this line to be indented by {{ expected }}, found {{ found }}.',
      header: 'Expected the section header at the beginning of the line, found {{ found }} before it.',
    },
  },
  create({ options: [{ style, size }], report }) {
    return {
      ConfigFile(file) {
        const lines = wordLines(file).filter((line) => isLaidOut(line, file));
        const bodies = lines.filter(({ type }) => type === 'Directive');
        const own =
          style === 'space' ? ' '.repeat(size) : style === 'tab' ? '\t' : mostFrequent(bodies.map((line) => indentOf(file, line)));
        for (const line of lines) {
          const found = indentOf(file, line);
          const expected = line.type === 'SectionHeader' ? '' : own;
          if (found === null || expected === null || found === expected) continue;
          const start = startOfLine(file, line.start);
          report({
            loc: file.lines.locationAt(start, line.start),
            messageId: line.type === 'SectionHeader' ? 'header' : 'indented',
            data: line.type === 'SectionHeader' ? { found: named(found) } : { expected: named(expected), found: named(found) },
            fix: (fixer) => fixer.replaceTextRange([start, line.start], expected),
          });
        }
      },
    };
  },
});

/** Lines around and within `.if` are laid out as their author sees fit, and so is what stands before the first section. */
function isLaidOut(line: WordLine, file: ConfigFile): boolean {
  const hasSection =
    line.type === 'SectionHeader' || (line.type === 'Directive' && line.start > (file.sections[0]?.start ?? Number.POSITIVE_INFINITY));
  return hasSection && line.branch === null && !line.broken && line.end <= (file.ignored[0]?.start ?? file.text.length);
}

/** White space in words: '4 spaces', '1 tab', 'nothing'. */
function named(space: string): string {
  if (space === '') return 'nothing';
  const tabs = space.split('\t').length - 1;
  const spaces = space.length - tabs;
  const parts = [counted(tabs, 'tab'), counted(spaces, 'space')].filter((part) => part !== null);
  return parts.join(' and ');
}

function counted(count: number, noun: string): string | null {
  return count === 0 ? null : `${count} ${noun}${count === 1 ? '' : 's'}`;
}
