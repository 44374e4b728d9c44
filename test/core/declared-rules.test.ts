import type { LintMessage } from '@haplint/core';
import type { DeclaredRule, ResolvedConfig } from '@haplint/core/config';
import { lint } from '@haplint/core/internal';
import builtin from '@haplint/rules';
import { describe, expect, it } from 'vitest';
import { configOf, mistakeIn, project, severities } from './config-project.js';

const NO_RULES = { extends: [] };

async function configWith(declare: Readonly<Record<string, DeclaredRule>>, more: object = {}): Promise<ResolvedConfig> {
  return configOf(project({ 'haplint.config.json': { ...NO_RULES, declare, ...more } }), 'a.cfg', { builtin });
}

/** What one rule, or several, find in a text. */
async function findings(
  rules: DeclaredRule | Readonly<Record<string, DeclaredRule>>,
  text: string,
  { more = {}, path = 'a.cfg', fragment = false }: { more?: object; path?: string; fragment?: boolean } = {},
): Promise<readonly LintMessage[]> {
  const declare = typeof rules.message === 'string' ? { 'our/rule': rules as DeclaredRule } : (rules as Record<string, DeclaredRule>);
  const { rulesFor, targets, knownRules, env } = await configWith(declare, more);
  return lint([{ path, text }], { rulesFor, targets, knownRules, env, fragment }).results[0]?.messages ?? [];
}

const places = (messages: readonly LintMessage[]) =>
  messages.map(({ line, column, endLine, endColumn }) => `${line}:${column}-${endLine}:${endColumn}`);

const OUTSIDE = { bind: { where: { address: { outside: '10.0.0.0/8' } } } } as const;

it.each<[DeclaredRule, string]>([
  [{ message: '{{ text }}!', forbid: OUTSIDE }, 'what is forbidden: some listening line where its address is outside 10.0.0.0/8'],
  [
    { message: 'No.', in: { server: {} }, require: { any: [{ parameter: 'check' }, { parameter: 'track' }] } },
    'that this is not so: one of these: it has "check"; it has "track", for some server',
  ],
])('a rule says in words what it is about: %j', async (rule, description) => {
  const { allRules } = await configWith({ 'our/rule': rule });
  expect(allRules.get('our/rule')?.meta.docs.description).toBe(description);
});

describe('where a declared rule reports', () => {
  it('is each place by itself, and its narrowest part', async () => {
    const text = 'frontend f\n    bind 192.0.2.1:80 ssl crt a verify none\n    bind 192.0.2.2:80\n    bind 10.0.0.1:80\n';
    expect(places(await findings({ message: 'No.', forbid: OUTSIDE }, text))).toEqual(['2:10-2:22', '3:10-3:22']);
    const verify = { bind: { where: { parameter: { name: 'verify', is: 'none' } } } };
    expect(places(await findings({ message: 'No.', forbid: verify }, text))).toEqual(['2:33-2:44']);
  });

  it('is the line that says otherwise, else what lacks it', async () => {
    const rule: DeclaredRule = {
      message: '{{ section }}: {{ text }}',
      in: { proxy: { side: 'frontend' } },
      require: { setting: { keyword: 'timeout client', atMost: '5m' } },
    };
    const text = 'frontend a\n    bind :80\nfrontend b\n    bind :81\n    timeout client 301s\nfrontend c\n    timeout client 300000\n';
    const found = await findings(rule, text);
    expect(found.map(({ line, message }) => [line, message])).toEqual([
      [1, 'frontend "a": frontend a'],
      [5, 'frontend "b": timeout client 301s'],
    ]);
    expect(found[1]?.related?.map(({ line }) => line)).toEqual([3]);
  });

  it('is once what several sections inherit', async () => {
    const rule: DeclaredRule = { message: 'No.', forbid: { proxy: { where: { setting: { keyword: 'timeout client', above: '5m' } } } } };
    const [found, ...others] = await findings(
      rule,
      'defaults\n    timeout client 10m\nfrontend a\n    bind :80\nfrontend b\n    bind :81\n',
    );
    expect(others).toEqual([]);
    expect(found).toMatchObject({ line: 2, column: 5 });
    const lacking = {
      ...rule,
      forbid: undefined,
      in: { proxy: {} },
      require: { setting: { keyword: 'timeout client', atMost: '5m' } },
    } as const;
    const { forbid: _, ...required } = lacking;
    const [one, ...more] = await findings(
      required,
      'defaults\n    timeout client 10m\nfrontend a\n    bind :80\nfrontend b\n    bind :81\n',
    );
    expect(more).toEqual([]);
    expect(one).toMatchObject({ line: 2, related: [{ line: 3 }, { line: 5 }] });
  });

  it('is the configuration where no section is at fault', async () => {
    const rule: DeclaredRule = { message: '{{ section }} has no resolvers.', require: { section: { kind: 'resolvers' } } };
    expect(await findings(rule, '# a\nglobal\n    maxconn 10\n')).toMatchObject([
      { line: 2, message: 'the configuration has no resolvers.' },
    ]);
    expect(await findings(rule, '')).toMatchObject([{ line: 1, column: 1 }]);
    expect(await findings(rule, 'resolvers r\n    nameserver a 10.0.0.53:53\n')).toEqual([]);
  });

  it.each([
    [{ line: { keyword: 'stats enable' } }, 'listen "s" has stats enable'],
    [{ section: { kind: 'listen' } }, 'listen "s" has listen s'],
    [{ section: { kind: 'global', where: { line: { keyword: 'maxconn' } } } }, '"global" has maxconn 10'],
  ])('names the section that %j is in', async (forbid, message) => {
    const text = 'global\n    maxconn 10\nlisten s\n    stats enable\n';
    const rule = { message: '{{ section }} has {{ text }}', forbid } as DeclaredRule;
    expect((await findings(rule, text)).map((found) => found.message)).toEqual([message]);
  });

  it('is the section that has too many of something', async () => {
    const rule: DeclaredRule = { message: 'No.', forbid: { proxy: { where: { server: { atLeast: 2 } } } } };
    const [found] = await findings(rule, 'backend b\n    server a 10.0.0.1:80\n    server b 10.0.0.2:80\n');
    expect(found).toMatchObject({ line: 1, related: [{ line: 2 }, { line: 3 }] });
  });
});

