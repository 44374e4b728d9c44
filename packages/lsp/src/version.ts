// Put in by scripts/bundle.mjs from package.json; absent when the modules run unbundled, as in unit tests.
declare const HAPLINT_VERSION: string | undefined;

/** The version of the server. */
export const VERSION: string = typeof HAPLINT_VERSION === 'string' ? HAPLINT_VERSION : '0.0.0-unbuilt';
