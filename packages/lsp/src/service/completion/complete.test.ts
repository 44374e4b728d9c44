import { describe, expect, test } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { CompletionItem, CompletionList, Position, TextEdit } from 'vscode-languageserver-types';
import type { DocumentView } from '../document-view.js';
import { viewOf } from '../fixture.js';
import { type CompletionOptions, complete } from './complete.js';

interface Asked {
  readonly view: DocumentView;
  readonly list: CompletionList;
  readonly labels: string[];
  item(label: string): CompletionItem;
  /** The text once an item is taken. */
  taken(label: string): string;
}

async function ask(marked: string, target = '3.0.11', options: CompletionOptions = {}): Promise<Asked> {
  const { view, at } = viewOf(marked, { target });
  const list = await complete(view, at() as Position, options);
  const item = (label: string) => {
    const found = list.items.find((one) => one.label === label);
    if (found === undefined) throw new Error(`${label} is not among ${list.items.map((one) => one.label).join(' ')}`);
    return found;
  };
  return {
    view,
    list,
    labels: list.items.map(({ label }) => label),
    item,
    taken: (label) => TextDocument.applyEdits(view.file.document, [item(label).textEdit as TextEdit]),
  };
}

const labels = async (marked: string, target?: string) => (await ask(marked, target)).labels;

/** Asserts what is among the proposals and, behind a `!`, what is not. */
async function expectLabels(marked: string, wanted: readonly string[], target?: string): Promise<void> {
  const found = await labels(marked, target);
  expect(
    found.filter((label) => wanted.includes(label)),
    marked,
  ).toEqual(expect.arrayContaining(wanted.filter((label) => !label.startsWith('!') || label === '!')));
  for (const unwanted of wanted.filter((label) => label.length > 1 && label.startsWith('!'))) {
    expect(found, marked).not.toContain(unwanted.slice(1));
  }
}

describe('line beginnings', () => {
  test.each<[string, string[], string?]>([
    ['^^', ['global', 'frontend', 'peers', '.if', '!no', '!mode']],
    ['fro^^', ['frontend']],
    ['global\n  ^^', ['maxconn', 'nbthread', 'no', 'default', 'backend', '!use_backend']],
    ['frontend f\n  ^^', ['bind', 'mode', 'use_backend', 'http-request', '!server', '!reqadd', '!nbproc']],
    ['backend b\n  ^^', ['server', 'balance', '!bind', '!use_backend']],
    ['peers p\n  ^^', ['peer', 'server', 'table', '!mode']],
    ['frontend f\n  no ^^', ['option', '!bind', '!global', '!no']],
    ['global\n  nbpro^^', ['!nbproc']],
    ['global\n  nbpro^^', ['nbproc'], '2.4.0'],
    ['log-profile p\n  ^^', ['on', 'log-tag'], '3.2.0'],
    ['^^', ['!log-profile'], '3.0.11'],
    ['^^', ['log-profile'], '3.2.0'],
  ])('%j', (text, wanted, target) => expectLabels(text, wanted, target));

  test('sections come first where the line begins without a space', async () => {
    const rank = async (text: string) => (await ask(text)).item('backend').sortText?.[0];
    expect(await rank('global\n^^')).toBe('1');
    expect(await rank('global\n  ^^')).toBe('6');
  });
});

describe('further words', () => {
  test.each<[string, string[], string?]>([
    ['frontend f\n  timeout ^^', ['client', 'http-request', '!connect', '!server']],
    ['frontend f\n  option ^^', ['httplog', 'forwardfor', '!redispatch']],
    ['backend b\n  option ^^', ['redispatch', 'httpchk', '!httplog']],
    ['backend b\n  no option ^^', ['redispatch']],
    ['frontend f\n  http-request ^^', ['deny', 'set-header', 'set-var', 'track-sc', 'return', '!cache-store']],
    ['frontend f\n  http-response ^^', ['cache-store', 'set-status', '!tarpit']],
    ['frontend f\n  tcp-request ^^', ['connection', 'content', 'session', 'inspect-delay']],
    ['frontend f\n  tcp-request content ^^', ['accept', 'switch-mode', '!deny']],
    ['frontend f\n  http-request set-fc-^^', ['!set-fc-mark'], '2.8.0'],
    ['frontend f\n  http-request set-fc-^^', ['set-fc-mark'], '3.0.11'],
    ['frontend f\n  filter ^^', ['compression', 'bwlim-in', 'spoe', '!comp-req']],
    ['global\n  stats ^^', ['socket', 'timeout', 'maxconn']],
    ['backend b\n  tcp-check ^^', ['connect', 'expect', 'send-binary']],
    ['backend b\n  stats http-request ^^', ['auth', 'deny']],
  ])('%j', (text, wanted, target) => expectLabels(text, wanted, target));
});

