import { parseTarget, SECTION_NAMES } from '@haplint/catalog';
import { type Directive, parse } from '@haplint/parser';
import { describe, expect, it } from 'vitest';
import { analyse, type ConfigSection, type Model, type ProxySection } from '../model/index.js';

function read(text: string, { target = '3.0.11', fragment = false }: { target?: string | null; fragment?: boolean } = {}): Model {
  return analyse([parse(text, { sections: SECTION_NAMES })], { target: target === null ? null : parseTarget(target), fragment });
}

const first = (model: Model, kind: string) => model.sectionsOfKind(kind)[0] as ConfigSection;
const proxy = (model: Model, kind: string) => first(model, kind) as ProxySection;
const lineOf = (model: Model, text: string) =>
  model.sections.flatMap(({ lines }) => lines).find(({ raw }) => raw.startsWith(text)) as Directive;

describe('what the text leaves open is said to be open', () => {
  it.each<[string, string, { fragment?: boolean }]>([
    ['a block nobody can decide', 'backend a\n.if feature(XYZ)\n  timeout server 1s\n.endif\n', {}],
    ['defaults in a block', '.if feature(XYZ)\ndefaults\n  timeout server 1s\n.endif\nbackend a\n', {}],
    ['a line that cannot be read', 'backend a\n  timeout server "1s\n', {}],
    ['a fragment without defaults', 'backend a\n', { fragment: true }],
  ])('a timeout: %s', (_, text, options) => {
    const model = read(text, options);
    expect(model.effectiveLine(proxy(model, 'backend'), 'timeout server')).toBe('unknown');
  });

  it('a setting that the section has, whatever else is open', () => {
    const model = read('backend a\n  timeout server 1s\n', { fragment: true });
    expect(model.effectiveLine(proxy(model, 'backend'), 'timeout server')).toMatchObject({ isInherited: false });
    const global = read('global\n  maxconn 10\n');
    expect(global.effectiveLine(first(global, 'global'), 'maxconn')).toMatchObject({ isInherited: false });
    expect(global.effectiveLine(first(global, 'global'), 'nbthread')).toBeNull();
  });

  it('the version, where no target is known', () => {
    const model = read('global\n', { target: null });
    expect(model.isAtLeast('2.4')).toBe('unknown');
    expect(model.takesKeyword('backend', 'server')).toBe('unknown');
  });

  it('the keywords of a version', () => {
    expect(read('global\n').takesKeyword('backend', 'option no-such-option')).toBe(false);
    expect(read('global\n').takesKeyword('backend', 'no-such-keyword')).toBe(false);
    expect(read('global\n', { target: '2.4' }).takesKeyword('traces', 'trace')).toBe(false);
  });

  it.each([
    ['a name from the request', '  use_backend %[req.hdr(host)]\n'],
    ['a name from a variable', '  use_backend "${B}" if TRUE\n'],
  ])('the users of a backend: %s', (_, line) => {
    const model = read(`frontend f\n  default_backend a\n${line}backend a\n`);
    const users = model.backendUsers(proxy(model, 'backend'));
    expect(users.lines.map(({ raw }) => raw)).toEqual(['default_backend a']);
    expect(users.isComplete).toBe(false);
  });

  it('servers that a variable may multiply', () => {
    const model = read('backend a\n  server a 192.0.2.1 "${OPTIONS[*]}"\n');
    expect(model.servers(proxy(model, 'backend'))).toBeNull();
  });

  it('conditions of two sections, and such as cannot be read', () => {
    const model = read(
      'frontend f\n  http-request deny if a\n  http-request deny\nfrontend g\n  http-request deny if { path / \nfrontend h\n  tcp-request content reject if b\n',
    );
    const [denied, always] = [lineOf(model, 'http-request deny if a'), model.sections[0]?.lines[1] as Directive];
    const broken = lineOf(model, 'http-request deny if {');
    expect(model.implies(denied, always)).toBe(true);
    expect(model.implies(always, denied)).toBe(false);
    expect(model.implies(denied, lineOf(model, 'tcp-request'))).toBe(false);
    expect(model.condition(broken)).toBeNull();
    expect(model.implies(broken, broken)).toBe(false);
  });

  it('listeners of disabled proxies, sockets and variables are none; ranges and lists are several ports', () => {
    const model = read('frontend f\n  bind :8000-8010,quic4@:443\n  bind /run/x.sock\n  bind "${A}"\nfrontend g\n  disabled\n  bind :80\n');
    expect(model.listeners().map(({ from, to, transport }) => [from, to, transport])).toEqual([
      [8000, 8010, 'stream'],
      [443, 443, 'datagram'],
    ]);
    expect(model.listeners(8005)).toHaveLength(1);
    expect(model.listeners(80)).toEqual([]);
  });
});
