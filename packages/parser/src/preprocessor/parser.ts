import { EOF, type IToken } from 'chevrotain';
import { type CallParts, CallRules, endOf, MaskedText, type SubGrammarText } from '../expression/grammar.js';
import { integerValue } from './integer.js';
import { preprocessorLexer } from './lexer.js';
import { PreprocessorCondition, PreprocessorInteger, PreprocessorPredicate, PreprocessorUnreadable } from './nodes.js';
import type { PreprocessorProblem } from './problems.js';
import { And, CloseGroup, Integer, Not, OpenGroup, Or, PREPROCESSOR_TOKENS, PredicateName } from './tokens.js';
import { TreeBuilder } from './tree-builder.js';

export interface PreprocessorConditionResult {
  readonly node: PreprocessorCondition;
  readonly problems: readonly PreprocessorProblem[];
}

/** What a predicate's name may consist of; every name that any branch knows does. */
const PREDICATE_NAME = /^\w+$/;

/** Text that stands where a term is missing. */
const MISSES_TERM = /^(?:\)|&&|\|\|)/;

/** What stands in front of a term. */
interface Negation {
  /** Index of the first `!`; null where there is none. */
  from: number | null;
  negated: boolean;
}

/**
 * The lexer's modes make terms and operators take turns, and a stack matches the parentheses, so the grammar itself is flat:
 * recursive rules would overflow the call stack long before HAProxy's own limit.
 */
class PreprocessorParser extends CallRules {
  #tree = new TreeBuilder();
  #negation: Negation = { from: null, negated: false };
  /** The parentheses that are open, innermost last. */
  #open: IToken[] = [];
  #expectsTerm = true;
  /** HAProxy reads no further. */
  #stopped = false;

  constructor() {
    super(PREPROCESSOR_TOKENS);
    this.performSelfAnalysis();
  }

  readonly #condition = this.RULE('condition', () => {
    this.MANY({
      GATE: () => !this.#stopped,
      DEF: () => {
        this.OR([
          { ALT: () => this.SUBRULE(this.#not) },
          { ALT: () => this.SUBRULE(this.#integer) },
          { ALT: () => this.SUBRULE(this.#predicate) },
          { ALT: () => this.SUBRULE(this.#openGroup) },
          { ALT: () => this.SUBRULE(this.#operator) },
          { ALT: () => this.SUBRULE(this.#closeGroup) },
        ]);
      },
    });
  });

  readonly #not = this.RULE('not', () => {
    const token = this.CONSUME(Not);
    this.ACTION(() => {
      const { from, negated } = this.#negation;
      this.#negation = { from: from ?? token.startOffset, negated: !negated };
    });
  });

  readonly #integer = this.RULE('integer', () => {
    const token = this.CONSUME(Integer);
    this.ACTION(() => {
      if (!this.#beginTerm(token)) return;
      const { start, negated } = this.#takeNegation(token);
      const end = this.source.offsetAt(endOf(token));
      this.#endTerm(new PreprocessorInteger(null, start, end, negated, integerValue(token.image)));
    });
  });

  readonly #predicate = this.RULE('predicate', () => {
    const name = this.CONSUME(PredicateName);
    const goesOn = this.ACTION(() => this.#beginTerm(name));
    const unreadable = this.ACTION(() => this.#reportUnreadable(name));
    let list: Pick<CallParts, 'args' | 'to'> | null = null;
    this.OPTION(() => {
      list = this.SUBRULE(this.argumentList);
    });
    this.ACTION(() => {
      if (!goesOn) return;
      const nameFrom = name.startOffset;
      const nameTo = endOf(name);
      const from = this.#negation.from ?? nameFrom;
      const parts: CallParts = { from, nameFrom, nameTo, ...(list ?? { args: null, to: nameTo }) };
      const { start, negated } = this.#takeNegation(name);
      if (!unreadable) {
        this.#endTerm(new PreprocessorPredicate(null, this.source, negated, parts));
        return;
      }
      const text = this.source.slice(nameFrom, parts.to);
      this.#endTerm(new PreprocessorUnreadable(null, start, this.source.offsetAt(parts.to), negated, text));
    });
  });

  readonly #openGroup = this.RULE('openGroup', () => {
    const token = this.CONSUME(OpenGroup);
    this.ACTION(() => {
      if (!this.#beginTerm(token)) return;
      const { start, negated } = this.#takeNegation(token);
      this.#tree.openGroup(start, negated);
      this.#open.push(token);
    });
  });

  readonly #operator = this.RULE('operator', () => {
    let isOr = false;
    this.OR([
      { ALT: () => this.CONSUME(And) },
      {
        ALT: () => {
          this.CONSUME(Or);
          isOr = true;
        },
      },
    ]);
    this.ACTION(() => {
      if (isOr) this.#tree.endAlternative();
      this.#expectsTerm = true;
    });
  });

  readonly #closeGroup = this.RULE('closeGroup', () => {
    const token = this.CONSUME(CloseGroup);
    this.ACTION(() => {
      if (this.#open.pop() === undefined) {
        this.#stopAt(token.startOffset);
      } else {
        this.#tree.closeGroup(this.source.offsetAt(endOf(token)));
      }
    });
  });

  /** Whether HAProxy reads the term that begins with this token; reports it if not. */
  #beginTerm(token: IToken): boolean {
    if (!this.#tree.isTooDeep) return true;
    this.report('too-deeply-nested', token.startOffset, endOf(token));
    this.#stopped = true;
    return false;
  }

  #endTerm(term: Parameters<TreeBuilder['addTerm']>[0]): void {
    this.#tree.addTerm(term);
    this.#expectsTerm = false;
  }

  /** The `!` in front of a term, which are used up by this, and the file offset where the term begins. */
  #takeNegation(token: IToken): { start: number; negated: boolean } {
    const { from, negated } = this.#negation;
    this.#negation = { from: null, negated: false };
    return { start: this.source.offsetAt(from ?? token.startOffset), negated };
  }

