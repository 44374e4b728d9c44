import { describe, expect, it } from 'vitest';
import { haplint, project } from './haplint.js';

const GLOBAL = 'global\n    maxconn 1000\n';
const JSON_RULE = 'backend b\n    mode http\n    http-request deny if { req.body,json_query(a) -m found }\n';
const RULES = ['known-vulnerability', 'known-bug', 'outdated-release', 'unsupported-branch'];

interface Message {
  readonly ruleId: string;
  readonly message: string;
  readonly line: number;
  readonly targets?: readonly string[];
}

/** What the rules about versions say: 'file:line rule', and the messages. */
async function findings(files: Readonly<Record<string, string>>, args: readonly string[]) {
  const cwd = project(files);
  const run = await haplint(['--format', 'json', ...args], { cwd });
  const results = JSON.parse(run.stdout) as { filePath: string; messages: Message[] }[];
  return results.flatMap(({ filePath, messages }) =>
    messages
      .filter(({ ruleId }) => RULES.includes(ruleId))
      .map(({ ruleId, line, message, targets }) => ({ at: `${filePath.slice(cwd.length + 1)}:${line} ${ruleId}`, message, targets })),
  );
}

describe('several targets', () => {
  it('are named together where they have the same advice', async () => {
    const found = await findings({ 'a.cfg': JSON_RULE }, ['--target', '3.0.10,3.0.11,3.0.12,3.2.5', 'a.cfg']);
    const vulnerable = found.filter(({ at }) => at.endsWith('known-vulnerability'));
    expect(vulnerable.map(({ message }) => message.replace(/:.*\. Upgrade/, ': ... Upgrade'))).toEqual([
      'CVE-2025-11230 (critical) is within reach on HAProxy 3.0.10 and 3.0.11: ... Upgrade to 3.0.12 or later. Until then: apply these converters to trusted data only.',
      'CVE-2025-11230 (critical) is within reach on HAProxy 3.2.5: ... Upgrade to 3.2.6 or later. Until then: apply these converters to trusted data only.',
    ]);
    expect(vulnerable.map(({ targets }) => targets)).toEqual([['3.0.10', '3.0.11'], ['3.2.5']]);
  });

  it('leave those out that are not concerned', async () => {
    const found = await findings({ 'a.cfg': GLOBAL }, ['--target', '2.9.15,3.0.3', 'a.cfg']);
    expect(found).toMatchObject([{ at: 'a.cfg:1 unsupported-branch', targets: ['2.9.15'] }]);
  });
});

describe('several files', () => {
  it('are one configuration, with each finding once and where it belongs', async () => {
    const files = { 'a.cfg': GLOBAL, 'b.cfg': JSON_RULE, 'c.cfg': 'backend c\n    mode http\n    server s 192.0.2.1:80\n' };
    const found = await findings(files, ['--target', '2.9.14', '-f', 'a.cfg', '-f', 'b.cfg', '-f', 'c.cfg']);
    expect(found.map(({ at }) => at)).toEqual(['a.cfg:1 unsupported-branch', 'b.cfg:3 known-vulnerability']);
  });
});

describe('options', () => {
  it('are explained where they are wrong', async () => {
    const cwd = project({ 'a.cfg': JSON_RULE });
    const run = await haplint(['--target', '3.0.11', '--rule', "known-bug: [warn, { ignore: [{ id: 'x' }] }]", 'a.cfg'], { cwd });
    expect(run.status).toBe(2);
    expect(run.stderr).toContain('"reason" is missing');
  });
});
