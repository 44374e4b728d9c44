import { describe, expect, it } from 'vitest';
import {
  type Action,
  actionsOf,
  bindParameters,
  certificateParameters,
  crtListParameters,
  findAction,
  formOn,
  ignoresUnknownKeywords,
  isDeprecated,
  isKnown,
  keyword,
  keywordsOf,
  type Lifecycle,
  optionPlacement,
  type ProxyOption,
  placement,
  placementOf,
  proxyOption,
  rulesets,
  sectionsWithKeyword,
  serverParameters,
  subKeywordsOf,
} from './keywords.js';

/** '2.4-2.9' for what 2.4 and 2.9 know and 3.0 does not. */
function lifetime(entry: Pick<Lifecycle, 'since' | 'removed'> | null | undefined): string | null {
  return entry ? `${entry.since ?? ''}..${entry.removed ?? ''}` : null;
}

function option(name: string): ProxyOption {
  const found = proxyOption(name);
  if (found === null) throw new Error(`no option ${name}`);
  return found;
}

describe('lifecycles', () => {
  it.each([
    ['global', 'nbproc', '..2.5'],
    ['global', 'nbthread', '..'],
    ['global', 'no-quic', '2.8..3.3'],
    ['global', 'cluster-secret', '2.6..'],
    ['global', 'tune.bufsize', '..'],
    ['global', 'tune.bufsize.large', '3.4..'],
    ['global', 'tune.ring.queues', '3.0..'],
    ['global', 'tune.quic.backend.max-idle-timeou', '2.6..3.1'],
    ['global', 'tune.quic.frontend.max-idle-timeout', '2.6..3.5'],
    ['frontend', 'acl', '..'],
    ['frontend', 'error-log-format', '2.5..'],
    ['frontend', 'quic-initial', '3.1..'],
    ['backend', 'reqadd', '..2.1'],
    ['backend', 'dispatch', '..3.5'],
    ['listen', 'grace', '..2.5'],
    ['peers', 'shards', '2.7..'],
    ['ring', 'backing-file', '2.7..'],
    ['cache', 'early-hints', '3.5..'],
    ['userlist', 'user', '..'],
    ['crt-store', 'load', '3.0..'],
    ['frontend', 'no-such-keyword', null],
    ['global', 'acl', null],
    ['no-such-section', 'acl', null],
  ])('of %s %s', (section, name, expected) => {
    expect(lifetime(keyword(section, name))).toBe(expected);
  });

  it.each([
    ['httpclose', '..'],
    ['forceclose', '..2.5'],
    ['http-tunnel', '..2.5'],
    ['http_proxy', '..2.5'],
    ['httpslog', '2.5..'],
    ['forwarded', '2.8..'],
    ['accept-invalid-http-request', '..'],
    ['accept-unsafe-violations-in-http-request', '3.1..'],
    ['transparent', '..3.5'],
  ])('of option %s', (name, expected) => {
    expect(lifetime(proxyOption(name))).toBe(expected);
  });

  it.each([
    ['http-request', 'set-fc-mark', '3.0..'],
    ['http-request', 'set-mark', '..'],
    ['tcp-request connection', 'set-mark', '2.5..'],
    ['tcp-request connection', 'expect-proxy', '..'],
    ['tcp-response content', 'close', '..'],
    ['quic-initial', 'dgram-drop', '3.1..'],
    ['http-check', 'set-var-fmt', '2.5..'],
  ])('of %s %s', (ruleset, name, expected) => {
    expect(lifetime(actionsOf(ruleset)?.get(name))).toBe(expected);
  });

  it('say what stands in for what is gone or about to go', () => {
    const instead = (entry: Lifecycle | null | undefined) => entry?.instead;
    expect(instead(keyword('frontend', 'reqadd'))).toBe('http-request add-header');
    expect(instead(keyword('frontend', 'block'))).toBe('http-request deny');
    expect(instead(keyword('global', 'nbproc'))).toBe('nbthread');
    expect(instead(findAction('http-request', 'set-mark'))).toBe('set-fc-mark');
    expect(instead(proxyOption('forceclose'))).toBe('httpclose');
    expect(instead(bindParameters().get('process'))).toBe('thread');
  });
});

