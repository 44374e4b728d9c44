import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseTarget, type Version } from '@haplint/catalog';
import { type AnyRule, type ConfiguredRules, FormsOfRun, type LintOptions, lint, mergeDefaultOptions } from '@haplint/core/internal';
import { decodeSource } from '@haplint/parser';
import builtin from '@haplint/rules';
import { expect, test } from 'vitest';

const FOLDER = fileURLToPath(new URL('../messages', import.meta.url));
const TARGETS = ['3.0', '2.6', '3.2', '2.4', '3.4'].map((name) => parseTarget(name) as Version);

const configured = (rules: readonly (readonly [string, AnyRule])[]): ConfiguredRules =>
  new Map(rules.map(([id, rule]) => [id, { rule, severity: 2 as const, options: mergeDefaultOptions(rule, []) }]));

const builtins = Object.entries(builtin.rules ?? {});
const AS_DECLARED = configured(builtins);
const SHOWN_ALL = configured(
  builtins.map(([id, { meta, create }]) => {
    const { oncePer: _, ...others } = meta;
    return [id, { meta: others, create }];
  }),
);

/** The proxies of a text once more, under other names. */
function again(proxies: string, suffix: string, otherName: (name: string) => string, address: string): string {
  const acls = new Set([...proxies.matchAll(/^[ \t]+acl[ \t]+(?<name>[\w.-]+)/gm)].map(({ groups }) => groups?.name as string));
  const inConditions = (words: string) => words.replace(/[\w.-]+/g, (word) => (acls.has(word) ? otherName(word) : word));
  return proxies
    .replace(/^(frontend|backend|listen)[ \t]+(\S+)/gm, `$1 $2-${suffix}`)
    .replace(/^(?<server>[ \t]+server[ \t]+)(?<name>[\w.-]+)(?<space>[ \t]+)[\w.:]+(?=[ \t])/gm, (_, server, name, space) => {
      return `${server}${otherName(name)}${space}${address}`;
    })
    .replace(/^(?<bind>[ \t]+bind[ \t]+)[\w.:*]+(?=[ \t])/gm, `$<bind>${address}`)
    .replace(/(?<=[ \t](?:weight|id)[ \t]+)[1-9]\d?(?=[ \t\n])/g, (value) => `${(Number(value) % 9) + 1}`)
    .replace(/(?<=[ \t](?:if|unless)[ \t]).*$/gm, inConditions)
    .replace(/^(?<acl>[ \t]+acl[ \t]+)(?<name>[\w.-]+)/gm, (_, acl, name) => `${acl}${otherName(name)}`)
    .replace(/(?<=[ \t]acl[ \t].*[ \t])[a-z][\w.]*$/gm, otherName)
    .replace(/(?<=[ \t]path\w*[ \t](?:-i[ \t])?)\/[\w./-]*/g, (path) => `/${otherName(path.slice(1))}`);
}

/** The text with its proxies three times more: under other names, with two names for all, and under yet others. */
function repeated(text: string): string {
  const at = text.search(/^(?:frontend|backend|listen)\b/m);
  if (at === -1) return text;
  const proxies = text.slice(at).replace(/\n?$/, '\n');
  let asked = 0;
  return [
    text.slice(0, at) + proxies,
    again(proxies, 'b', (name) => `${name}-b`, '192.0.2.77'),
    again(proxies, 'c', () => (asked++ % 3 === 0 ? 'one' : 'other'), '192.0.2.78:80'),
    again(proxies, 'd', (name) => `d-${name}`, '192.0.2.79:8080'),
  ].join('');
}

const findings = (text: string, target: Version, rules: ConfiguredRules, options: Pick<LintOptions, 'formsOfRun'> = {}) =>
  lint([{ path: 'a.cfg', text }], { rulesFor: () => rules, knownRules: new Set(rules.keys()), targets: [target], ...options }).results[0]
    ?.messages;

test('rules of `oncePer` miss nothing in lines that they are not shown', { timeout: 600_000 }, () => {
  const names = fs.readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.cfg'));
  let found = 0;
  for (const [i, name] of names.sort().entries()) {
    const text = repeated(decodeSource(fs.readFileSync(path.join(FOLDER, name))));
    const target = TARGETS[i % TARGETS.length] as Version;
    const declared = findings(text, target, AS_DECLARED);
    expect(declared, name).toEqual(findings(text, target, SHOWN_ALL));
    found += declared?.length ?? 0;
  }
  expect(found).toBeGreaterThan(1000);
});

test('rules miss nothing in configurations of which other configurations of the run hold a part', { timeout: 600_000 }, () => {
  const names = fs.readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.cfg'));
  const formsOfRun = new FormsOfRun();
  let found = 0;
  for (const name of names.sort()) {
    const text = decodeSource(fs.readFileSync(path.join(FOLDER, name)));
    for (const target of TARGETS.slice(0, 2)) {
      const among = findings(text, target, AS_DECLARED, { formsOfRun });
      expect(among, name).toEqual(findings(text, target, SHOWN_ALL));
      found += among?.length ?? 0;
    }
  }
  expect(found).toBeGreaterThan(1000);
});

test('what a line names in one configuration is looked for in the next', () => {
  const proxies = [
    'frontend f',
    '    bind :80',
    '    acl known src_get_gpc0(counted) gt 0',
    '    http-request deny if known { nbsrv(app) lt 1 }',
    '    http-request auth unless { http_auth(people) }',
    '    use_backend app if known',
    '    default_backend app',
  ].join('\n');
  const others = [
    'backend app\n    server s 192.0.2.1:80\n',
    'backend counted\n    stick-table type ip size 1k store gpc0\n',
    'userlist people\n    user a insecure-password b\n',
  ];
  const head = 'defaults\n    mode http\n    timeout connect 5s\n    timeout client 5s\n    timeout server 5s\n';
  const formsOfRun = new FormsOfRun();
  const [target] = TARGETS as [Version, ...Version[]];
  const found = [others, ...others.map((one) => others.filter((other) => other !== one)), others].map((rest) => {
    const text = `${head}${proxies}\n${rest.join('')}`;
    const among = findings(text, target, AS_DECLARED, { formsOfRun });
    expect(among).toEqual(findings(text, target, SHOWN_ALL));
    return among?.filter(({ severity }) => severity === 2).length;
  });
  expect(new Set(found).size).toBeGreaterThan(1);
});
