import { chmodSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CLEAN, haplint, project } from './haplint.js';

/** A directory with a `haproxy` that runs a shell script. */
function pathWith(script: string): { PATH: string } {
  const directory = project({ haproxy: `#!/bin/sh\n${script}\n` });
  chmodSync(`${directory}/haproxy`, 0o755);
  return { PATH: directory };
}

const DEBIAN = `[ "$1" = -v ] && echo 'HAProxy version 3.0.11-1+deb13u3 2026/05/20 - https://haproxy.org/'`;
const PEER = 'peers cluster\n    peer first 192.0.2.1:10000\n    peer second 192.0.2.2:10000\n';

describe.skipIf(process.platform === 'win32')('the haproxy on PATH', () => {
  it('gives the target, which is said once', async () => {
    const cwd = project({ 'a.cfg': CLEAN, 'b.cfg': CLEAN });
    const run = await haplint(['a.cfg', 'b.cfg'], { cwd, env: pathWith(DEBIAN) });
    expect(run).toEqual({ status: 0, stdout: '', stderr: 'haplint: target 3.0.11, from haproxy on PATH\n' });
  });

  it('is the version that rules see', async () => {
    const cwd = project({ 'a.cfg': PEER });
    const run = await haplint(['a.cfg'], { cwd, env: pathWith("echo 'HAProxy version 3.0.3 2024/07/11 - https://haproxy.org/'") });
    expect(run.status).toBe(1);
    expect(run.stdout).toContain('peers-crash');
  });

  it('is asked with --preset too, and never with --no-detect, --target or a target comment', async () => {
    const cwd = project({ 'a.cfg': CLEAN, 'b.cfg': `# haplint target: 3.0.3\n${CLEAN}` });
    const env = pathWith(DEBIAN);
    expect((await haplint(['--preset', 'check', 'a.cfg'], { cwd, env })).stderr).toContain('3.0.11');
    expect((await haplint(['--no-detect', 'a.cfg'], { cwd, env })).stderr).toMatch(/^haplint: no HAProxy version is known/);
    expect((await haplint(['--target', '3.2', 'a.cfg'], { cwd, env })).stderr).toBe('');
    expect((await haplint(['b.cfg'], { cwd, env })).stderr).toBe('');
  });

  it('may be of a branch that nobody knows', async () => {
    const cwd = project({ 'a.cfg': CLEAN });
    const run = await haplint(['a.cfg'], { cwd, env: pathWith("echo 'HA-Proxy version 1.8.30 2021/04/12'") });
    expect(run).toMatchObject({ status: 0, stdout: '' });
    expect(run.stderr).toMatch(
      /^haplint: haproxy on PATH is 1\.8\.30, of a branch that haplint does not know \(it knows .*\), .*--target.*\n$/,
    );
  });

  it('gives way to the one that the configuration names', async () => {
    const cwd = project({
      'haplint.config.json': '{"haproxy": "./my-haproxy"}',
      'my-haproxy': '#!/bin/sh\n[ "$1" = -v ] && echo \'HAProxy version 2.8.1 2023/07/03 - https://haproxy.org/\'\nexit 0\n',
      'a.cfg': CLEAN,
    });
    chmodSync(`${cwd}/my-haproxy`, 0o755);
    const run = await haplint(['a.cfg'], { cwd, env: pathWith(DEBIAN) });
    expect(run.stderr).toBe(`haplint: target 2.8.1, from ${cwd}/my-haproxy\n`);
    chmodSync(`${cwd}/my-haproxy`, 0o644);
    const failed = await haplint(['a.cfg'], { cwd });
    expect(failed.status).toBe(2);
    expect(failed.stderr).toMatch(/^haplint: the haproxy that the configuration names, .*my-haproxy: it is no program, .*--no-haproxy\n/);
    expect(failed.stderr).toMatch(/\nhaplint: .*my-haproxy did not tell its version, so checks .*\n$/);
  });

  it.each([
    ['fails', 'exit 1'],
    ['says something else', 'echo hello'],
    ['says too much', 'yes'],
    ['takes too long', 'sleep 30 & wait'],
  ])('is passed over when it %s', { timeout: 20_000 }, async (_, script) => {
    const cwd = project({ 'a.cfg': CLEAN });
    const { PATH } = pathWith(script);
    const before = Date.now();
    const run = await haplint(['a.cfg'], { cwd, env: { PATH: `${PATH}:/usr/bin:/bin` } });
    expect(run).toMatchObject({ status: 0, stdout: '' });
    expect(run.stderr).toMatch(/^haplint: no HAProxy version is known/);
    expect(Date.now() - before).toBeLessThan(10_000);
  });
});
