/** A directive that may end in a condition. */
export interface ConditionPlace {
  /** Its first words. */
  readonly keywords: readonly string[];
  /** How many words behind those come before the earliest place of an `if` or `unless`. */
  readonly after: number;
}

/** The directives of proxies and `fcgi-app` sections that take a condition (build_acl_cond and parse_acl_cond in src/*.c). */
export const CONDITION_PLACES: readonly ConditionPlace[] = [
  { keywords: ['http-request'], after: 1 },
  { keywords: ['http-response'], after: 1 },
  { keywords: ['http-after-response'], after: 1 },
  { keywords: ['tcp-request', 'connection'], after: 1 },
  { keywords: ['tcp-request', 'session'], after: 1 },
  { keywords: ['tcp-request', 'content'], after: 1 },
  { keywords: ['tcp-response', 'content'], after: 1 },
  { keywords: ['quic-initial'], after: 1 },
  { keywords: ['use_backend'], after: 1 },
  { keywords: ['use-server'], after: 1 },
  { keywords: ['redirect'], after: 1 },
  { keywords: ['force-persist'], after: 0 },
  { keywords: ['ignore-persist'], after: 0 },
  { keywords: ['monitor', 'fail'], after: 0 },
  { keywords: ['stick', 'on'], after: 1 },
  { keywords: ['stick', 'match'], after: 1 },
  { keywords: ['stick', 'store-request'], after: 1 },
  { keywords: ['stick', 'store-response'], after: 1 },
  { keywords: ['stats', 'admin'], after: 0 },
  { keywords: ['stats', 'http-request'], after: 1 },
  // of a FastCGI application
  { keywords: ['pass-header'], after: 1 },
  { keywords: ['set-param'], after: 2 },
];

/** An ACL that HAProxy defines itself (default_acl_list in src/acl.c). */
export interface PredefinedAcl {
  readonly name: string;
  /** The fetch whose sample it tests. */
  readonly fetch: string;
  /** The first branch that has it; null for what is older than the oldest branch haplint can analyse. */
  readonly since: string | null;
}

const METHODS = ['CONNECT', 'DELETE', 'GET', 'HEAD', 'OPTIONS', 'POST', 'PUT', 'TRACE'];

/** Those that every branch has, by what they test. */
const OLD_ACLS: Readonly<Record<string, readonly string[]>> = {
  always_true: ['TRUE'],
  always_false: ['FALSE'],
  src: ['LOCALHOST'],
  'req.proto_http': ['HTTP'],
  'req.ver': ['HTTP_1.0', 'HTTP_1.1', 'HTTP_2.0'],
  method: METHODS.map((name) => `METH_${name}`),
  url: ['HTTP_URL_ABS', 'HTTP_URL_SLASH', 'HTTP_URL_STAR'],
  'req.hdr_val': ['HTTP_CONTENT'],
  'req.rdp_cookie_cnt': ['RDP_COOKIE'],
  'req.len': ['REQ_CONTENT'],
  wait_end: ['WAIT_END'],
};

/** The ACLs that every section has without defining them. */
export const PREDEFINED_ACLS: readonly PredefinedAcl[] = [
  ...Object.entries(OLD_ACLS).flatMap(([fetch, names]) => names.map((name) => ({ name, fetch, since: null }))),
  { name: 'HTTP_3.0', fetch: 'req.ver', since: '2.9' },
];
