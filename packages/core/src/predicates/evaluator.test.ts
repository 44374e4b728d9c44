import { type Predicate, parseTarget, sharedPredicates } from '@haplint/catalog';
import { describe, expect, it } from 'vitest';
import { parseConfig } from '../lint/lint.js';
import { analyse } from '../model/analyse.js';
import { PredicateEvaluator } from './evaluator.js';

interface Given {
  readonly target?: string | null;
  readonly env?: Readonly<Record<string, string>>;
}

/** 'true 2, 5': the truth, and the lines of the places. */
function verdict(predicate: Predicate, text: string, { target = '3.0.3', env = {} }: Given = {}): string {
  const model = analyse([parseConfig({ path: 'haproxy.cfg', text })], { target: target === null ? null : parseTarget(target), env });
  const { truth, places } = new PredicateEvaluator(model).evaluate(predicate);
  return [String(truth), places.map(({ line }) => line.loc.start.line).join(', ')].join(' ').trim();
}

/** A line in an `.if` that the text leaves open. */
const maybe = (line: string) => `.if defined(SOMETHING)\n${line}\n.endif\n`;

const nbthread: Predicate = { line: { keyword: 'nbthread' } };
const maxconn: Predicate = { line: { keyword: 'maxconn' } };

describe('all, any, not, given', () => {
  const text = 'global\n    nbthread 2\n    maxconn 5\n';

  it('combine truths, and the places of what holds, the first predicate first', () => {
    expect(verdict({ all: [maxconn, nbthread] }, text)).toBe('true 3, 2');
    expect(verdict({ any: [nbthread, { line: { keyword: 'daemon' } }] }, text)).toBe('true 2');
    expect(verdict({ all: [nbthread, { line: { keyword: 'daemon' } }] }, text)).toBe('false');
    expect(verdict({ not: { line: { keyword: 'daemon' } } }, text)).toBe('true');
    expect(verdict({ all: [{ given: nbthread }, maxconn] }, text)).toBe('true 3');
    expect(verdict({ all: [{ given: { line: { keyword: 'daemon' } } }, maxconn] }, text)).toBe('false');
  });

  it('leave open what an undecided .if leaves open', () => {
    const open = `global\n${maybe('    nbthread 2')}`;
    expect(verdict(nbthread, open)).toBe('unknown');
    expect(verdict({ not: nbthread }, open)).toBe('unknown');
    expect(verdict({ all: [nbthread, { line: { keyword: 'daemon' } }] }, open)).toBe('false');
    expect(verdict({ any: [nbthread, maxconn] }, `${open}    maxconn 5\n`)).toBe('true 5');
  });
});

describe('target', () => {
  it.each([
    ['2.8', null, '2.8.0', 'true'],
    ['2.8', null, '2.7.9', 'false'],
    ['2.8', null, '2.8-dev3', 'true'],
    [null, '3.0.4', '3.0.3', 'true'],
    [null, '3.0.4', '3.0.4', 'false'],
    ['3.0', '3.2', '3.2.1', 'false'],
  ])('since %s before %s: %s is %s', (since, before, target, expected) => {
    const test = { ...(since === null ? {} : { since }), ...(before === null ? {} : { before }) };
    expect(verdict({ target: test }, '', { target })).toBe(expected);
  });

  it('is not known without a target', () => {
    expect(verdict({ target: { since: '2.8' } }, '', { target: null })).toBe('unknown');
  });
});