describe('arguments', () => {
  test.each<[string, string[], string?]>([
    ['frontend f\n  mode ^^', ['http', 'tcp', '!log']],
    ['backend b\n  mode ^^', ['http', 'tcp', 'log', '!spop']],
    ['backend b\n  balance ^^', ['roundrobin', 'leastconn', 'hash']],
    ['backend b\n  server s 192.0.2.1:80 ^^', ['check', 'weight', 'ssl', 'set-proxy-v2-tlv-fmt(', '!ktls']],
    ['backend b\n  server s 192.0.2.1:80 check inter 2s fall 3 verify ^^', ['none', 'required', '!optional']],
    ['frontend f\n  bind :443 ssl verify ^^', ['none', 'optional', 'required']],
    ['frontend f\n  bind :443 ^^', ['ssl', 'crt', 'alpn', '!weight']],
    [
      'backend b\n  stick-table type ip size 1m store http_req_rate(10s),^^',
      ['gpc0', 'conn_rate', '!http_req_rate', '!glitch_rate'],
      '2.8.0',
    ],
    ['backend b\n  stick-table type ip size 1m store http_req_rate(10s),^^', ['glitch_rate']],
    ['frontend f\n  http-request redirect ^^', ['location', 'prefix', 'scheme', 'code']],
    ['frontend f\n  http-request set-header X y ^^', ['if', 'unless']],
    ['frontend f\n  timeout client 30^^', ['30s', '30ms', '30m']],
    ['backend b\n  stick-table type ip size 16^^', ['16k', '16m']],
    ['backend b\n  server s 192.0.2.1:443 ssl sni ^^', ['req.hdr', 'str', '!res.hdr_']],
    ['global\n  log 127.0.0.1:514 ^^', ['local0', 'len', 'format', '!profile']],
    ['backend b\n  cookie SRV ^^', ['insert', 'rewrite', 'prefix']],
  ])('%j', (text, wanted, target) => expectLabels(text, wanted, target));

  test('what is given already comes later', async () => {
    const { item } = await ask('backend b\n  server s 192.0.2.1:80 check ^^');
    expect([item('check').sortText, item('backup').sortText]).toEqual(['5check', '3backup']);
    expect(item('check').detail).toBe('given already');
  });
});

const NAMES = `
userlist staff
  user anna insecure-password x
cache small
  total-max-size 4
resolvers dns
  nameserver a 192.0.2.53:53
peers cluster
  peer lb1 192.0.2.1:10000
  table t1 type ip size 1m
defaults base
  mode http
http-errors site
  errorfile 404 /etc/404
backend app
  stick-table type ip size 1m
  server s1 192.0.2.1:80
  server s2 192.0.2.2:80
  http-request set-var(txn.seen) src
  ENTRY
frontend www from base
  acl is_api path_beg /api
  filter bwlim-in slow default-limit 1m default-period 1s
  ENTRY
`;

describe('names of the configuration', () => {
  const inFrontend = (line: string) => NAMES.replace('  ENTRY\nfrontend', 'frontend').replace('ENTRY', line);
  const inBackend = (line: string) => NAMES.replace('ENTRY\nfrontend', `${line}\nfrontend`).replace('  ENTRY\n', '');

  test.each<[string, string[]]>([
    [inFrontend('use_backend ^^'), ['app', '!www']],
    [inFrontend('default_backend a^^'), ['app']],
    [inFrontend('use_backend app if ^^'), ['is_api', 'METH_GET', '{ }', '!', '!!HTTP_9']],
    [inFrontend('use_backend app if !^^'), ['is_api', '!!']],
    [inFrontend('use_backend app if is_api ^^'), ['||', 'is_api']],
    [inFrontend('http-request cache-use ^^'), ['small']],
    [inFrontend('http-request track-sc0 src table ^^'), ['app', 'cluster/t1']],
    [inFrontend('http-request set-bandwidth-limit ^^'), ['slow']],
    [inFrontend('errorfiles ^^'), ['site']],
    [inFrontend('http-request deny if { var(^^'), ['txn.seen']],
    [inFrontend('http-request auth unless { http_auth(^^'), ['staff']],
    [inFrontend('http-request deny if { nbsrv(^^'), ['app', '!www']],
    [inFrontend('http-request set-var(^^'), ['txn.seen']],
    [inFrontend('log ^^'), ['stdout', 'backend@app', 'unix@', 'global']],
    [inBackend('use-server ^^'), ['s1', 's2']],
    [inBackend('server s3 x:80 resolvers ^^'), ['dns', 'default']],
    [inBackend('server s3 192.0.2.1:80 track ^^'), ['s1', 'app/s1']],
    [inBackend('stick-table type ip size 1m peers ^^'), ['cluster']],
    [inBackend('stick on src table ^^'), ['app', 'cluster/t1']],
    ['defaults base\n  mode http\nfrontend x from ^^', ['base']],
    ['defaults base\n  mode http\nfrontend x ^^', ['from']],
    ['defaults base from ^^', ['!base']],
    ['defaults\nlisten x^^', ['!from']],
  ])('%#', (text, wanted) => expectLabels(text, wanted));
});

