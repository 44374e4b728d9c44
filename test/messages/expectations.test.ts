import { branches } from '@haplint/catalog';
import { describe, expect, it } from 'vitest';
import { BRANCHES, type BranchExpectations, departures, parseExpectations, parseRange, type Said } from './expectations.js';

describe('BRANCHES', () => {
  it('are the stable branches with long-term support that haplint can analyse', () => {
    const stable = branches().filter(({ lts, status, name }) => lts && status !== 'development' && Number(name) >= 2.4);
    expect(BRANCHES).toEqual(stable.map(({ name }) => name));
  });
});

describe('parseRange', () => {
  it.each([
    ['*', ['2.4', '2.6', '2.8', '3.0', '3.2', '3.4']],
    ['3.0', ['3.0']],
    ['3.0-', ['3.0', '3.2', '3.4']],
    ['-2.8', ['2.4', '2.6', '2.8']],
    ['2.6-3.0', ['2.6', '2.8', '3.0']],
    ['2.5-3.1', ['2.6', '2.8', '3.0']],
    ['3.3-', ['3.4']],
    ['-3.1', ['2.4', '2.6', '2.8', '3.0']],
  ])('reads %s', (text, expected) => {
    expect(parseRange(text)).toEqual(expected);
  });

  it.each([
    ['', /is no range/],
    ['-', /is no range/],
    ['3', /is no range/],
    ['3.0-3.2-3.4', /is no range/],
    ['3.0.1', /is no range/],
    ['3.0+', /is no range/],
    ['3.2-3.0', /ends before it begins/],
    ['3.1', /holds none of/],
    ['2.9-2.9', /holds none of/],
    ['2.2-', /"2.2" is no stable branch from 2.4 to 3.4/],
    ['-3.6', /"3.6" is no stable branch/],
  ])('refuses "%s"', (text, reason) => {
    expect(parseRange(text)).toMatch(reason);
  });
});

describe('parseExpectations', () => {
  const parse = (...lines: string[]) => parseExpectations(`${lines.join('\n')}\n`, 'a.cfg');

  it('reads levels, lines and fragments, and what each branch says', () => {
    const found = parse(
      "# haproxy 2.6-: ALERT 6: 'http-check expect' : 'hdr' expects at the name keyword",
      '# A remark that is none of them.',
      '# haproxy 3.2: WARNING 0: something else',
      '# haproxy 2.4: accepts',
      '',
      'global',
    );
    const alert = { level: 'ALERT', line: 6, fragment: "'http-check expect' : 'hdr' expects at the name keyword", at: 1 };
    const warning = { level: 'WARNING', line: 0, fragment: 'something else', at: 3 };
    expect([...found]).toEqual([
      ['2.4', { messages: [], accepts: true, allWarnings: true }],
      ['2.6', { messages: [alert], accepts: false, allWarnings: false }],
      ['2.8', { messages: [alert], accepts: false, allWarnings: false }],
      ['3.0', { messages: [alert], accepts: false, allWarnings: false }],
      ['3.2', { messages: [alert, warning], accepts: false, allWarnings: true }],
      ['3.4', { messages: [alert], accepts: false, allWarnings: false }],
    ]);
  });

  it('says nothing of branches that the header does not name', () => {
    expect([...parse('# haproxy 3.0: accepts', 'global').keys()]).toEqual(['3.0']);
  });

  it('leaves comments of the configuration alone', () => {
    expect(() => parse('# haproxy *: accepts', 'global', '  # WARNING: haproxy listens here', '  # haproxy')).not.toThrow();
  });

  it.each([
    ['no expectation', ['global'], /^a\.cfg:1: the first lines do not say/],
    ['an empty file', [''], /^a\.cfg:1: /],
    ['a range that is none', ['# haproxy 3.0..3.2: accepts'], /^a\.cfg:1: "3\.0\.\.3\.2" is no range/],
    ['a level that is none', ['# haproxy *: accepts', '# haproxy 3.0: NOTICE 3: text'], /^a\.cfg:2: expected /],
    ['no line', ['# haproxy 3.0: ALERT: text'], /^a\.cfg:1: expected /],
    ['no text', ['# haproxy 3.0: ALERT 1:'], /^a\.cfg:1: expected /],
    ['no range', ['# haproxy: accepts'], /^a\.cfg:1: expected /],
    ['no word haproxy', ['# 3.0: ALERT 3: text'], /^a\.cfg:1: expected /],
    ['a line past the end', ['# haproxy 3.0: ALERT 9: text', 'global'], /^a\.cfg:1: there is no line 9/],
    ['an expectation further down', ['# haproxy 3.0: accepts', 'global', '# haproxy 3.2: accepts'], /^a\.cfg:3: .* first lines/],
    ['an alert where it accepts', ['# haproxy 2.6-3.0: accepts', '# haproxy 3.0-: ALERT 1: text'], /^a\.cfg:2: 3\.0 cannot both/],
    ['accepting after an alert', ['# haproxy 3.0-: ALERT 1: text', '# haproxy 3.4: accepts'], /^a\.cfg:2: 3\.4 cannot both/],
  ])('refuses %s', (_, lines, reason) => {
    expect(() => parse(...lines)).toThrow(reason);
  });
});

