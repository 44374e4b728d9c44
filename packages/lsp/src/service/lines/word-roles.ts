import { type Argument, type ArgumentType, converter, grammarOf, type StatementGrammar, type Version } from '@haplint/catalog';
import { conditionOf, type LineCondition, typeFor } from '@haplint/core/internal';
import type { Directive, Word } from '@haplint/parser';

/** What a word of a line is, by the catalog's grammar of its keyword. */
export type WordRole =
  | { readonly kind: 'keyword' }
  /** A value; `of` is the parameter that it belongs to, null where it is the line's own. */
  | { readonly kind: 'argument'; readonly name: string; readonly type: ArgumentType; readonly of: string | null }
  /** A named parameter, or one of some words with arguments of its own. */
  | { readonly kind: 'parameter'; readonly name: string; readonly args: readonly Argument[] };

/** A line, word by word. */
export interface LineRoles {
  /** The words behind `no` and `default`. */
  readonly words: readonly Word[];
  /** Null where no grammar is written. */
  readonly grammar: StatementGrammar | null;
  /** How many words the keyword has; 1 where no grammar tells. */
  readonly keywordLength: number;
  /** What each of the words is; left out where the grammar does not tell. */
  readonly roles: ReadonlyMap<Word, WordRole>;
  readonly condition: LineCondition | null;
}

/** Reads what the words of a directive are. Values are not judged, so that a wrong one hides nothing of what follows. */
export function rolesOf(line: Directive, section: string, target: Version): LineRoles {
  const words = line.prefix === null || line.words.length === 1 ? line.words : line.words.slice(1);
  const found = grammarOf(
    section,
    words.slice(0, 4).map(({ value }) => value),
    target,
  );
  const keywordLength = found?.keywordLength ?? 1;
  const reader = new RoleReader(words, target);
  for (const word of words.slice(0, keywordLength)) reader.roles.set(word, { kind: 'keyword' });
  if (found !== null) {
    const args = (line.prefix?.value === 'no' ? found.grammar.negated : undefined) ?? found.grammar.args;
    reader.read(args, keywordLength, null);
  }
  const mayHaveCondition = words.some(({ value }) => value === 'if' || value === 'unless');
  const condition = mayHaveCondition && !line.broken ? conditionOf(line) : null;
  return { words, grammar: found?.grammar ?? null, keywordLength, roles: reader.roles, condition };
}

class RoleReader {
  readonly roles = new Map<Word, WordRole>();
  readonly #words: readonly Word[];
  readonly #target: Version;

  constructor(words: readonly Word[], target: Version) {
    this.#words = words;
    this.#target = target;
  }

  /** Reads arguments from a word on; gives the index behind them, or null where nobody can tell what follows. */
  read(args: readonly Argument[], from: number, of: string | null): number | null {
    let at: number | null = from;
    for (const argument of args) {
      at = this.#readOne(argument, at, of);
      if (at === null) return null;
    }
    return at;
  }

  #readOne(argument: Argument, at: number, of: string | null): number | null {
    const word = this.#words[at];
    if (word === undefined || 'rest' in argument || 'condition' in argument) return null;
    if ('parameters' in argument) return this.#readParameters(argument, at);
    if ('choose' in argument) {
      const args = Object.hasOwn(argument.choose, word.value) ? argument.choose[word.value] : undefined;
      if (args === undefined) return argument.others === undefined ? null : this.#readValue(argument.name, argument.others, at, of);
      this.roles.set(word, { kind: 'parameter', name: word.value, args });
      return this.read(args, at + 1, word.value);
    }
    if ('values' in argument) {
      let next: number | null = at;
      while (next !== null && next < this.#words.length) next = this.#readValue(argument.name, argument.values, next, of);
      return next;
    }
    return this.#readValue(argument.name, argument.value, at, of);
  }

  #readValue(name: string, declared: ArgumentType, at: number, of: string | null): number | null {
    const word = this.#words[at];
    if (word === undefined || word.variables.some(({ expandsToWords }) => expandsToWords)) return null;
    const type = typeFor(declared, this.#target);
    this.roles.set(word, { kind: 'argument', name, type, of });
    if (type.type !== 'expression') return at + 1;
    // Converters may go on in words of their own.
    let next = at + 1;
    for (let other = this.#words[next]; other !== undefined; other = this.#words[++next]) {
      if (converter(/^[\w.-]*/.exec(other.value)?.[0] ?? '') === null) break;
      this.roles.set(other, { kind: 'argument', name, type, of });
    }
    return next;
  }

  #readParameters({ parameters, negatable }: Extract<Argument, { parameters: unknown }>, from: number): number | null {
    let at = from;
    for (let word = this.#words[at]; word !== undefined; word = this.#words[at]) {
      const text = negatable === undefined ? word.value : word.value.replace(/^!+/, '');
      const parenthesis = text.indexOf('(');
      const name = parenthesis === -1 ? text : text.slice(0, parenthesis + 1);
      const args = Object.hasOwn(parameters, name) ? parameters[name] : undefined;
      if (args === undefined) return at;
      this.roles.set(word, { kind: 'parameter', name, args });
      const next = this.read(args, at + 1, name);
      if (next === null) return null;
      at = next;
    }
    return at;
  }
}