describe('expressions', () => {
  test.each<[string, string[], string?]>([
    ['frontend f\n  acl a ^^', ['path_beg', 'src', 'req.hdr', 'hdr_beg']],
    ['frontend f\n  acl a req.hdr(host) ^^', ['-m', '-i', '-f']],
    ['frontend f\n  acl a req.hdr(host) -m ^^', ['str', 'beg', 'reg', 'found']],
    ['frontend f\n  acl a req.hdr(host),^^', ['lower', 'map_str', 'field', '!ipmask_']],
    ['frontend f\n  acl a src_conn_cur ^^', ['gt', '-m']],
    ['frontend f\n  acl a path -m len ^^', ['gt']],
    ['frontend f\n  acl a path ^^', ['!gt']],
    ['frontend f\n  acl a src,^^', ['ipmask', '!jwt_verify_']],
    ['frontend f\n  http-request deny if { ^^', ['path', 'hdr_beg', '!res.hdr', '!}']],
    ['frontend f\n  http-request deny if { src ^^', ['}', '-f']],
    ['frontend f\n  http-request deny if !{ ssl^^', ['ssl_fc']],
    ['frontend f\n  http-response set-header X %[^^', ['res.hdr', '!path_beg', 'var']],
    ['frontend f\n  http-response set-header X "a %[res.hdr(x),^^', ['lower']],
    ['frontend f\n  http-request set-var(txn.a) ^^', ['src', 'path', '!res.hdr', '!path_beg']],
    ['frontend f\n  http-request set-var(txn.a) src ^^', ['ipmask', 'if']],
    ['frontend f\n  log-format "%^^', ['ci', 'ST', 'HM', '!Bi']],
    ['frontend f\n  log-format "%{+Q}^^', ['r', 'ci']],
    ['frontend f\n  log-format "%{+^^', ['Q', 'X', 'json']],
    ['frontend f\n  log-format "%{+^^', ['Q', '!json'], '2.8.0'],
    ['frontend f\n  log-format "%ci %[src,^^', ['ipmask']],
    ['backend b\n  balance hash ^^', ['src']],
  ])('%j', (text, wanted, target) => expectLabels(text, wanted, target));

  test('converters fit what comes before them', async () => {
    // An address becomes text, but no boolean stays one behind a converter of addresses.
    expect(await labels('frontend f\n  acl a ssl_fc,^^')).not.toContain('ipmask');
    expect(await labels('frontend f\n  acl a src,^^')).toContain('ipmask');
  });
});

describe('macros, comments and the environment', () => {
  test.each<[string, string[], string?]>([
    ['.if ^^', ['version_atleast', 'feature', 'defined', '!awslc_api_before']],
    ['.if !^^', ['version_atleast']],
    ['.if version_atleast(^^', ['3.0', '2.8']],
    ['.if defined(A) && ver^^', ['version_before']],
    ['# haplint^^', ['haplint target:', 'haplint-disable-next-line']],
    ['# haplint target: ^^', ['3.0', '3.2']],
    ['global\n  log "${LOGGER}" local0\n  node "${^^', ['LOGGER', 'HAPROXY_LOCALPEER']],
    ['# a comment about mode ^^', []],
  ])('%j', (text, wanted, target) => expectLabels(text, wanted, target));

  test('there is nothing to propose in other comments', async () => {
    expect(await labels('global # see ^^')).toEqual([]);
  });

  test('rules are proposed to comments', async () => {
    const { view, at } = viewOf('# haplint-disable-next-line other, ^^');
    const configuration = {
      ...view.configuration,
      options: { ...view.configuration.options, knownRules: new Set(['missing-log', 'other']) },
    };
    const { items } = await complete({ ...view, configuration }, at());
    expect(items.map(({ label }) => label)).toEqual(['missing-log', 'other']);
  });
});

