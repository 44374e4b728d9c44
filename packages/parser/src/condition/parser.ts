import { EmbeddedActionsParser, type IToken } from 'chevrotain';
import { plainText } from '../decoded-text.js';
import { assertTotal } from '../expression/grammar.js';
import { parseSampleExpression } from '../expression/index.js';
import { SKIP_GRAMMAR_CHECKS } from '../grammar-checks.js';
import { AclExpression, AclFlag, AnonymousAcl, Condition, ConditionAnd, ConditionTerm, NamedAcl } from './nodes.js';
import type { AclProblem, ConditionProblem } from './problems.js';
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
  partOf,
  readAclExpression,
  readCondition,
  Sample,
  Unless,
  ValueFlag,
} from './tokens.js';
import { type ConditionWord, isLiteral } from './words.js';

export interface ConditionResult {
  readonly node: Condition;
  readonly problems: readonly ConditionProblem[];
  /** Index of the first word that was not read: HAProxy stops at an empty one. */
  readonly end: number;
}

export interface AclExpressionResult {
  readonly node: AclExpression;
  readonly problems: readonly AclProblem[];
  /** Index of the first word that was not read: HAProxy stops at an empty one. */
  readonly end: number;
}

/** Flags that take no word. */
const PLAIN_FLAGS: ReadonlySet<string> = new Set(['-i', '-n', '-M', '--']);

/** Flags that cannot go without their word; HAProxy reads a missing number after `-u` as 0. */
const NEED_VALUE: ReadonlySet<string> = new Set(['-f', '-m']);

/** What src/tools.c `invalid_char` allows in an ACL's name. */
const ACL_NAME = /^[\w.:-]+$/;

/** The next term's `!`, and the file offset of the first; null where there is none. */
interface Negations {
  negated: boolean;
  start: number | null;
}

class ConditionParser extends EmbeddedActionsParser {
  #words: readonly ConditionWord[] = [];
  #problems: ConditionProblem[] = [];

  constructor() {
    super(CONDITION_TOKENS, { maxLookahead: 1, recoveryEnabled: false, skipValidations: SKIP_GRAMMAR_CHECKS });
    this.performSelfAnalysis();
  }

  readonly #condition = this.RULE('condition', (): Pick<Condition, 'kind' | 'alternatives'> => {
    let kind: 'if' | 'unless' | null = null;
    this.OPTION(() => {
      const token = this.OR([{ ALT: () => this.CONSUME(If) }, { ALT: () => this.CONSUME(Unless) }]);
      kind = token.tokenType === If ? 'if' : 'unless';
    });
    const alternatives: ConditionAnd[] = [];
    let terms: ConditionTerm[] = [];
    const endAlternative = () => {
      const last = terms[terms.length - 1];
      if (last !== undefined) alternatives.push(new ConditionAnd(null, (terms[0] ?? last).start, last.end, terms));
      terms = [];
    };
    let negations: Negations = { negated: false, start: null };
    this.MANY(() => {
      this.OR1([
        {
          ALT: () => {
            negations = this.SUBRULE(this.#negation, { ARGS: [negations] });
          },
        },
        {
          ALT: () => {
            this.CONSUME(Or);
            this.ACTION(endAlternative);
            negations = { negated: false, start: null };
          },
        },
        {
          ALT: () => {
            const acl = this.SUBRULE(this.#acl);
            this.ACTION(() => terms.push(new ConditionTerm(null, negations.start ?? acl.start, negations.negated, acl)));
            negations = { negated: false, start: null };
          },
        },
      ]);
    });
    this.ACTION(endAlternative);
    return { kind, alternatives };
  });

