import { parseTarget, type Version } from '@haplint/catalog';
import type { Directive, Word } from '@haplint/parser';
import { describe, expect, it } from 'vitest';
import { lint } from '../lint/index.js';
import { type AnyRule, defineRule, type RuleVisitor } from '../rule/index.js';
import { matcherOf } from './matcher.js';
import { parseSelector } from './syntax.js';

const CONFIGURATION = `global
    maxconn 100
backend a
    no option redispatch
    server one 10.0.0.1:80 check # the first
    server-template two 3 two.example:80
backend "b"
    server three 10.0.0.3:80
frontend www
    bind :80
`;

const TARGET = parseTarget('3.0') as Version;

type Visited = { readonly type: string; readonly raw: string };

/** The texts of the nodes that a key is called with, and the errors of the run. */
function select(...keys: string[]): { found: string[]; errors: string[] } {
  const found: string[] = [];
  const visit = (key: string) => (node: unknown) => found.push(`${keys.length > 1 ? `${key}: ` : ''}${(node as Visited).raw}`);
  const rule: AnyRule = defineRule({
    meta: { type: 'problem', docs: { description: 'nothing' }, severity: 'warn', messages: { none: '' } },
    create: () => Object.fromEntries(keys.map((key) => [key, visit(key)])) as RuleVisitor,
  });
  const rules = new Map([['mine', { rule, severity: 1 as const, options: [] }]]);
  const { crashes } = lint([{ path: 'a.cfg', text: CONFIGURATION }], { rulesFor: () => rules, knownRules: new Set(), targets: [TARGET] });
  return { found, errors: crashes.map(({ error }) => error.message) };
}

const found = (...keys: string[]) => select(...keys).found;

describe('a selector', () => {
  it('matches a type and anything', () => {
    expect(found('SectionHeader')).toEqual(['global', 'backend a', 'backend "b"', 'frontend www']);
    expect(found('*')).toHaveLength(found('ConfigFile', 'Section', 'SectionHeader', 'Directive', 'Word', 'Comment').length);
  });

  it('matches attributes; a word stands for its text', () => {
    const servers = ['server one 10.0.0.1:80 check', 'server three 10.0.0.3:80'];
    expect(found('Directive[keyword="server"]')).toEqual(servers);
    expect(found("Directive[ keyword = 'server' ]")).toEqual(servers);
    expect(found('Directive[keyword=server]')).toEqual(servers);
    expect(found('[keyword.value="server"]')).toEqual(servers);
    expect(found('SectionHeader[args.0="b"]')).toEqual(['backend "b"']);
    expect(found('Directive[prefix]')).toEqual(['no option redispatch']);
    expect(found('Directive[keyword!=server][keyword!=/^o/]')).toHaveLength(3);
    expect(found('Directive[words.length=3]')).toEqual(['no option redispatch', 'server three 10.0.0.3:80']);
    expect(found('Directive[nothing=undefined]')).toEqual([]);
  });

  it('matches regular expressions, whole names and others', () => {
    expect(found('Directive[keyword=/^(bind|server-template)$/]')).toEqual(['server-template two 3 two.example:80', 'bind :80']);
    expect(found('Directive[keyword=/^SERVER/i]')).toHaveLength(3);
    expect(found('Directive[keyword=/^ma.conn$/]')).toEqual(['maxconn 100']);
  });

  it('matches what is around a node', () => {
    expect(found('Section[kind="backend"] > Directive[keyword="server"]')).toHaveLength(2);
    expect(found('Section[name="b"] Word[value=/^10/]')).toEqual(['10.0.0.3:80']);
    expect(found('ConfigFile > Directive')).toEqual([]);
    expect(found('ConfigFile Section[kind=global] > Directive')).toEqual(['maxconn 100']);
  });

  it('matches lists, and what is and is not', () => {
    expect(found('Directive[keyword=bind], Directive[keyword=maxconn], Comment')).toEqual(['maxconn 100', 'bind :80', '# the first']);
    expect(found('Directive[keyword=bind], Directive[words.length=2]')).toEqual(['maxconn 100', 'bind :80']);
    expect(found('Directive[keyword=server][args.0=one], Directive[keyword=bind]')).toEqual(['server one 10.0.0.1:80 check', 'bind :80']);
    expect(found('Directive:not([keyword=/server/], [prefix])')).toEqual(['maxconn 100', 'bind :80']);
    expect(found('Directive:is([keyword=bind], Section[kind=global] > Directive)')).toEqual(['maxconn 100', 'bind :80']);
  });

  it('is called when the children are done', () => {
    expect(
      found('Section[kind=frontend]', 'Section[kind=frontend]:exit', 'Directive[keyword=bind] > Word', 'Directive[keyword=bind]:exit'),
    ).toEqual([
      'Section[kind=frontend]: frontend www\n    bind :80',
      'Directive[keyword=bind] > Word: bind',
      'Directive[keyword=bind] > Word: :80',
      'Directive[keyword=bind]:exit: bind :80',
      'Section[kind=frontend]:exit: frontend www\n    bind :80',
    ]);
  });

  it('keeps the order in which listeners were added', () => {
    expect(found('Directive[keyword=bind]', 'Directive', 'Directive[keyword=/^bind$/]').slice(-3)).toEqual([
      'Directive[keyword=bind]: bind :80',
      'Directive: bind :80',
      'Directive[keyword=/^bind$/]: bind :80',
    ]);
  });

  it.each([
    ['Directiv', 'the selector "Directiv" names no node type with "Directiv"; did you mean "Directive"?'],
    ['Directive[', 'the selector "Directive[" cannot be read: expected the name of an attribute at its end'],
    ['Directive[keyword', 'the selector "Directive[keyword" cannot be read: expected "=", "!=" or "]" at its end'],
    [
      'Directive[keyword=]',
      'the selector "Directive[keyword=]" cannot be read: expected a value: a string, a number or a regular expression before "]"',
    ],
    [
      'Directive[keyword=/(/]',
      'the selector "Directive[keyword=/(/]" cannot be read: expected a regular expression that JavaScript can read before "/(/]"',
    ],
    ['Section >', 'the selector "Section >" cannot be read: expected a node type, "*", "[" or ":not(" at its end'],
    ['Word:exit, Comment', 'the selector "Word:exit, Comment" cannot be read: expected " ", ">", "," or ":exit" before ":exit, Comment"'],
    [':not(Word', 'the selector ":not(Word" cannot be read: expected ")" at its end'],
    ['', 'the selector "" cannot be read: expected a node type, "*", "[" or ":not(" at its end'],
  ])('that is wrong is an error of its rule: %s', (key, message) => {
    expect(select(key)).toEqual({ found: [], errors: [message] });
  });

  it('is refused where it nests without end', () => {
    expect(() => parseSelector(':not('.repeat(5000))).toThrow('expected less nesting');
  });

  it('takes the nodes it names in the types of a rule', () => {
    const visitor: RuleVisitor = {
      Directive: (line) => line.keyword.value,
      'Directive[keyword="server"]': (line: Directive) => line.args.length,
      'Directive > Word'(word: Word) {
        return word.value;
      },
    };
    // @ts-expect-error a Word is no Directive
    const wrong: RuleVisitor = { Directive: (line: Word) => line };
    expect(Object.keys({ ...visitor, ...wrong })).toHaveLength(3);
  });
});

