import { aclKeywords, METHOD_OF_TYPE, sampleFetch, type Version } from '@haplint/catalog';
import type { AclExpression } from '@haplint/parser';
import { aclUse } from './sample-expressions.js';
import { typesOf } from './sample-types.js';

/** What one `acl` line, or the braces of a condition, test: a sample against patterns, of which one has to match. */
export interface AclTest {
  /** The fetch that the sample starts from, without its arguments: `req.hdr`. */
  readonly fetch: string;
  /** The sample as one text, the same for all spellings of it: `req.hdr(host),lower`. */
  readonly sample: string;
  /** How patterns are matched, as `-m` names it: `str`, `beg`, `reg`, `ip`, `int`, ... */
  readonly matching: string;
  readonly ignoresCase: boolean;
  /** Empty for a test without patterns, such as that of a boolean; null where files or variables hold them, or a line that HAProxy finds too long. */
  readonly patterns: readonly string[] | null;
}

/** HAProxy takes no lines of more words (`MAX_LINE_ARGS`). */
const MOST_PATTERNS = 64;

/** Old spellings of fetches that are the same in requests. */
const SAME_AS: Readonly<Record<string, string>> = {
  hdr: 'req.hdr',
  fhdr: 'req.fhdr',
  cook: 'req.cook',
  req_ver: 'req.ver',
  req_proto_http: 'req.proto_http',
  req_ssl_sni: 'req.ssl_sni',
  req_ssl_hello_type: 'req.ssl_hello_type',
  shdr: 'res.hdr',
  scook: 'res.cook',
  urlp: 'url_param',
};

/** Fetches whose argument is the name of a header, which has no case. */
const OF_HEADERS: ReadonlySet<string> = new Set(['req.hdr', 'req.fhdr', 'res.hdr', 'res.fhdr']);

/** Reads an ACL's expression; null where variables or an unknown fetch leave open what it tests. */
export function aclTest(acl: AclExpression, version: Version): AclTest | null {
  const {
    sample: { fetch, converters },
    flags,
    patterns,
  } = acl;
  if (!fetch.isLiteral || fetch.args.some(({ isLiteral }) => !isLiteral)) return null;
  if (converters.some(({ isLiteral, args }) => !isLiteral || args.some((arg) => !arg.isLiteral))) return null;
  const alias = sampleFetch(fetch.name) === null ? aclKeywords().get(fetch.name) : undefined;
  const known = sampleFetch(alias?.fetch ?? fetch.name);
  if (known === null) return null;
  const name = SAME_AS[known.name] ?? known.name;
  const method = flags.findLast((flag) => flag.name === '-m')?.value;
  if (method === null || method?.variables?.length) return null;
  const matching = method?.value ?? alias?.matching ?? matchingOf(acl, version);
  if (matching === null) return null;
  const ownArgs = fetch.args.map(({ value }, i) => (i === 0 && OF_HEADERS.has(name) ? value.toLowerCase() : value));
  const calls = [`${name}${listed(ownArgs)}`, ...converters.map((each) => `${each.name}${listed(each.args.map(({ value }) => value))}`)];
  const isOpen = flags.some((flag) => flag.name === '-f' || flag.name === '-M' || flag.name === '-u');
  const isHidden = isOpen || patterns.some((pattern) => (pattern.variables?.length ?? 0) > 0);
  return {
    fetch: name,
    sample: calls.join(','),
    matching,
    ignoresCase: flags.some((flag) => flag.name === '-i'),
    patterns: isHidden || patterns.length > MOST_PATTERNS ? null : patterns.map(({ value }) => value),
  };
}

/** How a sample is matched without `-m`: by the type that it has behind its converters; null where that is not known. */
function matchingOf(acl: AclExpression, version: Version): string | null {
  const use = aclUse(acl, []);
  const { output } = typesOf(use, null, version);
  // Methods are compared in a way of their own (src/http_acl.c `pat_match_meth`).
  const own = use.converters.length > 0 ? undefined : aclKeywords().get(use.fetch?.name ?? '')?.matching;
  return own ?? (output === 'meth' ? 'meth' : output === null ? null : (METHOD_OF_TYPE[output] ?? null));
}

function listed(args: readonly string[]): string {
  return args.length === 0 ? '' : `(${args.join(',')})`;
}