describe('proxy', () => {
  const http: Predicate = { proxy: { mode: 'http' } };

  it('goes by the effective mode and the side', () => {
    expect(verdict(http, 'frontend f\n')).toBe('false');
    expect(verdict(http, 'defaults\n    mode http\nfrontend f\n')).toBe('true 3');
    expect(verdict(http, 'defaults\n    mode http\nfrontend f\n    mode tcp\n')).toBe('false');
    expect(verdict({ proxy: { mode: ['http', 'tcp'] } }, 'frontend f\n')).toBe('true 1');
    expect(verdict({ proxy: { side: 'backend' } }, 'frontend f\n')).toBe('false');
    expect(verdict({ proxy: { side: 'backend' } }, 'listen l\n')).toBe('true 1');
    expect(verdict(http, `frontend f\n${maybe('    mode http')}`)).toBe('unknown');
  });

  it('passes over what is disabled', () => {
    expect(verdict(http, 'frontend f\n    mode http\n    disabled\n')).toBe('false');
    expect(verdict(http, `frontend f\n    mode http\n${maybe('    disabled')}`)).toBe('unknown');
  });

  it('reads its lines and those of its defaults, and counts', () => {
    const replaces: Predicate = { proxy: { where: { line: { keyword: 'http-request replace-header' } } } };
    const text =
      'defaults d\n    http-request replace-header a b c\ndefaults\nfrontend f\nfrontend g from d\nbackend h\n    http-request replace-header a b c\n';
    expect(verdict(replaces, text)).toBe('true 2, 7');
    expect(verdict({ proxy: { atLeast: 2, where: { line: { keyword: 'http-request replace-header' } } } }, text)).toBe('true 2, 7');
    expect(verdict({ proxy: { atLeast: 3, where: { line: { keyword: 'http-request replace-header' } } } }, text)).toBe('false');
  });
});

describe('section, name, anywhere, earlier', () => {
  const cacheInUse: Predicate = {
    section: { kind: 'cache', where: { anywhere: { line: { keyword: 'filter cache', with: { word: 1, is: { nameOf: 'cache' } } } } } },
  };

  it('find a section by its kind and what refers to its name', () => {
    expect(verdict({ section: { kind: ['cache', 'peers'] } }, 'cache c\n')).toBe('true 1');
    expect(verdict(cacheInUse, 'cache a\ncache b\nbackend c\n    filter cache b\n')).toBe('true 4');
    expect(verdict(cacheInUse, 'cache a\nbackend c\n    filter cache b\n')).toBe('false');
    expect(verdict(cacheInUse, 'cache a\nbackend c\n    filter cache "$NAME"\n')).toBe('unknown');
    expect(verdict(cacheInUse, 'cache a\nbackend c\n    filter cache "$NAME"\n', { env: { NAME: 'a' } })).toBe('true 3');
  });

  it('test the name', () => {
    expect(verdict({ section: { kind: 'cache', where: { name: { startsWith: 'st' } } } }, 'cache other\ncache static\n')).toBe('true 2');
  });

  it('look at what comes before', () => {
    const unprepared: Predicate = {
      section: { kind: 'log-forward', where: { not: { earlier: { section: { kind: ['frontend', 'listen'] } } } } },
    };
    expect(verdict(unprepared, 'log-forward a\nfrontend f\n')).toBe('true 1');
    expect(verdict(unprepared, 'frontend f\nlog-forward a\n')).toBe('false');
  });

  it('leave lines of defaults out that no proxy in service inherits from', () => {
    const redispatch: Predicate = { line: { keyword: 'retry-on' } };
    expect(verdict(redispatch, 'defaults\n    retry-on 503\n')).toBe('false');
    expect(verdict(redispatch, 'defaults\n    retry-on 503\nbackend b\n')).toBe('true 2');
    expect(verdict(redispatch, 'defaults\n    retry-on 503\nbackend b\n    disabled\n')).toBe('false');
  });
});

describe('backend', () => {
  const leadsToPlain: Predicate = {
    proxy: { side: 'frontend', where: { backend: { where: { server: { where: { not: { parameter: 'ssl' } } } } } } },
  };
  const backends = 'backend plain\n    server a 192.0.2.1:80\nbackend safe\n    server b 192.0.2.1:443 ssl\n';

  it('follows default_backend and use_backend', () => {
    expect(verdict(leadsToPlain, `frontend f\n    default_backend plain\n${backends}`)).toBe('true 4');
    expect(verdict(leadsToPlain, `frontend f\n    default_backend safe\n${backends}`)).toBe('false');
    expect(verdict(leadsToPlain, `frontend f\n    use_backend plain if TRUE\n    default_backend safe\n${backends}`)).toBe('true 5');
    expect(verdict(leadsToPlain, `defaults\n    default_backend plain\nfrontend f\n${backends}`)).toBe('true 5');
  });

  it('knows that a computed name can be any', () => {
    expect(verdict(leadsToPlain, `frontend f\n    use_backend %[path]\n${backends}`)).toBe('unknown');
  });

  it('counts a listen section to itself', () => {
    expect(verdict(leadsToPlain, 'listen l\n    server a 192.0.2.1:80\n')).toBe('true 2');
  });
});

