import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { viewOf } from '../fixture.js';
import { hover } from './hover.js';

type Options = Parameters<typeof viewOf>[1];

/** The text that the hover is about, and what it says. */
function hoverOf(marked: string, options?: Options): { about: string; says: string } | null {
  const { view, at } = viewOf(marked, options);
  const found = hover(view, at());
  if (found === null) return null;
  const { value } = found.contents as { value: string };
  return { about: view.file.document.getText(found.range), says: value };
}

const says = (marked: string, options?: Options) => hoverOf(marked, options)?.says;
const about = (marked: string, options?: Options) => hoverOf(marked, options)?.about;

describe('keywords', () => {
  it('are documented, over all of their words', () => {
    expect(hoverOf('defaults\n  timeout cl^^ient 50s\n')).toMatchObject({
      about: 'timeout client',
      says: expect.stringContaining('timeout client <time>'),
    });
    expect(about('frontend f\n  http-request set-hea^^der X %[src]\n')).toBe('http-request set-header');
    expect(says('fron^^tend f\n')).toContain('Where clients connect');
    expect(about('listen l\n  n^^o option httplog\n')).toBe('no');
  });

  it('are documented for the target', () => {
    expect(says('frontend f\n  bind :443 ssl default-^^crt a.pem\n', { target: '2.8.0' })).toContain('**Unknown to 2.8**');
    expect(says('frontend f\n  bind :443 ssl default-^^crt a.pem\n')).toContain('configuration.html#5.1-default-crt');
  });

  it('say which line of defaults they take the place of', () => {
    const text = 'defaults web\n  timeout client 50s\nfrontend f\n  time^^out client 30s\n';
    expect(says(text)).toContain('In place of `timeout client 50s` (`defaults web`, line 2)');
    expect(says('frontend f\n  time^^out client 30s\n  timeout client 40s\n')).toContain(
      '**Without effect**: `timeout client 40s` on line 3',
    );
  });
});

describe('values', () => {
  it.each([
    ['defaults\n  timeout client 900^^00\n', '**= 1 min 30 s**'],
    ['defaults\n  timeout client 1^^d\n', '**= 1 d**'],
    ['backend b\n  stick-table type ip size 1^^m\n', '**= 1,048,576 bytes**'],
    ['global\n  maxconn 50^^000\n', '**= 50,000**'],
    ['frontend f\n  bind :4^^43\n', '`:443`: all IPv4 addresses, port 443'],
    ['frontend f\n  bind :8^^0,[::]:80\n', '`[::]:80`: all IPv6 addresses, port 80'],
    ['frontend f\n  bind quic4@:44^^3\n', '`quic4@:443`: all IPv4 addresses, port 443, over QUIC'],
    ['frontend f\n  bind /run/^^x.sock\n', '`/run/x.sock`: a Unix socket'],
    ['frontend f\n  bind 127.0.0.1:8000-80^^10\n', 'this machine (IPv4), ports 8000 to 8010'],
    ['backend b\n  server s 10.0.0.1:8^^0\n', 'IPv4 address 10.0.0.1, port 80'],
    ['backend b\n  server s 0.0.0^^.0:80\n', 'the address that the client connected to, port 80'],
    ['backend b\n  server s app.exa^^mple\n', 'host `app.example`, the port that the client connected to'],
    ['backend b\n  server s :80 inter 20^^00\n', '**= 2 s**'],
  ])('%j says %s', (text, expected) => {
    expect(says(text)).toContain(expected);
  });

  it('say what argument they are', () => {
    expect(says('frontend f\n  mode ht^^tp\n')).toContain('`<mode>` of `mode`: one of `tcp`, `http`');
    expect(says('backend b\n  server s :80 inter 20^^00\n')).toContain('`<time>` of `inter`');
    expect(says('backend b\n  balance least^^conn\n')).toContain('`leastconn`: The server with the fewest connections');
  });

  it('are those of variables, where the configuration has them', () => {
    expect(says('frontend f\n  bind ":${PO^^RT-80}"\n')).toBe("`${PORT}` = `80` where HAProxy's environment does not set it");
    expect(about('frontend f\n  bind ":${PO^^RT}"\n')).toBe('${PORT}');
  });
});

describe('samples', () => {
  const frontend = (line: string) => `frontend f\n  mode http\n  ${line}\n`;
  it.each([
    [frontend('http-request set-header X %[req.h^^dr(host),lower]'), 'req.hdr', 'sample fetch, string'],
    [frontend('http-request set-header X %[req.hdr(host),low^^er]'), 'lower', 'converter, string to string'],
    [frontend('log-format "%c^^i %ST"'), '%ci', 'Address of the client.'],
    [frontend('acl a hdr_b^^eg(host) www'), 'hdr_beg', '`req.hdr` matched with `-m beg`'],
    [frontend('http-request deny if { sr^^c 10.0.0.0/8 }'), 'src', "The client's address."],
    ['.if feature(X)\nfrontend f\n  http-request deny if { sr^^c 10.0.0.0/8 }\n.endif\n', 'src', "The client's address."],
  ])('%j: %s is %s', (text, name, expected) => {
    expect(hoverOf(text)).toMatchObject({ about: name, says: expect.stringContaining(expected) });
  });
});

describe('conditions', () => {
  it('have the lines of an ACL, predefined ones and operators', () => {
    const text = (condition: string) => `frontend f\n  acl a path /a\n  acl a path /b\n  http-request deny ${condition}\n`;
    expect(hoverOf(text('if !a^^'))).toEqual({
      about: 'a',
      says: '```haproxy\nacl a path /a\nacl a path /b\n```\n\n*ACL, true if one of these matches*, in `frontend f`, line 2',
    });
    expect(says(text('if METH_^^POST'))).toContain('The method is POST.');
    expect(says(text('un^^less a'))).toContain('does not hold');
    expect(says(text('if a |^^| a'))).toContain('one of both sides');
    expect(says('frontend f\n  acl a path -m b^^eg /a\n')).toContain('begins with a pattern');
  });
});

