import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { haplint, project } from './haplint.js';

const CONFIGURATION = `defaults
    mode http

frontend www
    bind :80
    bind :443 ssl crt /etc/haproxy/site.pem
    acl is_api path_beg /api
    http-request track-sc0 src table rates
    use_backend api if is_api
    use_backend %[req.hdr(host),lower,map(/etc/haproxy/hosts.map)] if { req.hdr(host) -m found }
    use_backend gone if { path "/<gone>" }
    default_backend site

listen mysql
    bind 127.0.0.1:3306
    mode tcp
    server db1 192.0.2.1:3306 check
    server db2 192.0.2.2:3306 check backup

backend api
    server api1 192.0.2.11:8080
    server api2 192.0.2.12:8080
    use-server api1 if { hdr(x-canary) 1 }

backend site
    server-template web 1-10 web.internal:80 resolvers dns

backend rates
    stick-table type ip size 100k expire 30s store http_req_rate(10s)
`;

describe('haplint graph', () => {
  it.each(['svg', 'dot', 'mermaid'])('draws a configuration as %s', async (format) => {
    const run = await haplint(['graph', 'a.cfg', '--format', format], { cwd: project({ 'a.cfg': CONFIGURATION }) });
    expect(run).toMatchObject({ status: 0, stderr: '' });
    await expect(run.stdout).toMatchFileSnapshot(`__snapshots__/graph.${format === 'mermaid' ? 'mmd' : format}`);
  });

  it('draws SVG unless told otherwise, and the same each time', async () => {
    const cwd = project({ 'haproxy.cfg': CONFIGURATION });
    const run = await haplint(['graph'], { cwd });
    expect(run.stdout).toMatch(/^<\?xml /);
    expect(await haplint(['graph', '--format=svg', '-'], { cwd, stdin: CONFIGURATION })).toEqual(run);
  });

  it('takes the files of one configuration', async () => {
    const cwd = project({ 'a.cfg': 'frontend f\n    default_backend b\n', 'conf.d/b.cfg': 'backend b\n    server s 192.0.2.1\n' });
    const run = await haplint(['graph', '--format', 'mermaid', '-f', 'a.cfg', '-f', 'conf.d'], { cwd });
    expect(run).toMatchObject({ status: 0, stderr: '' });
    expect(run.stdout).toContain('  p0 -->|"default"| p1\n');
  });

  it('writes to a file', async () => {
    const cwd = project({ 'a.cfg': CONFIGURATION });
    expect(await haplint(['graph', '--output-file', 'a.svg', 'a.cfg'], { cwd })).toEqual({ status: 0, stdout: '', stderr: '' });
    expect(readFileSync(path.join(cwd, 'a.svg'), 'utf8')).toMatch(/^<\?xml .*<\/svg>\n$/s);
    expect((await haplint(['graph', '--output-file', 'a.cfg', 'a.cfg'], { cwd })).status).toBe(2);
  });

  it('reads .if blocks for a target', async () => {
    const cwd = project({ 'a.cfg': 'frontend f\n.if version_atleast(3.0)\n    bind :1\n.else\n    bind :2\n.endif\n' });
    expect((await haplint(['graph', '--format', 'dot', '--target', '2.8', 'a.cfg'], { cwd })).stdout).not.toContain(':1');
    const comment = await haplint(['graph', '--format', 'dot', '-'], { cwd, stdin: '# haplint target: 3.0\nlisten l\n bind :1\n' });
    expect(comment.stdout).toContain(':1');
  });

  it('says what it cannot do', async () => {
    const cwd = project({ 'a.cfg': CONFIGURATION, 'b.cfg': CONFIGURATION });
    expect(await haplint(['graph', 'a.cfg', 'b.cfg'], { cwd })).toMatchObject({
      status: 2,
      stdout: '',
      stderr: 'haplint: graph draws one configuration, and these are 2; name one file, or with -f the files of one configuration\n',
    });
    expect(await haplint(['graph', '--format', 'png', 'a.cfg'], { cwd })).toMatchObject({
      status: 2,
      stdout: '',
      stderr: 'haplint: --format png: there is no such format; there are svg, dot, mermaid\n',
    });
    expect((await haplint(['graph', 'a.cfg', '--format'], { cwd })).status).toBe(2);
    expect((await haplint(['graph'], { cwd })).stderr).toBe('haplint: graph needs a file: haplint graph haproxy.cfg\n');
    expect((await haplint(['graph', 'c.cfg'], { cwd })).status).toBe(2);
    expect(await haplint(['graph', '--help'], { cwd })).toMatchObject({ status: 0, stderr: '' });
  });
});