describe('bind and server', () => {
  const bind = (where: Predicate): Predicate => ({ bind: { where } });
  const server = (where: Predicate): Predicate => ({ server: { where } });

  it('know what a variable says that is configured', () => {
    const text = 'backend b\n    server s 192.0.2.1:80 "$WORD"\n';
    expect(verdict(server({ parameter: 'ssl' }), text, { env: { WORD: 'ssl' } })).toBe('true 2');
    expect(verdict(server({ parameter: 'ssl' }), text, { env: { WORD: 'check' } })).toBe('false');
    expect(verdict(server({ parameter: 'ssl' }), text)).toBe('unknown');
  });

  it('find lines of the side that a proxy has', () => {
    expect(verdict({ bind: {} }, 'frontend f\n    bind :80\n')).toBe('true 2');
    expect(verdict({ bind: {} }, 'backend b\n    bind :80\n')).toBe('false');
    expect(verdict({ server: {} }, 'frontend f\n    server a 192.0.2.1:80\n')).toBe('false');
    expect(verdict({ server: { atLeast: 2 } }, 'backend b\n    server a 192.0.2.1:80\n    server-template t 2 example.com:80\n')).toBe(
      'true 2, 3',
    );
    expect(verdict({ server: {} }, 'peers p\n    peer a 192.0.2.1:1024\n')).toBe('true 2');
    expect(verdict({ bind: {} }, 'global\n    stats socket /run/s level admin\n')).toBe('false');
    const socket: Predicate = { section: { kind: 'global', where: bind({ parameter: { name: 'level', is: 'admin' } }) } };
    expect(verdict(socket, 'global\n    stats socket /run/s level admin\n')).toBe('true 2');
  });

  it('read parameters with their values', () => {
    const h2 = bind({ parameter: { name: ['alpn', 'npn'], contains: 'h2' } });
    expect(verdict(h2, 'frontend f\n    bind :443 ssl crt alpn alpn http/1.1,h2\n')).toBe('true 2');
    expect(verdict(h2, 'frontend f\n    bind :443 ssl crt x alpn http/1.1\n')).toBe('false');
    expect(verdict(h2, 'frontend f\n    bind :443 ssl crt h2 alpn "$ALPN"\n')).toBe('unknown');
    expect(verdict(h2, 'frontend f\n    bind :443 alpn h2 no-alpn\n')).toBe('false');
    expect(verdict(bind({ parameter: 'ssl' }), 'frontend f\n    bind :443 "$PARAMETERS"\n')).toBe('unknown');
    expect(verdict(bind({ parameter: { name: 'maxconn', above: 5 } }), 'frontend f\n    bind :443 maxconn 6\n')).toBe('true 2');
  });

  it('read parameters from where lines inherit them', () => {
    const ssl = server({ parameter: 'ssl' });
    expect(verdict(ssl, 'backend b\n    default-server ssl\n    server a 192.0.2.1:80\n')).toBe('true 3, 2');
    expect(verdict(ssl, 'backend b\n    server a 192.0.2.1:80\n    default-server ssl\n')).toBe('false');
    expect(verdict(ssl, 'backend b\n    server a 192.0.2.1:80 cookie ssl\n')).toBe('false');
    expect(verdict(ssl, 'backend b\n    server a 192.0.2.1:80 set-proxy-v2-tlv-fmt(0xE1) ssl\n')).toBe('false');
    expect(verdict(ssl, 'backend b\n    default-server ssl\n    server a 192.0.2.1:80 no-ssl\n')).toBe('false');
    expect(verdict(ssl, 'defaults\n    default-server ssl\nbackend b\n    server a 192.0.2.1:80\n')).toBe('true 4, 2');
    expect(verdict(ssl, 'defaults\n    default-server ssl\nbackend b\n    default-server no-ssl\n    server a 192.0.2.1:80\n')).toBe(
      'false',
    );
    expect(verdict(ssl, `backend b\n${maybe('    default-server ssl')}    server a 192.0.2.1:80\n`)).toBe('unknown');
    const tickets = bind({ parameter: 'no-tls-tickets' });
    expect(verdict(tickets, 'global\n    ssl-default-bind-options no-tls-tickets\nfrontend f\n    bind :443 ssl\n')).toBe('true 4, 2');
    expect(verdict(ssl, 'peers p\n    default-server ssl\n    server local\n    server b 192.0.2.2:1024\n')).toBe('true 3, 2, 4');
  });

  it.each([
    [':80', 'tcp'],
    ['192.0.2.1:80', 'tcp'],
    ['ipv6@[::1]:80', 'tcp'],
    ['quic4@:443', 'quic'],
    ['QUIC6@[::]:443', 'quic'],
    ['/run/x.sock', 'unix'],
    ['unix@x.sock', 'unix'],
    ['abns@x', 'abns'],
    ['fd@3', 'fd'],
    ['udp4@:514', 'udp'],
    ['dgram+ipv4@:514', 'udp'],
    ['stream+ipv4@:514', 'tcp'],
    ['rhttp@b', 'rhttp'],
    [':80,quic4@:443', 'quic'],
    ['quic4@:$PORT', 'quic'],
  ] as const)('know the family of %s: %s', (address, family) => {
    expect(verdict(bind({ address: { family } }), `frontend f\n    bind "${address}"\n`)).toBe('true 2');
  });

  it('test addresses and names', () => {
    expect(verdict(bind({ address: { family: 'quic' } }), 'frontend f\n    bind "$ADDRESS"\n')).toBe('unknown');
    expect(verdict(bind({ address: { family: 'quic' } }), 'frontend f\n    bind "*:$PORT"\n')).toBe('false');
    expect(verdict(bind({ address: { startsWith: '127.' } }), 'frontend f\n    bind 127.0.0.1:80\n')).toBe('true 2');
    expect(verdict(server({ name: 'b' }), 'backend x\n    server a 192.0.2.1:80\n    server b 192.0.2.1:80\n')).toBe('true 3');
  });

  it('compare lines with each other', () => {
    const named: Predicate = { server: { sharing: 'name' } };
    expect(verdict(named, 'backend x\n    server a 192.0.2.1:80\nbackend y\n    server a 192.0.2.1:80\n')).toBe('true 2, 4');
    expect(verdict(named, 'backend x\n    server a 192.0.2.1:80\nbackend y\n    server b 192.0.2.1:80\n')).toBe('false');
    const certificates: Predicate = { bind: { sharing: { parameter: 'crt' }, differing: [{ parameter: 'verify' }] } };
    const binds = (second: string) => `frontend f\n    bind :1 ssl crt a verify required\n    bind :2 ssl crt ${second}\n`;
    expect(verdict(certificates, binds('a'))).toBe('true 2, 3');
    expect(verdict(certificates, binds('a verify required'))).toBe('false');
    expect(verdict(certificates, binds('b'))).toBe('false');
  });
});

