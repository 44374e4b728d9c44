import { branches, compareBranches, latestRelease, type Version } from '@haplint/catalog';
import { createConfigLoader } from '@haplint/core/config';
import { lint } from '@haplint/core/internal';
import builtin from '@haplint/rules';
import { describe, expect, test } from 'vitest';
import { viewOf } from '../fixture.js';
import { complete } from './complete.js';
import { BLOCK_SNIPPETS, type BlockSnippet } from './snippets.js';

/** The branches that have releases and that haplint can analyse. */
const RELEASES = branches()
  .filter(({ name }) => compareBranches(name, '2.4') >= 0)
  .flatMap(({ name }) => latestRelease(name) ?? []);

/** The lines with what their placeholders begin with. */
function expanded({ lines }: BlockSnippet): string {
  return lines
    .join('\n')
    .replace(/\$\{\d+\|([^,|]*)[^}]*\|\}/g, '$1')
    .replace(/\$\{\d+:([^}]*)\}/g, '$1')
    .replace(/\$\d+/g, '');
}

const TIMEOUTS = '  timeout connect 5s\n  timeout client 5s\n  timeout server 5s\n';
const HEADERS: Readonly<Record<string, string>> = {
  defaults: `defaults\n  mode http\n${TIMEOUTS}`,
  frontend: 'frontend here\n  mode http\n  bind :80\n  timeout client 5s\n  default_backend app\n',
  listen: `listen here\n  mode http\n  bind :80\n${TIMEOUTS}  server x 192.0.2.9:80\n`,
  backend: 'backend here\n  mode http\n  timeout connect 5s\n  timeout server 5s\n',
};
const BACKEND = '\n  mode http\n  timeout connect 5s\n  timeout server 5s\n  server a 192.0.2.1:80\n';

/** A whole configuration with the block in it; `kind` is the section that it is put into, null for one that is a section. */
function configurationWith(snippet: BlockSnippet, kind: string | null): string {
  const text = expanded(snippet);
  const block = kind === null ? text : `${HEADERS[kind]}${text.replace(/^/gm, '  ')}\n`;
  const named = /^(?:backend) (\S+)/m.exec(block)?.[1];
  const backends = ['app', 'servers'].filter((name) => name !== named).map((name) => `backend ${name}${BACKEND}`);
  return `global\n  stats socket /tmp/a.sock\n\n${block}\n${backends.join('\n')}\nfrontend main\n  mode http\n  timeout client 5s\n  bind :8080\n  default_backend app\n`;
}

const CASES = BLOCK_SNIPPETS.flatMap((snippet) => (snippet.sections ?? [null]).map((kind) => [snippet.label, kind, snippet] as const));

async function findings(text: string, target: Version): Promise<string[]> {
  const loader = createConfigLoader({ cwd: '/', builtin, preset: 'check', useConfigFiles: false, targets: [target] });
  const { results } = lint([{ path: '/a.cfg', text }], await loader.configFor('/a.cfg'));
  return results.flatMap(({ messages }) => messages.map(({ line, message }) => `${target.branch} ${line}: ${message}`));
}

describe('blocks', () => {
  test.each(CASES)('%s (%s) is what every branch takes that it is for', async (_, kind, snippet) => {
    const { since, until } = snippet;
    const targets = RELEASES.filter(
      ({ branch }) => (since === null || compareBranches(branch, since) >= 0) && (until === null || compareBranches(branch, until) < 0),
    );
    expect(targets.length).toBeGreaterThan(4);
    const text = configurationWith(snippet, kind);
    for (const target of targets) expect(await findings(text, target), text).toEqual([]);
  });

  test('the check sees a wrong one', async () => {
    const wrong = { ...(BLOCK_SNIPPETS[0] as BlockSnippet), lines: ['peers ${1:p}', '  nothing ${2:here}'] };
    expect(await findings(configurationWith(wrong, null), RELEASES.at(-1) as Version)).not.toEqual([]);
  });

  test('are proposed where they fit', async () => {
    const labels = async (text: string, target: string) => {
      const { view, at } = viewOf(text, { target });
      return (await complete(view, at(), { snippets: true })).items.filter(({ kind }) => kind === 15).map(({ label }) => label);
    };
    expect(await labels('^^', '3.0.11')).toEqual(expect.arrayContaining(['program', 'ring', 'frontend with TLS']));
    expect(await labels('^^', '3.1.0')).not.toContain('program');
    expect(await labels('^^', '3.0.11')).not.toContain('rate limit');
    expect(await labels('frontend f\n  ^^', '3.0.11')).toContain('rate limit');
    expect(await labels('backend f\n  ^^', '3.0.11')).not.toContain('rate limit');
  });
});
