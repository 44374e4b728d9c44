import type { ArgumentType, Version } from '@haplint/catalog';
import type { Directive, Word } from '@haplint/parser';
import type { Model } from '../model/model.js';
import { argumentsOf, grammarFor, wordsOf } from './grammar-of-line.js';
import { listenForWords } from './interpreter.js';

/** A word of a directive, and what it can be. */
export interface TypedWord<Type extends ArgumentType['type']> {
  readonly word: Word;
  readonly type: Extract<ArgumentType, { readonly type: Type }>;
}

/** The words of a directive that HAProxy reads and takes as values of a type, by the catalog's grammar of its keyword. */
export function wordsOfType<Type extends ArgumentType['type']>(directive: Directive, type: Type, model: Model): readonly TypedWord<Type>[] {
  const section = model.sectionOf(directive);
  const version = model.target as Version; // a configuration is always read for some version
  if (section === null || directive.broken || model.isRead(directive) !== true) return [];
  const words = wordsOf(directive);
  const found = grammarFor(directive, words, section, version);
  if (found === null) return [];
  const { keywordLength } = found;
  const typed: TypedWord<Type>[] = [];
  const keyword = words[keywordLength - 1] as Word;
  listenForWords(keyword, words.slice(keywordLength), argumentsOf(directive, found), version, model.env, (word, own) => {
    if (own.type === type) typed.push({ word, type: own as TypedWord<Type>['type'] });
  });
  return typed;
}
