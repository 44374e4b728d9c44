/** Set to true by the release bundle; undefined everywhere else. */
declare const HAPLINT_RELEASE: boolean | undefined;

/** Chevrotain checks a grammar when it is built. Tests want that; a released bundle has passed them and starts faster without. */
export const SKIP_GRAMMAR_CHECKS: boolean = typeof HAPLINT_RELEASE !== 'undefined' && HAPLINT_RELEASE;
