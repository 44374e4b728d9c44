import { compareBranches } from '@haplint/catalog';
import { CompletionItemKind } from 'vscode-languageserver-types';
import type { Place } from './place.js';
import { type Proposal, RANK } from './proposal.js';

/** A block of lines to begin with. */
export interface BlockSnippet {
  readonly label: string;
  /** What it is, a few words. */
  readonly detail: string;
  /** Lines in the syntax of the protocol's snippets; those of a section are indented. */
  readonly lines: readonly string[];
  /** The kinds of section that the lines are for; null for whole sections. */
  readonly sections: readonly string[] | null;
  /** The first branch that takes the lines; null for all that haplint can analyse. */
  readonly since: string | null;
  /** The first branch that no longer does; null where there is none. */
  readonly until: string | null;
}

const block = (label: string, detail: string, lines: readonly string[], more: Partial<BlockSnippet> = {}): BlockSnippet => ({
  label,
  detail,
  lines,
  sections: null,
  since: null,
  until: null,
  ...more,
});

const PROXIES_WITH_TABLE = ['frontend', 'listen'];

/** Common blocks. With their defaults they are valid on every branch they are for, which a test sees to. */
export const BLOCK_SNIPPETS: readonly BlockSnippet[] = [
  block('defaults with timeouts', 'mode, log and the timeouts that proxies need', [
    'defaults',
    '  mode ${1|http,tcp|}',
    '  log global',
    '  timeout connect ${2:5s}',
    '  timeout client ${3:30s}',
    '  timeout server ${4:30s}',
    '  timeout http-request ${5:10s}',
    '$0',
  ]),
  block('frontend with TLS', 'redirects clear text to TLS', [
    'frontend ${1:www}',
    '  mode http',
    '  timeout client ${2:30s}',
    '  bind :80',
    '  bind :443 ssl crt ${3:/etc/haproxy/certs/} alpn h2,http/1.1',
    '  http-request redirect scheme https code 301 unless { ssl_fc }',
    '  http-response set-header Strict-Transport-Security "max-age=${4:63072000}"',
    '  default_backend ${5:servers}',
    '$0',
  ]),
  block('backend with HTTP check', 'servers that are asked for a page', [
    'backend ${1:servers}',
    '  mode http',
    '  timeout connect ${2:5s}',
    '  timeout server ${3:30s}',
    '  balance ${4|roundrobin,leastconn,source|}',
    '  option httpchk',
    '  http-check send meth GET uri ${5:/health}',
    '  http-check expect status ${6:200}',
    '  default-server check inter ${7:2s} fall 3 rise 2',
    '  server ${8:app1} ${9:192.0.2.1:8080}',
    '$0',
  ]),
  block('peers', 'tables that several HAProxy share', [
    'peers ${1:cluster}',
    '  peer ${2:lb1} ${3:192.0.2.11:10000}',
    '  peer ${4:lb2} ${5:192.0.2.12:10000}',
    '$0',
  ]),
  block('resolvers', 'name servers for the names of servers', [
    'resolvers ${1:dns}',
    '  nameserver ${2:ns1} ${3:192.0.2.53:53}',
    '  resolve_retries 3',
    '  timeout resolve 1s',
    '  timeout retry 1s',
    '  hold valid ${4:10s}',
    '$0',
  ]),
  block('userlist', 'users for basic authentication', [
    'userlist ${1:staff}',
    '  group ${2:admins}',
    '  user ${3:anna} password ${4:hash} groups ${2:admins}',
    '$0',
  ]),
  block('cache', 'a small cache in memory', [
    'cache ${1:small}',
    '  total-max-size ${2:64}',
    '  max-object-size ${3:10000}',
    '  max-age ${4:60}',
    '$0',
  ]),
  block('ring', 'log lines kept in memory and sent on by TCP', [
    'ring ${1:logs}',
    '  description "${2:log lines}"',
    '  format ${3|rfc5424,rfc3164,raw|}',
    '  maxlen ${4:1200}',
    '  size ${5:32764}',
    '  timeout connect ${6:5s}',
    '  timeout server ${7:10s}',
    '  server ${8:syslog} ${9:192.0.2.20:6514} log-proto octet-count',
    '$0',
  ]),
  block('log-forward', 'takes log lines and sends them on', [
    'log-forward ${1:syslog}',
    '  bind ${2:127.0.0.1:1514}',
    '  dgram-bind ${3:127.0.0.1:1514}',
    '  log ${4:192.0.2.20:514} local0',
    '$0',
  ]),
  block(
    'program',
    'a program that the master process runs',
    ['program ${1:helper}', '  command ${2:/usr/local/bin/helper}', '  no option start-on-reload', '$0'],
    // Newer branches warn about the section, or refuse it.
    { until: '3.1' },
  ),
  block(
    'rate limit',
    'a stick table that counts requests, and an answer to who sends too many',
    [
      'stick-table type ipv6 size ${1:100k} expire ${2:30s} store http_req_rate(${3:10s})',
      'http-request track-sc0 src',
      'http-request deny deny_status 429 if { sc_http_req_rate(0) gt ${4:100} }',
      '$0',
    ],
    { sections: PROXIES_WITH_TABLE },
  ),
  block(
    'stats page',
    'the page with statistics',
    ['stats enable', 'stats uri ${1:/stats}', 'stats refresh ${2:10s}', 'stats auth ${3:admin}:${4:secret}', '$0'],
    { sections: ['frontend', 'listen', 'backend', 'defaults'] },
  ),
];

/** The blocks that can stand here: whole sections, and lines for the section of the cursor. */
export function snippetsHere({ kind, target: { branch } }: Place): readonly Proposal[] {
  return BLOCK_SNIPPETS.filter(
    ({ sections, since, until }) =>
      (sections === null || (kind !== null && sections.includes(kind))) &&
      (since === null || compareBranches(branch, since) >= 0) &&
      (until === null || compareBranches(branch, until) < 0),
  ).map(({ label, detail, lines }) => ({
    label,
    kind: CompletionItemKind.Snippet,
    detail,
    insert: label,
    snippet: lines.join('\n'),
    rank: RANK.general,
  }));
}
