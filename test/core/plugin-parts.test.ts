import { formatVersion, isAffected, parseTarget } from '@haplint/catalog';
import type { LintMessage } from '@haplint/core';
import type { ResolvedConfig } from '@haplint/core/config';
import { lint } from '@haplint/core/internal';
import builtin from '@haplint/rules';
import { describe, expect, it } from 'vitest';
import { configOf, mistakeIn, project, severities } from './config-project.js';

/** A plugin's module with everything but rules in code. */
const PLUGIN = `
export default {
  meta: { name: 'acme-plugin' },
  declare: {
    'dmz-only': { message: 'Outside.', severity: 'error', forbid: { bind: { where: { address: { outside: '10.0.0.0/8' } } } } },
    'no-audit': { message: 'Audited.', forbid: { action: { name: 'acme-audit' } } },
  },
  keywords: { actions: ['acme-audit'], fetches: ['acme_tenant'] },
  advisories: [
    {
      id: 'ACME-1',
      severity: 'high',
      title: 'It went wrong',
      explanation: 'It did.',
      predicate: { line: { keyword: 'stick on' } },
      fixedIn: { '3.0': '3.0.4' },
      affectedBranches: ['2.8', '3.0'],
      references: ['https://example.org/1'],
    },
    { id: 'ACME-2', severity: 'low', title: 'It did so twice', explanation: 'It did.', predicate: { line: { keyword: 'stick on' } }, mitigation: 'Sit down. Wait.' },
  ],
  formats: { count: (results) => String(results.length) },
  configs: { recommended: { rules: { 'dmz-only': 'error', 'acme-plugin/no-audit': 'warn' } } },
};
`;

const acme = (more: object = {}) =>
  project({ 'haplint.config.json': { plugins: { acme: './acme.mjs' }, extends: 'acme/recommended', ...more }, 'acme.mjs': PLUGIN });

function findings(config: ResolvedConfig, text: string): readonly LintMessage[] {
  const { rulesFor, targets, knownRules, additions } = config;
  return lint([{ path: 'a.cfg', text }], { rulesFor, targets, knownRules, additions }).results[0]?.messages ?? [];
}

describe("a plugin's declared rules", () => {
  it('have its prefix, and are on where somebody says so', async () => {
    expect(severities(await configOf(acme(), 'a.cfg', { builtin }))).toEqual({ 'acme/dmz-only': 2, 'acme/no-audit': 1 });
    expect(severities(await configOf(acme({ extends: [], rules: { 'acme/dmz-only': 'warn' } }), 'a.cfg', { builtin }))).toEqual({
      'acme/dmz-only': 1,
    });
  });

  it('may name what it registers, and the nearest of them is named', async () => {
    const [found, ...others] = findings(await configOf(acme(), 'a.cfg', { builtin }), 'frontend f\n    http-request acme-audit\n');
    expect(others).toEqual([]);
    expect(found).toMatchObject({ ruleId: 'acme/no-audit', line: 2 });
    expect((await mistakeIn(acme({ rules: { 'acme/dmz-onyl': 1 } }))).message).toBe(
      'haplint.config.json: "rules.acme/dmz-onyl": unknown rule of the plugin "acme"; did you mean "acme/dmz-only"?',
    );
  });

  it('may not be declared again', async () => {
    const again = { declare: { 'acme/dmz-only': { message: 'No.', forbid: { bind: {} } } } };
    expect((await mistakeIn(acme(again))).message).toBe(
      'haplint.config.json: "declare.acme/dmz-only": there is a rule of that name already, of a plugin; name this one otherwise',
    );
  });
});

