import { type Rewrite, rewritesOf, SECTIONS, type Version } from '@haplint/catalog';
import type { ConfigSection, FixFunction, MessageById, Model } from '@haplint/core';
import { takesKeyword } from '@haplint/core/internal';
import type { Directive, Word } from '@haplint/parser';

/** Messages for the suggestions of `rewriteReport`. */
export const REWRITE_MESSAGES = { rewrite: 'Write "{{ line }}"', remove: 'Remove the line' } as const;

/** What a report offers to do about a line: a fix where that is exact, else a suggestion. */
export interface RewriteReport {
  readonly fix?: FixFunction;
  readonly suggest?: readonly (MessageById<typeof REWRITE_MESSAGES> & { readonly fix: FixFunction })[];
}

/** How to write a line that the target does not take, or warns about, as the catalog's table has it; nothing where it has nothing. */
export function rewriteReport(line: Directive, section: ConfigSection, model: Model, target: Version): RewriteReport {
  const rewrite = findRewrite(line, section, model);
  if (rewrite === null) return {};
  const { text, rule } = rewrite;
  const fix: FixFunction = (fixer) =>
    text === null ? fixer.removeLine(line) : fixer.replaceTextRange([line.keyword.start, endOf(line)], text);
  if (text !== null && !takesKeyword(section.kind, text, target)) return {};
  if (rule.exact && keepsOrder(line, section, rule)) return { fix };
  return { suggest: [text === null ? { messageId: 'remove', data: {}, fix } : { messageId: 'rewrite', data: { line: text }, fix }] };
}

interface FoundRewrite {
  readonly rule: Rewrite;
  /** The new words, from the keyword on; null where the line goes. */
  readonly text: string | null;
}

function findRewrite(line: Directive, section: ConfigSection, model: Model): FoundRewrite | null {
  if (line.prefix !== null && line.prefix.value !== 'no') return null;
  const place = section.kind === 'global' ? 'global' : isProxy(section) ? 'proxy' : null;
  for (const rule of rewritesOf(line.keyword.value)) {
    if (rule.in !== place || (line.prefix !== null && rule.negatable !== true)) continue;
    const found = match(rule, line, section, model);
    if (found === null) continue;
    return { rule, text: rule.to === null ? null : fill(rule.to, found) };
  }
  return null;
}

const isProxy = ({ kind }: ConfigSection): boolean => SECTIONS.some(({ name, proxy }) => proxy && name === kind);

const endOf = (line: Directive): number => (line.args.at(-1) ?? line.keyword).end;

/** What the placeholders of a pattern stand for in a line; null where the line is another one. */
function match({ from }: Rewrite, line: Directive, { file }: ConfigSection, model: Model): ReadonlyMap<string, string> | null {
  const words = [line.keyword, ...line.args];
  const found = new Map<string, string>();
  const textOf = (some: readonly Word[]) => some.map(({ start, end }) => file.text.slice(start, end)).join(' ');
  let at = 0;
  for (const part of from.split(' ')) {
    const word = words[at];
    if (part === '{condition}') {
      const isCondition = word === undefined || (word.isPlain && (word.value === 'if' || word.value === 'unless'));
      if (!isCondition) return null;
      found.set(part, textOf(words.slice(at)));
      return found;
    }
    if (word === undefined) return null;
    at++;
    if (part === '{word}') found.set(part, textOf([word]));
    else if (part === '{header}' || part === '{header-pattern}') {
      const parts = part === '{header}' ? headerOf(textOf([word])) : headerOfPattern(model.valueOf(word));
      if (parts === null) return null;
      for (const [name, text] of parts) found.set(name, text);
    } else if (!word.isPlain || word.value !== part) return null;
  }
  return at === words.length ? found : null;
}

function fill(to: string, found: ReadonlyMap<string, string>): string {
  return to.replace(/\{[a-z-]+\}/g, (name) => found.get(name) ?? '').trimEnd();
}

/**
 * A header as it is written, taken apart: `Name:\ value`, or with quotes around it. What was text becomes a log format, in
 * which % is doubled. Several headers in one word (`\r\n`) are left alone.
 */
function headerOf(word: string): [string, string][] | null {
  const parts = /^(?:([\w-]+):(?:\\ )*|(["'])([\w-]+): *)(.+)$/s.exec(word);
  if (parts === null) return null;
  const [, name, quote = '', quotedName, value = ''] = parts;
  if (/[\r\n]|\\[rnx]/.test(value) || value === quote) return null;
  return [
    ['{name}', name ?? quotedName ?? ''],
    ['{value}', quote + value.replaceAll('%', '%%')],
  ];
}

/** `^Name:` and the like: every header of the name matches. */
function headerOfPattern(pattern: string | null): [string, string][] | null {
  const name = /^\^([A-Za-z0-9-]+):(?: ?\.\*\$?)?$/.exec(pattern ?? '')?.[1];
  return name === undefined ? null : [['{name}', name]];
}

/** Whether no line of the section stands on the side of this one where it would now be evaluated out of turn. */
function keepsOrder({ start }: Directive, section: ConfigSection, { behind = [], before = [] }: Rewrite): boolean {
  const isLast = (keyword: string) => (section.linesWith(keyword).at(-1)?.start ?? start) <= start;
  const isFirst = (keyword: string) => (section.linesWith(keyword)[0]?.start ?? start) >= start;
  return behind.every(isLast) && before.every(isFirst);
}
