import { rulesets, type Version } from '@haplint/catalog';
import type { ConfigSection, Model } from '@haplint/core';
import type { DocumentView } from '../document-view.js';
import type { TypedLine } from '../typed-line.js';
import { ConfigurationNames } from './names.js';

/** The cursor with all that the parts of completion ask about it. */
export interface Place {
  readonly view: DocumentView;
  readonly line: TypedLine;
  readonly target: Version;
  readonly model: Model;
  readonly names: ConfigurationNames;
  /** The kind of section the line is part of; null before the first section. */
  readonly kind: string | null;
  /** The section as it is analysed; null where the target hides it. */
  readonly section: ConfigSection | null;
  /** The line's words in front of the cursor, without `no` and `default`. */
  readonly words: readonly string[];
  /** `no` or `default`, where the line begins with it. */
  readonly prefix: 'no' | 'default' | null;
}

/** Brings together what is known about a place. */
export function placeOf(view: DocumentView, line: TypedLine): Place {
  const values = line.words.map(({ value }) => value);
  const [first] = values;
  const prefix = !line.isHeader && (first === 'no' || first === 'default') ? first : null;
  return {
    view,
    line,
    target: view.target,
    model: view.model,
    names: ConfigurationNames.of(view.model),
    kind: line.section?.kind ?? null,
    section: line.section === null ? null : view.model.section(line.section),
    words: prefix === null ? values : values.slice(1),
    prefix,
  };
}

/** The ruleset that a line's first words are of ('http-request', 'tcp-request content'), and how many they are; null for none. */
export function rulesetOf(words: readonly string[]): { readonly ruleset: string; readonly length: number } | null {
  const found = rulesets().find((name) => name.split(' ').every((word, i) => words[i] === word));
  if (found !== undefined) return { ruleset: found, length: found.split(' ').length };
  return null;
}
