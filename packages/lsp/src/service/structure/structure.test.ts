import { expect, test } from 'vitest';
import type { DocumentSymbol, SelectionRange } from 'vscode-languageserver-types';
import { viewOf } from '../fixture.js';
import { documentSymbols } from './document-symbols.js';
import { selectionRanges } from './selection-ranges.js';
import { workspaceSymbols } from './workspace-symbols.js';

const CONFIG = `global
  maxconn 10
frontend www
  mode http
  bind :80
  acl a path /
  http-request deny if a
  http-request set-header X 1
  tcp-request content accept
  no log
backend b
  server s1 10.0.0.1:80
  stick-table type ip size 1m
`;

const shown = (symbols: readonly DocumentSymbol[], indent = ''): string[] =>
  symbols.flatMap(({ name, detail, children = [] }) => [`${indent}${name} | ${detail}`, ...shown(children, `${indent}  `)]);

test('outlines sections with their servers, ACLs, bind lines and blocks of rules', () => {
  const { view } = viewOf(CONFIG);
  expect(shown(documentSymbols(view))).toEqual([
    'global | ',
    'frontend www | http',
    '  bind :80 | ',
    '  acl a | path',
    '  http-request | 2 rules',
    '  tcp-request content | 1 rule',
    'backend b | tcp',
    '  server s1 | 10.0.0.1:80',
    '  stick-table | ',
  ]);
});

/** Whether a range holds another. */
function holds({ range: outer }: DocumentSymbol, { range: inner }: DocumentSymbol): boolean {
  const [a, b, c, d] = [outer.start, inner.start, inner.end, outer.end].map(({ line, character }) => line * 1000 + character) as [
    number,
    number,
    number,
    number,
  ];
  return a <= b && c <= d;
}

test('keeps everything of an outline inside what it belongs to', () => {
  const { view } = viewOf(CONFIG);
  for (const section of documentSymbols(view)) {
    for (const child of section.children ?? []) expect(holds(section, child)).toBe(true);
    for (const one of [section, ...(section.children ?? [])]) expect(holds(one, { ...one, range: one.selectionRange })).toBe(true);
  }
});

test('finds symbols by letters in their order, in all files', () => {
  const { view } = viewOf('backend api\n  server web1 1.1.1.1:1\n', { others: { '/etc/haproxy/z.cfg': 'cache web\n' } });
  const found = (query: string) => workspaceSymbols(view, query).map(({ name, containerName }) => `${name}: ${containerName}`);
  expect(found('')).toEqual(['api: backend', 'web: cache', 'web1: server in backend api']);
  expect(found('WB')).toEqual(['web: cache', 'web1: server in backend api']);
  expect(found('bw')).toEqual([]);
});

test('grows a selection from a part of a word to the file', () => {
  const { view, at } = viewOf('# x\nbackend b\n  http-request set-header X-Host %[var(txn.ho^^st),lower] if TRUE\n');
  const texts: string[] = [];
  for (let one: SelectionRange | undefined = selectionRanges(view, [at()])[0]; one !== undefined; one = one.parent) {
    texts.push(view.file.document.getText(one.range));
  }
  expect(texts).toEqual([
    'host',
    'txn.host',
    '%[var(txn.host),lower]',
    'set-header X-Host %[var(txn.host),lower] if TRUE',
    'http-request set-header X-Host %[var(txn.host),lower] if TRUE',
    '  http-request set-header X-Host %[var(txn.host),lower] if TRUE',
    'backend b\n  http-request set-header X-Host %[var(txn.host),lower] if TRUE',
    '# x\nbackend b\n  http-request set-header X-Host %[var(txn.host),lower] if TRUE\n',
  ]);
});

test('has an answer at every place', () => {
  const text = `${CONFIG}  server "s 2" 'a\\ b' # c\n.if defined(X)\n.endif\n`;
  const { view } = viewOf(text);
  for (let offset = 0; offset <= text.length; offset++) {
    const [selection] = selectionRanges(view, [view.file.document.positionAt(offset)]);
    for (let one = selection; one?.parent !== undefined; one = one.parent) {
      const [inner, outer] = [one.range, one.parent.range];
      expect(view.offsetAt(outer.start)).toBeLessThanOrEqual(view.offsetAt(inner.start));
      expect(view.offsetAt(outer.end)).toBeGreaterThanOrEqual(view.offsetAt(inner.end));
    }
  }
});
