import { describe, expect, test } from 'vitest';
import { viewOf } from '../fixture.js';
import { signatureHelp } from './signature-help.js';

/** The active signature with its active parameter in double angle quotes; null where there is none. */
function help(marked: string, target = '3.0.11'): string | null {
  const { view, at } = viewOf(marked, { target });
  const found = signatureHelp(view, at());
  if (found === null) return null;
  const signature = found.signatures[found.activeSignature ?? 0];
  if (signature === undefined) throw new Error('the active signature does not exist');
  const parameter = signature.parameters?.[found.activeParameter ?? 0];
  if (parameter === undefined) return signature.label;
  const [start, end] = parameter.label as [number, number];
  return `${signature.label.slice(0, start)}»${signature.label.slice(start, end)}«${signature.label.slice(end)}`;
}

describe('lines', () => {
  test.each<[string, string | null, string?]>([
    ['backend b\n  timeout server ^^', 'timeout server »<time>«'],
    ['backend b\n  timeout server 30^^', 'timeout server »<time>«'],
    ['frontend f\n  http-request set-header ^^', 'http-request set-header »<header name>« <header value> [{ if | unless } <condition>]'],
    ['frontend f\n  http-request set-header X ^^', 'http-request set-header <header name> »<header value>« [{ if | unless } <condition>]'],
    [
      'frontend f\n  http-request set-header X y if ^^',
      'http-request set-header <header name> <header value> »[{ if | unless } <condition>]«',
    ],
    ['backend b\n  server ^^', 'server »<server name>« <address> [<parameter>...]'],
    ['backend b\n  server s 192.0.2.1:80 ^^', 'server <server name> <address> »[<parameter>...]«'],
    ['backend b\n  server s 192.0.2.1:80 check inter ^^', 'inter »<time>«'],
    ['frontend f\n  use_backend ^^', 'use_backend »<backend name>« [{ if | unless } <condition>]'],
    ['backend b\n  option httpchk ^^', 'option httpchk »[<method or URI>]« [<URI>] [<version>]'],
    ['global\n  nbthread ^^', 'nbthread »<number>«'],
    ['backend b\n  option redispatch 1 2 ^^', 'option redispatch [<interval>]'],
    ['frontend f\n  ^^', null],
    ['frontend ^^', null],
    ['frontend f\n  mode http # ^^', null],
    ['^^', null],
  ])('%j', (text, expected) => {
    const shown = help(text);
    if (text.includes('redispatch')) expect(shown).not.toContain('»');
    else expect(shown).toBe(expected);
  });

  test('are documented', () => {
    const { view, at } = viewOf('backend b\n  timeout server ^^');
    expect(signatureHelp(view, at())?.signatures[0]?.documentation).toEqual(expect.stringContaining('server'));
  });
});

describe('calls', () => {
  test.each<[string, string | null]>([
    ['frontend f\n  acl a req.hdr(^^', 'req.hdr([»<string>«][,<integer>])'],
    ['frontend f\n  acl a req.hdr(host,^^', 'req.hdr([<string>][,»<integer>«])'],
    ['frontend f\n  acl a req.hdr(host),map_str(^^', 'map_str(»<string>«[,<string>])'],
    ['frontend f\n  acl a hdr_beg(^^', 'hdr_beg([»<string>«][,<integer>])'],
    ['frontend f\n  http-response set-header X "%[src,ipmask(^^', 'ipmask(»<IPv4 mask>«[,<IPv6 mask>])'],
    ['frontend f\n  http-request deny if { path,regsub(a,^^', 'regsub(<regex>,»<string>«[,<string>])'],
    ['frontend f\n  http-request deny if { nothing(^^', null],
  ])('%j', (text, expected) => {
    if (expected === null) expect(help(text)).not.toContain('nothing(');
    else expect(help(text)).toBe(expected);
  });
});