  /** `!`, any number of times; a `!` of its own counts for the next ACL, however many there are. */
  readonly #negation = this.RULE('negation', (before: Negations): Negations => {
    const token = this.CONSUME(Negation);
    return this.ACTION(() => {
      const { word } = partOf(token);
      let count = 0;
      while (word.value[count] === '!') count++;
      return { negated: before.negated !== (count % 2 === 1), start: before.start ?? word.start };
    });
  });

  readonly #acl = this.RULE('acl', (): NamedAcl | AnonymousAcl =>
    this.OR<NamedAcl | AnonymousAcl>([{ ALT: () => this.SUBRULE(this.#namedAcl) }, { ALT: () => this.SUBRULE(this.#anonymousAcl) }]),
  );

  readonly #namedAcl = this.RULE('namedAcl', (): NamedAcl => {
    const token = this.CONSUME(AclName);
    return this.ACTION(() => {
      const { word, from } = partOf(token);
      const acl = new NamedAcl(null, word, from);
      if (acl.isLiteral && !ACL_NAME.test(acl.name)) this.#report('invalid-acl-name', acl.start, acl.end, acl.name);
      return acl;
    });
  });

  readonly #anonymousAcl = this.RULE('anonymousAcl', (): AnonymousAcl => {
    const open = this.CONSUME(OpenBrace);
    const before = this.#problems.length;
    const expression = this.SUBRULE(this.#aclExpression, { ARGS: [this.ACTION(() => partOf(open).word.end)] });
    let close: IToken | null = null;
    this.OPTION(() => {
      close = this.CONSUME(CloseBrace);
    });
    return this.ACTION(() => {
      const { word, from } = partOf(open);
      const start = from === 0 ? word.start : word.offsetAt(from);
      if (close !== null) return new AnonymousAcl(null, start, partOf(close).word.end, expression);
      // HAProxy looks for the closing brace before it reads what the braces hold.
      this.#problems.length = before;
      // A variable that expands to several words may bring the brace.
      const isCertain = this.#words.slice(this.#words.indexOf(word)).every(isLiteral);
      if (isCertain) this.#report('unclosed-acl', start, word.end, '{');
      return new AnonymousAcl(null, start, Math.max(word.end, expression.end), expression);
    });
  });

  /** `place` is the file offset where the expression is missing, should it be. */
  readonly #aclExpression = this.RULE('aclExpression', (place: number): AclExpression => {
    let sampleToken: IToken | null = null;
    this.OPTION(() => {
      sampleToken = this.CONSUME(Sample);
    });
    const sample = this.ACTION(() => {
      const text = sampleToken === null ? plainText('', place) : partOf(sampleToken).word;
      const { node, problems } = parseSampleExpression(text);
      this.#problems.push(...problems);
      return node;
    });
    const flags: AclFlag[] = [];
    this.MANY(() => {
      flags.push(this.SUBRULE(this.#flag));
    });
    const patterns: ConditionWord[] = [];
    this.MANY1(() => {
      const token = this.CONSUME(Pattern);
      this.ACTION(() => patterns.push(partOf(token).word));
    });
    return this.ACTION(() => {
      const last = patterns[patterns.length - 1] ?? flags[flags.length - 1] ?? sample;
      return new AclExpression(null, sample.start, last.end, sample, flags, patterns);
    });
  });

  readonly #flag = this.RULE('flag', (): AclFlag => {
    let value: IToken | null = null;
    const token = this.OR([
      { ALT: () => this.CONSUME(Flag) },
      {
        ALT: () => {
          const flag = this.CONSUME(ValueFlag);
          this.OPTION(() => {
            value = this.CONSUME(FlagValue);
          });
          return flag;
        },
      },
    ]);
    return this.ACTION(() => {
      const { word } = partOf(token);
      if (token.tokenType === Flag) {
        const isKnown = PLAIN_FLAGS.has(word.value) || !isLiteral(word);
        if (!isKnown) this.#report('unknown-acl-flag', word.start, word.end, word.value);
      } else if (value === null && NEED_VALUE.has(word.value)) {
        this.#report('missing-flag-value', word.start, word.end, word.value);
      }
      return new AclFlag(null, word, value === null ? null : partOf(value).word);
    });
  });

  #report(code: ConditionProblem['code'], start: number, end: number, text: string): void {
    this.#problems.push({ code, start, end, text });
  }

  #begin(words: readonly ConditionWord[], tokens: IToken[]): void {
    this.#words = words;
    this.#problems = [];
    this.input = tokens;
  }

  /** Lets go of what was parsed, so that the parser, which lives as long as the process, does not keep it alive. */
  #finish(): ConditionProblem[] {
    assertTotal(this.errors);
    const problems = this.#problems;
    this.#words = [];
    this.#problems = [];
    this.input = [];
    return problems;
  }

  parseCondition(words: readonly ConditionWord[], place: number): ConditionResult {
    const { tokens, end } = readCondition(words);
    this.#begin(words, tokens);
    const { kind, alternatives } = this.#condition();
    const start = end === 0 ? place : (words[0]?.start ?? place);
    const last = end === 0 ? place : (words[end - 1]?.end ?? place);
    return { node: new Condition(null, start, last, kind, alternatives), problems: this.#finish(), end };
  }

  parseAclExpression(words: readonly ConditionWord[], place: number): AclExpressionResult {
    const { tokens, end } = readAclExpression(words);
    this.#begin(words, tokens);
    const node = this.#aclExpression(place);
    return { node, problems: this.#finish() as AclProblem[], end };
  }
}

let parser: ConditionParser | null = null;

function conditionParser(): ConditionParser {
  parser ??= new ConditionParser();
  return parser;
}

/**
 * Reads a condition: `if` or `unless`, then ACLs by name and anonymous ones. The words are a line's from `if` on; without `if` or
 * `unless` in front, all of them are taken for the condition, whose `kind` is then null, and it is for the caller to know that
 * HAProxy wants one of the two. `place` is the file offset the node gets where there is no word.
 * Knows no ACL's and no fetch's name. Total and linear; each ACL that is wrong on its own has its problem. The node's parent is
 * null, and words stay their line's. Source: src/acl.c `build_acl_cond`, `parse_acl_cond`; configuration manual, "Using ACLs to form
 * conditions".
 */
export function parseCondition(words: readonly ConditionWord[], place = 0): ConditionResult {
  return conditionParser().parseCondition(words, place);
}

/**
 * Reads what an ACL tests: the words of an `acl` line behind its name, or of an anonymous ACL between its braces. `place` is the file
 * offset where the expression is missing, should it be; left out, it is the first word's, which may be empty and so the end of them.
 * Source: src/acl.c `parse_acl_expr`; configuration manual, "ACL basics".
 */
export function parseAclExpression(words: readonly ConditionWord[], place = words[0]?.start ?? 0): AclExpressionResult {
  return conditionParser().parseAclExpression(words, place);
}
