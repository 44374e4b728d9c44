import { Call, type CallParts, type MaskedText, type SampleArgument } from '../expression/grammar.js';
import { SyntaxNode } from '../syntax-node.js';

/** A number on its own; zero is false, anything else is true. */
export class PreprocessorInteger extends SyntaxNode {
  get type() {
    return 'PreprocessorInteger' as const;
  }
  readonly negated: boolean;
  readonly value: number;

  constructor(parent: SyntaxNode | null, start: number, end: number, negated: boolean, value: number) {
    super(parent, start, end);
    this.negated = negated;
    this.value = value;
  }
}

/** A question to HAProxy: `version_atleast(3.0)`. Which ones exist depends on the branch. */
export class PreprocessorPredicate extends Call {
  get type() {
    return 'PreprocessorPredicate' as const;
  }
  readonly negated: boolean;

  constructor(parent: SyntaxNode | null, source: MaskedText, negated: boolean, parts: CallParts) {
    super(parent, source, parts);
    this.negated = negated;
  }
}

/** An expression in parentheses. */
export class PreprocessorGroup extends SyntaxNode {
  get type() {
    return 'PreprocessorGroup' as const;
  }
  readonly negated: boolean;
  readonly expression: PreprocessorOr;

  constructor(parent: SyntaxNode | null, start: number, end: number, negated: boolean, expression: PreprocessorOr) {
    super(parent, start, end);
    this.negated = negated;
    this.expression = expression;
    expression.parent = this;
  }
}

/** What is no term: text HAProxy refuses, or text only an environment variable's value can tell the meaning of. */
export class PreprocessorUnreadable extends SyntaxNode {
  get type() {
    return 'PreprocessorUnreadable' as const;
  }
  readonly negated: boolean;
  /** Empty where the term is missing. */
  readonly text: string;

  constructor(parent: SyntaxNode | null, start: number, end: number, negated: boolean, text: string) {
    super(parent, start, end);
    this.negated = negated;
    this.text = text;
  }
}

/** What `&&` joins. */
export type PreprocessorTerm = PreprocessorInteger | PreprocessorPredicate | PreprocessorGroup | PreprocessorUnreadable;

/** One or more terms joined by `&&`. */
export class PreprocessorAnd extends SyntaxNode {
  get type() {
    return 'PreprocessorAnd' as const;
  }
  readonly terms: readonly PreprocessorTerm[];

  constructor(parent: SyntaxNode | null, start: number, end: number, terms: readonly PreprocessorTerm[]) {
    super(parent, start, end);
    this.terms = terms;
    for (const term of terms) term.parent = this;
  }
}

/** One or more conjunctions joined by `||`. */
export class PreprocessorOr extends SyntaxNode {
  get type() {
    return 'PreprocessorOr' as const;
  }
  readonly alternatives: readonly PreprocessorAnd[];

  constructor(parent: SyntaxNode | null, start: number, end: number, alternatives: readonly PreprocessorAnd[]) {
    super(parent, start, end);
    this.alternatives = alternatives;
    for (const alternative of alternatives) alternative.parent = this;
  }
}

/** What stands behind `.if` or `.elif`. */
export class PreprocessorCondition extends SyntaxNode {
  get type() {
    return 'PreprocessorCondition' as const;
  }
  /** Null for an empty condition, which is false. */
  readonly expression: PreprocessorOr | null;

  constructor(parent: SyntaxNode | null, start: number, end: number, expression: PreprocessorOr | null) {
    super(parent, start, end);
    this.expression = expression;
    if (expression !== null) expression.parent = this;
  }
}

/** Every node of this grammar. */
export type PreprocessorNode = PreprocessorCondition | PreprocessorOr | PreprocessorAnd | PreprocessorTerm | SampleArgument;

/** Child properties of each node, in the order of the text. */
export const preprocessorVisitorKeys = {
  PreprocessorCondition: ['expression'],
  PreprocessorOr: ['alternatives'],
  PreprocessorAnd: ['terms'],
  PreprocessorInteger: [],
  PreprocessorPredicate: ['args'],
  PreprocessorGroup: ['expression'],
  PreprocessorUnreadable: [],
  SampleArgument: [],
} as const satisfies Record<PreprocessorNode['type'], readonly string[]>;
