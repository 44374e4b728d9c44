import { parseVersion, type Version } from '@haplint/catalog';
import type { Directive } from '@haplint/parser';
import { describe, expect, it } from 'vitest';
import { type AnyRule, defineRule, type RuleContext } from '../rule/index.js';
import { type LintReport, lint } from './lint.js';

const TARGET = parseVersion('3.0.0') as Version;

type Look = (line: Directive, context: RuleContext<'seen'>) => void;

/** Gives the texts of the lines that a rule with `oncePer` is shown in proxies. */
function shown(
  text: string,
  look: Look = () => {},
  others: readonly AnyRule[] = [],
  oncePer: 'text' | 'form' | 'section' = 'text',
): string[] {
  const seen: string[] = [];
  const rule = ruleThat((line, context) => {
    if (context.model.sectionOf(line)?.isProxy()) seen.push(line.raw);
    look(line, context);
  }, oncePer);
  run(text, [...others, rule]);
  return seen;
}

function ruleThat(look: Look, oncePer: 'text' | 'form' | 'section' | null = 'text'): AnyRule {
  return defineRule({
    meta: {
      type: 'problem',
      docs: { description: 'nothing', preset: 'check' },
      severity: 'error',
      messages: { seen: 'Seen' },
      ...(oncePer === null ? {} : { oncePer }),
    },
    create: (context) => ({ Directive: (line) => look(line, context as unknown as RuleContext<'seen'>) }),
  });
}

function run(text: string, rules: readonly AnyRule[]): LintReport {
  const configured = new Map(rules.map((rule, i) => [`rule-${i}`, { rule, severity: 2 as const, options: [] }]));
  return lint([{ path: 'a.cfg', text }], { rulesFor: () => configured, knownRules: new Set(configured.keys()), targets: [TARGET] });
}

const report: Look = (line, context) => context.report({ node: line, messageId: 'seen' });

describe('a line that stands in other sections word for word', () => {
  it('is shown once, whatever stands in front of it and behind', () => {
    const text =
      'backend a\n    balance first\n    server s 192.0.2.1:80\nbackend b\n  balance first # as above\n  server s 192.0.2.2:80\n';
    expect(shown(text)).toEqual(['balance first', 'server s 192.0.2.1:80', 'server s 192.0.2.2:80']);
  });

  it('is shown to other rules each time', () => {
    let count = 0;
    const other = ruleThat(() => count++, null);
    shown('backend a\n    balance first\nbackend b\n    balance first\n', undefined, [other]);
    expect(count).toBe(2);
  });

  it('is shown again where it is not written alike', () => {
    const text = 'backend a\n    balance first\nbackend b\n    balance "first"\nbackend c\n    balance  first\n';
    expect(shown(text)).toEqual(['balance first', 'balance "first"', 'balance  first']);
  });

  it.each([
    ['of another kind', 'listen b\n    balance first\n'],
    ['with another mode', 'backend b\n    mode http\n    balance first\n'],
    ['that is disabled', 'backend b\n    disabled\n    balance first\n'],
    ['with other defaults', 'defaults\n    retries 3\nbackend b\n    balance first\n'],
    ['with other ACLs', 'backend b\n    balance first\n    acl x src 192.0.2.1\n'],
    ['whose header cannot be read', 'backend "b\n    balance first\n'],
    ['behind another global section', 'global\n    maxconn 10\nbackend b\n    balance first\n'],
  ])('is shown again in a section %s', (_, other) => {
    expect(shown(`backend a\n    balance first\n${other}`).filter((line) => line === 'balance first')).toHaveLength(2);
  });

  it('is shown again where other ACLs stand before it', () => {
    const lines = ['    redirect location / if x\n', '    acl x src 192.0.2.1\n'];
    const text = `backend a\n${lines.join('')}backend b\n${lines.reverse().join('')}`;
    const redirects = (all: string) => shown(all).filter((line) => line.startsWith('redirect'));
    expect(redirects(text)).toHaveLength(2);
    expect(redirects(`${text}backend c\n${lines.join('')}`)).toHaveLength(2);
  });

  it('is shown each time where it gives a name: it is lines of its form that are many', () => {
    expect(shown('backend a\n    server s 192.0.2.1:80\nbackend b\n    server s 192.0.2.1:80\n')).toHaveLength(2);
  });

  it('is shown each time where something is found in it', () => {
    const text = 'backend a\n    balance first\nbackend b\n    balance first\n';
    expect(run(text, [ruleThat(report)]).results[0]?.messages.map(({ line }) => line)).toEqual([2, 4]);
  });

  it('is shown each time where the rule looks further', () => {
    const text = 'backend a\n    balance first\nbackend b\n    balance first\n';
    expect(shown(text, (_, { looksFurther }) => looksFurther?.())).toHaveLength(2);
  });

  it('is shown again behind a line that HAProxy refuses', () => {
    const refusing = ruleThat((line, context) => {
      if (line.keyword.value === 'retries' && context.model.sectionOf(line)?.name?.value === 'b') report(line, context);
    }, null);
    const section = '    retries 3\n    balance first\n';
    expect(shown(`backend a\n${section}backend b\n${section}backend c\n${section}`, undefined, [refusing])).toEqual([
      'retries 3',
      'balance first',
      'balance first',
    ]);
  });

  it('is shown again where a condition decides whether it is read, or its place changes what it says', () => {
    const undecided = '.if defined(X)\n    balance first\n.endif\n';
    expect(shown(`backend a\n${undecided}backend b\n${undecided}`)).toHaveLength(2);
    const counted = '    log-tag "${.LINE}"\n';
    expect(shown(`backend a\n${counted}backend b\n${counted}`)).toHaveLength(2);
  });

  it('is shown again where HAProxy reads its samples only if no other line takes its place', () => {
    const section = '    log-format %[src]\n';
    expect(shown(`frontend a\n${section}frontend b\n${section}`)).toHaveLength(2);
  });

  it('is shown to the rule alone that found something in a line like it', () => {
    const text = 'backend a\n    balance first\nbackend b\n    balance first\n';
    expect(shown(text, undefined, [ruleThat((_, { looksFurther }) => looksFurther?.())])).toEqual(['balance first']);
  });
});