describe('departures', () => {
  const message = (level: 'ALERT' | 'WARNING', line: number, fragment = 'text') => ({ level, line, fragment, at: 1 });
  const expected = (...messages: BranchExpectations['messages']): BranchExpectations => ({
    messages,
    accepts: messages.length === 0,
    allWarnings: messages.length === 0 || messages.some(({ level }) => level === 'WARNING'),
  });
  const said = (level: 'ALERT' | 'WARNING', line: number, text = 'words'): Said => ({ level, line, text });
  const ours = { hasText: false };
  const theirs = { hasText: true };

  it.each([
    ['an alert on its line', expected(message('ALERT', 3)), [said('ALERT', 3)]],
    ['an alert that has no line, met on any', expected(message('ALERT', 0)), [said('ALERT', 7)]],
    ['a warning on its line', expected(message('WARNING', 3)), [said('WARNING', 3)]],
    ['a warning that has no line, met on any', expected(message('WARNING', 0)), [said('WARNING', 7)]],
    ['nothing', expected(), []],
    ['other warnings where only alerts are named', expected(message('ALERT', 3)), [said('ALERT', 3), said('WARNING', 4)]],
  ])('takes %s', (_, expectations, messages) => {
    expect(departures(expectations, messages, ours)).toEqual([]);
  });

  it.each([
    ['an alert on another line', expected(message('ALERT', 3)), [said('ALERT', 4)], /no ALERT on line 3 \(text\); there are:\s+4: words/],
    ['a warning in the place of an alert', expected(message('ALERT', 3)), [said('WARNING', 3)], /no ALERT on line 3 .* none/],
    ['no warning', expected(message('WARNING', 0)), [], /no WARNING without a line/],
    ['an alert in what HAProxy accepts', expected(), [said('ALERT', 3)], /names no ALERT.*\s+3: words/],
    ['an alert where only warnings are named', expected(message('WARNING', 3)), [said('WARNING', 3), said('ALERT', 3)], /names no ALERT/],
    ['a warning in what HAProxy accepts', expected(), [said('WARNING', 3)], /lines the header does not name:\s+3: words/],
    [
      'one warning too many',
      expected(message('WARNING', 0)),
      [said('WARNING', 3), said('WARNING', 4)],
      /does not name:\s+3: words\s+4: words/,
    ],
  ])('reports %s', (_, expectations, messages, reason) => {
    const wrong = departures(expectations, messages, ours);
    expect(wrong).toHaveLength(1);
    expect(wrong[0]).toMatch(reason);
  });

  it('compares texts where there are some, however they are broken into lines', () => {
    expect(departures(expected(message('ALERT', 3, 'one two')), [said('ALERT', 3, 'zero one\n  two three')], theirs)).toEqual([]);
    expect(departures(expected(message('ALERT', 3, 'one two')), [said('ALERT', 3, 'two one')], theirs)).toHaveLength(1);
    expect(departures(expected(message('ALERT', 0, 'one')), [said('ALERT', 3, 'one')], theirs)).toHaveLength(1);
  });
});
