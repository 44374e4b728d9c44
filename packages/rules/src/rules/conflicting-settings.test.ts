import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './conflicting-settings.js';

const section = (kind: string, ...lines: string[]) => `${kind} x\n${lines.map((each) => `    ${each}\n`).join('')}`;
const frontend = (...lines: string[]) => section('frontend', ...lines);

/** What is found of a line of the section, counted from 1, and which other line it is about. */
const found = (messageId: 'together' | 'twice' | 'before' | 'implicit', code: string, line: number, other: number) => {
  const text = code.split('\n')[line - 1] as string;
  const setting = (at: number) => (code.split('\n')[at - 1] as string).trim().split(' ').slice(0, 2).join(' ');
  const column = text.length - text.trimStart().length + 1;
  const data = { setting: setting(line), ...(messageId === 'twice' ? {} : { other: setting(other) }) };
  return { messageId, data, related: [other], line, column, endLine: line, endColumn: text.length + 1 };
};

const STATS = frontend('stats auth u:p', 'stats http-request deny');
const REALM = frontend('stats http-request deny', 'stats realm r');
const TRANSPARENT = section('backend', 'balance roundrobin', 'option transparent');
const INHERITED = `defaults\n    option transparent\n${section('backend', 'balance source')}`;
const COMPRESSIONS = frontend('filter compression', 'filter compression');
const CACHES = frontend('filter cache a', 'filter cache b', 'filter cache a');
const LIMITS = frontend('filter bwlim-in a limit 1m key src table t', 'filter bwlim-out a default-limit 1m default-period 1s');
const CACHE_BEHIND = frontend('filter compression', 'filter cache a');
const MADE_BEHIND = frontend('filter compression', 'http-request cache-use a if FALSE');
const PLACED_BEHIND = frontend('http-request cache-use a', 'filter compression', 'filter cache a');
const COMPRESSION = frontend('compression algo gzip', 'filter trace');
const CACHE = frontend('filter trace', 'http-response cache-store a', 'filter cache b');
const FROM_DEFAULTS = `defaults\n    compression algo gzip\n${frontend('filter trace')}`;

new RuleTester({ describe, it }).run('conflicting-settings', rule, {
  valid: [
    { name: 'users of statistics', code: frontend('stats auth u:p', 'stats realm r', 'stats enable') },
    { name: 'users that a line of its own drops', code: `defaults\n    stats auth u:p\n${frontend('stats http-request deny')}` },
    { name: 'a rule that is refused itself', code: frontend('stats auth u:p', 'stats http-request deny bogus') },
    { name: 'transparent in a frontend', code: frontend('balance roundrobin', 'option transparent') },
    { name: 'not transparent', code: `defaults\n    option transparent\n${section('backend', 'balance source', 'no option transparent')}` },
    { name: 'perhaps balanced', code: section('backend', '.if defined(X)', 'balance source', '.endif', 'option transparent') },
    {
      name: 'caches before compression',
      code: frontend('filter cache a', 'filter cache b', 'filter compression', 'http-request cache-use a'),
    },
    { name: 'a cache that a rule makes before it', code: frontend('http-request cache-use a', 'filter compression') },
    { name: 'compression with a place', code: frontend('compression algo gzip', 'filter trace', 'filter compression') },
    { name: 'compression of one direction', code: frontend('compression algo gzip', 'filter trace', 'filter comp-res'), target: '3.4.0' },
    { name: 'filters that have a place', code: frontend('compression algo gzip', 'filter cache a', 'http-request cache-use b') },
    { name: 'a cache with a place', code: frontend('http-request cache-use a', 'filter cache a', 'filter trace') },
    { name: 'other filters twice', code: frontend('filter trace', 'filter trace') },
    { name: 'an unknown filter', code: frontend('compression algo gzip', 'filter trace', 'filter "$KIND"') },
    { name: 'perhaps a filter', code: frontend('compression algo gzip', 'filter trace', '.if defined(X)', 'filter compression', '.endif') },
  ],
  invalid: [
    { code: STATS, errors: [found('together', STATS, 3, 2)] },
    { code: REALM, errors: [found('together', REALM, 2, 3)] },
    { code: TRANSPARENT, errors: [found('together', TRANSPARENT, 3, 2)] },
    { name: 'inherited', code: INHERITED, errors: [found('together', INHERITED, 4, 2)] },
    { code: COMPRESSIONS, errors: [found('twice', COMPRESSIONS, 3, 2)] },
    { code: CACHES, errors: [found('twice', CACHES, 4, 2)] },
    { code: LIMITS, target: '2.8.0', errors: [found('twice', LIMITS, 3, 2)] },
    { code: CACHE_BEHIND, errors: [found('before', CACHE_BEHIND, 3, 2)] },
    { code: MADE_BEHIND, errors: [found('before', MADE_BEHIND, 3, 2)] },
    { name: 'a cache that gets its place behind', code: PLACED_BEHIND, errors: [found('before', PLACED_BEHIND, 4, 3)] },
    { code: COMPRESSION, errors: [found('implicit', COMPRESSION, 2, 3)] },
    { code: CACHE, errors: [found('implicit', CACHE, 3, 2)] },
    {
      name: 'compression by the defaults',
      code: FROM_DEFAULTS,
      errors: [{ ...found('implicit', FROM_DEFAULTS, 3, 4), data: { setting: 'compression algo', other: 'filter trace' } }],
    },
  ],
});
