import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { cacheFileOf } from './cache-file.js';

const ENV = { HOME: '/home/ann', LOCALAPPDATA: 'C:\\Users\\ann\\AppData\\Local' };

function fileFor(given: Partial<Parameters<typeof cacheFileOf>[1]>, script = 'haplint-ABC.js'): string | null {
  const { arch, execPath, platform, version } = process;
  return cacheFileOf(script, { arch, env: ENV, execArgv: [], execPath, platform, version, getuid: () => 7, geteuid: () => 7, ...given });
}

describe('the file that compiled code is kept in', () => {
  it('has a name for each script, version and architecture', () => {
    const file = fileFor({ version: 'v20.19.0', arch: 'x64' }) ?? '';
    expect(path.basename(file)).toMatch(/^haplint-ABC-v20\.19\.0-x64-[\da-z-]+\.code$/);
    expect(path.basename(path.dirname(file))).toBe('code');
    const others = [
      fileFor({}, 'haplint-XYZ.js'),
      fileFor({ version: 'v22.0.0' }),
      fileFor({ arch: 'arm64' }),
      fileFor({ execArgv: ['--jitless'] }),
    ];
    expect(new Set([file, ...others]).size).toBe(5);
  });

  it.each(['HAPLINT_DISABLE_CODE_CACHE', 'NODE_DISABLE_COMPILE_CACHE', 'NODE_V8_COVERAGE'])('is none with %s', (name) => {
    expect(fileFor({ env: { ...ENV, [name]: '1' } })).toBeNull();
    expect(fileFor({ env: { ...ENV, [name]: '' } })).not.toBeNull();
  });

  it('is none without a home, for a program with the rights of another user, and where Node is not what it says', () => {
    expect(fileFor({ env: {} })).toBeNull();
    expect(fileFor({ geteuid: () => 0 })).toBeNull();
    expect(fileFor({ execPath: '/no/such/node' })).toBeNull();
  });
});