describe('the keywords that a line is looked up by', () => {
  const keywords = (key: string) => matcherOf(key).heads.map((head) => ({ keywords: head.keywords, isTested: head.test !== null }));

  it('are those that the selector lists', () => {
    expect(keywords('Directive[keyword="server"]')).toEqual([{ keywords: ['server'], isTested: false }]);
    expect(keywords('Directive[keyword=/^(?:a-b|c_d)$/][args.0=x]')).toEqual([{ keywords: ['a-b', 'c_d'], isTested: true }]);
    expect(keywords('Directive[keyword=a], Directive[keyword=b]')).toEqual([{ keywords: ['a', 'b'], isTested: false }]);
    expect(keywords('Directive[keyword=a], Directive[words.length=1]')).toEqual([{ keywords: null, isTested: true }]);
    expect(keywords('Directive[keyword=/a/]')).toEqual([{ keywords: null, isTested: true }]);
    expect(keywords('Directive')).toEqual([{ keywords: null, isTested: false }]);
  });

  it('are kinds for sections', () => {
    expect(keywords('Section[kind="peers"]')).toEqual([{ keywords: ['peers'], isTested: false }]);
    expect(keywords('Section[kind=/^(frontend|listen)$/]:exit')).toEqual([{ keywords: ['frontend', 'listen'], isTested: false }]);
    expect(keywords('Section[keyword="peers"]')).toEqual([{ keywords: null, isTested: true }]);
    expect(keywords('Directive[kind="peers"]')).toEqual([{ keywords: null, isTested: true }]);
    const listed = matcherOf('[kind=peers]').heads.flatMap(({ type, keywords: names }) => (names === null ? [] : [type]));
    expect(listed).toEqual(['Section']);
  });

  it('are compiled once', () => {
    expect(matcherOf('Directive[keyword="once"]')).toBe(matcherOf('Directive[keyword="once"]'));
  });
});
