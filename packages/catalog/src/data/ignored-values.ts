/** A setting whose value HAProxy warns about, and goes on without it. */
export interface IgnoredValue {
  /** The kind of section. */
  readonly section: string;
  readonly keyword: string;
  /** The values that it takes; null for any, as long as there is one. */
  readonly values: readonly string[] | null;
}

/** Source: `cfg_parse_cache` in src/cache.c, in all branches from 2.4 to 3.4. */
export const IGNORED_VALUES: readonly IgnoredValue[] = [
  { section: 'cache', keyword: 'max-age', values: null },
  { section: 'cache', keyword: 'process-vary', values: ['on', 'off'] },
];