describe('option and setting', () => {
  const tcplog: Predicate = { proxy: { where: { option: 'tcplog' } } };

  it('take the last line that says something', () => {
    expect(verdict(tcplog, 'frontend f\n    option tcplog\n')).toBe('true 2');
    expect(verdict(tcplog, 'defaults\n    option tcplog\nfrontend f\n')).toBe('true 2');
    expect(verdict(tcplog, 'defaults\n    option tcplog\nfrontend f\n    no option tcplog\n')).toBe('false');
    expect(verdict(tcplog, 'defaults\n    no option tcplog\nfrontend f\n    option tcplog\n')).toBe('true 4');
    expect(verdict(tcplog, 'frontend f\n    default option tcplog\n')).toBe('false');
    expect(verdict(tcplog, `defaults\n    option tcplog\nfrontend f\n${maybe('    no option tcplog')}`)).toBe('unknown');
  });

  it('have a value where nothing sets them', () => {
    const balance: Predicate = {
      proxy: { where: { setting: { keyword: 'balance', default: 'roundrobin', oneOf: ['roundrobin', 'first'] } } },
    };
    expect(verdict(balance, 'backend b\n')).toBe('true 1');
    expect(verdict(balance, 'backend b\n    balance source\n')).toBe('false');
    expect(verdict(balance, 'defaults\n    balance source\nbackend b\n    balance first\n')).toBe('true 4');
    expect(verdict(balance, `backend b\n${maybe('    balance source')}`)).toBe('unknown');
    expect(verdict({ setting: { in: 'global', keyword: 'nbthread', is: '1' } }, 'global\n')).toBe('false');
    expect(verdict({ setting: { in: 'global', keyword: 'nbthread' } }, 'global\n    nbthread 1\n')).toBe('true 2');
    expect(verdict({ setting: { in: 'global', keyword: 'nbthread', is: '1' } }, 'global\n    nbthread 1\nglobal\n    nbthread 2\n')).toBe(
      'false',
    );
  });

  it('compare numbers, sizes and times', () => {
    const size = (line: string) => `global\n    tune.bufsize ${line}\n`;
    const above: Predicate = { setting: { in: 'global', keyword: 'tune.bufsize', default: '16384', unit: 'bytes', atLeast: 65544 } };
    expect(verdict(above, size('65544'))).toBe('true 2');
    expect(verdict(above, size('65543'))).toBe('false');
    expect(verdict(above, size('128k'))).toBe('true 2');
    expect(verdict(above, 'global\n')).toBe('false');
    expect(verdict(above, size('"$SIZE"'))).toBe('unknown');
    const timeout: Predicate = { proxy: { where: { setting: { keyword: 'timeout client', unit: 's', above: 60 } } } };
    expect(verdict(timeout, 'frontend f\n    timeout client 2m\n')).toBe('true 2');
    expect(verdict(timeout, 'frontend f\n    timeout client 60s\n')).toBe('false');
    expect(verdict(timeout, 'frontend f\n    timeout client soon\n')).toBe('false');
  });

  it('compare two settings', () => {
    const tight: Predicate = {
      setting: {
        in: 'global',
        keyword: 'tune.maxrewrite',
        default: '1024',
        below: { setting: 'tune.bufsize', default: '16384', dividedBy: 17 },
      },
    };
    expect(verdict(tight, 'global\n')).toBe('false');
    expect(verdict(tight, 'global\n    tune.bufsize 17409\n')).toBe('true');
    expect(verdict(tight, 'global\n    tune.bufsize 17408\n')).toBe('false');
    expect(verdict(tight, 'global\n    tune.maxrewrite 963\n')).toBe('true 2');
    expect(verdict(tight, 'global\n    tune.maxrewrite 964\n')).toBe('false');
    expect(verdict(tight, 'global\n    tune.bufsize "$SIZE"\n')).toBe('unknown');
  });

  it('look at another word, or at any', () => {
    const retry: Predicate = { proxy: { where: { setting: { keyword: 'retry-on', word: 'some', is: '503' } } } };
    expect(verdict(retry, 'backend b\n    retry-on conn-failure 503\n')).toBe('true 2');
    expect(verdict(retry, 'backend b\n    retry-on conn-failure 502\n')).toBe('false');
    expect(verdict({ proxy: { where: { setting: { keyword: 'retry-on', word: 2, is: '503' } } } }, 'backend b\n    retry-on a 503\n')).toBe(
      'true 2',
    );
  });
});

