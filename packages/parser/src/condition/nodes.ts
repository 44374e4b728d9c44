import { type SampleExpression, type SampleExpressionNode, sampleExpressionVisitorKeys } from '../expression/index.js';
import { SyntaxNode } from '../syntax-node.js';
import { type ConditionWord, isLiteral } from './words.js';

/** An option in front of an ACL's patterns: `-i`, `-m beg`, `-f file`, or the `--` that ends the options. */
export class AclFlag extends SyntaxNode {
  get type() {
    return 'AclFlag' as const;
  }
  /** With its dashes. */
  readonly name: string;
  /** The word the flag takes; null where it takes none or none is left. */
  readonly value: ConditionWord | null;

  constructor(parent: SyntaxNode | null, word: ConditionWord, value: ConditionWord | null) {
    super(parent, word.start, (value ?? word).end);
    this.name = word.value;
    this.value = value;
  }
}

/** What an ACL tests: a sample, and the patterns it is matched against. */
export class AclExpression extends SyntaxNode {
  get type() {
    return 'AclExpression' as const;
  }
  readonly sample: SampleExpression;
  readonly flags: readonly AclFlag[];
  /**
   * The words behind the flags, as given. A word that names a converter continues the expression *and* is a pattern: HAProxy
   * reads it twice (src/acl.c `parse_acl_expr`).
   */
  readonly patterns: readonly ConditionWord[];

  constructor(
    parent: SyntaxNode | null,
    start: number,
    end: number,
    sample: SampleExpression,
    flags: readonly AclFlag[],
    patterns: readonly ConditionWord[],
  ) {
    super(parent, start, end);
    this.sample = sample;
    this.flags = flags;
    this.patterns = patterns;
    sample.parent = this;
    for (const flag of flags) flag.parent = this;
  }
}

/** An ACL by its name. */
export class NamedAcl extends SyntaxNode {
  get type() {
    return 'NamedAcl' as const;
  }
  readonly name: string;
  /** The word the name stands in, which may have `!` in front of it. */
  readonly word: ConditionWord;
  /** Whether no environment variable takes part in the name. */
  readonly isLiteral: boolean;

  /** `from` is the index of the name in the word. */
  constructor(parent: SyntaxNode | null, word: ConditionWord, from: number) {
    super(parent, from === 0 ? word.start : word.offsetAt(from), word.end);
    this.name = word.value.slice(from);
    this.word = word;
    this.isLiteral = isLiteral(word);
  }
}

/** An ACL in place: `{ path_beg /api }`. */
export class AnonymousAcl extends SyntaxNode {
  get type() {
    return 'AnonymousAcl' as const;
  }
  readonly expression: AclExpression;

  constructor(parent: SyntaxNode | null, start: number, end: number, expression: AclExpression) {
    super(parent, start, end);
    this.expression = expression;
    expression.parent = this;
  }
}

/** An ACL, perhaps negated. */
export class ConditionTerm extends SyntaxNode {
  get type() {
    return 'ConditionTerm' as const;
  }
  /** Whether an odd number of `!` stands in front. */
  readonly negated: boolean;
  readonly acl: NamedAcl | AnonymousAcl;

  constructor(parent: SyntaxNode | null, start: number, negated: boolean, acl: NamedAcl | AnonymousAcl) {
    super(parent, start, acl.end);
    this.negated = negated;
    this.acl = acl;
    acl.parent = this;
  }
}

/** Terms side by side: all of them must hold. */
export class ConditionAnd extends SyntaxNode {
  get type() {
    return 'ConditionAnd' as const;
  }
  /** At least one. */
  readonly terms: readonly ConditionTerm[];

  constructor(parent: SyntaxNode | null, start: number, end: number, terms: readonly ConditionTerm[]) {
    super(parent, start, end);
    this.terms = terms;
    for (const term of terms) term.parent = this;
  }
}

/** A condition: it holds when one of its alternatives does, or for `unless`, when none does. */
export class Condition extends SyntaxNode {
  get type() {
    return 'Condition' as const;
  }
  /** Null where the words do not begin with `if` or `unless`. */
  readonly kind: 'if' | 'unless' | null;
  /** Empty where nothing is tested, which HAProxy accepts and takes for false. */
  readonly alternatives: readonly ConditionAnd[];

  constructor(parent: SyntaxNode | null, start: number, end: number, kind: 'if' | 'unless' | null, alternatives: readonly ConditionAnd[]) {
    super(parent, start, end);
    this.kind = kind;
    this.alternatives = alternatives;
    for (const alternative of alternatives) alternative.parent = this;
  }
}

/** Every node of this grammar. */
export type ConditionNode =
  | Condition
  | ConditionAnd
  | ConditionTerm
  | NamedAcl
  | AnonymousAcl
  | AclExpression
  | AclFlag
  | SampleExpressionNode;

/** Child properties of each node, in the order of the text. Words are the line's, not children. */
export const conditionVisitorKeys = {
  Condition: ['alternatives'],
  ConditionAnd: ['terms'],
  ConditionTerm: ['acl'],
  NamedAcl: [],
  AnonymousAcl: ['expression'],
  AclExpression: ['sample', 'flags'],
  AclFlag: [],
  ...sampleExpressionVisitorKeys,
} as const satisfies Record<ConditionNode['type'], readonly string[]>;
