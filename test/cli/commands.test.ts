import { advisories } from '@haplint/catalog';
import { describe, expect, it } from 'vitest';
import { haplint, project } from './haplint.js';

const JSON_RULE = 'backend b\n    mode http\n    http-request deny if { req.body,json_query(a) -m found }\n';

describe('haplint explain', () => {
  it('prints an advisory whole', async () => {
    const run = await haplint(['explain', 'CVE-2025-11230'], { cwd: project({}) });
    expect(run).toMatchObject({ status: 0, stderr: '' });
    await expect(run.stdout).toMatchFileSnapshot('__snapshots__/explain-advisory.txt');
  });

  it('prints the page of a rule', async () => {
    const run = await haplint(['explain', 'missing-final-newline'], { cwd: project({}) });
    expect(run).toMatchObject({ status: 0, stderr: '' });
    await expect(run.stdout).toMatchFileSnapshot('__snapshots__/explain-rule.txt');
  });

  it('takes several names, in any case, and the beginning of one', async () => {
    const run = await haplint(['explain', 'cve-2023-0836', 'gh-2656'], { cwd: project({}) });
    expect(run.stdout.match(/^(CVE-|GH-)\S+/gm)).toEqual(['CVE-2023-0836', 'GH-2656-mux-pt', 'GH-2656-peers']);
  });

  it('knows every advisory', async () => {
    const run = await haplint(['explain', '--format', 'json', ...advisories.map(({ id }) => id)], { cwd: project({}) });
    expect(run).toMatchObject({ status: 0, stderr: '' });
    expect(JSON.parse(run.stdout)).toEqual(advisories);
  });

  it('says which name may have been meant', async () => {
    const cwd = project({});
    expect(await haplint(['explain', 'CVE-2025-11320'], { cwd })).toMatchObject({
      status: 2,
      stdout: '',
      stderr: 'haplint: "CVE-2025-11320" is neither a rule nor a fault that haplint knows; did you mean CVE-2025-11230?\n',
    });
    expect((await haplint(['explain', 'missing-timeout'], { cwd })).stderr).toContain('did you mean missing-timeouts?');
    expect((await haplint(['explain', 'quux'], { cwd })).stderr).toContain('haplint rules and haplint advisories list what there is');
    expect(await haplint(['explain'], { cwd })).toMatchObject({ status: 2, stdout: '' });
  });
});

describe('haplint advisories', () => {
  it('lists the faults of a version', async () => {
    const run = await haplint(['advisories', '--target', '3.0.30'], { cwd: project({ 'haproxy.cfg': JSON_RULE }) });
    expect(run).toMatchObject({ status: 0, stderr: '' });
    expect(run.stdout).toMatch(/^HAProxy 3\.0\.30 has \d+ known faults\n/);
    expect(run.stdout).toMatch(/^ {2}high +2026-11-cache-vary-poisoning +fixed in 3\.0\.31 +The cache can/m);
  });

  it('says which of them a file reaches, where, and which not', async () => {
    const cwd = project({ 'a.cfg': JSON_RULE });
    const run = await haplint(['advisories', '--target', '3.0.11', 'a.cfg'], { cwd });
    expect(run).toMatchObject({ status: 0, stderr: '' });
    const [, reached = '', rest = ''] = run.stdout.split(/^(?:reached|cannot be told|not reached)$/m);
    expect(run.stdout).toMatch(/^HAProxy 3\.0\.11 has \d+ known faults; a\.cfg reaches 1\n/);
    expect(reached).toMatch(/^\n {2}critical {2}CVE-2025-11230 {2}fixed in 3\.0\.12 {2}A number .*\n {12}at 3:37\n/);
    expect(rest).not.toBe('');
    expect(run.stdout).toContain('\nnot reached\n');
  });

  it('takes the target from where a check takes it, several, and files that form one configuration', async () => {
    const cwd = project({
      'a.cfg': `# haplint target: 3.0.11\nglobal\n    maxconn 5\n`,
      'b.cfg': JSON_RULE,
      '.haplintrc.json': '{"target": "3.0.12"}',
    });
    const named = await haplint(['advisories', '-f', 'a.cfg', '-f', 'b.cfg', '--no-config'], { cwd });
    expect(named.stdout).toContain('at b.cfg:3:37\n');
    expect((await haplint(['advisories', 'b.cfg'], { cwd })).stdout).toMatch(/^HAProxy 3\.0\.12 .* reaches 0\n/);
    const two = await haplint(['advisories', '--target', '3.0.11,3.0.12', 'b.cfg'], { cwd });
    expect(two.stdout.match(/reaches \d/g)).toEqual(['reaches 1', 'reaches 0']);
  });

  it('has it as JSON', async () => {
    const cwd = project({ 'a.cfg': JSON_RULE });
    const run = await haplint(['advisories', '--target', '3.0.11', '--format', 'json', 'a.cfg'], { cwd });
    const [report] = JSON.parse(run.stdout) as [{ target: string; files: string[]; advisories: Record<string, unknown>[] }];
    expect(report).toMatchObject({ target: '3.0.11', files: [expect.stringMatching(/a\.cfg$/)] });
    expect(report.advisories.find(({ reached }) => reached === true)).toMatchObject({
      id: 'CVE-2025-11230',
      severity: 'critical',
      affected: true,
      fixedIn: '3.0.12',
      reached: true,
      places: [{ filePath: report.files[0], line: 3, column: 37, endLine: 3, endColumn: 50 }],
    });
    const [plain] = JSON.parse((await haplint(['advisories', '--target', '3.0.11', '--format', 'json'], { cwd })).stdout);
    expect(plain.files).toBeNull();
    expect(plain.advisories[0]).not.toHaveProperty('reached');
  });

  it('needs a version, and files that are there', async () => {
    const cwd = project({ 'a.cfg': JSON_RULE });
    const stderr = 'haplint: advisories needs a version of HAProxy: haplint advisories --target 3.0.3\n';
    expect(await haplint(['advisories'], { cwd })).toMatchObject({ status: 2, stdout: '', stderr });
    expect(await haplint(['advisories', 'a.cfg'], { cwd })).toMatchObject({ status: 2, stdout: '', stderr });
    expect(await haplint(['advisories', '--target', '3.0', 'none.cfg'], { cwd })).toMatchObject({ status: 2 });
  });
});

describe('haplint rules', () => {
  it('lists the rules', async () => {
    const run = await haplint(['rules'], { cwd: project({}) });
    expect(run).toMatchObject({ status: 0, stderr: '' });
    expect(run.stdout).toMatch(/^known-vulnerability +recommended +error +suggests +CVEs of/m);
    expect(run.stdout).toMatch(/^missing-final-newline +\w+ +\w+ +fix +/m);
    const list = JSON.parse((await haplint(['rules', '--format', 'json'], { cwd: project({}) })).stdout) as { id: string }[];
    expect(list).toHaveLength(run.stdout.trimEnd().split('\n').length - 1);
  });
});

describe('the commands', () => {
  it.each(['explain', 'advisories', 'rules', 'upgrade'])('%s has help', async (command) => {
    const run = await haplint([command, '--help'], { cwd: project({}) });
    expect(run).toMatchObject({ status: 0, stderr: '' });
    expect(run.stdout).toMatch(new RegExp(`^usage: haplint ${command} `));
  });

  it('leave files of their names to a path', async () => {
    const cwd = project({ rules: 'global\n    maxconn 1000\n' });
    expect(await haplint(['--target', '3.2', './rules'], { cwd })).toMatchObject({ status: 0, stdout: '' });
  });
});