describe('line and action', () => {
  it('test words behind the keyword, up to the condition', () => {
    const keepQuery: Predicate = { line: { keyword: 'http-response redirect', with: [{ word: 1, is: 'location' }, { is: 'keep-query' }] } };
    expect(verdict(keepQuery, 'backend b\n    http-response redirect location / keep-query\n')).toBe('true 2');
    expect(verdict(keepQuery, 'backend b\n    http-response redirect location / if { path keep-query }\n')).toBe('false');
    expect(verdict(keepQuery, 'backend b\n    http-response redirect prefix / keep-query\n')).toBe('false');
    expect(verdict(keepQuery, 'backend b\n    http-response redirect location / "$MORE"\n')).toBe('unknown');
    const admin: Predicate = { line: { in: 'global', keyword: 'stats socket', with: { after: 'level', is: 'admin' } } };
    expect(verdict(admin, 'global\n    stats socket admin level user\n')).toBe('false');
    expect(verdict(admin, 'global\n    stats socket a level admin\n')).toBe('true 2');
  });

  it('count, and pass over lines with a prefix', () => {
    const peers: Predicate = { section: { kind: 'peers', where: { line: { keyword: ['peer', 'server'], atLeast: 2 } } } };
    expect(verdict(peers, 'peers p\n    peer a 192.0.2.1:1\n    server b 192.0.2.2:1\n')).toBe('true 2, 3');
    expect(verdict(peers, 'peers p\n    peer a 192.0.2.1:1\n')).toBe('false');
    expect(verdict({ line: { keyword: 'log' } }, 'frontend f\n    no log\n')).toBe('false');
  });

  it('find actions of all rulesets, by their names without what follows in parentheses', () => {
    const sets: Predicate = { action: { name: ['set-var', 'set-dst'] } };
    expect(verdict(sets, 'frontend f\n    http-request set-var(txn.a) int(1)\n    tcp-request content set-dst src\n')).toBe('true 2, 3');
    expect(verdict({ action: { ruleset: 'http-response', name: 'set-var' } }, 'frontend f\n    http-request set-var(txn.a) int(1)\n')).toBe(
      'false',
    );
    expect(
      verdict({ action: { name: 'cache-use', with: { word: 1, is: 'c' } } }, 'frontend f\n    http-request cache-use c if TRUE\n'),
    ).toBe('true 2');
    expect(verdict(sets, 'frontend f\n    http-request deny if { path set-dst }\n')).toBe('false');
  });

  it('read the condition', () => {
    const guarded: Predicate = { action: { name: 'deny', condition: [{ includes: 'hdr_cnt(content-length)' }, { startsWith: 'if' }] } };
    expect(verdict(guarded, 'frontend f\n    http-request deny if { req.hdr_cnt(content-length)   gt 1 }\n')).toBe('true 2');
    expect(verdict(guarded, 'frontend f\n    http-request deny\n')).toBe('false');
  });
});

