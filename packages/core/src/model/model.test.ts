import { parseVersion } from '@haplint/catalog';
import { describe, expect, it } from 'vitest';
import { parseConfig } from '../lint/lint.js';
import { analyse, type ConfigSection, type Environment, hasLogTarget, ProxySection } from './index.js';

function model(texts: string | readonly string[], target: string | null = null, env: Environment = {}) {
  const files = [texts].flat().map((text, i) => parseConfig({ path: `${i}.cfg`, text }));
  return analyse(files, { target: target === null ? null : parseVersion(target), env });
}

/** Each section as its header's words and its lines' keywords. */
const shape = (...args: Parameters<typeof model>) =>
  model(...args).sections.map(({ header, lines }) => [
    header.words.map(({ value }) => value).join(' '),
    ...lines.map((line) => line.keyword.value),
  ]);

describe('sections', () => {
  it('hold the lines that HAProxy reads', () => {
    expect(shape('a\nglobal\n x\n# y\n no z\nfrontend f\n b "\n c\n')).toEqual([
      ['global', 'x', 'z'],
      ['frontend f', 'c'],
    ]);
  });

  it('end with their file', () => {
    expect(shape(['global\n a\n', ' b\nfrontend f\n'])).toEqual([['global', 'a'], ['frontend f']]);
  });

  it('take the lines of a section whose header is hidden', () => {
    const text = '.if version_atleast(3.0)\nfrontend new\n.else\nfrontend old\n.endif\n bind :80\n';
    expect(shape(text, '3.0.0')).toEqual([['frontend new', 'bind']]);
    expect(shape(text, '2.8.0')).toEqual([['frontend old', 'bind']]);
  });

  it('are uncertain inside an undecided block', () => {
    const { sections } = model('.if feature(QUIC)\nfrontend quic\n.endif\nfrontend tcp\n');
    expect(sections.map(({ name, certain }) => [name?.value, certain])).toEqual([
      ['quic', false],
      ['tcp', true],
    ]);
  });
});

describe('.if conditions', () => {
  const read = (condition: string, target: string | null, env: Environment = {}) => {
    const found = model(`global\n.if ${condition}\n x\n.endif\n`, target, env);
    const [directive] = found.files[0]?.sections[0]?.body.filter((line) => line.type === 'Directive') ?? [];
    return directive && found.isRead(directive);
  };

  it.each<[string, string | null, Environment, ReturnType<typeof read>]>([
    ['1', null, {}, true],
    ['0', null, {}, false],
    ['0x10', null, {}, true],
    ['', null, {}, false],
    ['version_atleast(3.0)', '3.0.0', {}, true],
    ['version_atleast(3.0)', '2.8.9', {}, false],
    ['version_atleast(3.0)', null, {}, 'unknown'],
    ['version_atleast(3.0.4)', '3.0.3', {}, false],
    ['version_before(3.0)', '3.0-dev3', {}, true],
    ['!version_before(3.0)', '3.0.1', {}, true],
    ['version_atleast(2.4) && version_before(3.0)', '2.8.1', {}, true],
    ['(version_before(2.4) || version_atleast(3.0)) && 1', '2.8.1', {}, false],
    ['feature(OPENSSL)', '3.0.1', {}, 'unknown'],
    ['feature(OPENSSL) && 0', '3.0.1', {}, false],
    ['feature(OPENSSL) || 1', '3.0.1', {}, true],
    ['defined(SITE)', null, {}, 'unknown'],
    ['defined(SITE)', null, { SITE: '' }, true],
    ['streq(a,a)', null, {}, true],
    ['strneq(a,a)', null, {}, false],
    ['strstr(paris-2,paris)', null, {}, true],
    ['streq("$SITE",paris)', null, {}, 'unknown'],
    ['streq("$SITE",paris)', null, { SITE: 'paris' }, true],
    ['streq("${SITE-paris}",paris)', null, {}, true],
    ['no_such_predicate(1)', '3.0.1', {}, 'unknown'],
    ['toString(1)', '3.0.1', {}, 'unknown'],
    ['version_atleast(3.0', '3.0.1', {}, 'unknown'],
  ])('%s on %s with %o: %s', (condition, target, env, expected) => {
    expect(read(condition, target, env)).toBe(expected);
  });

  it('take the first arm that holds, and none inside an arm that does not', () => {
    const text = 'global\n.if 0\n a\n.if 1\n b\n.endif\n.elif 1\n c\n.if 0\n d\n.else\n e\n.endif\n.elif 1\n f\n.else\n g\n.endif\n';
    expect(shape(text)).toEqual([['global', 'c', 'e']]);
  });

  it('leave open what an undecided arm leaves open', () => {
    const found = model('global\n.if feature(X)\n a\n.elif 1\n b\n.else\n c\n.endif\n');
    const lines = found.sections[0]?.lines ?? [];
    expect(lines.map((line) => [line.keyword.value, found.isRead(line)])).toEqual([
      ['a', 'unknown'],
      ['b', 'unknown'],
    ]);
  });

  it('may be nested as deep as a text allows', () => {
    const depth = 20_000;
    expect(shape(`${'.if 1\n'.repeat(depth)}global\n${'.endif\n'.repeat(depth)}`)).toEqual([['global']]);
  });
});

