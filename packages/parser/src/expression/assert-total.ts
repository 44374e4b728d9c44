import { SKIP_GRAMMAR_CHECKS } from '../grammar-checks.js';

/**
 * The grammars accept every text, so an error of a lexer or a parser is a mistake in the grammar. Tests must not miss it;
 * a release goes on with what it has.
 */
export function assertTotal(errors: readonly { readonly message: string }[]): void {
  if (!SKIP_GRAMMAR_CHECKS && errors.length > 0) throw new Error(`The grammar is not total: ${errors[0]?.message}`);
}
