import { keyword, parseTarget, proxyOption, rewrites, SECTIONS, type Version } from '@haplint/catalog';
import type { AnyRule } from '@haplint/core';
import { lintAndFix } from '@haplint/core/internal';
import { describe, expect, it } from 'vitest';
import plugin from './index.js';

const rules = new Map(
  ['unknown-keyword', 'unknown-option'].map((id) => [id, { rule: plugin.rules?.[id] as AnyRule, severity: 2 as const, options: [] }]),
);

/** What the fixes of a target make of lines in a section. */
function fixed(section: string, lines: readonly string[], version = '3.2'): string[] {
  const text = [section, ...lines, ''].join('\n');
  const { files } = lintAndFix([{ path: 'a.cfg', text }], {
    rulesFor: () => rules,
    knownRules: new Set(),
    targets: [parseTarget(version) as Version],
  });
  return (files[0]?.text ?? '').split('\n').slice(1, -1);
}

describe('lines that are written anew', () => {
  it.each([
    ['defaults', 'clitimeout 30s', 'timeout client 30s'],
    ['defaults', 'contimeout 5000', 'timeout connect 5000'],
    ['defaults', 'srvtimeout "30s"', 'timeout server "30s"'],
    ['defaults', 'timeout clitimeout 30s', 'timeout client 30s'],
    ['defaults', 'redispatch', 'option redispatch'],
    ['backend b', 'redisp # so', 'option redispatch # so'],
    ['backend b', 'hash-type avalanche', 'hash-type map-based sdbm avalanche'],
    ['frontend f', 'block if { src 192.0.2.1 }', 'http-request deny if { src 192.0.2.1 }'],
    ['frontend f', 'reqadd X-Forwarded-Proto:\\ https', 'http-request add-header X-Forwarded-Proto https'],
    ['frontend f', 'reqadd  X-A:\\ a\\ b%1  unless  { ssl_fc }', 'http-request add-header X-A a\\ b%%1 unless { ssl_fc }'],
    ['frontend f', 'reqadd "X-A: a b"', 'http-request add-header X-A "a b"'],
    ['frontend f', 'reqadd X-A:"a b"', 'http-request add-header X-A "a b"'],
    ['backend b', 'rspadd X-A:\\ "${A}"', 'http-response add-header X-A "${A}"'],
    ['backend b', 'rspidel ^Server:.*', 'http-response del-header Server'],
    ['backend b', 'reqidel ^X-A: if { src 192.0.2.1 }', 'http-request del-header X-A if { src 192.0.2.1 }'],
  ])('in %s: %s', (section, line, expected) => {
    expect(fixed(section, [`  ${line}`])).toEqual([`  ${expected}`]);
    expect(fixed(section, [`  ${expected}`])).toEqual([`  ${expected}`]);
  });

  it.each([
    ['global', 'nbproc 1', '3.2'],
    ['frontend f', 'bind-process all', '3.2'],
    ['frontend f', 'option http-use-htx', '3.2'],
  ])('in %s, gone: %s', (section, line, version) => expect(fixed(section, [line], version)).toEqual([]));

  it.each([
    ['frontend f', 'reqadd X-A:\\ a\\r\\nX-B:\\ b'],
    ['frontend f', 'reqadd X-A'],
    ['frontend f', 'reqadd X-A:\\ a b'],
    ['frontend f', 'reqadd "${HEADER}"'],
    ['defaults', 'reqadd X-A:\\ a'],
    ['frontend f', 'reqidel ^X-'],
    ['frontend f', 'reqdel ^X-A:'],
    ['frontend f', 'monitor-net 192.0.2.1'],
    ['frontend f', 'reqrep ^A\\ (.*) B\\ \\1'],
    ['global', 'nbproc 4'],
    ['frontend f', 'bind-process 2'],
    ['frontend f', 'no clitimeout 5s'],
    ['frontend f', 'clitimeout 5s 6s'],
    ['frontend f', 'option http-tunnel'],
  ])('not in %s: %s', (section, line) => expect(fixed(section, [line])).toEqual([line]));

  it('keep the order that HAProxy evaluated them in', () => {
    const early = ['reqadd X-A:\\ a', 'http-request del-header X-A'];
    expect(fixed('frontend f', early)).toEqual(early);
    expect(fixed('frontend f', [...early].reverse())).toEqual(['http-request del-header X-A', 'http-request add-header X-A a']);
    expect(fixed('frontend f', ['reqadd X-A:\\ a', 'reqidel ^X-A:'])).toEqual(['reqadd X-A:\\ a', 'http-request del-header X-A']);
    const late = ['http-request allow if { src 192.0.2.1 }', 'block if { src 192.0.2.1 }'];
    expect(fixed('frontend f', late)).toEqual(late);
  });
});

describe('the table of rewritings', () => {
  it('writes what some branch knows', () => {
    for (const { in: place, from, to } of rewrites) {
      const kinds = place === 'global' ? ['global'] : SECTIONS.filter(({ proxy }) => proxy).map(({ name }) => name);
      const entryOf = (line: string) => {
        const [first = '', second = ''] = line.split(' ');
        return first === 'option' ? proxyOption(second) : kinds.map((kind) => keyword(kind, first)).find((entry) => entry !== null);
      };
      expect(entryOf(from), from).toBeTruthy();
      if (to !== null) expect(entryOf(to), to).toBeTruthy();
    }
  });

  it('is for what is deprecated or gone', () => {
    expect(rewrites.length).toBeGreaterThan(40);
    for (const { in: place, from } of rewrites) {
      const [first = '', second = ''] = from.split(' ');
      const entry = place === 'global' ? keyword('global', first) : first === 'option' ? proxyOption(second) : keyword('backend', first);
      // Second words have lifecycles of their own.
      if (['timeout', 'hash-type'].includes(first)) continue;
      expect(entry?.deprecated ?? entry?.removed, from).not.toBeNull();
    }
  });
});