  /** Whether the name can be none; reports it where no variable decides. */
  #reportUnreadable(name: IToken): boolean {
    if (PREDICATE_NAME.test(name.image)) return false;
    const from = name.startOffset;
    if (MISSES_TERM.test(name.image)) this.report('missing-term', from, from, from + 1);
    else this.report('unreadable-term', from, endOf(name));
    return true;
  }

  /** Reports what HAProxy cannot go on with. */
  #stopAt(from: number): void {
    this.#stopped = true;
    const { length } = this.source.masked;
    const open = this.#open[this.#open.length - 1];
    if (open !== undefined) this.report('unclosed-group', open.startOffset, endOf(open), from + 1);
    else if (from < length) this.report('unexpected-text', from, length, from + 1);
  }

  parse(text: SubGrammarText): PreprocessorConditionResult {
    const source = new MaskedText(text);
    const { length } = source.masked;
    if (length === 0) {
      const at = source.offsetAt(0);
      return { node: new PreprocessorCondition(null, at, at, null), problems: [] };
    }
    this.#negation = { from: null, negated: false };
    this.#expectsTerm = true;
    this.#stopped = false;
    this.begin(source, preprocessorLexer());
    this.#condition();
    // What HAProxy does not read stays unread here too.
    this.errors = this.errors.filter(({ name }) => name !== 'NotAllInputParsedException');
    this.#endOfRules();
    const expression = this.#tree.finish();
    this.#tree = new TreeBuilder();
    this.#open = [];
    const node = new PreprocessorCondition(null, source.offsetAt(0), source.offsetAt(length), expression);
    return { node, problems: this.finish() as PreprocessorProblem[] };
  }

  /** Judges what the rules have left unread. */
  #endOfRules(): void {
    const { length } = this.source.masked;
    if (this.#expectsTerm) {
      const last = this.LA(0);
      const from = last.tokenType === EOF ? 0 : endOf(last);
      this.report('missing-term', from, from, length);
      const at = this.source.offsetAt(from);
      this.#tree.addTerm(new PreprocessorUnreadable(null, at, at, this.#negation.negated, ''));
    } else if (!this.#stopped) {
      const next = this.LA(1);
      this.#stopAt(next.tokenType === EOF ? length : next.startOffset);
    }
  }
}

let parser: PreprocessorParser | null = null;

/**
 * Reads the condition of `.if` or `.elif`: the rest of its line, whose words HAProxy joins with single spaces. Knows no predicate's
 * name and counts no arguments; that HAProxy knows a predicate, and that it has its arguments, is for the caller to check.
 * Total and linear; reports at most one problem. The node's parent is null; offsets are those of the file.
 * Reads what 2.5 and later do; 2.4 knows neither operators nor parentheses.
 * Source: src/cfgcond.c; configuration manual, "Conditional blocks".
 */
export function parsePreprocessorCondition(text: SubGrammarText): PreprocessorConditionResult {
  parser ??= new PreprocessorParser();
  return parser.parse(text);
}
