import type { DecodedText } from '../decoded-text.js';
import { SyntaxNode } from '../syntax-node.js';
import { decodeArgument } from './argument-text.js';
import type { MaskedText } from './masked-text.js';

/** One argument between parentheses: `value` is what the fetch or converter receives, without the argument's own quotes and escapes. */
export class SampleArgument extends SyntaxNode implements DecodedText {
  get type() {
    return 'SampleArgument' as const;
  }
  readonly value: string;
  /** Whether no environment variable takes part in the value. */
  readonly isLiteral: boolean;
  private readonly source: DecodedText;
  private readonly from: number;
  /** Of each character of the value in the text, and of its end; null where the value stands there as it is. */
  private readonly indexes: readonly number[] | null;

  /**
   * `from` and `to` are indexes of the text the argument stands in, quotes and surrounding spaces included. `same` is the argument of the
   * same text elsewhere, where it was read before.
   */
  constructor(parent: SyntaxNode | null, source: MaskedText, from: number, to: number, same: SampleArgument | null = null) {
    super(parent, source.offsetAt(from), source.offsetAt(to));
    const decoded = same === null ? decodeArgument(source.masked, source.text.value, from, to) : null;
    this.value = same?.value ?? decoded?.value ?? source.slice(from, to);
    this.isLiteral = !source.hasVariable(from, to);
    this.source = source.text;
    this.from = from;
    this.indexes = same?.indexes ?? decoded?.indexes ?? null;
  }

  offsetAt(index: number): number {
    const at = Math.max(0, Math.min(index, this.value.length));
    return this.source.offsetAt(this.indexes === null ? this.from + at : (this.indexes[at] as number));
  }
}

/** What fetches, converters and predicates share: a name and, perhaps, arguments. Positions are indexes of the text read. */
export interface CallParts {
  /** Where the node begins, if that is in front of the name. */
  readonly from?: number;
  /** Left out, it is the text between the next two. */
  readonly name?: string;
  readonly nameFrom: number;
  readonly nameTo: number;
  /** Null where no parenthesis follows the name. */
  readonly args: readonly SampleArgument[] | null;
  readonly to: number;
}

/** A name with an optional list of arguments. */
export abstract class Call extends SyntaxNode {
  /** Empty where the name is missing. */
  readonly name: string;
  /** File offsets of the name, end exclusive. */
  readonly nameStart: number;
  readonly nameEnd: number;
  /**
   * Empty for a bare name and for `()`. Where the first argument is a string, HAProxy takes `()` for one empty argument, and
   * a bare name too if that argument is mandatory.
   */
  readonly args: readonly SampleArgument[];
  readonly hasParentheses: boolean;
  /** Whether no environment variable takes part in the name. */
  readonly isLiteral: boolean;

  constructor(parent: SyntaxNode | null, source: MaskedText, parts: CallParts) {
    super(parent, source.offsetAt(parts.from ?? parts.nameFrom), source.offsetAt(parts.to));
    this.name = parts.name ?? source.slice(parts.nameFrom, parts.nameTo);
    this.nameStart = source.offsetAt(parts.nameFrom);
    this.nameEnd = source.offsetAt(parts.nameTo);
    this.args = parts.args ?? [];
    this.hasParentheses = parts.args !== null;
    this.isLiteral = !source.hasVariable(parts.nameFrom, parts.nameTo);
    for (const argument of this.args) argument.parent = this;
  }
}

/** What a sample expression starts from: `req.hdr(host)`. */
export class SampleFetch extends Call {
  get type() {
    return 'SampleFetch' as const;
  }
}

/** One step that transforms the sample: `lower`, `map(file,default)`. */
export class Converter extends Call {
  get type() {
    return 'Converter' as const;
  }
}

/** A sample fetch and the converters its sample runs through. */
export class SampleExpression extends SyntaxNode {
  get type() {
    return 'SampleExpression' as const;
  }
  readonly fetch: SampleFetch;
  readonly converters: Converter[];

  constructor(parent: SyntaxNode | null, end: number, fetch: SampleFetch, converters: readonly Converter[]) {
    super(parent, fetch.start, end);
    this.fetch = fetch;
    this.converters = [...converters];
    fetch.parent = this;
    for (const converter of this.converters) converter.parent = this;
  }
}

/** Every node of this grammar. */
export type SampleExpressionNode = SampleExpression | SampleFetch | Converter | SampleArgument;

/** Child properties of each node, in the order of the text. */
export const sampleExpressionVisitorKeys = {
  SampleExpression: ['fetch', 'converters'],
  SampleFetch: ['args'],
  Converter: ['args'],
  SampleArgument: [],
} as const satisfies Record<SampleExpressionNode['type'], readonly string[]>;
