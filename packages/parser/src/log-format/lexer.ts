import { Lexer } from 'chevrotain';
import { ARGUMENT_TOKENS, Commas, ExpressionMode, Name, OpenArguments } from '../expression/grammar.js';
import { SKIP_GRAMMAR_CHECKS } from '../grammar-checks.js';
import {
  AliasName,
  CloseBracket,
  DanglingFlags,
  DoublePercent,
  Flags,
  Garbage,
  InvalidLabel,
  ItemStart,
  LogFormatMode,
  OpenBracket,
  StrayPercent,
  Text,
  UnclosedFlags,
} from './tokens.js';

let lexer: Lexer | null = null;

/** The one lexer of log-format strings, built at first use. */
export function logFormatLexer(): Lexer {
  lexer ??= new Lexer(
    {
      defaultMode: LogFormatMode.text,
      modes: {
        [LogFormatMode.text]: [Text, DoublePercent, ItemStart, StrayPercent, InvalidLabel],
        [LogFormatMode.item]: [Flags, DanglingFlags, UnclosedFlags, OpenBracket, AliasName],
        [LogFormatMode.afterFlags]: [OpenBracket, AliasName],
        [ExpressionMode.expectName]: [Name, CloseBracket, Garbage],
        [ExpressionMode.afterName]: [OpenArguments, Commas, CloseBracket, Garbage],
        [ExpressionMode.inArguments]: ARGUMENT_TOKENS,
        [ExpressionMode.afterArguments]: [Commas, CloseBracket, Garbage],
      },
    },
    // Tables of first characters take longer to make than they save on texts of a few words.
    { safeMode: true, skipValidations: SKIP_GRAMMAR_CHECKS, positionTracking: 'onlyOffset' },
  );
  return lexer;
}
