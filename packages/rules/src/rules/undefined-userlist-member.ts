import { type ConfigSection, defineRule, type Model } from '@haplint/core';
import { rememberedWeakly } from '@haplint/core/internal';
import type { Directive, Section, Word } from '@haplint/parser';

/** What a line lists, and the keyword that defines it. */
const LISTS = { user: { parameter: 'groups', member: 'group' }, group: { parameter: 'users', member: 'user' } } as const;

/** Users and groups that a userlist names and does not define (src/auth.c `userlist_postinit`). */
export default defineRule({
  meta: {
    type: 'problem',
    docs: { description: 'users and groups that a `userlist` names and does not define', preset: 'check' },
    severity: 'error',
    reach: 'names',
    needsWhole: 'lines',
    messages: {
      undefined:
        'Unknown {{ member }} "{{ name }}"; this userlist does not define it, and HAProxy refuses the list. Add a "{{ member }}" line.',
    },
  },
  create({ model, report }) {
    return {
      'Section[kind="userlist"]'(node: Section) {
        const section = model.section(node);
        if (section === null || !isItself(section)) return;
        const lines = section.lines.filter((line) => line.keyword.value in LISTS);
        // A word that a variable makes may be any name, and so may a line that is not sure to be read.
        if (lines.some((line) => model.isRead(line) !== true || line.words.some(({ isLiteral }) => !isLiteral))) return;
        const defined = { user: namesOf('user', lines), group: namesOf('group', lines) };
        for (const [name, line] of [...defined.user, ...defined.group]) {
          if (name !== '') check(line, defined);
        }
      },
    };

    /** Whether its lines are all that the list has: one that repeats the name of another is no list of its own. */
    function isItself(section: ConfigSection): boolean {
      return section.certain && areDistinct(model);
    }

    function check(line: Directive, defined: Readonly<Record<'user' | 'group', ReadonlyMap<string, Directive>>>): void {
      const { parameter, member } = LISTS[line.keyword.value as keyof typeof LISTS];
      const word = lastValue(line.args, parameter);
      // Empty names between commas are passed over.
      for (const name of word?.value.split(',') ?? []) {
        if (name !== '' && !defined[member].has(name) && word) report({ node: word, messageId: 'undefined', data: { member, name } });
      }
    }
  },
});

/** Whether each userlist has a name of its own. */
const areDistinct = rememberedWeakly((model: Model): boolean => {
  const lists = model.sectionsOfKind('userlist');
  const names = new Set(lists.map(({ name }) => model.valueOf(name)));
  return names.size === lists.length && !names.has(null) && lists.every(({ header }) => !header.broken);
});

/** The first line of each name: HAProxy ignores others. */
function namesOf(keyword: string, lines: readonly Directive[]): ReadonlyMap<string, Directive> {
  const names = new Map<string, Directive>();
  for (const line of lines) {
    const name = line.args[0]?.value ?? '';
    if (line.keyword.value === keyword && !names.has(name)) names.set(name, line);
  }
  return names;
}

/** What stands behind the last parameter of a name; parameters come in pairs behind the first argument. */
function lastValue(args: readonly Word[], parameter: string): Word | undefined {
  let value: Word | undefined;
  for (let i = 1; i < args.length; i += 2) if (args[i]?.value === parameter) value = args[i + 1];
  return value;
}
