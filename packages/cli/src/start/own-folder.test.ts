import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { isOwnFolder, makeOwnFolder, userCacheFolder } from './own-folder.js';

const isWindows = process.platform === 'win32';
const isRoot = process.getuid?.() === 0;

function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'haplint-own-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

describe.skipIf(isWindows)('the folder for what can be made anew', () => {
  it.each([
    ['linux', { HOME: '/home/ann' }, '/home/ann/.cache/haplint'],
    ['linux', { HOME: '/home/ann', XDG_CACHE_HOME: '/var/ann' }, '/var/ann/haplint'],
    ['linux', { HOME: '/home/ann', XDG_CACHE_HOME: 'relative' }, '/home/ann/.cache/haplint'],
    ['darwin', { HOME: '/Users/ann' }, '/Users/ann/Library/Caches/haplint'],
    ['linux', {}, null],
    ['linux', { HOME: '' }, null],
    ['linux', { HOME: 'relative' }, null],
    ['win32', { HOME: '/home/ann' }, null],
  ] as const)('%s %j', (platform, env, expected) => {
    expect(userCacheFolder(env, platform)).toBe(expected);
  });

  it('is on Windows in the local data of the user', () => {
    expect(userCacheFolder({ LOCALAPPDATA: '/c/Users/ann/AppData/Local' }, 'win32')).toBe('/c/Users/ann/AppData/Local/haplint');
  });
});

describe.skipIf(isWindows)('a folder of the user alone', () => {
  it('is made with those above it, closed to others', () => {
    const folder = path.join(temporaryFolder(), 'a', 'b');
    expect(makeOwnFolder(folder)).toBe(true);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(isOwnFolder(folder)).toBe(true);
  });

  it.each([0o770, 0o707])('is none with the mode %o', (mode) => {
    const folder = temporaryFolder();
    chmodSync(folder, mode);
    expect(isOwnFolder(folder)).toBe(false);
    expect(makeOwnFolder(folder)).toBe(false);
  });

  it('is no link to one', () => {
    const folder = temporaryFolder();
    mkdirSync(path.join(folder, 'real'), { mode: 0o700 });
    symlinkSync('real', path.join(folder, 'link'));
    expect(isOwnFolder(path.join(folder, 'real'))).toBe(true);
    expect(isOwnFolder(path.join(folder, 'link'))).toBe(false);
  });

  it.runIf(isRoot)('is none of another user, and nothing is made in one of those', () => {
    const home = temporaryFolder();
    chownSync(home, 65534, 65534);
    expect(isOwnFolder(home)).toBe(false);
    expect(makeOwnFolder(path.join(home, '.cache', 'haplint'))).toBe(false);
    expect(existsSync(path.join(home, '.cache'))).toBe(false);
  });
});