describe('isKnown', () => {
  it('takes the branches from since to removed, and newer ones than the data', () => {
    const known = (branch: string) => isKnown({ since: '2.6', removed: '3.1' }, { branch });
    expect(['2.5', '2.6', '3.0', '3.1', '9.9'].map(known)).toEqual([false, true, true, false, false]);
    expect(isKnown({ since: '2.6', removed: null }, { branch: '9.9' })).toBe(true);
  });

  it('takes the later releases of a branch that got it late', () => {
    const late = keyword('global', 'warn-blocked-traffic-after');
    expect(late).toMatchObject({ since: '3.1', backports: ['3.0'] });
    const known = (branch: string, patch: number) => late && isKnown(late, { branch, patch });
    expect([known('3.0', 0), known('3.0', 11), known('3.1', 0), known('2.9', 5)]).toEqual([false, true, true, false]);
  });
});

describe('isDeprecated', () => {
  it('holds from the first warning to the removal', () => {
    const dispatch = keyword('backend', 'dispatch');
    const deprecated = (branch: string) => dispatch && isDeprecated(dispatch, { branch });
    expect(['3.2', '3.3', '3.4', '3.5'].map(deprecated)).toEqual([false, true, true, false]);
  });
});

describe('placement', () => {
  it.each([
    ['frontend', 'bind', 'allowed'],
    ['backend', 'bind', 'ignored'],
    ['defaults', 'bind', 'refused'],
    ['listen', 'bind', 'allowed'],
    ['frontend', 'server', 'refused'],
    ['defaults', 'server', 'refused'],
    ['defaults', 'default-server', 'allowed'],
    ['frontend', 'tcp-response', 'refused'],
    ['frontend', 'balance', 'ignored'],
    ['backend', 'default_backend', 'ignored'],
    ['backend', 'declare', 'refused'],
    ['defaults', 'acl', 'allowed'],
    ['global', 'daemon', 'allowed'],
    ['global', 'bind', 'refused'],
  ])('of %s %s is %s', (section, name, expected) => {
    expect(placement(section, name)).toBe(expected);
  });

  it('knows since when a named defaults section takes rules', () => {
    expect(keyword('defaults', 'http-request')).toMatchObject({ inDefaults: 'named', inDefaultsSince: '2.5' });
    expect(placement('defaults', 'http-request', { branch: '2.4' })).toBe('refused');
    expect(placement('defaults', 'http-request', { branch: '2.5' })).toBe('allowed');
  });

  it('holds for second words', () => {
    const client = subKeywordsOf('backend', 'timeout')?.get('client');
    const session = subKeywordsOf('backend', 'tcp-request')?.get('session');
    expect(client && placementOf('backend', client)).toBe('ignored');
    expect(session && placementOf('backend', session)).toBe('refused');
    expect(client && placementOf('defaults', client)).toBe('allowed');
  });

  it('of an option on the wrong side became an error with 3.2', () => {
    const place = (section: string, name: string, branch: string) => optionPlacement(section, option(name), { branch });
    expect(place('frontend', 'allbackups', '3.0')).toBe('ignored');
    expect(place('frontend', 'allbackups', '3.2')).toBe('refused');
    expect(place('frontend', 'redispatch', '3.2')).toBe('ignored');
    expect(place('frontend', 'abortonclose', '3.2')).toBe('refused');
    expect(place('frontend', 'abortonclose', '3.3')).toBe('allowed');
    expect(place('defaults', 'allbackups', '3.2')).toBe('allowed');
    expect(optionPlacement('global', option('allbackups'))).toBe('refused');
  });
});

describe('sectionsWithKeyword', () => {
  it.each([
    ['bind', ['frontend', 'listen', 'peers', 'log-forward']],
    ['nameserver', ['resolvers']],
    ['nbthread', ['global']],
    ['use_backend', ['frontend', 'listen']],
    ['no-such-keyword', []],
  ])('of %s', (name, expected) => {
    expect(sectionsWithKeyword(name)).toEqual(expected);
  });
});

