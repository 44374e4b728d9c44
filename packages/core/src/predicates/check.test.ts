import { advisories, bindParameters, keyword, serverParameters, sharedPredicates } from '@haplint/catalog';
import { describe, expect, it } from 'vitest';
import { checkPredicate } from './check.js';
import { clauseLines, predicateInWords } from './words.js';

const mistakes = (predicate: unknown) => checkPredicate(predicate).map(({ path, message }) => `${path.join('.')}: ${message}`);

describe('the advisories', () => {
  it.each(advisories.map((entry) => [entry.id, entry] as const))('%s has a predicate of known words, or says why not', (_, entry) => {
    if (entry.predicate === null) expect(entry.predicateNote).not.toBeNull();
    else expect(mistakes(entry.predicate)).toEqual([]);
  });

  it('have mitigations that HAProxy knows', () => {
    const isParameter = (name: string) => bindParameters().has(name) || serverParameters().has(name);
    for (const { id, safeMitigation } of advisories) {
      for (const edit of safeMitigation) {
        if ('insert' in edit || 'set' in edit) {
          const [word = ''] = ('insert' in edit ? edit.insert : edit.set).split(' ');
          for (const kind of [edit.in].flat()) expect(keyword(kind, word), `${id}: ${kind}`).not.toBeNull();
        } else {
          const name = 'removeParameter' in edit ? edit.removeParameter : 'setParameter' in edit ? edit.setParameter : edit.addParameter;
          expect(isParameter(name.split(' ')[0] ?? ''), `${id}: ${name}`).toBe(true);
        }
      }
    }
  });

  it('can all be said in words', () => {
    for (const { id, predicate } of advisories) {
      if (predicate === null) continue;
      const text = clauseLines(predicateInWords(predicate, { expand: true })).join('\n');
      expect(text, id).not.toMatch(/undefined|\[object|^$/m);
    }
  });
});

describe('shared predicates', () => {
  it.each(Object.entries(sharedPredicates))('%s is of known words, in some scope', (_, { predicate }) => {
    const scopes = [
      { proxy: { where: { bind: { where: predicate } } } },
      predicate,
      ...['bind', 'server', 'proxy'].map((kind) => ({ [kind]: { where: predicate } })),
      { section: { kind: 'peers', where: predicate } },
    ];
    expect(scopes.map(mistakes)).toContainEqual([]);
  });
});

describe('checkPredicate', () => {
  it.each([
    'stats enable',
    'stats socket',
    'timeout retry',
    'timeout client',
    'timeout mail',
    'option httplog',
    'http-request deny',
    'server',
  ])('takes the line "%s" of whichever sections have it', (keyword) => expect(mistakes({ line: { keyword } })).toEqual([]));

  it.each([
    [{ proxi: {} }, 'proxi: unknown key; did you mean "proxy"?'],
    [{ all: [] }, 'all: expected a list that is not empty'],
    [{ all: [nothing()], any: [nothing()] }, ': expected an object with one key'],
    [5, ': expected an object, found the number 5'],
    [{ proxy: { side: 'front' } }, 'proxy.side: expected "frontend" or "backend", found "front"'],
    [{ proxy: { mode: 'htp' } }, 'proxy.mode: "htp" is no known mode; did you mean "http"?'],
    [{ fetch: { name: 'path_rge' } }, 'fetch.name: "path_rge" is no known sample fetch'],
    [{ fetch: { name: 'path_reg' } }, 'fetch.name: "path_reg" is the sample fetch "path" with a matching: { name: path, match: reg }'],
    [{ line: { keyword: 'http-reqest deny' } }, 'line.keyword: "http-reqest" is no known keyword; did you mean "http-request"?'],
    [{ line: { keyword: 'http-request denny' } }, 'line.keyword: "denny" is no known word; did you mean "deny"?'],
    [{ line: { keyword: 'tcp-request content acept' } }, 'line.keyword: "acept" is no known action; did you mean "accept"?'],
    [{ line: { keyword: 'option tcplg' } }, 'line.keyword: "tcplg" is no known word; did you mean "tcplog"?'],
    [{ line: { keyword: 'stats enabel' } }, 'line.keyword: "enabel" is no known word; did you mean "enable"?'],
    [{ line: { keyword: 'stats enable', in: 'global' } }, 'line.keyword: "enable" is no known word'],
    [{ line: { keyword: 'timeout clent', in: 'backend' } }, 'line.keyword: "clent" is no known word; did you mean "client"?'],
    [{ line: { keyword: 'bind', in: 'globl' } }, 'line.in: "globl" is no known kind of section; did you mean "global"?'],
    [{ action: { name: 'denyy' } }, 'action.name: "denyy" is no known action; did you mean "deny"?'],
    [
      { action: { name: 'deny', ruleset: 'http-reqest' } },
      'action.ruleset: "http-reqest" is no known ruleset; did you mean "http-request"?',
    ],
    [
      { setting: { in: 'global', keyword: 'tune.bufsiz' } },
      'setting.keyword: "tune.bufsiz" is no known keyword; did you mean "tune.bufsize"?',
    ],
    [{ setting: { keyword: 'balance' } }, 'setting: needs "in", or a "proxy" or "section" around it'],
    [{ option: 'tcplog' }, 'option: stands for nothing outside of "proxy" and "section"'],
    [{ parameter: 'ssl' }, 'parameter: stands for nothing outside of "bind" and "server"'],
    [{ bind: { where: { parameter: 'sll' } } }, 'bind.where.parameter: "sll" is no known parameter of "bind"; did you mean "ssl"?'],
    [{ server: { sharing: { parameter: 'sll' } } }, 'server: "sll" is no known parameter of "server"; did you mean "ssl"?'],
    [{ address: { family: 'quic' } }, 'address: stands for nothing outside of "bind" and "server"'],
    [{ earlier: nothing() }, 'earlier: stands for nothing outside of "section" and "proxy"'],
    [{ fetch: { name: 'req.hdrs_' } }, 'fetch.name: "req.hdrs_" is no known sample fetch; did you mean "req.hdrs"?'],
    [{ fetch: { name: 'path', match: 'begin' } }, 'fetch.match: "begin" is no known matching'],
    [{ converter: { name: 'json_quer' } }, 'converter.name: "json_quer" is no known converter; did you mean "json_query"?'],
    [{ shared: 'quic-from-client' }, 'shared: unknown shared predicate; did you mean "quic-from-clients"?'],
    [{ target: {} }, 'target: expected an object that is not empty'],
    [{ target: { since: '9.9' } }, 'target.since: is of no known branch; known are 2.0 to 3.5'],
    [{ section: { kind: 'cache', where: { name: { matches: '(' } } } }, /section\.where\.name\.matches: is no regular expression: /],
    [{ line: { keyword: 'log', with: { is: { nameOf: 'cache' } } } }, 'line.with.is.nameOf: no section of the kind "cache" is around'],
  ])('%j', (predicate, expected) => {
    const [first, ...others] = mistakes(predicate);
    expect(others).toEqual([]);
    if (typeof expected === 'string') expect(first).toBe(expected);
    else expect(first).toMatch(expected);
  });
});

function nothing() {
  return { line: { keyword: 'log' } };
}

describe('predicateInWords', () => {
  it.each([
    [{ not: { line: { keyword: 'lua-load', in: 'global' } } }, ['no line "lua-load" in "global"']],
    [{ setting: { in: 'global', keyword: 'nbthread', not: '1' } }, ['"nbthread" of "global" is not "1"']],
    [{ server: { atLeast: 2 } }, ['there are at least 2 servers']],
    [{ not: { proxy: { atLeast: 3, mode: 'tcp' } } }, ['there are fewer than 3 proxies in mode tcp']],
    [
      { section: { kind: 'peers', atLeast: 2, where: { line: { keyword: 'peer' } } } },
      ['at least 2 "peers" sections where there is a line "peer"'],
    ],
    [{ not: { option: 'tcplog' } }, ['"option tcplog" is not in effect']],
    [{ shared: 'quic-from-clients' }, ['clients can speak HTTP/3 over QUIC']],
    [
      { proxy: { side: 'frontend', mode: 'http', where: { all: [{ bind: {} }, { not: { option: 'disable-h2-upgrade' } }] } } },
      [
        'some frontend or listen section in mode http where:',
        '- there is some listening line',
        '- "option disable-h2-upgrade" is not in effect',
      ],
    ],
    [
      { converter: { name: 'regsub', arguments: { argument: 3, includes: 'g' } } },
      ['the converter "regsub" whose argument 3 has "g" in it is used'],
    ],
    [{ target: { since: '2.8', before: '3.0' } }, ['HAProxy is from 2.8 on and before 3.0']],
    [{ any: [nothing(), { server: { atLeast: 2 } }] }, ['one of these:', '- a line "log"', '- there are at least 2 servers']],
  ])('%j', (predicate, lines) => {
    expect(clauseLines(predicateInWords(predicate as never))).toEqual(lines);
  });
});