describe('names', () => {
  const text = (rest: string) =>
    `defaults d\n  mode http\n  timeout server 30s\nbackend b\n  balance leastconn\n  server s1 :80\n  server s2 :80 backup\n${rest}`;

  it('of a backend show what it is made of', () => {
    expect(says(text('frontend f\n  use_backend b^^\n'))).toBe(
      [
        '```haproxy\nbackend b\n```\n\n*backend*, line 4\n',
        '- mode `http` (`defaults d`, line 2)',
        '- 2 servers, 1 of them backup',
        '- balance `leastconn`',
        '- timeout server `30s` (`defaults d`, line 3)',
      ].join('\n'),
    );
  });

  it('are found in other files', () => {
    const others = { '/etc/haproxy/z.cfg': 'backend z\n  mode tcp\n' };
    expect(says('frontend f\n  default_backend z^^\n', { others })).toContain('*backend*, `z.cfg`, line 1');
  });

  it.each([
    ['frontend f from ^^d\n', 'mode http'],
    ['frontend f\n  use-server s^^1 if TRUE\nbackend c\n', null],
    ['backend c\n  server s3 :81\n  use-server s^^3 if TRUE\n', 'server s3 :81'],
    ['backend c\n  server s3 :81 track b/s^^1\n', 'server s1 :80'],
    ['resolvers r\n  nameserver n 1.1.1.1:53\nbackend c\n  server x a.example:80 resolvers r^^\n', 'nameserver n 1.1.1.1:53'],
    ['backend t\n  stick-table type ip size 1k\nfrontend f\n  http-request track-sc0 src table t^^\n', 'stick-table type ip size 1k'],
    ['frontend f\n  http-request set-var(txn.a) src\n  http-request deny if { var(txn.a^^) 1.1.1.1 }\n', 'set-var(txn.a) src'],
  ])('%j: %s', (rest, expected) => {
    const said = says(text(rest));
    if (expected === null) expect(said ?? '').not.toContain('```haproxy\nserver');
    else expect(said).toContain(expected);
  });
});

describe('.if', () => {
  it('says what it decides for the target', () => {
    const text = (first: string) => `${first}\nglobal\n.else\ndefaults\n.endif\n`;
    expect(says(text('.i^^f version_atleast(3.0)'))).toBe('HAProxy 3.0.11 reads the lines below');
    expect(says(text('.i^^f version_atleast(3.2)'))).toBe('HAProxy 3.0.11 skips the lines below');
    expect(says(text('.if version_at^^least(3.2)'))).toContain('**HAProxy 3.2**');
    expect(says('.if version_atleast(3.0)\nglobal\n.el^^se\ndefaults\n.endif\n')).toBe('HAProxy 3.0.11 skips the lines below');
    expect(says('.if version_atleast(3.0)\nglobal\n.end^^if\n')).toBe('Ends the block of line 1');
  });
});

describe('comments', () => {
  it('to haplint are explained', () => {
    expect(says('# haplint-disable-next-line unused-^^acl -- why\nglobal\n')).toContain('**unused-acl** reports ACLs');
    expect(about('# haplint-disable-next-line unused-^^acl -- why\nglobal\n')).toBe('unused-acl');
    expect(says('# haplint-disable-ne^^xt-line unused-acl\nglobal\n')).toContain('for the next line');
    expect(says('# haplint target: 3.0^^.3\n')).toContain('**HAProxy 3.0.3**, of 2024-07-11');
    expect(hoverOf('# haplint-disable-next-line unused-acl -- w^^hy\n')).toBeNull();
    expect(hoverOf('# any c^^omment\n')).toBeNull();
  });
});

test('answers everywhere in any text, with a range that holds the place', () => {
  const examples = new URL('../../../../../examples/', import.meta.url);
  const texts = readdirSync(examples)
    .filter((name) => name.endsWith('.cfg'))
    .map((name) => readFileSync(new URL(name, examples), 'utf8'));
  const broken = [
    'frontend\n  bind\n  http-request\n  acl\n  use_backend if\n  timeout\n  server\nbackend b from\n  "open\n',
    'listen x\n  acl a %[\n  log-format "%[" \n  http-request set-var( a if { \n  no\n  default\n  http-request deny if ! || {\n',
    '.if\n.elif (\n.else\n.endif\n.endif x\n[scope]\n# haplint-disable \n# haplint target:\n\0 x\r\n\u{1F600} é\n',
    'backend constructor\n  server __proto__ toString inter valueOf\n  balance hasOwnProperty\n  stats socket\n  hold __proto__\n',
  ];
  let answers = 0;
  for (const text of [...texts, ...broken]) {
    for (const target of ['2.4.0', '3.0.11', null]) {
      const { view } = viewOf(text, { target });
      const { document } = view.file;
      for (let offset = 0; offset <= text.length; offset += target === '3.0.11' ? 1 : 5) {
        const found = hover(view, document.positionAt(offset));
        if (found?.range === undefined) continue;
        answers++;
        const [start, end] = [document.offsetAt(found.range.start), document.offsetAt(found.range.end)];
        if (start > offset || end < offset || start === end) throw new Error(`${offset}: ${start}-${end} in ${text}`);
      }
    }
  }
  expect(answers).toBeGreaterThan(1000);
}, 60_000);
