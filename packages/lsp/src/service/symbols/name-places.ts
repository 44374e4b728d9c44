import { CONVERTER_ARGUMENT_CHECKS, FETCH_ARGUMENT_CHECKS } from '@haplint/catalog';
import type { Model } from '@haplint/core';
import { conditionOf, namesIn, type SampleUse, sampleExpressions } from '@haplint/core/internal';
import { append, type Call, type DecodedText, type Directive } from '@haplint/parser';
import { typedArguments, variableMentions } from '@haplint/rules';
import type { SymbolKind } from './symbol.js';

/** A name in a line, and what it has to be the name of. */
export interface NamePlace {
  readonly kind: SymbolKind;
  readonly name: string;
  readonly start: number;
  readonly end: number;
  readonly defines: boolean;
  /** Offset of a character of the name. */
  offsetAt(index: number): number;
}

/** What arguments of fetches and converters name, by the types of HAProxy's own dump. */
const KINDS_BY_TYPE: Readonly<Record<string, SymbolKind>> = {
  backend: 'backend',
  frontend: 'frontend',
  server: 'server',
  table: 'table',
  'user list': 'userlist',
};

const VARIABLE = /^(?:proc|p?(?:sess|txn|req|res)|check)\.[\w.]+$/;

/** Names by lines. */
export type PlacesByLine = ReadonlyMap<Directive, readonly NamePlace[]>;

/** Every name that a line gives or refers to: in its arguments, its condition and its sample expressions. `variables` are those of `variablePlaces`. */
export function namePlaces(line: Directive, model: Model, variables: PlacesByLine): NamePlace[] {
  const places = namesIn(line, model).map(({ word, name, at, naming }) =>
    placeOf(word, at, name, naming.kind, naming.defines === true && line.prefix === null),
  );
  const { words } = line;
  const hasCondition = words.some(({ value }) => value === 'if' || value === 'unless');
  for (const { terms } of (hasCondition ? conditionOf(line, model) : null)?.condition.alternatives ?? []) {
    for (const { acl } of terms) {
      if (acl.type === 'NamedAcl' && acl.isLiteral)
        places.push(placeOf(acl.word, acl.word.value.length - acl.name.length, acl.name, 'acl', false));
    }
  }
  // Only arguments in parentheses name anything.
  for (const { uses } of words.some(({ value }) => value.includes('(')) ? sampleExpressions(line, model) : []) {
    for (const use of uses) {
      for (const call of [...(use.fetch === null ? [] : [use.fetch]), ...use.converters]) {
        if (call.args.length > 0) append(places, namesOfCall(call, use, model));
      }
    }
  }
  const named = new Map(places.flatMap(({ kind, start }, i) => (kind === 'variable' ? [[start, i] as const] : [])));
  for (const variable of variables.get(line) ?? []) {
    const known = named.get(variable.start);
    if (known === undefined) named.set(variable.start, places.push(variable) - 1);
    else if (variable.defines) places[known] = variable;
  }
  return places;
}

function namesOfCall(call: Call, use: SampleUse, model: Model): NamePlace[] {
  if (model.target === null) return [];
  const types = typedArguments(call, use, model.target) ?? [];
  const table = call === use.fetch ? FETCH_ARGUMENT_CHECKS : CONVERTER_ARGUMENT_CHECKS;
  const checks = Object.hasOwn(table, call.name) ? table[call.name] : undefined;
  return call.args.flatMap((argument, i): NamePlace[] => {
    const { value, isLiteral } = argument;
    if (!isLiteral || value === '') return [];
    const kind = KINDS_BY_TYPE[types[i]?.type ?? ''];
    if (kind !== undefined) return [placeOf(argument, 0, value, kind, false)];
    const isVariable = VARIABLE.test(value) && checks?.some(({ at, pattern }) => at === i && pattern.test(value));
    return isVariable ? [placeOf(argument, 0, value, 'variable', false)] : [];
  });
}

/**
 * The variables that lines name by line, wherever an argument in parentheses can be one: a form that the catalog does not
 * describe names the same variable all the same.
 */
export function variablePlaces(model: Model): PlacesByLine {
  const places = new Map<Directive, NamePlace[]>();
  for (const [name, mentions] of variableMentions(model)) {
    for (const { line, word, at, use } of mentions) {
      if (!isArgument(word.value, at, at + name.length)) continue;
      const others = places.get(line);
      const place = placeOf(word, at, name, 'variable', use === 'set');
      if (others === undefined) places.set(line, [place]);
      else others.push(place);
    }
  }
  return places;
}

/** Whether what stands between two indexes of a text is an argument in parentheses. */
function isArgument(text: string, from: number, to: number): boolean {
  let before = from - 1;
  while (before >= 0 && SPACE.test(text.charAt(before))) before--;
  let after = to;
  while (after < text.length && SPACE.test(text.charAt(after))) after++;
  return '(,'.includes(text.charAt(before) || ' ') && ',)'.includes(text.charAt(after) || ' ');
}

const SPACE = /\s/;

function placeOf(text: DecodedText, at: number, name: string, kind: SymbolKind, defines: boolean): NamePlace {
  const offsetAt = (index: number) => text.offsetAt(at + index);
  // Behind its last character, so that a closing quote stays out.
  return { kind, name, start: offsetAt(0), end: offsetAt(name.length - 1) + 1, defines, offsetAt };
}
