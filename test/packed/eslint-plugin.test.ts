import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, renameSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { project } from '../cli/haplint.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const PACKAGE = path.join(ROOT, 'packages/eslint-plugin');

it("the packed ESLint plugin runs without haplint's other packages, as its README shows", async () => {
  const readme = readFileSync(path.join(PACKAGE, 'README.md'), 'utf8');
  const cwd = project({
    'package.json': '{"private": true, "type": "module"}',
    'eslint.config.js': /```js\n([\s\S]*?)```/.exec(readme)?.[1] ?? '',
    'haproxy.cfg': 'defaults\n    mod http # eslint-disable-line haplint/unknown-keyword -- an example\n    timout client 5s\n',
  });
  const run = promisify(execFile);
  const pack = ['pack', '--json', '--ignore-scripts', '--pack-destination', cwd];
  const { stdout } = await run('npm', pack, { cwd: PACKAGE, shell: process.platform === 'win32' });
  const [packed] = JSON.parse(stdout) as [{ filename: string; files: { path: string }[] }];
  expect([...new Set(packed.files.map((file) => file.path.split('/')[0]))].sort()).toEqual([
    'LICENSE',
    'README.md',
    'bundle',
    'package.json',
    'types',
  ]);

  // The tarball as npm unpacks it, beside ESLint as it is installed here.
  const modules = path.join(cwd, 'node_modules');
  mkdirSync(path.join(modules, '@eslint'), { recursive: true });
  await run('tar', ['-xzf', path.join(cwd, packed.filename), '-C', modules]);
  renameSync(path.join(modules, 'package'), path.join(modules, 'eslint-plugin-haplint'));
  for (const name of ['eslint', '@eslint/plugin-kit']) {
    symlinkSync(path.join(ROOT, 'node_modules', name), path.join(modules, name), 'junction');
  }
  const eslint = path.join(modules, 'eslint/bin/eslint.js');
  const failed = (await run(process.execPath, [eslint, '--format', 'json', 'haproxy.cfg'], { cwd }).then(
    () => null,
    (error: unknown) => error,
  )) as { code: number; stdout: string; stderr: string } | null;
  expect(failed).toMatchObject({ code: 1, stderr: '' });
  const [result] = JSON.parse(failed?.stdout ?? '') as [{ messages: { ruleId: string; line: number; column: number }[] }];
  expect(result.messages.map(({ ruleId, line, column }) => `${line}:${column} ${ruleId}`)).toEqual(['3:5 haplint/unknown-keyword']);
});
