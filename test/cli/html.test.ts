import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { unpackGraph } from '../../packages/cli/src/report/packed-graph.js';
import type { PageData } from '../../packages/cli/src/report/page-data.js';
import { haplint, project } from './haplint.js';

const CONFIGURATION = `defaults
    mode http
    timeout connect 5s
    timeout client 30s
    timeout server 30s

frontend www
    bind :80
    use_backend api if is_api
    default_backend site

backend api
    balance roundrobinn
    server a 192.0.2.1:80
    server a 192.0.2.2:80

backend site
    server s 192.0.2.3:80
`;

/** The report about files, without what is the same in all. */
async function report(files: Readonly<Record<string, string>>, ...args: readonly string[]): Promise<string> {
  const run = await haplint(['--format', 'html', '--preset', 'check', '--target', '3.0.11', ...args, ...Object.keys(files)], {
    cwd: project(files),
  });
  expect(run.stderr).toBe('');
  return run.stdout;
}

const dataOf = (html: string) => JSON.parse(/id="report-data">(.*?)<\/script>/s.exec(html)?.[1] ?? '') as PageData;
const bodyOf = (html: string) => html.replace(/<(script|style)[^>]*>.*?<\/\1>/gs, '');

describe('--format html', () => {
  it('has a summary, the findings with their lines, and other places', async () => {
    const body = bodyOf(await report({ 'a.cfg': CONFIGURATION }));
    expect(body).toContain('<title>haplint: a.cfg</title>');
    expect(body).toContain('Checked for HAProxy 3.0.11.');
    expect(body).toContain('<b class="total error">3</b> errors');
    expect(body).toMatch(/data-value="undefined-acl">undefined-acl<\/button><\/td><td class="error">1</);
    expect(body).toContain('use_backend api if <mark>is_api</mark>');
    expect(body).toMatch(/<li><span class="where">line 14<\/span>/);
    expect(body).toMatch(/<a href="https:\/\/[^"]*duplicate-server.md" rel="noreferrer">duplicate-server<\/a>/);
    expect(body).toMatch(/<article class="error" id="finding-0" /);
  });

  it('marks findings in the picture', async () => {
    const html = await report({ 'a.cfg': CONFIGURATION });
    const [picture] = dataOf(html).pictures;
    const { nodes, edges, files } = unpackGraph(picture?.graph ?? { files: [], nodes: [], edges: [] });
    expect(files).toEqual(['a.cfg']);
    const nameOf = (id: string) => nodes.find((node) => node.id === id)?.label ?? edges.find((edge) => edge.id === id)?.kind;
    expect(Object.entries(picture?.marks ?? {}).map(([id, mark]) => [nameOf(id), mark.errors])).toEqual([
      ['use_backend', 1],
      ['api', 1],
      ['a', 1],
    ]);
    expect(Object.values(picture?.findings ?? {})).toEqual([[0], [1], [2]]);
    expect(bodyOf(html)).toMatch(/<g class="rule error" [^>]*aria-label="use_backend if is_api, line 9, 1 error"/);
  });

  it('needs nothing from elsewhere, and lets nothing run but its own script', async () => {
    const html = await report({ 'a.cfg': CONFIGURATION });
    const addresses = [...html.matchAll(/[a-z]+:\/\/[^"'\s\\)]*/g)].map(([address]) => address);
    expect(addresses.filter((address) => !/^https:\/\/[^/]+\/[^"]*docs\/rules\/|^http:\/\/www\.w3\.org\/2000\/svg$/.test(address))).toEqual(
      [],
    );
    expect(bodyOf(html)).not.toMatch(/\s(src|srcset|action|background|data|poster|on\w+)=/i);
    expect(html).not.toMatch(/<(link|iframe|object|embed|base|img)\b|@import|url\(/i);
    const script = /<script>(.*?)<\/script>/s.exec(html)?.[1] ?? '';
    expect(html).toContain(`script-src 'sha256-${createHash('sha256').update(script).digest('base64')}'`);
  });

  it('shows text as text', async () => {
    const name = '"><script>alert(1)</script>&amp;\\<!--';
    const quoted = `'${name}'`;
    const text = `frontend ${quoted}\n bind ${quoted}\n use_backend ${quoted} if ${quoted}\n ${quoted} ${quoted}\nbackend b\n server ${quoted} ${quoted} ${quoted}\n \u001b[31m \u202e\n`;
    const html = await report({ 'a<b>&"c".cfg': text });
    expect([...html.matchAll(/<script/gi)]).toHaveLength(2);
    expect(html.replace(/<script>.*?<\/script>/s, '')).not.toMatch(/<!--|alert\(1\)<\/script/);
    expect(html.replace(/<script>.*?<\/script>/s, '')).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
    expect(JSON.stringify(dataOf(html))).toContain('<script>alert(1)</script>');
  });

  it('cuts long lines around what is found', async () => {
    const html = await report({
      'a.cfg': `backend b\n    ${'x'.repeat(100_000)}\n    server s 192.0.2.1 cookie ${'c'.repeat(900)} nosuch id 7${'d'.repeat(900)}\n`,
    });
    expect(html.length).toBeLessThan(60_000);
    expect(html).toMatch(/<\/i>…c+ <mark>nosuch<\/mark> id 7d+…/);
  });

  it('has a picture of each configuration, with the files of each', async () => {
    const html = await report({ 'a.cfg': CONFIGURATION, 'b.cfg': CONFIGURATION, 'c.cfg': 'global\n    maxconn 10\n' });
    expect(dataOf(html).pictures.map(({ graph }) => graph.files)).toEqual([['a.cfg'], ['b.cfg'], ['c.cfg']]);
    expect(bodyOf(html)).toContain('<option value="b.cfg">b.cfg</option>');
    expect(bodyOf(html)).toContain('<title>haplint: a.cfg and 2 other files</title>');
  });

  it('is a page where nothing is found, too', async () => {
    const html = await report({ 'a.cfg': 'global\n    maxconn 10\n' });
    expect(bodyOf(html)).toContain('<p class="clean">Nothing found in 1 file.</p>');
    expect(bodyOf(html)).not.toContain('<article');
  });

  it('draws what --fix leaves', async () => {
    const run = await haplint(['--format', 'html', '--fix', 'a.cfg'], {
      cwd: project({ 'a.cfg': 'listen l\n    bind :1\n    server s 192.0.2.1:80' }),
    });
    expect(dataOf(run.stdout).pictures[0]?.graph.nodes).toHaveLength(3);
  });

  it('stays small with a thousand backends', async () => {
    const lines = [
      'frontend f',
      ...Array.from({ length: 1000 }, (_, i) => `    use_backend be_${i} if { hdr(host) -i app${i}.example.com }`),
    ];
    for (let i = 0; i < 1000; i++) {
      lines.push(`backend be_${i}`, '    stick-table type ip size 100k expire 30s store http_req_rate(10s)', '    nosuch keyword');
      for (let s = 0; s < 4; s++) lines.push(`    server s${s} 192.0.2.1:${8000 + s} check inter 2s fall 3 rise 2 weight 10 nosuch`);
    }
    const html = await report({ 'a.cfg': `${lines.join('\n')}\n` });
    expect(html.length).toBeLessThan(2_000_000);
    expect(/<p class="dim">([^<]*findings are shown[^<]*)/.exec(html)?.[1]).toMatch(
      /^1000 of \d+ findings are shown, the first ones of each rule; the summary counts all\.$/,
    );
    expect(bodyOf(html).match(/data-rule="unknown-keyword"/g)?.length).toBeGreaterThan(200);
  });
});
