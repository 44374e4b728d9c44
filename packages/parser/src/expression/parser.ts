import type { IToken } from 'chevrotain';
import { ParserAtWork } from '../parser-at-work.js';
import { KnownExpressions } from './known-expressions.js';
import { expressionLexer } from './lexer.js';
import { MaskedText, type SubGrammarText } from './masked-text.js';
import { type CallParts, Converter, type SampleExpression } from './nodes.js';
import type { SampleExpressionProblem } from './problems.js';
import { SampleExpressionRules } from './sample-expression-rules.js';
import { EXPRESSION_TOKENS, Rest } from './tokens.js';

/** How a sample expression ends. */
export interface SampleExpressionOptions {
  /**
   * `end`, the default: the expression is the whole text, so anything behind it is a problem.
   * `bracket`: as inside `%[...]`, reading stops at the first character that cannot belong to the expression; what that
   * character is, the caller judges.
   */
  readonly endsAt?: 'end' | 'bracket';
}

export interface SampleExpressionResult {
  readonly node: SampleExpression;
  readonly problems: readonly SampleExpressionProblem[];
  /** Index in the text's `value` of the first character that was not read. */
  readonly end: number;
}

export interface ConverterChainResult {
  readonly converters: readonly Converter[];
  readonly problems: readonly SampleExpressionProblem[];
  /** Index in the text's `value` of the first character that was not read. */
  readonly end: number;
}

class SampleExpressionParser extends SampleExpressionRules {
  #mustEnd = true;

  constructor() {
    super([...EXPRESSION_TOKENS, Rest]);
    this.performSelfAnalysis();
  }

  readonly #expressionText = this.RULE('expressionText', () => {
    const node = this.SUBRULE(this.sampleExpression, { ARGS: [0] });
    const end = this.SUBRULE(this.#rest);
    return { node, end };
  });

  readonly #converterText = this.RULE('converterText', () => {
    let first: CallParts | null = null;
    this.OPTION(() => {
      first = this.SUBRULE(this.call);
    });
    this.ACTION(() => {
      if (first === null) this.report('missing-converter', 0, 0, 1);
    });
    const chain = this.SUBRULE(this.furtherConverters, { ARGS: [0] });
    const end = this.SUBRULE(this.#rest);
    return this.ACTION(() => {
      const begin = first === null ? [] : [new Converter(null, this.source, first)];
      return { converters: [...begin, ...chain.converters], end };
    });
  });

  /** Whatever is left; gives the index where it begins. */
  readonly #rest = this.RULE('rest', (): number => {
    let rest: IToken | null = null;
    this.OPTION(() => {
      rest = this.CONSUME(Rest);
    });
    return this.ACTION(() => {
      const { length } = this.source.masked;
      if (rest === null) return length;
      const from = (rest as IToken).startOffset;
      if (this.#mustEnd) this.report('missing-comma', from, length, from + 1);
      return from;
    });
  });

  parseExpression(text: SubGrammarText, mustEnd: boolean): SampleExpressionResult {
    this.#mustEnd = mustEnd;
    const source = new MaskedText(text);
    this.begin(source, expressionLexer());
    const result = this.#expressionText();
    return { ...result, problems: this.finish() as SampleExpressionProblem[] };
  }

  parseConverters(text: SubGrammarText): ConverterChainResult {
    this.#mustEnd = true;
    const source = new MaskedText(text);
    this.begin(source, expressionLexer());
    const result = this.#converterText();
    return { ...result, problems: this.finish() as SampleExpressionProblem[] };
  }
}

const parserAtWork = new ParserAtWork(() => new SampleExpressionParser(), 5_000);

const known = new KnownExpressions();

function parseWholeText(text: SubGrammarText): SampleExpressionResult {
  return parserAtWork.for(text.value.length).parseExpression(text, true);
}

/**
 * Reads a sample expression: `req.hdr(host),lower,map(f,d)`. Knows no fetch's or converter's name and counts no arguments.
 * Total, and linear in what it reads. The node's parent is null; offsets are those of the file, through `text.offsetAt`.
 * Source: src/sample.c `sample_parse_expr`, src/arg.c `make_arg_list`; configuration manual, "Using ACLs and fetching samples".
 */
export function parseSampleExpression(text: SubGrammarText, { endsAt = 'end' }: SampleExpressionOptions = {}): SampleExpressionResult {
  return endsAt === 'end' ? known.in(text, parseWholeText) : parserAtWork.for(text.value.length).parseExpression(text, false);
}

/**
 * Reads converters that stand in a word of their own: where HAProxy reads an expression from the words of a line, each
 * further word that begins with a converter's name continues it (`src ipmask(24) table_conn_cnt`). Whether a word does, the
 * caller knows; this only reads it. The converters' parent is null.
 */
export function parseConverterChain(text: SubGrammarText): ConverterChainResult {
  return parserAtWork.for(text.value.length).parseConverters(text);
}
