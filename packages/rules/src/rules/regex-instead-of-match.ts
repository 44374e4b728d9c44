import { type AclKeyword, aclKeywords, converter, facetsOf, isKnown, sampleFetch, type Version } from '@haplint/catalog';
import { defineRule, type Fixer, type TextEdit } from '@haplint/core';
import type { AclTest } from '@haplint/core/internal';
import type { AclExpression, ConditionWord, Directive } from '@haplint/parser';
import { aclTests } from '../acl-expressions.js';
import { type LiteralRegex, literalRegex } from '../evaluation/literal-regex.js';
import { CONDITIONS } from '../selectors.js';

/** Converters that put no line feed into a value, of which `$` and `.` would make something else. */
const HARMLESS: ReadonlySet<string> = new Set(['lower', 'upper', 'host_only', 'field', 'word']);

/** A regular expression is run for every value, while texts are compared in a few instructions (src/pattern.c `pat_match_reg`). */
export default defineRule({
  meta: {
    type: 'suggestion',
    docs: { description: 'regular expressions that only look for fixed texts', preset: 'performance' },
    severity: 'warn',
    reach: 'line',
    oncePer: 'text',
    fixable: 'code',
    messages: {
      literal: '"{{ pattern }}" runs a regular expression for what a comparison tells in a fraction of the time. Write "{{ instead }}".',
    },
  },
  create({ model, report, sourceCode }) {
    return {
      [CONDITIONS](line: Directive) {
        const { target } = model;
        if (target === null) return;
        for (const { expression, test } of aclTests(line, model)) {
          const found = plainMatch(test, expression);
          if (found === null) continue;
          const { patterns } = expression;
          const first = patterns[0] as ConditionWord;
          const last = patterns[patterns.length - 1] as ConditionWord;
          const replacement = written(expression, found, target);
          const { lines, text } = sourceCode.ast;
          // Only one whose words stand in the text as they are can be rewritten word by word.
          const edits = replacement === null ? null : editsFor(expression, replacement, found, text);
          report({
            loc: lines.locationAt(first.start, last.end),
            messageId: 'literal',
            data: {
              pattern: patterns.map(({ value }) => value).join(' '),
              instead: `${replacement === null ? `-m ${found.matching}` : textOf(replacement, expression, text)} ${found.texts.map((each) => quoted(each) ?? each).join(' ')}`,
            },
            fix: edits === null ? null : (fixer: Fixer) => edits.map(({ range, text: by }) => fixer.replaceTextRange(range, by)),
          });
        }
      },
    };
  },
});

/** What an ACL by regular expressions looks for, all of its patterns together; null where it needs them. */
function plainMatch(test: AclTest, expression: AclExpression): LiteralRegex | null {
  if (test.matching !== 'reg' || test.patterns === null || test.patterns.length === 0) return null;
  if (!isOneLine(test.fetch, expression) && test.patterns.some((pattern) => AT_LINES.test(pattern))) return null;
  const found = test.patterns.map(literalRegex);
  const [first] = found;
  if (!first || !found.every((each): each is LiteralRegex => each !== null && each.matching === first.matching)) return null;
  return { matching: first.matching, texts: [...new Set(found.flatMap(({ texts }) => texts))] };
}

/** What makes a difference where a value has line feeds. */
const AT_LINES = /[$.]/;

/** Whether the value is sure to have no line feed. */
function isOneLine(fetch: string, { sample }: AclExpression): boolean {
  const facets = facetsOf(fetch);
  const isOwn = facets?.some((facet) => facet === 'body' || facet === 'variables') === false;
  return isOwn && sample.converters.every(({ name }) => HARMLESS.has(name));
}

/** How the ACL says its new matching: by another keyword in the place of the old, or by another method. */
type Replacement = { readonly keyword: string; readonly method: string | null } | { readonly keyword: null; readonly method: string };

function written({ sample, flags }: AclExpression, { matching }: LiteralRegex, target: Version): Replacement | null {
  const methods = flags.filter(({ name }) => name === '-m');
  if (methods.length > 1) return null;
  if (methods.length === 1) return { keyword: null, method: matching };
  const { name } = sample.fetch;
  const own = aclKeywords().get(name);
  if (own === undefined || own.matching !== 'reg' || !name.endsWith('_reg')) return null;
  const stem = name.slice(0, -'_reg'.length);
  const keyword = matching === 'str' ? stem : `${stem}_${matching}`;
  if (meansTheSame(keyword, own, matching, target)) return { keyword, method: null };
  return meansTheSame(stem, own, 'str', target) ? { keyword: stem, method: matching } : null;
}

/** Whether a keyword starts from the same fetch and matches as wanted; a fetch of strings matches whole ones. */
function meansTheSame(keyword: string, own: AclKeyword, matching: string, target: Version): boolean {
  const alias = aclKeywords().get(keyword);
  if (alias !== undefined) return alias.fetch === own.fetch && alias.matching === matching && isKnown(alias, target);
  const fetch = sampleFetch(keyword);
  return fetch !== null && fetch.name === own.fetch && matching === 'str' && fetch.output === 'str' && isKnown(fetch, target);
}

function textOf({ keyword, method }: Replacement, { sample, flags }: AclExpression, text: string): string {
  const own = keyword === null ? text.slice(sample.start, sample.end) : keyword + text.slice(sample.fetch.nameEnd, sample.end);
  const others = flags.filter(({ name }) => name !== '-m').map(({ start, end }) => text.slice(start, end));
  return [own, ...(method === null ? [] : ['-m', method]), ...others].join(' ');
}

/** Words that mean themselves as patterns; a dash in front would make a flag, and a brace end the condition. */
const PLAIN_WORD = /^[\w./:@%~=&?;+*!][\w./:@%~=&?;+,*!-]*$/;

function editsFor(
  { sample, flags, patterns }: AclExpression,
  { keyword, method }: Replacement,
  { texts }: LiteralRegex,
  text: string,
): TextEdit[] | null {
  const words = texts.map(quoted);
  if (!words.every((word) => word !== null)) return null;
  const edits: TextEdit[] = [];
  const { fetch } = sample;
  if (keyword !== null) {
    if (text.slice(fetch.nameStart, fetch.nameEnd) !== fetch.name) return null;
    edits.push({ range: [fetch.nameStart, fetch.nameEnd], text: keyword });
  }
  const value = flags.find(({ name }) => name === '-m')?.value;
  if (value) edits.push({ range: [value.start, value.end], text: method as string });
  const [first] = patterns;
  if (first === undefined) return null;
  const option = !value && method !== null ? `-m ${method} ` : '';
  // Options have to stand before a "--", so a method cannot be put behind one.
  if (option !== '' && flags.some(({ name }) => name === '--')) return null;
  // Right behind the sample, a word that names a converter goes on with it (src/sample.c `sample_parse_expr`).
  if (option === '' && flags.length === 0 && converter(texts[0]?.split(/[(,]/)[0] ?? '') !== null) return null;
  const last = patterns[patterns.length - 1] as ConditionWord;
  edits.push({ range: [first.start, last.end], text: option + words.join(' ') });
  return edits;
}

/** A text as a word of the line; null where that takes more than single quotes. */
function quoted(text: string): string | null {
  if (PLAIN_WORD.test(text)) return text;
  return /^[^-'\s{}][^'\s{}]*$/.test(text) && /^[\x21-\x7e]*$/.test(text) ? `'${text}'` : null;
}
