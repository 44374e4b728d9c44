import { parseVersion, type Version } from '@haplint/catalog';
import type { Word } from '@haplint/parser';
import { expect, test } from 'vitest';
import { parseConfig } from '../lint/index.js';
import { expectedBehind } from './statement.js';

const words = (line: string): readonly Word[] => parseConfig({ path: '', text: line }).preamble[0]?.words ?? [];

/** What may stand behind a line, a word each: `<value>`, `parameter`, `parameter*` where it is given, `if`, `,` and `...`. */
function behind(section: string, line: string, version = '3.0.11'): string[] | null {
  const read = expectedBehind(section, words(line), false, parseVersion(version) as Version, {});
  return (
    read?.expectations.map((one) => {
      if (one.kind === 'value') return `${one.of === null ? '' : `${one.of} `}<${one.name}>`;
      if (one.kind === 'word') return `${one.name}${one.given ? '*' : ''}`;
      if (one.kind === 'condition') return one.from === null ? 'if' : `condition from ${one.from}`;
      return one.kind === 'converter' ? `, from ${one.from}` : '...';
    }) ?? null
  );
}

test.each<[string, string, string[] | null, string?]>([
  ['backend', 'timeout server', ['<time>']],
  ['backend', 'timeout server 5s', []],
  ['frontend', 'use_backend', ['<backend name>']],
  ['frontend', 'use_backend b', ['if']],
  ['frontend', 'use_backend b if a', ['condition from 1']],
  ['frontend', 'use_backend b what is this', []],
  ['frontend', 'http-request capture src', [', from 0', 'len', 'id', 'if']],
  ['frontend', 'http-request capture src,lower upper', [', from 0', 'len', 'id', 'if']],
  ['frontend', 'http-request capture src len', ['len <length>']],
  ['frontend', 'http-request capture src len 10', ['if']],
  ['frontend', 'http-request silent-drop', ['rst-ttl', 'if']],
  ['frontend', 'http-request silent-drop', ['if'], '2.6.0'],
  ['frontend', 'http-request silent-drop rst-ttl nonsense', ['if']],
  ['frontend', 'http-request set-timeout server', ['<time>']],
  ['backend', 'retry-on 500', ['<event>']],
  ['backend', 'balance uri len', ['len <length>']],
  ['frontend', 'bind :80', expect.arrayContaining(['ssl', 'crt', '...']) as string[]],
  ['backend', 'server s 192.0.2.1:80 source 192.0.2.2 usesrc', ['usesrc <address>']],
  ['backend', 'http-request normalize-uri path-strip-dotdot', ['full', 'if']],
  ['backend', 'http-request normalize-uri', expect.arrayContaining(['path-merge-slashes']) as string[]],
  ['frontend', 'nothing', null],
])('behind %s: %s', (section, line, expected, version) => {
  expect(behind(section, line, version)).toEqual(expected);
});
