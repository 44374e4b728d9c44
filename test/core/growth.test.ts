import { parseVersion } from '@haplint/catalog';
import { type ConfiguredRule, lint, mergeDefaultOptions } from '@haplint/core/internal';
import builtin from '@haplint/rules';
import { expect, it } from 'vitest';

const rules = new Map<string, ConfiguredRule>(
  Object.entries(builtin.rules ?? {}).map(([id, rule]) => [id, { rule, severity: 1, options: mergeDefaultOptions(rule, []) }]),
);

const rows = (row: (i: number) => string) => (count: number) => Array.from({ length: count }, (_, i) => row(i)).join('');
const after = (head: string, row: (i: number) => string) => (count: number) => head + rows(row)(count);

const FRONTEND = 'frontend f\n    mode http\n    bind :80\n';

/** What once took time that grew with the square of it; `npm run fuzz -- --only growth` has many more. */
const STRUCTURES: Readonly<Record<string, (count: number) => string>> = {
  'frontends without a backend': rows((i) => `frontend f${i}\n    bind :${i + 1024}\n    default_backend b\n`),
  'a chain of defaults, a proxy each': rows((i) => `defaults d${i}${i > 0 ? ` from d${i - 1}` : ''}\nbackend b${i} from d${i}\n`),
  'acls of one name': after(FRONTEND, (i) => `    acl a path /${i}\n    http-request deny if a\n`),
  'servers behind default-server': after('backend b\n', (i) => `    default-server inter ${i}\n    server s${i} 192.0.2.1:80 check\n`),
  'resolvers of a release with a fault in them': rows((i) => `resolvers r${i}\n    nameserver n 192.0.2.1:53\n`),
  'misspelt backends': (count) =>
    after(FRONTEND, (i) => `    use_backend bakend-${i}\n`)(count) + rows((i) => `backend backend-${i}\n`)(count),
};

function userTime(text: string): number {
  const start = process.cpuUsage();
  lint([{ path: 'a.cfg', text }], {
    rulesFor: () => rules,
    knownRules: new Set(rules.keys()),
    // An early release: advisories are asked too.
    targets: [parseVersion('3.2.1')].filter((release) => release !== null),
  });
  return process.cpuUsage(start).user / 1000;
}

it.each(Object.entries(STRUCTURES))('time grows with %s, and not with their square', { timeout: 60_000 }, (_, make) => {
  userTime(make(200));
  const few = userTime(make(1000));
  // Four times as many take four times as long, and much less than sixteen times; short times say nothing.
  expect(userTime(make(4000))).toBeLessThan(Math.max(1000, few * 6));
});
