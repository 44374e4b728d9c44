import { type CustomPatternMatcherFunc, createToken } from 'chevrotain';
import { matched } from '../matched.js';
import { readArgument } from './argument-text.js';

/**
 * The modes of a lexer that reads sample expressions. They follow HAProxy's reading so closely that a lexer leaves the
 * expression at the very character where `sample_parse_expr` does, however much text follows. Tokens only ever push their
 * mode: the lexer is a state machine that never returns, and Chevrotain cannot replace the bottom of its stack.
 */
export const ExpressionMode = {
  /** A fetch or a converter must begin here. */
  expectName: 'expectName',
  afterName: 'afterName',
  inArguments: 'inArguments',
  afterArguments: 'afterArguments',
} as const;

const argumentText: CustomPatternMatcherFunc = (source, start) => {
  const { end } = readArgument(source, start);
  return end === start ? null : matched(source.slice(start, end));
};

/** The characters of src/tools.c `is_idchar`; a variable may be part of a name as well. */
export const Name = createToken({
  name: 'Name',
  pattern: /[A-Za-z0-9._+:\-\uffff]+/,
  push_mode: ExpressionMode.afterName,
});

/** HAProxy takes any number of commas in a row for one. */
export const Commas = createToken({
  name: 'Commas',
  pattern: /,+/,
  push_mode: ExpressionMode.expectName,
});

export const OpenArguments = createToken({
  name: 'OpenArguments',
  pattern: '(',
  push_mode: ExpressionMode.inArguments,
});

export const ArgumentText = createToken({
  name: 'ArgumentText',
  pattern: argumentText,
  line_breaks: false,
});

export const ArgumentComma = createToken({ name: 'ArgumentComma', pattern: ',' });

export const CloseArguments = createToken({
  name: 'CloseArguments',
  pattern: ')',
  push_mode: ExpressionMode.afterArguments,
});

/** Everything from the first character on that cannot go on with what stands before it. Taken in one step, however long. */
export const Rest = createToken({
  name: 'Rest',
  pattern: ((source, start) => matched(source.slice(start))) satisfies CustomPatternMatcherFunc,
  line_breaks: false,
});

/** What may stand in an argument list. */
export const ARGUMENT_TOKENS = [ArgumentText, ArgumentComma, CloseArguments];

export const EXPRESSION_TOKENS = [Name, Commas, OpenArguments, ...ARGUMENT_TOKENS];
