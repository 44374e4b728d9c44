import type { SampleType } from '../samples.js';

/** What the words behind an ACL's flags are read as. */
export type PatternKind = 'nothing' | 'number' | 'version' | 'address' | 'binary' | 'text' | 'regex';

/** A method of matching, as `-m` names it. */
export interface MatchingMethod {
  readonly patterns: PatternKind;
  /** The type that the sample has to be turned into; null where any will do. */
  readonly type: SampleType | null;
}

const TEXT: MatchingMethod = { patterns: 'text', type: 'str' };
const REGEX: MatchingMethod = { patterns: 'regex', type: 'str' };

/** The methods of `-m` (src/pattern.c `pat_match_names`, `pat_parse_fcts`, `pat_match_types`). */
export const MATCHING_METHODS: Readonly<Record<string, MatchingMethod>> = {
  found: { patterns: 'nothing', type: null },
  bool: { patterns: 'nothing', type: 'sint' },
  int: { patterns: 'number', type: 'sint' },
  ip: { patterns: 'address', type: 'addr' },
  bin: { patterns: 'binary', type: 'bin' },
  len: { patterns: 'number', type: 'str' },
  str: TEXT,
  beg: TEXT,
  sub: TEXT,
  dir: TEXT,
  dom: TEXT,
  end: TEXT,
  reg: REGEX,
  regm: REGEX,
};

/** How samples are matched where no method is named; a type without one needs `-m` (src/acl.c `parse_acl_expr`). */
export const METHOD_OF_TYPE: Readonly<Partial<Record<SampleType, string>>> = {
  bool: 'bool',
  sint: 'int',
  addr: 'ip',
  ipv4: 'ip',
  ipv6: 'ip',
  str: 'str',
};

/** ACL keywords whose patterns are versions such as 3.1 (`pat_parse_dotted_ver` in src/payload.c). */
export const VERSION_KEYWORDS: ReadonlySet<string> = new Set(['req.ssl_ver', 'req_ssl_ver']);

/** ACL keywords that match in a way that no method behind `-m` does (src/http_acl.c); see also `MatchingMethod`. */
export const SPECIAL_MATCHING: ReadonlySet<string> = new Set(['http_auth_group', 'method']);

/** Words in front of a number that say how it is compared; without one, it has to be equal (src/pattern.c `pat_parse_int`). */
export const NUMBER_OPERATORS: ReadonlySet<string> = new Set(['eq', 'ne', 'le', 'lt', 'ge', 'gt']);

/** The flags of an ACL and what each takes (src/acl.c `parse_acl_expr`, src/pattern.c). */
export const ACL_FLAGS: Readonly<Record<string, 'nothing' | 'method' | 'file' | 'number'>> = {
  '-f': 'file',
  '-i': 'nothing',
  '-m': 'method',
  '-M': 'nothing',
  '-n': 'nothing',
  '-u': 'number',
  '--': 'nothing',
};