describe('what is not certain', () => {
  const rule: DeclaredRule = { message: 'No.', forbid: OUTSIDE };
  const checked: DeclaredRule = { message: 'No.', in: { server: {} }, require: { parameter: 'check' } };

  it.each([
    ['a variable', rule, 'frontend f\n    bind "${ADDRESS}:80"\n'],
    ['a name', rule, 'frontend f\n    bind lb.example.net:80\n'],
    ['a socket', rule, 'frontend f\n    bind /run/a.sock\n    bind abns@a\n    bind fd@3\n'],
    ['an undecided block', rule, '.if defined(X)\nfrontend f\n    bind 192.0.2.1:80\n.endif\n'],
    ['a section out of service', rule, 'frontend f\n    bind 192.0.2.1:80\n    disabled\n'],
    ['what may be a word more', checked, 'backend b\n    server a 10.0.0.1:80 "${MORE}"\n'],
    ['defaults that nobody uses', { message: 'No.', forbid: { line: { keyword: 'log' } } } as DeclaredRule, 'defaults a\n    log global\n'],
  ])('is not reported: %s', async (_, declared, text) => {
    expect(await findings(declared, text)).toEqual([]);
  });

  it('is reported where the value of the variable is known', async () => {
    const more = { env: { ADDRESS: '192.0.2.1' } };
    expect(places(await findings(rule, 'frontend f\n    bind "${ADDRESS}:80"\n', { more }))).toEqual(['2:10-2:25']);
  });

  it('is what a template or a fragment may hold elsewhere', async () => {
    const logged: DeclaredRule = { message: 'No.', in: { proxy: {} }, require: { line: { keyword: 'log' } } };
    const text = 'frontend f\n    bind 192.0.2.1:80\n';
    expect(await findings(logged, text)).toHaveLength(1);
    expect(await findings(logged, text, { fragment: true })).toEqual([]);
    expect(await findings(logged, `${text}{% include "log.cfg" %}\n`, { path: 'a.cfg.j2' })).toEqual([]);
    // What is there is there.
    expect(await findings(rule, text, { fragment: true })).toHaveLength(1);
  });

  it('is a rule for other versions, and one that knows none', async () => {
    const later: DeclaredRule = { ...rule, target: { since: '3.0' } };
    const text = 'frontend f\n    bind 192.0.2.1:80\n';
    expect(await findings(later, text, { more: { target: '3.0' } })).toHaveLength(1);
    expect(await findings(later, text, { more: { target: '2.8' } })).toEqual([]);
    expect(await findings(later, text)).toEqual([]);
  });
});

describe('networks and ports', () => {
  const bind = (address: string) => `frontend f\n    bind ${address}\n`;
  const holds = async (address: object, text: string) =>
    (await findings({ message: 'No.', forbid: { bind: { where: { address } } } }, bind(text))).length > 0;

  it.each([
    ['10.1.2.3:80', '10.0.0.0/8', true],
    ['11.1.2.3:80', '10.0.0.0/8', false],
    ['192.0.2.129:80', '192.0.2.128/25', true],
    ['192.0.2.127:80', '192.0.2.128/25', false],
    ['ipv4@10.1.2.3:80', '10.0.0.0/8', true],
    ['quic4@10.1.2.3:443', '10.0.0.0/8', true],
    ['[2001:db8::1]:80', '2001:db8::/32', true],
    ['2001:db8::1:80', '2001:db8::/112', true],
    ['[2001:db9::1]:80', '2001:db8::/32', false],
    ['[::ffff:10.0.0.1]:80', '10.0.0.0/8', false],
    [':80', '10.0.0.0/8', false],
    ['*:80', '0.0.0.0/0', true],
    ['0.0.0.0:80', '10.0.0.0/8', false],
    ['192.0.2.1:80,10.0.0.1:80', '10.0.0.0/8', true],
  ])('%s is inside %s: %s', async (address, network, inside) => {
    expect(await holds({ inside: network }, address)).toBe(inside);
    if (!address.includes(',')) expect(await holds({ outside: network }, address)).toBe(!inside);
  });

  it.each([
    [':443', 443, true],
    [':8443', 443, false],
    ['[::1]:443', '443', true],
    [':8000-8010', { atLeast: 8000 }, true],
    [':8000-8010', { atLeast: 8005 }, false],
    [':8000-8010', { below: 8000 }, false],
    ['/run/a.sock', { not: { is: 80 } }, false],
  ])('%s has the port %j: %s', async (address, port, truth) => {
    expect(await holds({ port }, address)).toBe(truth);
  });
});

