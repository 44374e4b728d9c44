import { describe, expect, it } from 'vitest';
import { viewOf } from '../fixture.js';
import { documentLinks } from './document-links.js';

/** `text -> target` of each link. */
function links(text: string, kind: 'pages' | 'files'): string[] {
  const { view } = viewOf(text);
  return documentLinks(view)[kind].map(({ range, target }) => `${view.file.document.getText(range)} -> ${target}`);
}

describe('files', () => {
  it.each([
    ['frontend f\n  bind :443 ssl crt /etc/ssl/a.pem\n', ['/etc/ssl/a.pem -> file:///etc/ssl/a.pem']],
    ['frontend f\n  errorfile 503 errors/503.http\n', ['errors/503.http -> file:///etc/haproxy/errors/503.http']],
    ['frontend f\n  acl a path -f lists/a.lst\n', ['lists/a.lst -> file:///etc/haproxy/lists/a.lst']],
    ['frontend f\n  http-request deny if { path -i -f lists/a.lst }\n', ['lists/a.lst -> file:///etc/haproxy/lists/a.lst']],
    ['frontend f\n  use_backend %[req.hdr(host),map_dom(/etc/maps/h.map,b)]\n', ['/etc/maps/h.map -> file:///etc/maps/h.map']],
    ['global\n  lua-load /etc/a.lua\n', ['/etc/a.lua -> file:///etc/a.lua']],
    ['global\n  crt-base /etc/ssl\nfrontend f\n  bind :443 ssl crt a.pem\n', ['a.pem -> file:///etc/ssl/a.pem']],
    ['global\n  default-path origin /srv/ha\nfrontend f\n  errorfile 503 a.http\n', ['a.http -> file:///srv/ha/a.http']],
    ['global\n  default-path parent\nfrontend f\n  errorfile 503 a.http\n', ['a.http -> file:///etc/a.http']],
    ['global\n  default-path config\nfrontend f\n  errorfile 503 a.http\n', ['a.http -> file:///etc/haproxy/a.http']],
    ['frontend f\n  errorfile 503 "${DIR}/a.http"\n', []],
    ['frontend f\n  acl a path -f virt@a\n', []],
    ['backend b\n  server s a.example:80\n', []],
  ])('%j', (text, expected) => {
    expect(links(text, 'files')).toEqual(expected);
  });
});

describe('pages', () => {
  it.each([
    ['# see https://example.org/a_b(c).\nglobal\n', ['https://example.org/a_b -> https://example.org/a_b']],
    ['# see <http://example.org/x>, or not\n', ['http://example.org/x -> http://example.org/x']],
    ['frontend f\n  redirect location https://example.org/a\n', ['https://example.org/a -> https://example.org/a']],
    ['frontend f\n  http-request redirect location https://%[req.hdr(host)]/a\n', []],
    ['frontend f\n  http-request redirect location https://a.%[req.hdr(host)]/a\n', []],
    [
      '# haplint-disable-next-line unused-acl, no-such -- why\nglobal\n',
      ['unused-acl -> https://github.com/haplint/haplint/blob/main/docs/rules/unused-acl.md'],
    ],
  ])('%j', (text, expected) => {
    expect(links(text, 'pages')).toEqual(expected);
  });
});
