import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { haplint, project } from '../cli/haplint.js';

const page = readFileSync(path.join(import.meta.dirname, '../../docs/plugins.md'), 'utf8');
const blockOf = (language: string) => new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'm').exec(page)?.[1] ?? '';

it('the plugin of docs/plugins.md reports what the page says', async () => {
  const text = blockOf('haproxy');
  // The configuration has its prefix there, and the page another severity for a rule than its preset.
  const cwd = project({ 'haplint/plugin.mjs': blockOf('js'), 'haplint.config.yaml': blockOf('yaml'), 'haproxy.cfg': text });
  const run = await haplint(['--format', 'json', 'haproxy.cfg'], { cwd });
  expect(run).toMatchObject({ status: 0, stderr: '' });
  const [{ messages }] = JSON.parse(run.stdout) as [{ messages: { line: number; ruleId: string }[] }];
  const expected = text.split('\n').flatMap((line, i) => (/# <- (\S+)$/.exec(line) ?? []).slice(1).map((id) => `${i + 1} ${id}`));
  expect(expected).toHaveLength(3);
  expect(messages.map(({ line, ruleId }) => `${line} ${ruleId}`)).toEqual(expected);
  expect((await haplint(['--format', 'acme/count', 'haproxy.cfg'], { cwd })).stdout).toBe('3 findings\n');
  expect((await haplint(['explain', 'ACME-2025-017'], { cwd })).stdout).toContain('no line "stick-table" where some word is "peers"');
});
