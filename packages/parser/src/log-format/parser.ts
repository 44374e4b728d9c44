import { EOF, type IToken } from 'chevrotain';
import { endOf, MaskedText, SampleExpressionRules, type SubGrammarText } from '../expression/grammar.js';
import { ParserAtWork } from '../parser-at-work.js';
import { readFlags } from './flags.js';
import { logFormatLexer } from './lexer.js';
import {
  LogFormat,
  LogFormatAlias,
  type LogFormatElement,
  LogFormatExpression,
  LogFormatLabel,
  LogFormatPercent,
  type LogFormatPrefix,
  LogFormatStray,
  LogFormatText,
} from './nodes.js';
import type { LogFormatProblem } from './problems.js';
import {
  AliasName,
  CloseBracket,
  DanglingFlags,
  DoublePercent,
  Flags,
  Garbage,
  InvalidLabel,
  ItemStart,
  LOG_FORMAT_TOKENS,
  OpenBracket,
  StrayPercent,
  Text,
  UnclosedFlags,
} from './tokens.js';

export interface LogFormatResult {
  readonly node: LogFormat;
  readonly problems: readonly LogFormatProblem[];
}

const NO_PREFIX: LogFormatPrefix = { label: null, flags: [] };

class LogFormatParser extends SampleExpressionRules {
  /** A label has been read. 2.x takes labels for text, so from there on it reads the string in another way. */
  #hasLabel = false;

  constructor() {
    super(LOG_FORMAT_TOKENS);
    this.performSelfAnalysis();
  }

