import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { haplint, project } from './haplint.js';

/** Something of each kind: refused, warned about, done otherwise, faults, fixes. */
const OLD = `global
    user haproxy
    chroot /var/lib/haproxy
    nbproc 1
    maxconn 1000

defaults
    mode http
    timeout connect 5s
    timeout client 30s
    timeout server 30s
    option httpclose

frontend www
    bind :443 ssl crt /etc/haproxy/site.pem
    option forceclose
    default_backend app

backend app
    option accept-invalid-http-response
    http-request deny if { req.body,json_query(a) -m found }
    server one 192.0.2.1:443 ssl verify none check
    server two 192.0.2.2:443 ssl verify none check

backend www
    server three 192.0.2.3:80
`;

const FINE = `global
    user haproxy
    maxconn 1000

defaults
    mode http
    timeout connect 5s
    timeout client 30s
    timeout server 30s

frontend www
    bind :80
    default_backend app

backend app
    balance roundrobin
    server one 192.0.2.1:80
    server two 192.0.2.2:80
`;

/** The newest releases change with the data. */
const steady = (text: string) => text.replace(/(newest release that haplint knows is )[\d.]+/g, '$1X');

describe('haplint upgrade', () => {
  it('tells what another version makes of a configuration', async () => {
    const run = await haplint(['upgrade', '--from', '2.4.0', '--to', '3.4.0', 'haproxy.cfg'], { cwd: project({ 'haproxy.cfg': OLD }) });
    expect(run).toMatchObject({ status: 1, stderr: '' });
    await expect(steady(run.stdout)).toMatchFileSnapshot('__snapshots__/upgrade.txt');
  });

  it('has it for tickets', async () => {
    const args = ['upgrade', '--from=2.4.0', '--to=3.4.0', '--format=markdown'];
    const run = await haplint(args, { cwd: project({ 'haproxy.cfg': OLD }) });
    expect(run).toMatchObject({ status: 1, stderr: '' });
    await expect(steady(run.stdout)).toMatchFileSnapshot('__snapshots__/upgrade.md');
    // Every row of a table has as many cells as its head.
    for (const table of run.stdout.split('\n\n').filter((block) => block.startsWith('|'))) {
      const cells = table
        .trimEnd()
        .split('\n')
        .map((row) => row.split(/(?<!\\)\|/).length);
      expect(new Set(cells).size, table).toBe(1);
    }
  });

  it('has it for programs', async () => {
    const cwd = project({ 'haproxy.cfg': OLD });
    const run = await haplint(['upgrade', '--from', '2.4.0', '--to', '3.4.0', '--format', 'json', 'haproxy.cfg'], { cwd });
    const [report] = JSON.parse(run.stdout) as [Record<string, unknown> & { changes: Record<string, unknown>[] }];
    expect(report).toMatchObject({
      files: [path.join(cwd, 'haproxy.cfg')],
      from: '2.4.0',
      to: '3.4.0',
      refusedAlready: [],
      support: {
        from: { branch: '2.4', status: 'end-of-life', newest: expect.any(String) },
        to: { branch: '3.4', newest: expect.any(String) },
      },
    });
    expect(report.refused).toContainEqual(
      expect.objectContaining({ ruleId: 'unknown-option', line: 16, filePath: path.join(cwd, 'haproxy.cfg'), fix: expect.anything() }),
    );
    expect(report.changes).toContainEqual(
      expect.objectContaining({ id: 'balance-random', branch: '3.3', concerns: true, places: [expect.objectContaining({ line: 19 })] }),
    );
    expect(report.changes.map(({ id }) => id)).not.toContain('no-chroot');
    expect(Object.keys(report.advisories as object)).toEqual(['newlyReached', 'stillReached', 'leftBehind', 'undecided']);
  });

  it('mends what can be mended for the new version', async () => {
    const cwd = project({ 'haproxy.cfg': OLD });
    const run = await haplint(['upgrade', '--from', '2.4.0', '--to', '3.4.0', '--fix', 'haproxy.cfg'], { cwd });
    expect(run).toMatchObject({ status: 1, stderr: 'haplint: haproxy.cfg: mended\n' });
    const text = readFileSync(path.join(cwd, 'haproxy.cfg'), 'utf8');
    expect(text).toContain('\n    option httpclose\n    default_backend app\n');
    expect(text).toContain('\n    option accept-unsafe-violations-in-http-response\n');
    expect(text).not.toContain('nbproc');
    // Of what is refused only the name remains that two proxies share.
    expect(run.stdout).toMatch(/^Refused by 3\.4\.0 \(1\)\n {2}\d+:1 +Duplicate name "www"/m);
    expect(run.stdout).not.toContain('--fix');
  });

  it('ends with 0 where nothing is refused, and says little', async () => {
    const run = await haplint(['upgrade', '--from', '3.3', '--to', '3.4', 'a.cfg'], { cwd: project({ 'a.cfg': FINE }) });
    expect(run).toMatchObject({ status: 0, stderr: '' });
    expect(run.stdout).toContain('Nothing is found that HAProxy 3.4.');
    expect(run.stdout).not.toContain('Refused by');
  });

  it('tells what both versions refuse from what only the new one does', async () => {
    const cwd = project({ 'a.cfg': FINE.replace('maxconn 1000', 'maxcon 1000') });
    const run = await haplint(['upgrade', '--from', '3.0', '--to', '3.2', 'a.cfg'], { cwd });
    expect(run).toMatchObject({ status: 0, stderr: '' });
    expect(run.stdout).toContain('  Neither version starts with this configuration.\n');
    expect(run.stdout).toMatch(/^Refused by both versions \(1\)\n {2}3:5 {2}Unknown keyword "maxcon"/m);
  });

  it('tells what only the old version refuses', async () => {
    const cwd = project({ 'a.cfg': FINE.replace('maxconn 1000', 'tune.quic.fe.sec.retry-threshold 50') });
    const run = await haplint(['upgrade', '--from', '2.6', '--to', '3.4', 'a.cfg'], { cwd });
    expect(run).toMatchObject({ status: 0, stderr: '' });
    expect(run.stdout).toMatch(/^ {2}HAProxy 3\.4\.\d+ takes this configuration, but HAProxy 2\.6\.\d+ does not\.$/m);
    expect(run.stdout).toMatch(/^Refused by 2\.6\.\d+ only \(1\)\n {2}3:5 {2}Unknown keyword/m);
  });

  it('takes the version that runs now from where a check takes its target', async () => {
    const named = { 'a.cfg': FINE, '.haplintrc.json': '{"target": "3.0.3"}' };
    expect((await haplint(['upgrade', '--to', '3.2.0', 'a.cfg'], { cwd: project(named) })).stdout).toContain('HAProxy 3.0.3 to 3.2.0');
    const noted = { 'a.cfg': `# haplint target: 2.8.1\n${FINE}` };
    expect((await haplint(['upgrade', '--to', '3.2.0', 'a.cfg'], { cwd: project(noted) })).stdout).toContain('HAProxy 2.8.1 to 3.2.0');
    const two = { 'a.cfg': `# haplint target: 2.8.1, 3.0.1\n${FINE}` };
    expect(await haplint(['upgrade', '--to', '3.2.0', 'a.cfg'], { cwd: project(two) })).toMatchObject({
      status: 2,
      stdout: '',
      stderr: 'haplint: the configuration is for several versions (2.8.1, 3.0.1); name one with --from\n',
    });
  });

  it('reads files that form one configuration', async () => {
    const [global = '', rest = ''] = OLD.split(/(?=^defaults)/m);
    const cwd = project({ 'a.cfg': global, 'b.cfg': rest });
    const run = await haplint(['upgrade', '--from', '2.4', '--to', '3.4', '-f', 'a.cfg', '-f', 'b.cfg'], { cwd });
    expect(run.stdout).toMatch(/^a\.cfg, b\.cfg: HAProxy /);
    expect(run.stdout).toMatch(/^ {2}b\.cfg:10:12 +Unknown option "forceclose"/m);
  });

  it.each([
    [['--from', '2.6'], 'upgrade needs the version to come: haplint upgrade --to 3.2 haproxy.cfg'],
    [['--to', '3.2', 'a.cfg'], 'upgrade needs the version that runs now: haplint upgrade --from 2.6 --to 3.2 FILE'],
    [['--to'], '--to needs a value; see haplint upgrade --help'],
    [['--from', '3.2', '--to', '3.0', 'a.cfg'], /^3\.0\.\d+ is older than 3\.2\.\d+, and upgrade only looks forward$/],
    [['--from', '3.2.1', '--to', '3.2.1', 'a.cfg'], 'from 3.2.1 to itself there is nothing to look at'],
    [['--from', '2.6', '--to', 'v3.2', 'a.cfg'], /^--to: "v3\.2" is no version of HAProxy; .*did you mean "3\.2"\?$/],
    [['--from', '2.6', '--to', '9.9', 'a.cfg'], /^--to: "9\.9" is of no branch of HAProxy that haplint knows; known are /],
    [
      ['--from', '2.6', '--to', '3.2', '--format', 'markdwn', 'a.cfg'],
      '--format markdwn: there is no such format of upgrade; did you mean markdown?',
    ],
    [['--from', '2.6', '--to', '3.2'], 'upgrade needs a file, for there is no haproxy.cfg here: haplint upgrade --to 3.2 FILE'],
    [['--from', '2.6', '--to', '3.2', '--too', 'a.cfg'], /unknown option '--too'/],
    [['--from', '2.6', '--to', '3.2', 'none.cfg'], /none\.cfg/],
  ])('says what is wrong with %j', async (args, message) => {
    const run = await haplint(['upgrade', ...args], { cwd: project({ 'a.cfg': FINE }) });
    expect(run).toMatchObject({ status: 2 });
    const said = run.stderr.trimEnd().replace(/^haplint: /, '');
    if (typeof message === 'string') expect(said).toBe(message);
    else expect(said).toMatch(message);
  });
});
