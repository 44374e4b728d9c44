import type { Model } from '@haplint/core';
import { rememberedWeakly } from '@haplint/core/internal';
import type { Directive, Word } from '@haplint/parser';
import { LUA_LOADS } from './prerequisites.js';

/** Where a word names a variable of a scope. */
export interface VariableMention {
  readonly line: Directive;
  readonly word: Word;
  /** With its scope: `txn.host`. */
  readonly name: string;
  /** Index of the name in the word's text. */
  readonly at: number;
  readonly use: 'set' | 'unset' | 'read';
  /** It is read with a value to take where it is not set. */
  readonly hasDefault: boolean;
}

const MENTION = /(?:(set-var(?:-fmt)?|do-resolve|unset-var|var)\(\s*)?\b((?:proc|sess|txn|req|res|check)\.[\w.]+)(\s*,)?/g;

/** What every mention has in it; most lines and words, addresses above all, have not. */
const SCOPE = /(?:proc|sess|txn|req|res|check)\./;

/** What a configuration has where a line sets, drops or reads a variable: without any of these, names such as `req.hdr` are none. */
const CALLS = ['var(', 'var-fmt(', 'do-resolve('];

/** All mentions of variables in the lines that may be read, by name. What is not clearly written or dropped counts as read. */
export const variableMentions = rememberedWeakly((model: Model) =>
  model.files.some(({ text }) => CALLS.some((call) => text.includes(call))) ? collect(model) : NO_MENTIONS,
);

const NO_MENTIONS: ReturnType<typeof collect> = new Map();

function collect(model: Model): ReadonlyMap<string, readonly VariableMention[]> {
  const mentions = new Map<string, VariableMention[]>();
  /** Texts that mention none: an address has points too. */
  const others = new Set<string>();
  for (const { lines } of model.sections) {
    for (const line of lines) {
      if (line.isPlain && !SCOPE.test(line.raw)) continue;
      for (const word of line.args) {
        if (!word.value.includes('.') || others.has(word.value)) continue;
        if (!SCOPE.test(word.value)) {
          others.add(word.value);
          continue;
        }
        let isOther = true;
        for (const match of word.value.matchAll(MENTION)) {
          const [whole, call, name, comma] = match;
          if (name === undefined) continue;
          isOther = false;
          const mention: VariableMention = {
            line,
            word,
            name,
            at: match.index + whole.indexOf(name, call === undefined ? 0 : call.length),
            use: call === undefined || call === 'var' ? 'read' : call === 'unset-var' ? 'unset' : 'set',
            hasDefault: call === 'var' && comma !== undefined,
          };
          const known = mentions.get(name);
          if (known === undefined) mentions.set(name, [mention]);
          else known.push(mention);
        }
        if (isOther) others.add(word.value);
      }
    }
  }
  return mentions;
}

/** As `variableMentions`; none where others may set and read the same variables. */
export function ownMentions(model: Model): ReturnType<typeof variableMentions> {
  const mentions = variableMentions(model);
  return mentions.size > 0 && mayUseOthers(model) ? NO_MENTIONS : mentions;
}

/** Whether scripts, agents or variables of the environment may set and read variables that the text does not name. */
export function mayUseOthers(model: Model): boolean {
  const hasVariables = model.files.some(({ text, template }) => template !== null || text.includes('$'));
  return model.sections.some(
    (section) =>
      section.linesWith(...LUA_LOADS).length > 0 ||
      section.linesWith('filter').some(({ args: [name] }) => FILTERS_OF_OTHERS.has(name?.value ?? '')) ||
      (hasVariables &&
        section.lines.some(({ isPlain, args }) => !isPlain && args.some(({ value, isLiteral }) => !isLiteral && value.includes('var(')))),
  );
}

/** Filters by which programs beside HAProxy set variables. */
const FILTERS_OF_OTHERS: ReadonlySet<string> = new Set(['spoe', 'opentracing', 'otel']);
