import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { viewOf } from '../fixture.js';
import { TOKEN_MODIFIERS, TOKEN_TYPES } from './legend.js';
import { semanticTokens, tokensOf } from './semantic-tokens.js';

/** The tokens of the last line, as `text type modifiers`. */
function lastLine(text: string, target?: string): string[] {
  const { view } = viewOf(text, target === undefined ? {} : { target });
  const from = text.trimEnd().lastIndexOf('\n') + 1;
  return tokensOf(view)
    .filter(({ start }) => start >= from)
    .map(({ start, end, type, modifiers }) => [text.slice(start, end), type, ...modifiers].join(' '));
}

describe('tokensOf', () => {
  it.each([
    ['frontend fe from web\n', ['frontend keyword', 'fe class declaration', 'from keyword', 'web class']],
    ['defaults\n  timeout client 30s\n', ['timeout keyword', 'client keyword', '30s number']],
    ['listen l\n  no option httplog\n', ['no keyword', 'option keyword', 'httplog keyword']],
    ['listen l\n  mode http\n', ['mode keyword', 'http enumMember']],
    ['listen l\n  bind :443 ssl crt a.pem\n', ['bind keyword', ':443 string', 'ssl property', 'crt property']],
    ['listen l\n  bind ":${PORT}"\n', ['bind keyword', '": string', '${PORT} variable', '" string']],
    [
      'listen l\n  server s1 :80 check inter 2s\n',
      ['server keyword', 's1 variable declaration', ':80 string', 'check property', 'inter property', '2s number'],
    ],
    ['listen l\n  acl api path_beg /api\n', ['acl keyword', 'api macro declaration', 'path_beg function']],
    [
      'listen l\n  http-request deny if !api || METH_GET\n',
      ['http-request keyword', 'deny keyword', 'if operator', '! operator', 'api macro', '|| operator', 'METH_GET macro defaultLibrary'],
    ],
    [
      'listen l\n  http-request set-var(txn.a) src,lower\n',
      ['http-request keyword', 'set-var keyword', 'txn.a variable declaration', 'src function', 'lower method'],
    ],
    [
      'listen l\n  log-format "%ci %[src]"\n',
      ['log-format keyword', '" string', '%ci variable', ' %[ string', 'src function', ']" string'],
    ],
    ['.if version_atleast(3.0) && feature(X)\n', ['.if keyword', 'version_atleast function', '&& operator', 'feature function']],
    ['global # haplint-disable-line x\n', ['global keyword', '# haplint-disable-line x comment documentation']],
    ['global # any\n', ['global keyword']],
    ['listen l\n  mode "http\n', []],
  ])('%j', (text, expected) => {
    expect(lastLine(text)).toEqual(expected);
  });

  it('marks what the target warns about', () => {
    expect(lastLine('backend b\n  dispatch :80\n', '3.3.0')).toContain('dispatch keyword deprecated');
    expect(lastLine('backend b\n  dispatch :80\n', '3.2.0')).toContain('dispatch keyword');
  });
});

test('tokens are in order, apart from each other, and within one line, whatever the text', () => {
  const examples = new URL('../../../../../examples/', import.meta.url);
  const texts = readdirSync(examples)
    .filter((name) => name.endsWith('.cfg'))
    .map((name) => readFileSync(new URL(name, examples), 'utf8'));
  texts.push(
    'frontend\n  acl\n  http-request set-var( if { \n  bind "a${B}c"d\\ e\n  log-format %[%[\\\n  no\n.if\n[x]\n\u{1F600} "\u{1F600}"\r\n',
  );
  for (const text of texts) {
    let behind = 0;
    for (const { start, end } of tokensOf(viewOf(text).view)) {
      expect(start).toBeGreaterThanOrEqual(behind);
      expect(end).toBeGreaterThan(start);
      expect(text.slice(start, end)).not.toContain('\n');
      behind = end;
    }
  }
});

describe('semanticTokens', () => {
  it('counts as the protocol does', () => {
    const type = (name: (typeof TOKEN_TYPES)[number]) => TOKEN_TYPES.indexOf(name);
    const declaration = 1 << TOKEN_MODIFIERS.indexOf('declaration');
    expect(semanticTokens(viewOf('frontend a\n  mode tcp\n').view)).toEqual([
      { line: 0, character: 0, length: 8, type: type('keyword'), modifiers: 0 },
      { line: 0, character: 9, length: 1, type: type('class'), modifiers: declaration },
      { line: 1, character: 2, length: 4, type: type('keyword'), modifiers: 0 },
      { line: 1, character: 7, length: 3, type: type('enumMember'), modifiers: 0 },
    ]);
  });

  it('gives the lines that a range touches', () => {
    const { view } = viewOf('frontend a\n  mode tcp\nbackend b\n  mode tcp\n');
    const range = { start: { line: 1, character: 3 }, end: { line: 2, character: 0 } };
    expect(tokensOf(view, range).map(({ start, end }) => view.tree.text.slice(start, end))).toEqual(['mode', 'tcp', 'backend', 'b']);
  });
});