describe('a line of the form of another', () => {
  const inSections = (...lines: string[]) => lines.map((line, i) => `backend b${i}\n    ${line.replaceAll('\n', '\n    ')}\n`).join('');
  const shownOf = (text: string, look?: Look) => shown(text, look, [], 'form');

  it('is shown once to rules that look at nothing else', () => {
    const text = inSections('server s 192.0.2.1:80 check', 'server t 192.0.2.2:80 check', 'server u 192.0.2.3:80', 'server v 192.0.2.4:80');
    expect(shownOf(text)).toEqual(['server s 192.0.2.1:80 check', 'server u 192.0.2.3:80']);
    expect(shown(text)).toHaveLength(4);
  });

  it('is shown each time where something is found in it, also where it is the same word for word', () => {
    const text = inSections('server s 192.0.2.1:80 check', 'server t 192.0.2.2:80 check', 'server t 192.0.2.2:80 check');
    expect(shownOf(text, report)).toHaveLength(3);
    expect(run(text, [ruleThat(report, 'form')]).results[0]?.messages.map(({ line }) => line)).toEqual([2, 4, 6]);
  });

  it.each([
    ['with another weight, number or cookie', 'server s 192.0.2.1 weight 7 id 1 cookie a', 'server t 192.0.2.2 weight 256 id 22 cookie b'],
    ['that sends elsewhere', 'use_backend a if { path /x }', 'use_backend b if { path /x }'],
    ['that compares with another path', 'use_backend a if { path_beg /x }', 'use_backend a if { path_beg /y/z }'],
    ['that compares with another text', 'acl a hdr(host) -i www.example.com', 'acl b hdr(host) -i shop.example.net'],
    ['with spaces of its own', 'server s 192.0.2.1:80 check  backup', 'server s   192.0.2.1:80 check backup'],
  ])('is not shown again in a line %s', (_, first, second) => {
    expect(shownOf(inSections(first, second))).toHaveLength(1);
  });

  it.each([
    ['of another keyword', 'server s 192.0.2.1:80 check', 'server-template s 2 192.0.2.1:80 check'],
    ['with a word that a variable makes up', 'server s 192.0.2.1:80 check', 'server s "${ADDRESS}" check'],
    ['behind "no"', 'server s 192.0.2.1:80 check', 'no server s 192.0.2.1:80 check'],
    ['whose name may be more than that', 'server s 192.0.2.1:80', 'server 7s 192.0.2.1:80'],
    ['whose address has no port', 'server s 192.0.2.1:80', 'server s 192.0.2.1'],
    ['whose port is none', 'server s 192.0.2.1:80', 'server s 192.0.2.1:65536'],
    ['whose address is a name', 'server s 192.0.2.1:80', 'server s example.com:80'],
    ['whose address stands for all', 'server s 192.0.2.1:80', 'server s 0.0.0.0:80'],
    ['with a weight of its own kind', 'server s 192.0.2.1 weight 1', 'server s 192.0.2.1 weight 0'],
    ['of a keyword without names', 'stats auth a:b', 'stats auth c:d'],
    ['with a value behind another parameter', 'server s 192.0.2.1 track cookie a', 'server s 192.0.2.1 track cookie b'],
    ['whose pattern is compared in parts', 'acl a hdr_reg(host) www.example.com', 'acl a hdr_reg(host) shop.example.net'],
    ['whose pattern is a number', 'acl a dst_port 80', 'acl a dst_port 443'],
    ['whose pattern may be more than a name', 'acl a path /x', 'acl a path /x?y'],
    ['whose pattern in braces is a number', 'use_backend a if { dst_port 80 }', 'use_backend a if { dst_port 443 }'],
    ['on an ACL of another form', 'acl a path /x\nredirect location / if a', 'acl a path_end /x\nredirect location / if a'],
    ['on an ACL that is negated', 'acl a path /x\nredirect location / if a', 'acl a path /x\nredirect location / if !a'],
  ])('is shown again in a line %s', (_, first, second) => {
    expect(shownOf(inSections(first, second)).length).toBeGreaterThan(first.split('\n').length);
  });

  it('is not shown again with a condition on another ACL of the same form', () => {
    const text = inSections('acl a src 192.0.2.1\nredirect location / if !a', 'acl b src 192.0.2.1\nredirect location / if !b');
    expect(shownOf(text)).toEqual(['acl a src 192.0.2.1', 'redirect location / if !a']);
  });
});