describe('edits', () => {
  test.each<[string, string, string]>([
    ['frontend f\n  mo^^de http', 'mode', 'frontend f\n  mode http'],
    ['frontend f\n  ^^mode http', 'log', 'frontend f\n  logmode http'],
    ['frontend f\n  acl a req.hdr(host),lo^^ x', 'lower', 'frontend f\n  acl a req.hdr(host),lower x'],
    ['frontend f\n  acl a sr^^c,lower', 'src', 'frontend f\n  acl a src,lower'],
    ['frontend f\n  log-format "a %[sr^^]"', 'src', 'frontend f\n  log-format "a %[src]"'],
    ["frontend f\n  log-format 'a %c^^ b'", 'ci', "frontend f\n  log-format 'a %ci b'"],
    ['frontend f\n  log-format a\\ %[sr^^', 'src', 'frontend f\n  log-format a\\ %[src'],
    ['frontend f\n  log-format "%H^^ x', 'HM', 'frontend f\n  log-format "%HM x'],
    ['frontend f\n  acl x src\n  use_backend b if !x^^', 'x', 'frontend f\n  acl x src\n  use_backend b if !x'],
    ['global\n  node "${HAP^^"', 'HAPROXY_LOCALPEER', 'global\n  node "${HAPROXY_LOCALPEER}"'],
    ['global\n  node "$HAP^^"', 'HAPROXY_LOCALPEER', 'global\n  node "$HAPROXY_LOCALPEER"'],
    ['frontend f\n  http-request set-va^^', 'set-var', 'frontend f\n  http-request set-var('],
    ['frontend f\n  mode "ht^^"', 'http', 'frontend f\n  mode "http"'],
    ['# haplint-dis^^', 'haplint-disable-line', '# haplint-disable-line '],
  ])('%j takes %s', async (text, label, expected) => {
    expect((await ask(text)).taken(label)).toBe(expected);
  });

  test('with placeholders where the client takes them', async () => {
    const snippet = async (text: string, label: string) => (await ask(text, '3.0.11', { snippets: true })).item(label).textEdit?.newText;
    expect(await snippet('backend b\n  ^^', 'server')).toBe('server ${1:server name} ${2:address}');
    expect(await snippet('frontend f\n  ^^', 'mode')).toBe('mode ${1|tcp,http|}');
    expect(await snippet('frontend f\n  http-request ^^', 'set-var')).toBe('set-var(${9:name}) ${1:expression}');
    expect(await snippet('frontend f\n  http-request deny if { req.^^', 'req.fhdr')).toBeDefined();
    expect((await ask('backend b\n  ^^')).item('server').insertTextFormat).toBeUndefined();
  });

  test('one range for inserting and one for replacing', async () => {
    const { item } = await ask('frontend f\n  mo^^nitor', '3.0.11', { insertReplace: true });
    const range = (end: number) => ({ start: { line: 1, character: 2 }, end: { line: 1, character: end } });
    expect(item('mode').textEdit).toEqual({ newText: 'mode', insert: range(4), replace: range(9) });
  });
});

test('what is deprecated comes last, with what replaces it', async () => {
  const { item } = await ask('frontend f\n  http-request ^^', '3.3.0');
  const { items } = (await ask('backend b\n  ^^', '3.3.0')).list;
  const dispatch = items.find(({ label }) => label === 'dispatch');
  expect(dispatch).toMatchObject({ tags: [1], sortText: '9dispatch', detail: expect.stringContaining('deprecated since 3.3') });
  expect(item('deny').tags).toBeUndefined();
});

describe('files', () => {
  const readDirectory = async (directory: string) =>
    directory === '/etc/'
      ? [
          { name: 'ssl', isDirectory: true },
          { name: 'a b', isDirectory: false },
          { name: '.x', isDirectory: false },
        ]
      : [];

  test.each<[string, string[]]>([
    ['frontend f\n  bind :443 ssl crt /etc/^^', ['ssl/', 'a b']],
    ['frontend f\n  bind :443 ssl crt /etc/.^^', ['ssl/', 'a b', '.x']],
    ['frontend f\n  acl a src -f /etc/^^', ['ssl/', 'a b']],
    ['frontend f\n  use_backend %[req.hdr(host),lower,map(/etc/^^', ['ssl/', 'a b']],
    ['frontend f\n  http-request set-map(/etc/^^', ['ssl/', 'a b']],
    ['frontend f\n  errorfile 404 /var/^^', []],
    ['frontend f\n  mode /etc/^^', ['http', 'tcp']],
  ])('%j', async (text, wanted) => {
    const { list } = await ask(text, '3.0.11', { readDirectory });
    const names = list.items.map(({ label }) => label);
    expect(wanted.every((name) => names.includes(name))).toBe(true);
    if (wanted[0] !== 'http') expect(names.filter((name) => /[/ ]|^\.x/.test(name)).sort()).toEqual([...wanted].sort());
  });

  test('what ends a word is escaped', async () => {
    expect((await ask('global\n  pidfile /etc/^^', '3.0.11', { readDirectory })).taken('a b')).toBe('global\n  pidfile /etc/a\\ b');
  });

  test('nothing is read elsewhere', async () => {
    const read: string[] = [];
    const options = {
      readDirectory: async (directory: string) => {
        read.push(directory);
        return [];
      },
    };
    for (const text of ['frontend f\n  mode ^^', 'frontend ^^', '# ^^', 'frontend f\n  ^^']) await ask(text, '3.0.11', options);
    expect(read).toEqual([]);
  });
});
