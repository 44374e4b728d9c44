import { EmbeddedActionsParser, type IToken, type Lexer, type TokenVocabulary } from 'chevrotain';
import { plainText } from '../decoded-text.js';
import { SKIP_GRAMMAR_CHECKS } from '../grammar-checks.js';
import { readArgument } from './argument-text.js';
import { assertTotal } from './assert-total.js';
import { MaskedText } from './masked-text.js';
import { type CallParts, SampleArgument } from './nodes.js';
import type { SubSyntaxProblem } from './sub-syntax-problem.js';
import { ArgumentComma, ArgumentText, CloseArguments, OpenArguments } from './tokens.js';

/** What the parser holds between two texts. */
const NOTHING = new MaskedText(plainText('', 0));

/** Index just behind a token. */
export function endOf(token: IToken): number {
  return token.startOffset + token.image.length;
}

/**
 * The rules for argument lists, shared by the grammars that have them. The grammars built on it are total: every token
 * sequence their lexers can produce is derivable, and what HAProxy would refuse is reported on the way.
 */
export abstract class CallRules extends EmbeddedActionsParser {
  protected source: MaskedText = NOTHING;
  protected problems: SubSyntaxProblem[] = [];
  /** HAProxy stops at its first complaint, and what follows it is guesswork: one problem per unit is enough. */
  #unitStart = 0;
  #unitHasProblem = false;

  protected constructor(vocabulary: TokenVocabulary) {
    super(vocabulary, { maxLookahead: 1, recoveryEnabled: false, skipValidations: SKIP_GRAMMAR_CHECKS });
  }

  /** Makes the parser ready for a text; to be followed by one call of a rule. */
  protected begin(source: MaskedText, lexer: Lexer): void {
    const { tokens, errors } = lexer.tokenize(source.masked);
    assertTotal(errors);
    this.source = source;
    this.problems = [];
    this.beginUnit(0);
    this.input = tokens;
  }

  /** Lets go of what was parsed, so that the parser, which lives as long as the process, does not keep it alive. */
  protected finish(): SubSyntaxProblem[] {
    assertTotal(this.errors);
    const { problems } = this;
    this.source = NOTHING;
    this.problems = [];
    this.input = [];
    return problems;
  }

  /** What begins at `index` is judged apart from what stands before it. */
  protected beginUnit(index: number): void {
    this.#unitStart = index;
    this.#unitHasProblem = false;
  }

  /**
   * Records a problem of the text between two indexes, unless its unit has one already. `readTo` is how far HAProxy has
   * read when it refuses: where a variable stands before that, its value decides, and nothing can be said.
   */
  protected report(code: string, from: number, to: number, readTo = to): void {
    if (this.#unitHasProblem) return;
    this.#unitHasProblem = true;
    if (this.source.hasVariable(this.#unitStart, readTo)) return;
    const start = this.source.offsetAt(from);
    const end = this.source.offsetAt(to);
    this.problems.push(from === to ? { code, start, end } : { code, start, end, text: this.source.slice(from, to) });
  }

  /** `(a,b)`; gives the arguments and the index behind the list. */
  protected readonly argumentList = this.RULE('argumentList', (): Pick<CallParts, 'args' | 'to'> => {
    const open = this.CONSUME(OpenArguments);
    const args: SampleArgument[] = [this.SUBRULE1(this.argument)];
    this.MANY(() => {
      this.CONSUME(ArgumentComma);
      args.push(this.SUBRULE2(this.argument));
    });
    let closed = false;
    this.OPTION(() => {
      this.CONSUME(CloseArguments);
      closed = true;
    });
    return this.ACTION(() => {
      const last = this.LA(0);
      if (!closed) this.#reportUnclosed(open, last);
      const to = endOf(last);
      const isEmpty = args.length === 1 && to - endOf(open) === (closed ? 1 : 0);
      return { args: isEmpty ? [] : args, to };
    });
  });

  /** One argument, possibly empty. */
  protected readonly argument = this.RULE('argument', (): SampleArgument => {
    const from = this.ACTION(() => endOf(this.LA(0)));
    let to = from;
    this.OPTION(() => {
      const text = this.CONSUME(ArgumentText);
      to = this.ACTION(() => endOf(text));
    });
    return this.ACTION(() => new SampleArgument(null, this.source, from, to));
  });

  #reportUnclosed(open: IToken, last: IToken): void {
    const { masked } = this.source;
    const openQuote = last.tokenType === ArgumentText ? readArgument(masked, last.startOffset).openQuote : -1;
    if (openQuote === -1) this.report('unclosed-arguments', open.startOffset, endOf(open), masked.length);
    else this.report('unclosed-argument-quote', openQuote, openQuote + 1, masked.length);
  }
}
