import type { ImplicitFilter } from '../filter-order.js';

/** Filters that compress; HAProxy refuses them in front of a cache, which would keep what they make (src/cache.c `cache_store_check`). */
export const COMPRESSING_FILTERS: readonly string[] = ['compression', 'comp-req', 'comp-res'];

/** Filters beside which those that are made without a `filter` line have a place (src/flt_http_comp.c `check_implicit_http_comp_flt`). */
export const PLACED_FILTERS: readonly string[] = [...COMPRESSING_FILTERS, 'cache', 'fcgi-app'];

/** The lines that make a filter where no `filter` line does. */
export const IMPLICIT_FILTERS: readonly ImplicitFilter[] = [
  { filters: COMPRESSING_FILTERS, madeBy: ['compression'], isNamed: false, isInherited: true },
  { filters: ['cache'], madeBy: ['http-request', 'cache-use'], isNamed: true, isInherited: false },
  { filters: ['cache'], madeBy: ['http-response', 'cache-store'], isNamed: true, isInherited: false },
];

/** Filters of which a proxy has one, or one of a name (src/flt_bwlim.c `parse_bwlim_flt` and others). */
export const UNIQUE_FILTERS: readonly { readonly filters: readonly string[]; readonly isNamed: boolean }[] = [
  ...COMPRESSING_FILTERS.map((filter) => ({ filters: [filter], isNamed: false })),
  { filters: ['cache'], isNamed: true },
  { filters: ['bwlim-in', 'bwlim-out'], isNamed: true },
];