describe('keywordsOf', () => {
  it('is the same for all proxies, and empty for no section', () => {
    expect(keywordsOf('frontend')).toBe(keywordsOf('backend'));
    expect(keywordsOf('frontend')).toBe(keywordsOf('frontend'));
    expect(keywordsOf('no-such-section').size).toBe(0);
  });

  it('is not the whole truth for sections that pass over the rest', () => {
    expect([ignoresUnknownKeywords('namespace_list'), ignoresUnknownKeywords('peers')]).toEqual([true, false]);
  });

  it('tells what "no" may stand in front of', () => {
    const negatable = [...keywordsOf('global').values()].filter(({ canBeNegated }) => canBeNegated).map(({ name }) => name);
    expect(negatable).toEqual(['busy-polling', 'insecure-fork-wanted', 'log', 'numa-cpu-mapping', 'set-dumpable', 'strict-limits']);
    expect(keyword('backend', 'option')?.canBeNegated).toBe(true);
    expect(keyword('backend', 'timeout')?.canBeNegated).toBe(false);
  });
});

describe('second words', () => {
  it('are there where HAProxy lists them', () => {
    expect([...(subKeywordsOf('resolvers', 'timeout')?.keys() ?? [])]).toEqual(['resolve', 'retry']);
    expect(lifetime(subKeywordsOf('frontend', 'timeout')?.get('client-hs'))).toBe('2.9..');
    expect(subKeywordsOf('frontend', 'bind')).toBeNull();
    expect(subKeywordsOf('global', 'timeout')).toBeNull();
  });
});

describe('options', () => {
  it('have the sides and the mode of each branch', () => {
    const sides = (branch: string) => formOn(option('abortonclose').forms, { branch })?.sides;
    expect([sides('3.2'), sides('3.3')]).toEqual([['backend'], ['frontend', 'backend']]);
    expect(option('checkcache')).toMatchObject({ sides: ['backend'], needsHttp: true, canBeNegated: true });
    expect(option('httplog')).toMatchObject({ sides: ['frontend'], needsHttp: false, canBeNegated: false });
    expect(proxyOption('no-such-option')).toBeNull();
  });
});

describe('parameters', () => {
  it('have the number of their words, null for a number that varies', () => {
    expect(bindParameters().get('alpn')).toMatchObject({ argumentCount: 1, isTls: true });
    expect(bindParameters().get('accept-proxy')).toMatchObject({ argumentCount: 0, isTls: false });
    expect(serverParameters().get('source')?.argumentCount).toBeNull();
    expect(serverParameters().get('inter')?.argumentCount).toBe(1);
    expect(lifetime(crtListParameters().get('alpn'))).toBe('..');
    expect(lifetime(certificateParameters().get('acme'))).toBe('3.2..');
  });
});

describe('findAction', () => {
  const named = (ruleset: string, word: string): Action['name'] | undefined => findAction(ruleset, word)?.name;

  it('takes whole names and the longest prefix', () => {
    expect(named('http-request', 'deny')).toBe('deny');
    expect(named('http-request', 'set-var(txn.a)')).toBe('set-var');
    expect(named('http-request', 'set-var-fmt(txn.a)')).toBe('set-var-fmt');
    expect(named('http-request', 'sc-inc-gpc0(1)')).toBe('sc-inc-gpc0');
    expect(named('tcp-request content', 'track-sc1')).toBe('track-sc');
    expect(named('http-check', 'set-var(check.a)')).toBe('set-var');
  });

  it('takes nothing else', () => {
    expect(findAction('http-request', 'denied')).toBeNull();
    expect(findAction('http-request', 'deny(1)')).toBeNull();
    expect(findAction('http-request', 'set-varr(txn.a)')).toBeNull();
    expect(findAction('no-such-ruleset', 'deny')).toBeNull();
    expect(actionsOf('tcp-request')).toBeNull();
  });

  it('serves every ruleset', () => {
    for (const ruleset of rulesets()) expect(actionsOf(ruleset)?.size, ruleset).toBeGreaterThan(0);
  });
});