describe('keywords', () => {
  const text = `defaults
    mode http
    timeout client 5s
    timeout connect 5s
    timeout server 5s
frontend f
    bind :80
    http-request act
    http-request set-header a %[fetch,conv]
    http-request use-service serve if { fetch(1) -m found }
    filter filt a b
    default_backend b
backend b
    server s 10.0.0.1:80
`;
  const all = { actions: ['act'], fetches: ['fetch'], converters: ['conv'], services: ['serve'], filters: ['filt'] };
  const checked = async (keywords: object) =>
    findings(
      await configOf(project({ 'haplint.config.json': { extends: 'haplint:check', target: '3.0', keywords } }), 'a.cfg', { builtin }),
      text,
    );

  it('of the configuration are known', async () => {
    expect((await checked({})).map(({ line, ruleId }) => `${line} ${ruleId}`)).toEqual([
      '8 unknown-action',
      '9 unknown-sample-fetch',
      '9 unknown-converter',
      '10 invalid-argument',
      '10 unknown-sample-fetch',
      '11 invalid-argument',
    ]);
    expect(await checked(all)).toEqual([]);
  });

  it.each(Object.keys(all))('are known as %s only where they are', async (kind) => {
    expect((await checked({ ...all, [kind]: [] })).length).toBeGreaterThan(0);
  });

  it('of a plugin and of the configuration are one', async () => {
    const config = await configOf(acme({ keywords: { actions: ['lua.a', 'acme-audit'] } }), 'a.cfg', { builtin });
    expect(config.keywords).toEqual({ actions: ['lua.a', 'acme-audit'], fetches: ['acme_tenant'] });
    expect(config.origins['keywords.actions']).toBe('haplint.config.json, the plugin "acme"');
    expect(config.origins['keywords.fetches']).toBe('the plugin "acme"');
  });
});

describe("a plugin's advisories", () => {
  const text = 'backend b\n    stick-table type ip size 1k\n    stick on src\n    server a 10.0.0.1:80\n';
  const reported = async (target: string) => {
    const config = await configOf(acme({ extends: [], rules: { 'known-bug': 'warn' }, target }), 'a.cfg', { builtin });
    return findings(config, text).filter(({ message }) => message.startsWith('ACME'));
  };

  it('are reported beside those of HAProxy, on the versions that have them', async () => {
    const found = await reported('3.0.3');
    expect(found.map(({ line, url }) => [line, url])).toEqual([
      [3, 'https://example.org/1'],
      [3, 'https://github.com/haplint/haplint/blob/main/docs/rules/known-bug.md'],
    ]);
    expect(found[0]?.message).toBe('ACME-1 (high) is within reach on HAProxy 3.0.3: It went wrong. Upgrade to 3.0.4 or later.');
    expect(found[1]?.message).toBe('ACME-2 (low) is within reach on HAProxy 3.0.3: It did so twice. Sit down.');
    expect((await reported('3.0.4')).map(({ message }) => message.slice(0, 6))).toEqual(['ACME-2']);
    expect((await reported('3.2.1')).map(({ message }) => message.slice(0, 6))).toEqual(['ACME-2']);
  });

  it('are of all branches where they name none', async () => {
    const { additions } = await configOf(acme(), 'a.cfg', { builtin });
    const target = parseTarget('2.8.1');
    if (target === null) throw new Error('a target');
    expect(additions.advisories.map((advisory) => isAffected(advisory, target))).toEqual([true, true]);
    expect(formatVersion(target)).toBe('2.8.1');
  });

  it('have ids of their own', async () => {
    const root = project({
      'haplint.config.json': { plugins: { acme: './acme.mjs', other: './other.mjs' } },
      'acme.mjs': PLUGIN,
      'other.mjs': "import acme from './acme.mjs'; export default { advisories: acme.advisories };",
    });
    expect((await mistakeIn(root)).message).toBe('haplint.config.json: "plugins.other": another plugin has an advisory "ACME-1" too');
  });
});

it("a plugin's formats have its prefix", async () => {
  const { formats } = await configOf(acme(), 'a.cfg', { builtin });
  expect([...formats.keys()]).toEqual(['acme/count']);
});
