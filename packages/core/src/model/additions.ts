import type { Advisory } from '@haplint/catalog';

/** What HAProxy learns from Lua or a module, by the names a configuration uses ('lua.auth'). */
export interface DeclaredKeywords {
  readonly actions?: readonly string[];
  readonly fetches?: readonly string[];
  readonly converters?: readonly string[];
  readonly services?: readonly string[];
  readonly filters?: readonly string[];
}

/** What is known beside the catalog: from the user's configuration and plugins. */
export interface Additions {
  readonly keywords: DeclaredKeywords;
  /** Faults that plugins tell of. */
  readonly advisories: readonly Advisory[];
}

export const NO_ADDITIONS: Additions = { keywords: {}, advisories: [] };
