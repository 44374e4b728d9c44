import { createTokenInstance, EmbeddedActionsParser, type IToken } from 'chevrotain';
import { assertTotal } from '../expression/grammar.js';
import { SKIP_GRAMMAR_CHECKS } from '../grammar-checks.js';
import {
  AclName,
  CloseBrace,
  CONDITION_TOKENS,
  Flag,
  FlagValue,
  If,
  Negation,
  OpenBrace,
  Or,
  Pattern,
  Sample,
  Unless,
  ValueFlag,
  type WordPart,
} from './tokens.js';

/** What the grammar makes of a condition's tokens; numbers are their indexes. */
export interface ConditionShape {
  /** `if` or `unless`. */
  readonly kind: number | null;
  readonly alternatives: readonly (readonly TermShape[])[];
}

export interface TermShape {
  readonly negations: readonly number[];
  readonly acl: NamedAclShape | AnonymousAclShape;
}

export interface NamedAclShape {
  readonly name: number;
}

export interface AnonymousAclShape {
  readonly open: number;
  readonly expression: AclExpressionShape;
  readonly close: number | null;
}

export interface AclExpressionShape {
  readonly sample: number | null;
  readonly flags: readonly FlagShape[];
  readonly patterns: readonly number[];
}

export interface FlagShape {
  readonly flag: number;
  readonly value: number | null;
}

/**
 * The grammar of conditions and of what ACLs test. It knows tokens by what they are and not by what they say, so that few different
 * conditions come to it: most are `if` and a name. What it made of them is kept.
 */
class ConditionGrammar extends EmbeddedActionsParser {
  readonly #conditions = new KnownShapes<ConditionShape>();
  readonly #aclExpressions = new KnownShapes<AclExpressionShape>();

  constructor() {
    super(CONDITION_TOKENS, { maxLookahead: 1, recoveryEnabled: false, skipValidations: SKIP_GRAMMAR_CHECKS });
    this.performSelfAnalysis();
  }

  readonly #condition = this.RULE('condition', (): ConditionShape => {
    let kind: IToken | null = null;
    this.OPTION(() => {
      kind = this.OR([{ ALT: () => this.CONSUME(If) }, { ALT: () => this.CONSUME(Unless) }]);
    });
    const alternatives: TermShape[][] = [];
    let terms: TermShape[] = [];
    const endAlternative = () => {
      if (terms.length > 0) alternatives.push(terms);
      terms = [];
    };
    // A `!` of its own counts for the next ACL, however many there are.
    let negations: number[] = [];
    this.MANY(() => {
      this.OR1([
        { ALT: () => negations.push(this.CONSUME(Negation).startOffset) },
        {
          ALT: () => {
            this.CONSUME(Or);
            endAlternative();
            negations = [];
          },
        },
        {
          ALT: () => {
            terms.push({ negations, acl: this.SUBRULE(this.#acl) });
            negations = [];
          },
        },
      ]);
    });
    endAlternative();
    return { kind: indexOf(kind), alternatives };
  });

  readonly #acl = this.RULE('acl', (): NamedAclShape | AnonymousAclShape =>
    this.OR<NamedAclShape | AnonymousAclShape>([
      { ALT: () => ({ name: this.CONSUME(AclName).startOffset }) },
      { ALT: () => this.SUBRULE(this.#anonymousAcl) },
    ]),
  );

  readonly #anonymousAcl = this.RULE('anonymousAcl', (): AnonymousAclShape => {
    const open = this.CONSUME(OpenBrace).startOffset;
    const expression = this.SUBRULE(this.#aclExpression);
    let close: IToken | null = null;
    this.OPTION(() => {
      close = this.CONSUME(CloseBrace);
    });
    return { open, expression, close: indexOf(close) };
  });

  readonly #aclExpression = this.RULE('aclExpression', (): AclExpressionShape => {
    let sample: IToken | null = null;
    this.OPTION(() => {
      sample = this.CONSUME(Sample);
    });
    const flags: FlagShape[] = [];
    this.MANY(() => {
      flags.push(this.SUBRULE(this.#flag));
    });
    const patterns: number[] = [];
    this.MANY1(() => {
      patterns.push(this.CONSUME(Pattern).startOffset);
    });
    return { sample: indexOf(sample), flags, patterns };
  });

  readonly #flag = this.RULE(
    'flag',
    (): FlagShape =>
      this.OR([
        { ALT: () => ({ flag: this.CONSUME(Flag).startOffset, value: null }) },
        {
          ALT: () => {
            const flag = this.CONSUME(ValueFlag).startOffset;
            let value: IToken | null = null;
            this.OPTION(() => {
              value = this.CONSUME(FlagValue);
            });
            return { flag, value: indexOf(value) };
          },
        },
      ]),
  );

  conditionOf(parts: readonly WordPart[]): ConditionShape {
    return this.#conditions.of(parts, () => this.#run(parts, () => this.#condition()));
  }

  aclExpressionOf(parts: readonly WordPart[]): AclExpressionShape {
    return this.#aclExpressions.of(parts, () => this.#run(parts, () => this.#aclExpression()));
  }

  #run<Shape>(parts: readonly WordPart[], rule: () => Shape): Shape {
    this.input = parts.map(({ type }, index) => createTokenInstance(type, '', index, index, 0, 0, 0, 0));
    const shape = rule();
    assertTotal(this.errors);
    this.input = [];
    return shape;
  }
}

/** The index of a token. */
function indexOf(token: IToken | null): number | null {
  return token === null ? null : token.startOffset;
}

/** How many shapes are kept, and of how many tokens at most. */
const MAX_SHAPES = 1000;
const MAX_TOKENS = 32;

/** What the grammar has made of tokens of the same types. */
class KnownShapes<Shape> {
  readonly #shapes = new Map<string, Shape>();

  of(parts: readonly WordPart[], make: () => Shape): Shape {
    if (parts.length > MAX_TOKENS) return make();
    let types = '';
    for (const { type } of parts) types += String.fromCharCode(type.tokenTypeIdx as number);
    let shape = this.#shapes.get(types);
    if (shape === undefined) {
      if (this.#shapes.size >= MAX_SHAPES) this.#shapes.clear();
      shape = make();
      this.#shapes.set(types, shape);
    }
    return shape;
  }
}

let grammar: ConditionGrammar | null = null;

/** The one grammar of the process, built at first use. */
export function conditionGrammar(): ConditionGrammar {
  grammar ??= new ConditionGrammar();
  return grammar;
}
