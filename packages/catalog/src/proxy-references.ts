export {
  CAPTURE_SLOTS,
  DEFINING_KEYWORDS,
  FILTER_REFERENCES,
  NAMED_DEFINITIONS,
  NAMES_BEHIND,
  SERVER_VALUES,
  STREAM_RULES,
  TABLE_REFERENCES,
} from './data/proxy-references.js';

/** The names that a line gives or takes. */
export interface LineNames {
  /** What the words behind the keyword are. */
  readonly words: readonly ('name' | 'address')[];
  /** What comes behind these: what an ACL tests, the parameters of a server, or anything else. */
  readonly behind: 'test' | 'server parameters' | null;
}

/** Lines that use a stick table, named behind `table`. */
export interface TableReference {
  /** The words they begin with; the last may be a beginning, with a `*` at its end. */
  readonly words: readonly string[];
  /** The side of proxies that reads them; null for both. */
  readonly side: 'frontend' | 'backend' | null;
  /** Whether they use the table of their own proxy where they name none; with the name of a parameter, where they have that. */
  readonly orOwn: boolean | string;
  /** What the table has to store; left out where anything will do. */
  readonly stored?: string;
}

/** Lines that name a filter of their proxy, right behind some words. */
export interface FilterReference {
  readonly words: readonly string[];
  /** The kinds of filter it may be. */
  readonly filters: readonly string[];
  /** The parameter that names such a filter; null where the name is its first argument. */
  readonly nameBehind: string | null;
  /** Whether any name will do where the last filter of the proxy is one of those. */
  readonly lastWillDo: boolean;
}

/** Numbered slots of a frontend. */
export interface CaptureSlots {
  /** Beginnings of the lines that make one each, and the parameter without which they don't. */
  readonly made: readonly { readonly words: readonly string[]; readonly parameter?: string }[];
  /** Beginnings of the lines that use one by its `id`. */
  readonly used: readonly (readonly string[])[];
}
