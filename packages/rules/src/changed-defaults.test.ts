import { latestRelease, SECTION_NAMES } from '@haplint/catalog';
import { changedDefaults } from '@haplint/catalog/changed-defaults';
import { analyse, verdictOn } from '@haplint/core/internal';
import { parse } from '@haplint/parser';
import { describe, expect, it } from 'vitest';

const G = 'global\n  ';
const HTTP = 'defaults\n  mode http\n';
const TLS = 'frontend f\n  bind :443 ssl crt a.pem\n';
const QUIC = 'frontend f\n  bind quic4@:443 ssl crt a.pem\n';
const TWO = 'backend b\n  server a 192.0.2.1:80\n  server b 192.0.2.2:80\n';
const LUA = `${G}lua-load a.lua\n`;

/** Of each entry a configuration that it concerns, with the lines to look at, and some that it does not. */
const CASES: Readonly<Record<string, readonly [concerned: string, lines: readonly number[], ...others: string[]]>> = {
  'http10-payload': [`${HTTP}frontend f\n`, [], 'frontend f\n', `${G}h1-accept-payload-with-any-method\n${HTTP}frontend f\n`],
  'certificate-dotfiles': ['frontend f\n  bind :443 ssl crt certs/\n', [2], TLS],
  'dhe-ciphers': [
    TLS,
    [],
    QUIC,
    'frontend f\n  bind :80\n',
    `${G}tune.ssl.default-dh-param 2048\n${TLS}`,
    `${G}ssl-dh-param-file a\n${TLS}`,
  ],
  'fastcgi-header-names': [
    `${HTTP}backend b\n  use-fcgi-app php\n`,
    [4],
    `${HTTP}backend b\n`,
    `${HTTP}backend b\n  use-fcgi-app php\n  option http-restrict-req-hdr-names preserve\n`,
  ],
  'httpclient-verify': [LUA, [2], G, `${LUA}  httpclient.ssl.verify none\n`],
  'certificate-chain-errors': [TLS, [], 'frontend f\n  bind :80\n'],
  'quic-cubic': [QUIC, [2], TLS, 'frontend f\n  bind quic4@:443 ssl crt a quic-cc-algo newreno\n'],
  'http2-over-tls': [
    HTTP + TLS,
    [4],
    TLS,
    HTTP + QUIC,
    `${HTTP}frontend f\n  bind :443 ssl crt a no-alpn\n`,
    `${HTTP}frontend f\n  bind :443 ssl crt a alpn http/1.1\n`,
  ],
  'httpclose-of-frontends': [
    `${HTTP}frontend f\n  option httpclose\n  default_backend b\nbackend b\n`,
    [4],
    `${HTTP}  option httpclose\nfrontend f\n  default_backend b\nbackend b\n`,
    `${HTTP}frontend f\n  default_backend b\nbackend b\n`,
  ],
  'listener-shards': [
    `${G}thread-groups 2\n`,
    [2],
    `${G}thread-groups 1\n`,
    G,
    `${G}thread-groups 2\n  tune.listener.default-shards by-process\n`,
  ],
  'quic-socket-owner': [QUIC, [2], TLS, `${G}tune.quic.socket-owner listener\n${QUIC}`],
  'lua-log-stderr': [LUA, [2], G, `${LUA}  tune.lua.log.stderr on\n`],
  'zero-copy-forwarding': [`${HTTP}frontend f\n`, [], 'frontend f\n', `${G}tune.disable-zero-copy-forwarding\n${HTTP}frontend f\n`],
  'quic-privileged-ports': [QUIC, [2], TLS, `${G}harden.reject-privileged-ports.quic off\n${QUIC}`],
  'fd-limit': [G, [], `${G}maxconn 1000\n`, `${G}fd-hard-limit 1000\n`, `${G}ulimit-n 1000\n`],
  'http2-window': [HTTP + TLS, [], TLS, `${G}tune.h2.initial-window-size 65536\n${HTTP}${TLS}`],
  'spoe-mode': ['frontend f\n  filter spoe engine a config b\n', [2], 'frontend f\n  filter trace\n'],
  'log-forward-host': ['log-forward a\n  bind :514\n', [1], 'log-forward a\n  option host keep\n', TLS],
  'quic-pacing': [QUIC, [2], TLS, `${G}tune.quic.disable-tx-pacing\n${QUIC}`],
  'rules-at-once': [
    `${HTTP}frontend f\n${'  http-request deny if { path /a }\n'.repeat(51)}`,
    [3],
    `${HTTP}frontend f\n${'  http-request deny if { path /a }\n'.repeat(50)}`,
  ],
  abortonclose: [
    HTTP + TWO,
    [3],
    TWO,
    `${HTTP}  option abortonclose\n${TWO}`,
    `${HTTP}  no option abortonclose\n${TWO}`,
    `${HTTP}${TWO}  no option abortonclose\n`,
  ],
  'abortonclose-tls': [TLS, [2], `${TLS}  no option abortonclose\n`, 'frontend f\n  bind :80\n'],
  'balance-random': [
    TWO,
    [1],
    `${TWO}  balance roundrobin\n`,
    `defaults\n  balance leastconn\n${TWO}`,
    'backend b\n  server a 192.0.2.1:80\n',
    'backend b\n  mode log\n  server a 192.0.2.1:80\n  server b 192.0.2.1:80\n',
  ],
  'check-sni': [
    'backend b\n  option httpchk\n  server a 192.0.2.1:443 ssl check\n',
    [3],
    'backend b\n  server a 192.0.2.1:443 ssl check\n',
    'backend b\n  option httpchk\n  server a 192.0.2.1:443 ssl check check-sni a.example\n',
    'backend b\n  option httpchk\n  server a 192.0.2.1:443 ssl check no-check-sni-auto\n',
    'backend b\n  option httpchk\n  http-check connect ssl\n  server a 192.0.2.1:443 ssl check\n',
  ],
  'cpu-policy': [G, [], `${G}nbthread 4\n`, `${G}cpu-map auto:1-4 0-3\n`, `${G}cpu-policy none\n`],
  'dns-families': [
    'backend b\n  server a a.example:80 resolvers dns\n',
    [],
    TWO,
    `${G}dns-accept-family ipv4\nbackend b\n  server a a.example:80 resolvers dns\n`,
  ],
  'jwt-certificates': [
    `${HTTP}frontend f\n  http-request deny unless { http_auth_bearer,jwt_verify(txn.alg,"a.pem") 1 }\n`,
    [4],
    `${HTTP}frontend f\n  http-request deny unless { http_auth_bearer,jwt_verify_cert(txn.alg,"a.pem") 1 }\n`,
  ],
  'mailers-in-lua': ['backend b\n  email-alert mailers m\n', [2], `${LUA}backend b\n  email-alert mailers m\n`, TWO],
  'old-workers': [G, [], `${G}mworker-max-reloads 10\n`],
  'server-sni': [
    `${HTTP}backend b\n  server a 192.0.2.1:443 ssl\n`,
    [4],
    'backend b\n  server a 192.0.2.1:443 ssl\n',
    `${HTTP}backend b\n  server a 192.0.2.1:443 ssl sni str(a.example)\n`,
    `${HTTP}backend b\n  default-server no-sni-auto\n  server a 192.0.2.1:443 ssl\n`,
    HTTP + TWO,
  ],
  'started-as-root': [G, [], `${G}user haproxy\n`, `${G}uid 99\n`],
  'acme-dns-delay': ['acme a\n  challenge DNS-01\n', [1], 'acme a\n  dns-delay 300s\n', G],
  'chunk-extensions': [`${HTTP}backend b\n`, [], 'backend b\n'],
  'no-chroot': [G, [], `${G}chroot auto\n`],
  'slow-password-hashes': ['userlist u\n  user a password $6$x$y\n', [2], 'userlist u\n  user a insecure-password b\n'],
  'stats-version': [
    `${HTTP}frontend f\n  stats uri /stats\n`,
    [4],
    `${HTTP}frontend f\n  stats uri /stats\n  stats hide-version\n`,
    `${HTTP}frontend f\n  stats uri /stats\n  stats show-version\n`,
    `${HTTP}frontend f\n`,
  ],
  'threads-per-group': [G, [], `${G}nbthread 16\n`, `${G}thread-groups 2\n`, `${G}max-threads-per-group 64\n`],
  'httpclient-tls-settings': [`${LUA}  ssl-default-server-options no-tlsv11\n`, [3], LUA, `${G}ssl-default-server-options no-tlsv11\n`],
};

function ask(id: string, text: string) {
  const change = changedDefaults.find((entry) => entry.id === id);
  if (change?.concerns == null) throw new Error(`${id} has no predicate`);
  const file = parse(text.endsWith('\n') ? text : `${text}\n`, { path: 'a.cfg', sections: SECTION_NAMES });
  const { truth, places } = verdictOn(change.concerns, analyse([file], { target: latestRelease(change.branch) }));
  return { truth, lines: places.map(({ start }) => file.lines.positionAt(start).line) };
}

describe('the configurations that a changed default concerns', () => {
  it.each(Object.entries(CASES))('%s', (id, [concerned, lines, ...others]) => {
    expect(ask(id, concerned)).toEqual({ truth: true, lines });
    for (const other of others) expect(ask(id, other), other).toMatchObject({ truth: false });
  });

  it('are tried for all that do not concern every configuration', () => {
    expect(changedDefaults.filter(({ concerns }) => concerns !== null).map(({ id }) => id)).toEqual(Object.keys(CASES));
  });
});