describe('amounts and texts', () => {
  const holds = async (test: object, value: string) =>
    (
      await findings(
        { message: 'No.', forbid: { section: { kind: 'global', where: { setting: { keyword: 'description', ...test } } } } },
        `global\n    description ${value}\n`,
      )
    ).length > 0;

  it.each([
    [{ atMost: '5m' }, '300s', true],
    [{ atMost: '5m' }, '300001', false],
    [{ above: '1h' }, '61m', true],
    [{ atLeast: '64k' }, '65536', true],
    [{ atLeast: '1m', unit: 'bytes' }, '1024k', true],
    [{ atLeast: '1m', unit: 'bytes' }, '60000', false],
    [{ atLeast: 100 }, '99', false],
    [{ atLeast: '1d', unit: 's' }, '86400', true],
    [{ is: 'Server', ignoreCase: true }, 'SERVER', true],
    [{ is: 'Server' }, 'SERVER', false],
    [{ oneOf: [1, 'x'] }, '1', true],
    [{ startsWith: 'X-', ignoreCase: true }, 'x-a', true],
    [{ matches: '^x-', ignoreCase: true }, 'X-A', true],
    [{ inside: ['10.0.0.0/8', '192.0.2.0/24'] }, '192.0.2.64/26', true],
    [{ inside: '192.0.2.64/26' }, '192.0.2.0/24', false],
  ])('%j of %s: %s', async (test, value, truth) => {
    expect(await holds(test, value)).toBe(truth);
  });
});

describe('a declared rule', () => {
  const rule: DeclaredRule = {
    message: 'Outside: {{ text }}',
    help: 'Move it.',
    severity: 'error',
    url: 'https://example.org/dmz',
    forbid: OUTSIDE,
  };
  const text = 'frontend f\n    bind 192.0.2.1:80\n';

  it('says its message, what to do and where to read on', async () => {
    expect(await findings(rule, text)).toMatchObject([
      { ruleId: 'our/rule', severity: 2, message: 'Outside: 192.0.2.1:80. Move it.', url: 'https://example.org/dmz' },
    ]);
  });

  it('is on as it says, and as rules and overrides say', async () => {
    const declare = { 'our/rule': rule, 'our/other': { message: 'No.', forbid: OUTSIDE } };
    expect(severities(await configWith(declare))).toEqual({ 'our/rule': 2, 'our/other': 1 });
    const config = await configWith(declare, {
      rules: { 'our/rule': 'warn', 'our/other': 'off' },
      overrides: [{ files: 'b.cfg', rules: { 'our/rule': 'off' } }],
    });
    expect(severities(config, 'a.cfg')).toEqual({ 'our/rule': 1 });
    expect(severities(config, 'b.cfg')).toEqual({});
  });

  it('is suppressed by its name', async () => {
    expect(await findings(rule, text.replace('\n', '\n    # haplint-disable-next-line our/rule -- the old site\n'))).toEqual([]);
    const needless = await findings(rule, `# haplint-disable-next-line our/rule\n${text}`, {
      more: { rules: { 'needless-suppression': 'warn' } },
    });
    expect(needless.map(({ ruleId }) => ruleId)).toContain('needless-suppression');
  });

  it('comes from what is extended, too, and is declared once', async () => {
    const base = { declare: { 'our/rule': rule } };
    const root = project({ 'haplint.config.json': { extends: './base.json', rules: { 'our/rule': 'warn' } }, 'base.json': base });
    expect(severities(await configOf(root, 'a.cfg', { builtin }))).toEqual({ 'our/rule': 1 });
    const twice = project({ 'haplint.config.json': { extends: './base.json', ...base }, 'base.json': base });
    expect((await mistakeIn(twice)).message).toBe(
      'haplint.config.json: "declare.our/rule": there is a rule of that name already, in base.json; name this one otherwise',
    );
  });

  it('is data, which a folder that is not trusted may have', async () => {
    const root = project({ 'haplint.config.json': { ...NO_RULES, declare: { 'our/rule': rule } } });
    expect(severities(await configOf(root, 'a.cfg', { builtin, allowCode: false }))).toEqual({ 'our/rule': 2 });
  });
});