describe('the effective mode', () => {
  const mode = (text: string | readonly string[], target: string | null = null, env: Environment = {}) => {
    const found = model(text, target, env);
    const proxy = found.proxies.at(-1);
    const effective = proxy ? found.effectiveMode(proxy) : null;
    return effective && [effective.mode, effective.directive?.loc.start.line ?? null];
  };

  it.each([
    ["HAProxy's default", 'frontend f\n', ['tcp', null]],
    ['its own', 'frontend f\n mode http\n', ['http', 2]],
    ['the last of its own', 'frontend f\n mode http\n mode tcp\n', ['tcp', 3]],
    ['of the defaults before it', 'defaults\n mode http\nfrontend f\n', ['http', 2]],
    ['not of the defaults behind it', 'frontend f\n', ['tcp', null]],
    ['of the last defaults', 'defaults\n mode http\ndefaults\nfrontend f\n', ['tcp', null]],
    ['of the last defaults, named or not', 'defaults\n mode http\ndefaults d\n mode tcp\nfrontend f\n', ['tcp', 4]],
    ['of the defaults it names', 'defaults d\n mode http\ndefaults\n mode tcp\nfrontend f from d\n', ['http', 2]],
    ['of defaults it names in vain', 'defaults\n mode http\nfrontend f from d\n', ['tcp', null]],
    ['through a chain', 'defaults a\n mode http\ndefaults b from a\n timeout client 1s\nlisten l from b\n', ['http', 2]],
    ['through defaults without a name', 'defaults a\n mode http\ndefaults from a\nlisten l\n', ['http', 2]],
    ['across an undecided block that agrees', 'frontend f\n.if feature(X)\n mode tcp\n.endif\n', ['tcp', 3]],
    ['across an undecided block that does not', 'frontend f\n.if feature(X)\n mode http\n.endif\n', null],
    ['behind an undecided block', 'frontend f\n.if feature(X)\n mode http\n.endif\n mode tcp\n', ['tcp', 5]],
    ['of a variable', 'frontend f\n mode "$MODE"\n', null],
    ['of a variable with a default', 'frontend f\n mode "${MODE-http}"\n', ['http', 2]],
  ])('%s', (_, text, expected) => {
    expect(mode(text)).toEqual(expected);
  });

  it('reaches from one file into the next', () => {
    expect(mode(['defaults\n mode http\n', 'frontend f\n'])).toEqual(['http', 2]);
  });

  it('follows the target and the environment', () => {
    const text = 'frontend f\n.if version_atleast(3.0)\n mode http\n.endif\n';
    expect(mode(text, '3.0.0')).toEqual(['http', 3]);
    expect(mode(text, '2.8.0')).toEqual(['tcp', null]);
    expect(mode('frontend f\n mode "$MODE"\n', null, { MODE: 'http' })).toEqual(['http', 2]);
  });
});

/** The only proxy of a configuration. */
function proxyOf(text: string, env: Environment = {}) {
  const read = model(text, '3.0.0', env);
  const proxy = read.sections.findLast((section: ConfigSection) => section instanceof ProxySection);
  if (!(proxy instanceof ProxySection)) throw new Error('no proxy');
  return { model: read, proxy };
}

