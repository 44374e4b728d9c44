import { parseVersion, type Version } from '@haplint/catalog';
import type { Directive } from '@haplint/parser';
import { describe, expect, it } from 'vitest';
import { type AnyRule, defineRule, type RuleContext } from '../rule/index.js';
import { type LintReport, lint } from './lint.js';

const TARGET = parseVersion('3.0.0') as Version;

type Look = (line: Directive, context: RuleContext<'seen'>) => void;

/** Gives the texts of the lines that a rule with `oncePer` is shown in proxies. */
function shown(text: string, look: Look = () => {}, others: readonly AnyRule[] = [], oncePer: 'text' | 'parameters' = 'text'): string[] {
  const seen: string[] = [];
  const rule = ruleThat((line, context) => {
    if (context.model.sectionOf(line)?.isProxy()) seen.push(line.raw);
    look(line, context);
  }, oncePer);
  run(text, [...others, rule]);
  return seen;
}

function ruleThat(look: Look, oncePer: 'text' | 'parameters' | null = 'text'): AnyRule {
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
    const lines = ['    use-server s if x\n', '    acl x src 192.0.2.1\n'];
    const text = `backend a\n${lines.join('')}backend b\n${lines.reverse().join('')}`;
    expect(shown(text)).toEqual(['use-server s if x', 'acl x src 192.0.2.1', 'use-server s if x']);
    expect(shown(`${text}backend c\n${lines.join('')}`)).toHaveLength(3);
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

describe('a line with the parameters of another', () => {
  const servers = (...lines: string[]) => lines.map((line, i) => `backend b${i}\n    ${line}\n`).join('');
  const shownOf = (text: string, look?: Look) => shown(text, look, [], 'parameters');

  it('is shown once to rules that look at nothing else', () => {
    const text = servers('server s 192.0.2.1:80 check', 'server t 192.0.2.2:80 check', 'server u 192.0.2.3:80', 'server v 192.0.2.4:80');
    expect(shownOf(text)).toEqual(['server s 192.0.2.1:80 check', 'server u 192.0.2.3:80']);
    expect(shown(text)).toHaveLength(4);
  });

  it('is shown each time where something is found in it, also where it is the same word for word', () => {
    const text = servers('server s 192.0.2.1:80 check', 'server t 192.0.2.2:80 check', 'server t 192.0.2.2:80 check');
    expect(shownOf(text, report)).toHaveLength(3);
    expect(run(text, [ruleThat(report, 'parameters')]).results[0]?.messages.map(({ line }) => line)).toEqual([2, 4, 6]);
  });

  it.each([
    ['of another keyword', 'server s 192.0.2.1:80 check', 'server-template s 2 192.0.2.1:80 check'],
    ['with a word that a variable makes up', 'server s 192.0.2.1:80 check', 'server s "${ADDRESS}" check'],
    ['behind "no"', 'server s 192.0.2.1:80 check', 'no server s 192.0.2.1:80 check'],
    ['that is no server yet', 'server s', 'server t'],
    ['of a keyword without parameters', 'stats auth a:b', 'stats auth c:d'],
    ['with other spaces', 'server s 192.0.2.1:80 check  backup', 'server s 192.0.2.1:80 check backup'],
  ])('is shown again in a line %s', (_, first, second) => {
    expect(shownOf(servers(first, second))).toHaveLength(2);
  });
});
