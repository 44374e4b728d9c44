import {
  aclKeywords,
  actionsOf,
  bindParameters,
  converters,
  keywordsOf,
  parseVersion,
  proxyOptions,
  rulesets,
  SECTIONS,
  sampleFetches,
  serverParameters,
  type Version,
} from '@haplint/catalog';
import { describe, expect, it } from 'vitest';
import { DESCRIPTIONS } from './descriptions.js';
import type { Subject } from './documentation.js';
import { documentationOf, toMarkdown } from './index.js';

const version = (text: string) => parseVersion(text) as Version;
const of = (subject: Subject, target = '3.0.11') => documentationOf(subject, version(target));
const keyword = (section: string, ...words: readonly string[]): Subject => ({ kind: 'keyword', section, words });

describe('documentationOf', () => {
  it('tells of a keyword how it is written, what it does, where it stands and what it takes', () => {
    expect(of(keyword('backend', 'timeout', 'server'))).toEqual({
      label: 'keyword of proxies',
      signature: 'timeout server <time>',
      description: 'How long a server may stay silent while HAProxy waits for its data.',
      facts: ['In `defaults`, `backend`, `listen`', '`<time>`: a time, in milliseconds where no unit is written'],
      url: 'https://docs.haproxy.org/3.0/configuration.html#4.2-timeout%20server',
      isKnown: true,
      isDeprecated: false,
    });
  });

  it('reads the same keyword as that of its section', () => {
    expect(of(keyword('global', 'maxconn'))?.description).toContain('process');
    expect(of(keyword('frontend', 'maxconn'))?.description).toContain('frontend');
  });

  it.each([
    [keyword('global', 'nbthread'), '3.0.11', '`<number>`: a whole number from 1 to 256'],
    [keyword('global', 'nbthread'), '2.6.12', '`<number>`: a whole number from 1 to 64'],
    [keyword('backend', 'dispatch'), '3.0.11', 'Deprecated from 3.3 on'],
    [keyword('backend', 'dispatch'), '3.3.0', '**Deprecated** since 3.3'],
    [{ kind: 'bind parameter', name: 'default-crt' } as const, '2.8.0', '**Unknown to 2.8**: it came with 3.0'],
    [{ kind: 'section', name: 'program' } as const, '3.4.0', '**Removed in 3.3**, so 3.4 does not know it'],
    [{ kind: 'ACL keyword', name: 'hdr_beg' } as const, '3.0.11', '`req.hdr` matched with `-m beg`'],
    [{ kind: 'log alias', name: 'HM' } as const, '3.0.11', 'In mode http only'],
  ])('%j on %s: %s', (subject, target, fact) => {
    expect(of(subject, target)?.facts).toContain(fact);
  });

  it.each([
    [
      keyword('frontend', 'http-request', 'set-header'),
      'http-request set-header <header name> <header value> [{ if | unless } <condition>]',
    ],
    [
      keyword('frontend', 'http-request', 'track-sc1'),
      'http-request track-sc<number> <expression> [table <table>] [{ if | unless } <condition>]',
    ],
    [keyword('frontend', 'http-request', 'sc-inc-gpc0(1)'), 'http-request sc-inc-gpc0(<argument>) [{ if | unless } <condition>]'],
    [keyword('frontend', 'http-request', 'sc-inc-gpc(0,1)'), 'http-request sc-inc-gpc(<argument>) [{ if | unless } <condition>]'],
    [keyword('frontend', 'stats', 'enable'), 'stats enable'],
    [keyword('resolvers', 'hold', 'valid'), 'hold valid <time>'],
    [keyword('backend', 'http-check', 'disable-on-404'), 'http-check disable-on-404'],
    [keyword('frontend', 'bind'), 'bind <address> [<parameter>...]'],
    [keyword('frontend', 'mode'), 'mode { tcp | http }'],
    [{ kind: 'option', name: 'httplog' } as const, 'option httplog [clf]'],
    [{ kind: 'sample fetch', name: 'req.hdr' } as const, 'req.hdr([<string>,<integer>])'],
    [{ kind: 'sample fetch', name: 'src' } as const, 'src'],
    [{ kind: 'converter', name: 'map_beg' } as const, 'map_beg(<string>[,<string>])'],
    [{ kind: 'server parameter', name: 'inter' } as const, 'inter <time>'],
    [{ kind: 'section', name: 'backend' } as const, 'backend <name> [from <defaults>]'],
  ])('writes %j as %s', (subject, signature) => {
    expect(of(subject)?.signature).toBe(signature);
  });

  it.each([
    [keyword('frontend', 'http-request', 'set-header'), '2.8.0', '#4.2-http-request%20set-header'],
    [keyword('frontend', 'http-request', 'set-header'), '3.0.11', '#4.4-set-header'],
    [keyword('frontend', 'http-request', 'track-sc1'), '3.0.11', '#4.4-track-sc1'],
    [keyword('backend', 'balance', 'uri'), '3.0.11', '#4.2-balance'],
    [keyword('resolvers', 'hold', 'valid'), '3.0.11', '#5.3.2-hold'],
    [{ kind: 'bind parameter', name: 'crt' } as const, '3.0.11', '#5.1-crt'],
    [{ kind: 'log alias', name: 'Tr' } as const, '3.0.11', '#8.2.6'],
  ])('links %j on %s to %s', (subject, target, anchor) => {
    const { branch } = version(target);
    expect(of(subject, target)?.url).toBe(`https://docs.haproxy.org/${branch}/configuration.html${anchor}`);
  });

  it('has no link where the manual of the branch has no such place', () => {
    expect(of({ kind: 'bind parameter', name: 'default-crt' }, '2.8.0')?.url).toBeNull();
  });

  it('knows nothing of what no branch knows', () => {
    expect(of(keyword('frontend', 'maxcon'))).toBeNull();
    expect(of(keyword('frontend'))).toBeNull();
    expect(of({ kind: 'sample fetch', name: 'toString' })).toBeNull();
    expect(of({ kind: 'section', name: 'constructor' })).toBeNull();
  });

  it('documents everything in the catalog, for the oldest and the newest branch', () => {
    const subjects: Subject[] = [
      ...SECTIONS.flatMap(({ name }): Subject[] => [
        { kind: 'section', name },
        ...[...keywordsOf(name).keys()].map((word) => keyword(name, word)),
      ]),
      ...[...proxyOptions().keys()].map((name): Subject => ({ kind: 'option', name })),
      ...rulesets().flatMap((ruleset) =>
        [...(actionsOf(ruleset)?.keys() ?? [])].map((name): Subject => ({ kind: 'action', ruleset, name })),
      ),
      ...[...bindParameters().keys()].map((name): Subject => ({ kind: 'bind parameter', name })),
      ...[...serverParameters().keys()].map((name): Subject => ({ kind: 'server parameter', name })),
      ...[...sampleFetches().keys()].map((name): Subject => ({ kind: 'sample fetch', name })),
      ...[...converters().keys()].map((name): Subject => ({ kind: 'converter', name })),
      ...[...aclKeywords().keys()].map((name): Subject => ({ kind: 'ACL keyword', name })),
    ];
    expect(subjects.length).toBeGreaterThan(2000);
    const missing = subjects.filter((subject) =>
      ['2.4.0', '3.4.0'].some((target) => !of(subject, target)?.signature.includes(lastNameOf(subject))),
    );
    expect(missing).toEqual([]);
  });
});