  protected override report(code: string, from: number, to: number, readTo = to): void {
    const before = this.problems.length;
    super.report(code, from, to, readTo);
    const problem = this.problems[before];
    if (problem === undefined || !(this.#hasLabel || code === 'invalid-label')) return;
    this.problems[before] = { ...problem, since: '3.0' } as LogFormatProblem;
  }

  readonly #logFormat = this.RULE('logFormat', (): LogFormatElement[] => {
    const items: LogFormatElement[] = [];
    this.MANY(() => {
      this.ACTION(() => this.beginUnit(this.LA(1).startOffset));
      items.push(this.SUBRULE(this.#element));
    });
    return items;
  });

  readonly #element = this.RULE(
    'element',
    (): LogFormatElement =>
      this.OR([
        { ALT: () => this.SUBRULE(this.#text) },
        { ALT: () => this.SUBRULE(this.#percent) },
        { ALT: () => this.SUBRULE(this.#stray) },
        { ALT: () => this.SUBRULE(this.#item) },
      ]),
  );

  /** Text, or what 2.x takes for text and later branches for a label gone wrong. */
  readonly #text = this.RULE('text', (): LogFormatElement => {
    let invalid = false;
    const token = this.OR([
      { ALT: () => this.CONSUME(Text) },
      {
        ALT: () => {
          invalid = true;
          return this.CONSUME(InvalidLabel);
        },
      },
    ]);
    return this.ACTION(() => {
      const from = token.startOffset;
      const to = endOf(token);
      if (invalid) {
        this.report('invalid-label', from, to, to + 1);
        return new LogFormatStray(null, this.source.offsetAt(from), this.source.offsetAt(to), NO_PREFIX, false);
      }
      return new LogFormatText(null, this.source, from, to);
    });
  });

  readonly #percent = this.RULE('percent', (): LogFormatElement => {
    const token = this.CONSUME(DoublePercent);
    return this.ACTION(() => {
      const label = this.#labelOf(token);
      return new LogFormatPercent(null, this.#startOf(token), this.source.offsetAt(endOf(token)), label);
    });
  });

  /** A percent sign that introduces nothing: what follows decides whether HAProxy drops or refuses it. */
  readonly #stray = this.RULE('stray', (): LogFormatElement => {
    const token = this.CONSUME(StrayPercent);
    return this.ACTION(() => {
      const prefix = { label: this.#labelOf(token), flags: [] };
      const end = endOf(token);
      const isDropped = /[^\d \t]/.test(this.source.masked[end] ?? '');
      if (!isDropped) this.report('lone-percent', token.startOffset, end, end + 1);
      return new LogFormatStray(null, this.#startOf(token), this.source.offsetAt(end), prefix, isDropped);
    });
  });

  readonly #item = this.RULE('item', (): LogFormatElement => {
    const start = this.CONSUME(ItemStart);
    let flags: IToken | null = null;
    this.OPTION(() => {
      flags = this.CONSUME(Flags);
    });
    const prefix = this.ACTION((): LogFormatPrefix => {
      const label = this.#labelOf(start);
      return { label, flags: flags === null ? [] : this.#flagsOf(flags, 1) };
    });
    return this.OR([
      { ALT: () => this.SUBRULE(this.#alias, { ARGS: [start, prefix] }) },
      { ALT: () => this.SUBRULE(this.#expression, { ARGS: [start, prefix] }) },
      { ALT: () => this.SUBRULE(this.#brokenFlags, { ARGS: [start, prefix] }) },
    ]);
  });

  readonly #alias = this.RULE('alias', (start: IToken, prefix: LogFormatPrefix): LogFormatElement => {
    const name = this.CONSUME(AliasName);
    return this.ACTION(() => new LogFormatAlias(null, this.source, this.#startOf(start), name.startOffset, endOf(name), prefix));
  });

  readonly #expression = this.RULE('expression', (start: IToken, prefix: LogFormatPrefix): LogFormatElement => {
    const open = this.CONSUME(OpenBracket);
    const expression = this.SUBRULE(this.sampleExpression, { ARGS: [this.ACTION(() => endOf(open))] });
    this.OPTION(() => {
      const garbage = this.CONSUME(Garbage);
      this.ACTION(() => this.#reportGarbage(garbage));
    });
    let closed = false;
    this.OPTION1(() => {
      this.CONSUME(CloseBracket);
      closed = true;
    });
    return this.ACTION(() => {
      const to = endOf(this.LA(0));
      if (!closed) this.report('unclosed-bracket', start.startOffset, endOf(open), this.source.masked.length);
      return new LogFormatExpression(null, this.#startOf(start), this.source.offsetAt(to), prefix, expression);
    });
  });

  readonly #brokenFlags = this.RULE('brokenFlags', (start: IToken, prefix: LogFormatPrefix): LogFormatElement => {
    let closed = false;
    const token = this.OR([
      {
        ALT: () => {
          closed = true;
          return this.CONSUME(DanglingFlags);
        },
      },
      { ALT: () => this.CONSUME(UnclosedFlags) },
    ]);
    return this.ACTION(() => {
      const to = endOf(token);
      if (closed) this.report('flags-without-alias', start.startOffset, to, to + 1);
      else this.report('unclosed-flags', start.startOffset, token.startOffset + 1, to);
      const flags = this.#flagsOf(token, closed ? 1 : 0);
      return new LogFormatStray(null, this.#startOf(start), this.source.offsetAt(to), { ...prefix, flags }, false);
    });
  });

  #reportGarbage(garbage: IToken): void {
    const from = garbage.startOffset;
    const to = endOf(garbage);
    // What stands there may be a whole line of other items where no bracket follows at all.
    if (this.LA(1).tokenType === EOF) this.report('expected-bracket', from, from + 1);
    else this.report('expected-bracket', from, to, from + 1);
  }

  #startOf(token: IToken): number {
    return this.source.offsetAt(token.startOffset);
  }

  #flagsOf(token: IToken, closingLength: number) {
    return readFlags(this.source, token.startOffset + 1, endOf(token) - closingLength);
  }

  /** The label inside a token that begins with `%(...)`. */
  #labelOf(token: IToken): LogFormatLabel | null {
    if (token.image[1] !== '(') return null;
    this.#hasLabel = true;
    const from = token.startOffset + 1;
    const to = token.startOffset + token.image.indexOf(')') + 1;
    const [name = '', outputType = null] = this.source.slice(from + 1, to - 1).split(':');
    return new LogFormatLabel(null, this.source.offsetAt(from), this.source.offsetAt(to), name, outputType);
  }

  parse(text: SubGrammarText): LogFormatResult {
    const source = new MaskedText(text);
    this.#hasLabel = false;
    this.begin(source, logFormatLexer());
    const items = this.#logFormat();
    const node = new LogFormat(null, source.offsetAt(0), source.offsetAt(source.masked.length), items);
    return { node, problems: this.finish() as LogFormatProblem[] };
  }
}

const parserAtWork = new ParserAtWork(() => new LogFormatParser(), 5_000);

/**
 * Reads a log-format string. Knows no alias, flag or fetch by name. Total and linear. Items that are wrong on their own each
 * have their problem, though HAProxy stops at the first. The node's parent is null; offsets are those of the file.
 * Reads the union of the branches: labels, `%(name:type)`, came with 3.0, and before it `%(` emitted a parenthesis.
 * Source: src/log.c `parse_logformat_string`; configuration manual, "Custom log format".
 */
export function parseLogFormat(text: SubGrammarText): LogFormatResult {
  return parserAtWork.for(text.value.length).parse(text);
}