describe('sections by name', () => {
  it('are found among those of their kind', () => {
    const read = model('peers a\nresolvers a\npeers b\npeers a\n');
    expect(read.sectionsNamed('peers', 'a')?.map(({ header }) => header.loc.start.line)).toEqual([1, 4]);
    expect(read.sectionsNamed('peers', 'c')).toEqual([]);
    expect(read.sectionsNamed('mailers', 'a')).toEqual([]);
  });

  it('cannot be told where a variable hides a name of the kind', () => {
    const text = 'peers "${NAME}"\nresolvers a\n';
    expect(model(text).sectionsNamed('peers', 'a')).toBeNull();
    expect(model(text).sectionsNamed('resolvers', 'a')).toHaveLength(1);
    expect(model(text, null, { NAME: 'a' }).sectionsNamed('peers', 'a')).toHaveLength(1);
  });
});

describe('disabled sections', () => {
  const isDisabled = (text: string) => {
    const { model: read, proxy } = proxyOf(text);
    return read.isDisabled(proxy);
  };

  it('are told by the last line, inherited or not', () => {
    expect(isDisabled('frontend f\n')).toBe(false);
    expect(isDisabled('frontend f\n disabled\n')).toBe(true);
    expect(isDisabled('frontend f\n disabled\n enabled\n')).toBe(false);
    expect(isDisabled('defaults\n disabled\nfrontend f\n')).toBe(true);
    expect(isDisabled('defaults\n disabled\nfrontend f\n enabled\n')).toBe(false);
  });

  it('cannot be told where an undecided block turns them off', () => {
    expect(isDisabled('frontend f\n.if feature(LUA)\n disabled\n.endif\n')).toBe('unknown');
    expect(isDisabled('frontend f\n disabled\n.if feature(LUA)\n disabled\n.endif\n')).toBe(true);
  });
});

describe('settled proxies', () => {
  const isSettled = (text: string) => {
    const { model: read, proxy } = proxyOf(text);
    return read.isSettled(proxy);
  };

  it('have a header and defaults that are known', () => {
    expect(isSettled('frontend f\n')).toBe(true);
    expect(isSettled('defaults d\nfrontend f from d\n')).toBe(true);
  });

  it('are no others', () => {
    expect(isSettled('frontend f from d\n')).toBe(false);
    expect(isSettled('frontend f :80\n')).toBe(false);
    expect(isSettled('frontend\n')).toBe(false);
    expect(isSettled('.if feature(LUA)\nfrontend f\n.endif\n')).toBe(false);
    expect(isSettled('.if feature(LUA)\ndefaults\n.endif\nfrontend f\n')).toBe(false);
  });
});

describe('readable proxies', () => {
  const isReadable = (text: string) => {
    const { model: read, proxy } = proxyOf(text);
    return read.isReadable(proxy);
  };

  it('have no broken line, of their own or inherited', () => {
    expect(isReadable('defaults\n a\nfrontend f\n b\n')).toBe(true);
    expect(isReadable('frontend f\n bind "\n')).toBe(false);
    expect(isReadable('defaults\n log "\nfrontend f\n')).toBe(false);
    expect(isReadable('frontend f\n')).toBe(true);
  });
});

describe('log targets', () => {
  const hasTarget = (text: string) => {
    const { model: read, proxy } = proxyOf(text);
    return hasLogTarget(proxy, read);
  };

  it('are lines of the proxy and of its defaults', () => {
    expect(hasTarget('frontend f\n')).toBe(false);
    expect(hasTarget('frontend f\n log stdout local0\n')).toBe(true);
    expect(hasTarget('defaults\n log stdout local0\nfrontend f\n')).toBe(true);
    expect(hasTarget('defaults\n log stdout local0\nfrontend f\n no log\n')).toBe(false);
    expect(hasTarget('frontend f\n no log\n log stdout local0\n')).toBe(true);
  });

  it('are taken over from the global sections above', () => {
    expect(hasTarget('global\n log stdout local0\nfrontend f\n log global\n')).toBe(true);
    expect(hasTarget('frontend f\n log global\n')).toBe(false);
    expect(hasTarget('frontend f\n log global\nglobal\n log stdout local0\n')).toBe(false);
    expect(hasTarget('global\n log stdout local0\n no log\nfrontend f\n log global\n')).toBe(false);
  });

  it('cannot be told in undecided blocks', () => {
    expect(hasTarget('frontend f\n.if feature(LUA)\n log stdout local0\n.endif\n')).toBe('unknown');
    expect(hasTarget('frontend f\n log stdout local0\n.if feature(LUA)\n no log\n.endif\n')).toBe('unknown');
  });
});
