import { Lexer } from 'chevrotain';
import { ARGUMENT_TOKENS, ExpressionMode, OpenArguments, Rest } from '../expression/grammar.js';
import { SKIP_GRAMMAR_CHECKS } from '../grammar-checks.js';
import { And, Blank, BlankAfterName, CloseGroup, Integer, Not, OpenGroup, Or, PredicateName, PreprocessorMode } from './tokens.js';

let lexer: Lexer | null = null;

/** The one lexer of preprocessor conditions, built at first use. */
export function preprocessorLexer(): Lexer {
  lexer ??= new Lexer(
    {
      defaultMode: PreprocessorMode.expectTerm,
      modes: {
        [PreprocessorMode.expectTerm]: [Blank, Not, OpenGroup, Integer, PredicateName],
        [PreprocessorMode.afterPredicate]: [BlankAfterName, OpenArguments],
        [ExpressionMode.inArguments]: ARGUMENT_TOKENS,
        [PreprocessorMode.afterTerm]: [Blank, And, Or, CloseGroup, Rest],
      },
    },
    // Tables of first characters take longer to make than they save on texts of a few words.
    { safeMode: true, skipValidations: SKIP_GRAMMAR_CHECKS, positionTracking: 'onlyOffset' },
  );
  return lexer;
}