/** What a signature has to hold: the name without what differs between its forms. */
function lastNameOf(subject: Subject): string {
  return subject.kind === 'keyword' ? (subject.words[0] ?? '') : subject.name.replace(/\W+$/, '');
}

describe('DESCRIPTIONS', () => {
  it('are of things that the catalog has, and are sentences', () => {
    const strange: string[] = [];
    for (const [kind, texts] of Object.entries(DESCRIPTIONS)) {
      for (const [name, text] of Object.entries(texts)) {
        const subject = subjectOf(kind, name);
        if (subject !== null && documentationOf(subject, version('3.0.11'))?.description !== text) strange.push(`${kind} ${name}`);
        if (!/^[A-Z].*\.$/.test(text)) strange.push(text);
      }
    }
    expect(strange).toEqual([]);
  });
});

function subjectOf(kind: string, name: string): Subject | null {
  if (kind === 'action') {
    const ruleset = rulesets().find((each) => actionsOf(each)?.has(name));
    return ruleset === undefined ? keyword('listen', name) : { kind, ruleset, name };
  }
  if (kind === 'proxy') return keyword('listen', ...name.split(' '));
  if (SECTIONS.some((section) => section.name === kind)) return keyword(kind, ...name.split(' '));
  return { kind, name } as Subject;
}

describe('toMarkdown', () => {
  it('shows the signature, what it does, the facts and the link', () => {
    const markdown = toMarkdown({
      label: 'keyword of global',
      signature: 'nbthread <number>',
      description: 'The number of threads.',
      facts: ['Since 2.4', '`<number>`: a whole number'],
      url: 'https://example.org/#3.1-nbthread',
      isKnown: true,
      isDeprecated: false,
    });
    expect(markdown).toBe(
      '```haproxy\nnbthread <number>\n```\n\n*keyword of global* — The number of threads.\n\n- Since 2.4\n- `<number>`: a whole number\n\n[Manual](https://example.org/#3.1-nbthread)',
    );
  });
});
