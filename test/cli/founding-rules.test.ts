import { expect, it } from 'vitest';
import { haplint, project } from './haplint.js';

const peers = Array.from({ length: 54 }, (_, i) => `    peer edge${i + 1} 192.0.2.${i + 1}:10000\n`).join('');
const CONFIGURATION = `global
    localpeer edge1

defaults
    timeout connect 5s
    timeout client 1m
    timeout server 1m

peers cluster
${peers}
listen databases
    mode tcp
    bind :5432
    server db1 198.51.100.1:5432
`;

it.each([
  ['3.0.3', 1, ['large-peers-section', 'outdated-release', 'peers-crash', 'tcp-passthrough-crash']],
  ['3.0.4', 1, ['large-peers-section', 'outdated-release', 'peers-crash']],
  ['3.0.5', 0, ['large-peers-section']],
])('finds what the configuration reaches on %s', async (target, status, rules) => {
  const cwd = project({ 'haproxy.cfg': CONFIGURATION });
  const run = await haplint(['--target', target, '--format', 'json', 'haproxy.cfg'], { cwd });
  expect(run).toMatchObject({ status, stderr: '' });
  const [{ messages }] = JSON.parse(run.stdout) as [{ messages: { ruleId: string }[] }];
  expect(messages.map(({ ruleId }) => ruleId).sort()).toEqual(rules);
});