describe('a section of the form of another', () => {
  /** Gives the names of the proxies that a rule with `oncePer: 'section'` is shown, behind each the keywords of the lines that it is shown. */
  function shownSections(text: string, look: (name: string, context: RuleContext<'seen'>) => void = () => {}): string[] {
    const seen: string[] = [];
    const rule = defineRule({
      meta: {
        type: 'problem',
        docs: { description: 'nothing', preset: 'check' },
        severity: 'error',
        messages: { seen: 'Seen' },
        oncePer: 'section',
      },
      create: (context) => ({
        Section: ({ header }) => {
          seen.push(header.args[0]?.value ?? '');
          look(header.args[0]?.value ?? '', context as unknown as RuleContext<'seen'>);
        },
        Directive: ({ keyword }) => void seen.push(keyword.value),
        'Section:exit': () => void seen.push('end'),
      }),
    });
    run(text, [rule]);
    return seen;
  }

  const backend = (name: string, ...lines: string[]) => `backend ${name}\n${lines.map((line) => `    ${line}\n`).join('')}`;

  it('is shown once, and either as a whole or not at all', () => {
    const text =
      backend('a', 'retries 3', 'server s 192.0.2.1:80') +
      backend('b', 'retries 3', 'server t 192.0.2.2:80') +
      backend('c', 'server t 192.0.2.2:80', 'retries 3');
    expect(shownSections(text)).toEqual(['a', 'retries', 'server', 'end', 'c', 'server', 'retries', 'end']);
  });

  it('is shown again where something was found in it or the rule looked further', () => {
    const text = backend('a', 'retries 3') + backend('b', 'retries 3');
    expect(shownSections(text, (_, { looksFurther }) => looksFurther?.())).toEqual(['a', 'retries', 'end', 'b', 'retries', 'end']);
  });

  it.each([
    ['with the same name twice', backend('b', 'server s 192.0.2.1:80', 'server s 192.0.2.2:80')],
    ['with the same address twice', backend('b', 'server s 192.0.2.1:80', 'server t 192.0.2.1:80')],
    ['with its own name', backend('s', 'server s 192.0.2.1:80', 'server t 192.0.2.2:80')],
    ['with a line more', backend('b', 'server s 192.0.2.1:80', 'server t 192.0.2.2:80', 'retries 3')],
    ['of another kind', backend('b', 'server s 192.0.2.1:80', 'server t 192.0.2.2:80').replace('backend', 'listen')],
    ['with other defaults', `defaults\n    retries 3\n${backend('b', 'server s 192.0.2.1:80', 'server t 192.0.2.2:80')}`],
    ['behind a global section', `global\n    maxconn 10\n${backend('b', 'server s 192.0.2.1:80', 'server t 192.0.2.2:80')}`],
    ['with a line that may not be read', backend('b', '.if defined(X)', 'server s 192.0.2.1:80', '.endif', 'server t 192.0.2.2:80')],
  ])('is shown a section %s', (_, other) => {
    const seen = shownSections(backend('a', 'server s 192.0.2.1:80', 'server t 192.0.2.2:80') + other);
    expect(seen.filter((word) => word === 'end').length).toBeGreaterThan(1);
  });

  it('is shown to its end to a rule that found something in another, also where a line of it is refused', () => {
    const counting = defineRule({
      meta: {
        type: 'problem',
        docs: { description: 'nothing', preset: 'check' },
        severity: 'warn',
        messages: { seen: 'Seen' },
        oncePer: 'section',
      },
      create: ({ report }) => ({ 'Section:exit': ({ header }) => report({ node: header, messageId: 'seen' }) }),
    });
    const refusing = ruleThat((line, context) => {
      if (context.model.sectionOf(line)?.name?.value === 'b') report(line, context);
    }, null);
    const { results } = run(backend('a', 'retries 3') + backend('b', 'retries 3') + backend('c', 'retries 3'), [refusing, counting]);
    expect(results[0]?.messages.map(({ ruleId, line }) => [ruleId, line])).toEqual([
      ['rule-1', 1],
      ['rule-1', 3],
      ['rule-0', 4],
      ['rule-1', 5],
    ]);
  });

  it('is shown again where texts that an ACL compares with are others', () => {
    const on = (host: string) => ['acl a hdr(host) www.example.com', `acl b hdr(host) ${host}`];
    const text = [
      backend('x', ...on('shop.example.com')),
      backend('y', ...on('shop.example.net')),
      backend('z', ...on('shop.example.com')),
    ].join('');
    expect(shownSections(text).filter((word) => 'xyz'.includes(word))).toEqual(['x', 'y']);
  });
});
