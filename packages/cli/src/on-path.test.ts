import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { mayBeOnPath } from './on-path.js';

it.skipIf(process.platform === 'win32')('finds a program in any folder of PATH, and none where there is no such file', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'haplint-path-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(path.join(folder, 'haproxy'), '');
  expect(mayBeOnPath('haproxy', { PATH: `/no/such/folder:${folder}` })).toBe(true);
  expect(mayBeOnPath('haproxy', { PATH: '/no/such/folder' })).toBe(false);
  expect(mayBeOnPath('other', { PATH: folder })).toBe(false);
  // An empty entry is the working folder.
  expect(mayBeOnPath('package.json', { PATH: '' })).toBe(true);
  expect(mayBeOnPath('haproxy', {})).toBe(true);
});
