import { createToken } from 'chevrotain';
import { EXPRESSION_TOKENS, ExpressionMode } from '../expression/grammar.js';

/** The modes of the lexer besides those of the expressions. */
export const LogFormatMode = {
  text: 'text',
  /** Behind a percent sign that introduces something. */
  item: 'item',
  afterFlags: 'afterFlags',
} as const;

export const Text = createToken({
  name: 'Text',
  pattern: /[^%]+/,
  line_breaks: false,
});

/** `%%`, also with a label in between. */
export const DoublePercent = createToken({ name: 'DoublePercent', pattern: /%(?:\([\w-]*(?::[\w-]*)?\))?%/ });

/** A percent sign, perhaps with a label, in front of flags, an expression or an alias. */
export const ItemStart = createToken({
  name: 'ItemStart',
  pattern: /%(?:\([\w-]*(?::[\w-]*)?\))?(?=[{[A-Za-z\uffff])/,
  push_mode: LogFormatMode.item,
});

/** Any other percent sign, with its label if it has one. */
export const StrayPercent = createToken({ name: 'StrayPercent', pattern: /%(?:\([\w-]*(?::[\w-]*)?\)|(?!\())/ });

/** `%(` that opens no label. */
export const InvalidLabel = createToken({ name: 'InvalidLabel', pattern: /%\([\w-]*(?::[\w-]*)?/ });

/** `{...}` in front of an expression or an alias, which here may begin with a digit. */
export const Flags = createToken({
  name: 'Flags',
  pattern: /\{[^}]*\}(?=[[A-Za-z0-9\uffff])/,
  line_breaks: false,
  push_mode: LogFormatMode.afterFlags,
});

/** Flags that nothing follows. */
export const DanglingFlags = createToken({
  name: 'DanglingFlags',
  pattern: /\{[^}]*\}/,
  line_breaks: false,
  push_mode: LogFormatMode.text,
});

/** Flags without an end, which take all that follows. */
export const UnclosedFlags = createToken({
  name: 'UnclosedFlags',
  pattern: /\{[^}]*/,
  line_breaks: false,
});

export const AliasName = createToken({
  name: 'AliasName',
  pattern: /[A-Za-z0-9\uffff]+/,
  push_mode: LogFormatMode.text,
});

export const OpenBracket = createToken({
  name: 'OpenBracket',
  pattern: '[',
  push_mode: ExpressionMode.expectName,
});

export const CloseBracket = createToken({ name: 'CloseBracket', pattern: ']', push_mode: LogFormatMode.text });

/** What cannot go on with the expression, up to the next closing bracket. */
export const Garbage = createToken({
  name: 'Garbage',
  pattern: /[^\]]+/,
  line_breaks: false,
});

export const LOG_FORMAT_TOKENS = [
  Text,
  DoublePercent,
  ItemStart,
  StrayPercent,
  InvalidLabel,
  Flags,
  DanglingFlags,
  UnclosedFlags,
  AliasName,
  OpenBracket,
  CloseBracket,
  Garbage,
  ...EXPRESSION_TOKENS,
];
