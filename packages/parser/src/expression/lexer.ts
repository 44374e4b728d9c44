import { Lexer } from 'chevrotain';
import { SKIP_GRAMMAR_CHECKS } from '../grammar-checks.js';
import { ARGUMENT_TOKENS, Commas, ExpressionMode, Name, OpenArguments, Rest } from './tokens.js';

let lexer: Lexer | null = null;

/** The one lexer of sample expressions, built at first use. */
export function expressionLexer(): Lexer {
  lexer ??= new Lexer(
    {
      defaultMode: ExpressionMode.expectName,
      modes: {
        [ExpressionMode.expectName]: [Name, Rest],
        [ExpressionMode.afterName]: [OpenArguments, Commas, Rest],
        [ExpressionMode.inArguments]: ARGUMENT_TOKENS,
        [ExpressionMode.afterArguments]: [Commas, Rest],
      },
    },
    // Tables of first characters take longer to make than they save on texts of a few words.
    { safeMode: true, skipValidations: SKIP_GRAMMAR_CHECKS, positionTracking: 'onlyOffset' },
  );
  return lexer;
}
