import { readSize, stickTableEntrySize } from '@haplint/catalog';
import { defineRule } from '@haplint/core';
import { certainSection, mayBeSeveralWords } from '@haplint/core/internal';
import type { Directive, Word } from '@haplint/parser';

const MEGABYTE = 1024 * 1024;

/** HAProxy takes an entry's memory when it is first needed, so a table too large shows only when an attack fills it. */
export default defineRule<'large', readonly [{ readonly limitMegabytes: number }]>({
  meta: {
    type: 'suggestion',
    docs: { description: 'stick-tables that take more memory than a limit once they are full', preset: 'performance' },
    severity: 'warn',
    reach: 'line',
    oncePer: 'text',
    schema: [
      {
        type: 'object',
        properties: {
          limitMegabytes: { type: 'integer', minimum: 1, description: 'The memory, in megabytes, up to which a table is left alone.' },
        },
        additionalProperties: false,
      },
    ],
    defaultOptions: [{ limitMegabytes: 1024 }],
    messages: {
      large:
        'This table takes about {{ megabytes }} MB once it is full: {{ size }} entries of {{ bytes }} bytes. Make "size" smaller, or "len", or store less.',
    },
  },
  create({ model, options: [{ limitMegabytes }], report }) {
    return {
      'Directive[keyword=/^(table|stick-table)$/]'(line: Directive) {
        const section = certainSection(line, model);
        const isOfPeers = section?.kind === 'peers' && line.keyword.value === 'table';
        if (section === null || model.target === null || line.prefix !== null || (!isOfPeers && line.keyword.value !== 'stick-table'))
          return;
        const table = readTable(line, isOfPeers ? 1 : 0);
        const bytes = table === null ? null : stickTableEntrySize(table, model.target);
        if (table === null || bytes === null) return;
        const megabytes = Math.round((table.size * bytes) / MEGABYTE);
        if (megabytes <= limitMegabytes) return;
        report({ node: table.word, messageId: 'large', data: { megabytes, size: table.size, bytes } });
      },
    };
  },
});

/** The words of a table that decide its size; null where one of them is left out, a variable or nonsense. */
function readTable({ args }: Directive, from: number) {
  if (args.some(mayBeSeveralWords)) return null;
  const words = args.slice(from);
  const behind = (name: string): Word | undefined => words[words.findLastIndex(({ value }) => value === name) + 1];
  const has = (name: string) => words.some(({ value }) => value === name);
  if (!has('type') || !has('size')) return null;
  const type = behind('type');
  const word = behind('size');
  if (!type?.isLiteral || !word?.isLiteral) return null;
  const size = readSize(word.value);
  if (size === null) return null;
  const length = has('len') ? Number(behind('len')?.value) : null;
  if (length !== null && !Number.isInteger(length)) return null;
  const lists = words.filter((_, i) => words[i - 1]?.value === 'store');
  if (lists.some(({ isLiteral }) => !isLiteral)) return null;
  return { word, type: type.value, length, size, stores: lists.flatMap(({ value }) => itemsOf(value)) };
}

/** What stands between commas, but for those in parentheses. */
function itemsOf(list: string): readonly string[] {
  const items: string[] = [];
  let end = list.length;
  let parenthesis = ''; // the next one behind
  for (let at = list.length - 1; at >= 0; at--) {
    const letter = list[at] as string;
    if (letter === '(' || letter === ')') parenthesis = letter;
    if (letter !== ',' || parenthesis === ')') continue;
    items.push(list.slice(at + 1, end));
    end = at;
  }
  return [...items, list.slice(0, end)].reverse();
}
