import type { Argument, ArgumentType, Version } from '@haplint/catalog';
import { isSince, typeFor } from './values.js';

/** What may stand at a word. Indexes count the words behind the directive's keyword, from 0. */
export type Expectation =
  /** A value of a type; `of` is the parameter it belongs to, null for one of the directive itself. */
  | {
      readonly kind: 'value';
      readonly argument: Argument;
      readonly name: string;
      readonly type: ArgumentType;
      readonly of: string | null;
    }
  /** A word with arguments of its own: one of a few to choose from, or a parameter; `given`: it is among the words already. */
  | {
      readonly kind: 'word';
      readonly argument: Argument;
      readonly name: string;
      readonly args: readonly Argument[];
      readonly of: string | null;
      readonly given: boolean;
      readonly negatable: boolean;
    }
  /** `if` or `unless`, or what stands in a condition that has begun: `from` is where its `if` is, null where it may begin here. */
  | { readonly kind: 'condition'; readonly argument: Argument; readonly from: number | null }
  /** A converter that goes on with the expression that began at `from`. */
  | { readonly kind: 'converter'; readonly from: number }
  /** Anything, as the grammar says no more. */
  | { readonly kind: 'rest' };

type Parameters = Extract<Argument, { parameters: unknown }>;

/** Collects what may stand at one word while a grammar is read up to it. */
export class Expectations {
  readonly list: Expectation[] = [];
  /** The word looked at, the directive's keyword being 0. */
  readonly #at: number;
  readonly #version: Version;
  /** The words whose arguments are read, the innermost last. */
  readonly #owners: string[] = [];
  #condition: Argument | null = null;

  constructor(at: number, version: Version) {
    this.#at = at;
    this.#version = version;
  }

  /** The words that follow belong to this one. */
  enter(name: string): void {
    this.#owners.push(name);
  }

  leave(): void {
    this.#owners.pop();
  }

  /** An argument is about to be read at a word. */
  note(argument: Argument, at: number): void {
    if ('condition' in argument) this.#condition = argument;
    if ('rest' in argument) this.list.push({ kind: 'rest' });
    if (at !== this.#at) return;
    if ('condition' in argument) this.list.push({ kind: 'condition', argument, from: null });
    else if ('choose' in argument) {
      for (const [name, args] of Object.entries(argument.choose)) this.#word(argument, name, args, false, false);
      if (argument.others) this.#value(argument, argument.name, argument.others);
    } else if ('values' in argument) this.#value(argument, argument.name, argument.values);
    else if ('value' in argument) this.#value(argument, argument.name, argument.value);
  }

  /** Parameters end at a word; those of `read` were among the words before. */
  noteParameters(argument: Parameters, at: number, read: ReadonlySet<string>): void {
    if (at !== this.#at) return;
    const { parameters, conflicts = {}, since = {}, negatable = [] } = argument;
    for (const [name, args] of Object.entries(parameters)) {
      if (!isSince(since[name], this.#version) || conflicts[name]?.some((other) => read.has(other))) continue;
      this.#word(argument, name, args, read.has(name), negatable.includes(name));
    }
  }

  /** The expression at `from` may go on at a word. */
  noteConverter(from: number, at: number): void {
    if (at === this.#at) this.list.push({ kind: 'converter', from: from - 1 });
  }

  /** A condition begins at a word; with null, something stands there that is none. */
  noteCondition(from: number | null): void {
    if (from !== null && this.#condition) this.list.push({ kind: 'condition', argument: this.#condition, from: from - 1 });
  }

  #value(argument: Argument, name: string, type: ArgumentType): void {
    const known = typeFor(type, this.#version);
    if (this.list.some((one) => one.kind === 'value' && one.argument === argument)) return;
    this.list.push({ kind: 'value', argument, name, type: known, of: this.#owners.at(-1) ?? null });
  }

  #word(argument: Argument, name: string, args: readonly Argument[], given: boolean, negatable: boolean): void {
    this.list.push({ kind: 'word', argument, name, args, of: this.#owners.at(-1) ?? null, given, negatable });
  }
}
