import { createToken, Lexer } from 'chevrotain';
import { ARGUMENT_TOKENS, ExpressionMode, OpenArguments, Rest } from '../expression/grammar.js';

/** The modes of the lexer besides those of argument lists. */
export const PreprocessorMode = {
  expectTerm: 'expectTerm',
  /** Directly behind a name, where a parenthesis opens arguments. */
  afterPredicate: ExpressionMode.afterName,
  /** An argument list leaves its reader in this mode. */
  afterTerm: ExpressionMode.afterArguments,
} as const;

/** Blanks around terms and operators. */
export const Blank = createToken({ name: 'Blank', pattern: /[ \t]+/, group: Lexer.SKIPPED, line_breaks: false });

/** Blanks behind a name, after which a parenthesis no longer belongs to it. */
export const BlankAfterName = createToken({
  name: 'BlankAfterName',
  pattern: /[ \t]+/,
  group: Lexer.SKIPPED,
  line_breaks: false,
  push_mode: PreprocessorMode.afterTerm,
});

export const Not = createToken({ name: 'Not', pattern: '!' });

/**
 * What `strtol()` with base 0 takes: white space, a sign, then decimal, octal or hexadecimal digits. C libraries since C23 read
 * binary ones too.
 */
export const Integer = createToken({
  name: 'Integer',
  pattern: /(?:[\v\f\r\n][ \t\v\f\r\n]*)?[+-]?(?:0[xX][0-9a-fA-F]+|0[bB][01]+|0[0-7]*|[1-9][0-9]*)/,
  line_breaks: false,
  push_mode: PreprocessorMode.afterTerm,
});

export const OpenGroup = createToken({ name: 'OpenGroup', pattern: '(' });

/** HAProxy looks a name up as far as the next space or parenthesis, operators included (`cfg_lookup_cond_pred`). */
export const PredicateName = createToken({
  name: 'PredicateName',
  pattern: /[^ (]+/,
  line_breaks: false,
  push_mode: PreprocessorMode.afterPredicate,
});

export const And = createToken({ name: 'And', pattern: '&&', push_mode: PreprocessorMode.expectTerm });

export const Or = createToken({ name: 'Or', pattern: '||', push_mode: PreprocessorMode.expectTerm });

export const CloseGroup = createToken({ name: 'CloseGroup', pattern: ')', push_mode: PreprocessorMode.afterTerm });

export const PREPROCESSOR_TOKENS = [
  Blank,
  BlankAfterName,
  Not,
  Integer,
  OpenGroup,
  PredicateName,
  And,
  Or,
  CloseGroup,
  OpenArguments,
  ...ARGUMENT_TOKENS,
  Rest,
];
