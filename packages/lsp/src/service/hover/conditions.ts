import { PREDEFINED_ACLS } from '@haplint/catalog';
import type { LineCondition } from '@haplint/core/internal';
import type { Word } from '@haplint/parser';
import type { DocumentView } from '../document-view.js';
import { documentationOf, toMarkdown } from '../documentation/index.js';
import { MATCHINGS } from './matchings.js';
import type { HoverPart } from './part.js';

const OPERATORS: Readonly<Record<string, string>> = {
  if: '`if`: the line counts where the condition holds.',
  unless: '`unless`: the line counts where the condition does not hold.',
  or: '`or`: one of both sides has to hold. Terms side by side have to hold together, and bind more strongly.',
  '||': '`||`: one of both sides has to hold. Terms side by side have to hold together, and bind more strongly.',
  '!': '`!`: the ACL behind it must not match.',
};

/** What a word of a condition means that is no name of the configuration: an operator, a predefined ACL, a flag. */
export function conditionPart({ condition }: LineCondition, word: Word, before: Word | undefined, view: DocumentView): HoverPart | null {
  if (word.start < condition.start) return null;
  const operator = Object.hasOwn(OPERATORS, word.value) ? OPERATORS[word.value] : undefined;
  if (operator !== undefined) return { start: word.start, end: word.end, markdown: operator };
  const name = word.value.replace(/^!+/, '');
  if (PREDEFINED_ACLS.some((acl) => acl.name === name)) {
    const documentation = documentationOf({ kind: 'predefined ACL', name }, view.target);
    if (documentation !== null) {
      return { start: word.end - name.length, end: word.end, markdown: toMarkdown(documentation) };
    }
  }
  return flagPart(word, before);
}

/** What a flag of an ACL means, or the method behind `-m`. */
export function flagPart(word: Word, before: Word | undefined): HoverPart | null {
  const text = before?.value === '-m' ? MATCHINGS[word.value] : FLAGS[word.value];
  return text === undefined ? null : { start: word.start, end: word.end, markdown: text };
}

const FLAGS: Readonly<Partial<Record<string, string>>> = {
  '-i': '`-i`: capital and small letters are the same.',
  '-f': '`-f`: the patterns are the lines of a file.',
  '-m': '`-m`: how the sample is matched with the patterns.',
  '-M': '`-M`: the file of the patterns is read as a map.',
  '-n': '`-n`: patterns are no names to look up.',
  '-u': '`-u`: the ID of the list, for the runtime API.',
  '--': '`--`: what follows are patterns, even if it begins with a dash.',
};
