import type { BlockPredicate } from '../block-conditions.js';

/** The predicates of `.if` and `.elif` (`cond_predicates` in src/cfgcond.c; in src/cfgparse.c of 2.4). */
export const BLOCK_PREDICATES: readonly BlockPredicate[] = [
  { name: 'defined', argumentCount: 1, since: null },
  { name: 'feature', argumentCount: 1, since: null },
  { name: 'streq', argumentCount: 2, since: null },
  { name: 'strneq', argumentCount: 2, since: null },
  { name: 'strstr', argumentCount: 2, since: '2.8' },
  { name: 'version_atleast', argumentCount: 1, since: null },
  { name: 'version_before', argumentCount: 1, since: null },
  { name: 'openssl_version_atleast', argumentCount: 1, since: '2.5' },
  { name: 'openssl_version_before', argumentCount: 1, since: '2.5' },
  { name: 'ssllib_name_startswith', argumentCount: 1, since: '2.5' },
  { name: 'awslc_api_atleast', argumentCount: 1, since: '3.3' },
  { name: 'awslc_api_before', argumentCount: 1, since: '3.3' },
  { name: 'enabled', argumentCount: 1, since: '2.8' },
];

/**
 * Features that a build has unless its builder turned them off: those that the Makefile turns on for every current system
 * (linux-glibc, linux-musl, freebsd, dragonfly, osx, openbsd, netbsd, solaris) in 2.4 to 3.4. Only what nobody is expected to
 * build without is here; all other features depend on the build.
 */
export const USUAL_FEATURES: ReadonlySet<string> = new Set(['THREAD']);