describe('values', () => {
  it.each([
    ['abc', true],
    [{ is: 'abc' }, true],
    [{ oneOf: ['x', 'abc'] }, true],
    [{ contains: 'abc' }, true],
    [{ contains: 'ab' }, false],
    [{ includes: 'b' }, true],
    [{ startsWith: 'ab', endsWith: 'bc' }, true],
    [{ startsWith: 'ab', endsWith: 'x' }, false],
    [{ matches: '^a.c$' }, true],
    [{ matches: '^b' }, false],
    [{ not: 'abc' }, false],
    [{ not: { startsWith: 'x' } }, true],
    [{ above: 1 }, false],
  ] as const)('%j of "abc" is %s', (test, expected) => {
    expect(verdict({ section: { kind: 'cache', where: { name: test } } }, 'cache abc\n')).toBe(expected ? 'true 1' : 'false');
  });

  it.each([
    ['5', 'number', { atLeast: 5, atMost: 5 }, true],
    ['5', 'number', { above: 5 }, false],
    ['5', 'number', { below: 5 }, false],
    ['5k', 'number', { above: 5 }, false],
    ['5k', 'bytes', { atLeast: 5120 }, true],
    ['5', 's', { atLeast: 5 }, true],
    ['500ms', 's', { below: 1 }, true],
    ['2', 'ms', { atMost: 2 }, true],
  ] as const)('%s in %s: %j is %s', (text, unit, test, expected) => {
    expect(verdict({ section: { kind: 'cache', where: { name: { unit, ...test } } } }, `cache ${text}\n`)).toBe(
      expected ? 'true 1' : 'false',
    );
  });
});

describe('shared predicates', () => {
  it('stand for what they name', () => {
    const text = 'frontend f\n    mode http\n    bind quic4@:443 ssl crt x\n';
    expect(verdict({ shared: 'quic-from-clients' }, text)).toBe('true 3');
    expect(verdict({ not: { shared: 'quic-from-clients' } }, text)).toBe('false');
  });

  it('say in words what they mean', () => {
    for (const { says } of Object.values(sharedPredicates)) expect(says).toMatch(/^([a-z]|HTTP|OCSP|TLS).*[^.]$/s);
  });
});
