import { FILTER_REFERENCES, parseVersion, SECTION_REFERENCES, TABLE_REFERENCES, type Version } from '@haplint/catalog';

import { expect, test } from 'vitest';
import { parseConfig } from '../lint/lint.js';
import { analyse } from '../model/analyse.js';
import { namesIn } from './names.js';

/** The names in the last line of a text: what they are the names of, and the text there. */
function names(text: string, target = '3.1.0'): string[] {
  const file = parseConfig({ path: 'a.cfg', text });
  const model = analyse([file], { target: parseVersion(target) as Version });
  const line = model.sections.at(-1)?.lines.at(-1);
  if (line === undefined) throw new Error('no line');
  return namesIn(line, model).map(({ word, name, at, naming }) => {
    expect(word.value.slice(at, at + name.length)).toBe(name);
    return `${naming.defines ? 'makes' : 'names'} ${naming.kind} ${name}`;
  });
}

test.each([
  ['listen l\n  server s1 10.0.0.1:80 check resolvers dns track b/s2', ['makes server s1', 'names resolvers dns', 'names server b/s2']],
  ['listen l\n  server s1 nonsense:x track b/s2', ['makes server s1', 'names server b/s2']],
  ['listen l\n  use_backend b if { path / }', ['names backend b']],
  ['listen l\n  http-request do-resolve(txn.ip,dns) hdr(host)', ['makes variable txn.ip', 'names resolvers dns']],
  ['listen l\n  http-request set-var(txn.a,ifexists) src if x', ['makes variable txn.a']],
  ['listen l\n  http-request unset-var(txn.a)', ['names variable txn.a']],
  ['listen l\n  log ring@r local0', ['names ring r']],
  ['listen l\n  log 127.0.0.1 local0', []],
  ['listen l\n  http-request deny status 503 errorfiles own', ['names http-errors own']],
  ['userlist u\n  user bob groups a,,b', ['makes user bob', 'names group a', 'names group b']],
  ['peers p\n  table t type ip size 1m', ['makes table t']],
  ['global\n  setenv A b', ['makes environment variable A']],
  ['listen l\n  acl "a" path /', ['makes acl a']],
  ['listen l\n  use_backend "$B"', []],
])('%s', (text, expected) => {
  expect(names(text)).toEqual(expected);
});

/** A line of a grammar that ends in `*`, or in words. */
const begun = (words: readonly string[]) => words.join(' ').replace('*', '0');

test('tells of every reference that the catalog lists for rules', () => {
  const missing: string[] = [];
  const expectName = (text: string, kind: string, section = 'listen l') => {
    if (!names(`${section}\n  ${text}`).includes(`names ${kind} NAME`)) missing.push(text);
  };
  for (const { section, words, at, inGlobal } of SECTION_REFERENCES) {
    if ('argument' in at) expectName(`${begun(words)} NAME`, section, inGlobal ? 'global' : undefined);
    else if ('parameter' in at && words[0] === 'stick-table') expectName(`stick-table type ip size 1m ${at.parameter} NAME`, section);
    else if ('parameter' in at)
      expectName(`${begun(words)} s ${words[0] === 'server' ? '' : '3 '}10.0.0.1:80 ${at.parameter} NAME`, section);
  }
  for (const { words } of TABLE_REFERENCES) {
    const key = words[0] === 'filter' ? 'f key src limit 1m' : 'src';
    expectName(`${begun(words)} ${key} table NAME`, 'table');
  }
  for (const { words } of FILTER_REFERENCES) expectName(`${begun(words)} NAME`, 'filter');
  expect(missing).toEqual([]);
});
