import {
  chmodSync,
  chownSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { KEPT_FILES, keepCode, loadScript } from './code-cache.js';

const SOURCE = '(function () { function twice(x) { return 2 * x; } return twice(21); })';
const isWindows = process.platform === 'win32';

/** The path of a file that is in no folder yet. */
function newFile(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'haplint-code-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return path.join(folder, 'own', 'haplint-1.code');
}

/** Loads, runs and keeps the script, and gives the path of what was kept. */
function kept(file = newFile()): string {
  const { script } = loadScript(SOURCE, '/haplint.js', file);
  (script.runInThisContext() as () => number)();
  expect(keepCode(script, file, 1)).toBe(true);
  return file;
}

const isUsed = (file: string, source = SOURCE) => loadScript(source, '/haplint.js', file).timesKept > 0;

describe('the code that V8 has compiled', () => {
  it('is used once it is kept, and gives what it gave', () => {
    const file = newFile();
    expect(isUsed(file)).toBe(false);
    kept(file);
    const { script, timesKept } = loadScript(SOURCE, '/haplint.js', file);
    expect(timesKept).toBe(1);
    expect(script.cachedDataRejected).toBe(false);
    expect((script.runInThisContext() as () => number)()).toBe(42);
  });

  it('is not looked for without a file', () => {
    expect(loadScript(SOURCE, '/haplint.js', null).timesKept).toBe(0);
  });

  it.skipIf(isWindows)('is kept in a file that is closed to others, and nothing beside it', () => {
    const file = kept();
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(path.dirname(file))).toEqual([path.basename(file)]);
  });

  it('has what several runs have compiled, and says how many', () => {
    const source = '(function (name) { const parts = { one() { return 1; }, two() { return 2; } }; return parts[name](); })';
    const file = newFile();
    const sizes = ['one', 'two', 'two'].map((name, i) => {
      const { script, timesKept } = loadScript(source, '/haplint.js', file);
      expect(timesKept).toBe(i);
      (script.runInThisContext() as (name: string) => number)(name);
      expect(keepCode(script, file, i + 1)).toBe(true);
      return statSync(file).size;
    });
    expect(sizes[1]).toBeGreaterThan(sizes[0] as number);
    expect(sizes[2]).toBe(sizes[1]);
  });

  it('is written over by another run, whole', () => {
    const file = kept();
    kept(file);
    expect(isUsed(file)).toBe(true);
    expect(readdirSync(path.dirname(file))).toEqual([path.basename(file)]);
  });

  it('is refused for a script of another length', () => {
    expect(isUsed(kept(), `${SOURCE} `)).toBe(false);
  });

  const turnedAt = (part: number) => (bytes: Buffer) => {
    const at = Math.floor(bytes.length * part);
    bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
    return bytes;
  };

  it.each<readonly [string, (bytes: Buffer) => Buffer]>([
    ['empty', () => Buffer.alloc(0)],
    ['a checksum alone', (bytes) => bytes.subarray(-4)],
    ['cut off', (bytes) => bytes.subarray(0, bytes.length / 2)],
    ['zeros', (bytes) => Buffer.alloc(bytes.length)],
    ...[0, 0.25, 0.5, 0.75, 0.999].map((part) => [`a bit turned at ${part} of it`, turnedAt(part)] as const),
  ])('is refused when it is damaged: %s', (_, damage) => {
    const file = kept();
    const damaged = damage(readFileSync(file));
    writeFileSync(file, damaged);
    const { script, timesKept } = loadScript(SOURCE, '/haplint.js', file);
    expect(timesKept).toBe(0);
    expect((script.runInThisContext() as () => number)()).toBe(42);
    kept(file);
    expect(isUsed(file)).toBe(true);
  });

  it('is one of the newest few', () => {
    const file = kept();
    const folder = path.dirname(file);
    for (let i = 0; i < 10; i++) {
      const old = path.join(folder, `haplint-old${i}.code`);
      writeFileSync(old, '');
      utimesSync(old, 1000 + i, 1000 + i);
    }
    const left = path.join(folder, 'haplint-1.code.7-7.tmp');
    writeFileSync(left, '');
    utimesSync(left, 1000, 1000);
    writeFileSync(path.join(folder, 'haplint-1.code.8-8.tmp'), '');
    writeFileSync(path.join(folder, 'of somebody else'), '');
    kept(file);
    const oldest = Array.from({ length: KEPT_FILES - 1 }, (_, i) => `haplint-old${10 - KEPT_FILES + 1 + i}.code`);
    expect(readdirSync(folder).sort()).toEqual(['haplint-1.code', 'haplint-1.code.8-8.tmp', ...oldest, 'of somebody else'].sort());
  });

  it('that cannot be put in place leaves nothing', () => {
    const file = newFile();
    mkdirSync(file, { recursive: true, mode: 0o700 });
    writeFileSync(path.join(file, 'in the way'), '');
    expect(keepCode(loadScript(SOURCE, '/haplint.js', null).script, file, 1)).toBe(false);
    expect(readdirSync(path.dirname(file))).toEqual([path.basename(file)]);
    expect(isUsed(file)).toBe(false);
  });
});

describe.skipIf(isWindows)('code that somebody else may have written', () => {
  it.each([0o620, 0o602])('is not used from a file with the mode %o', (mode) => {
    const file = kept();
    chmodSync(file, mode);
    expect(isUsed(file)).toBe(false);
  });

  it.each([0o770, 0o707])('is neither used from nor written to a folder with the mode %o', (mode) => {
    const file = kept();
    chmodSync(path.dirname(file), mode);
    expect(isUsed(file)).toBe(false);
    rmSync(file);
    expect(keepCode(loadScript(SOURCE, '/haplint.js', null).script, file, 1)).toBe(false);
    expect(readdirSync(path.dirname(file))).toEqual([]);
  });

  it('is not used through a link', () => {
    const file = kept();
    renameSync(file, `${file}.real`);
    symlinkSync(`${file}.real`, file);
    expect(isUsed(file)).toBe(false);
    rmSync(file);
    linkSync(`${file}.real`, file);
    expect(isUsed(file)).toBe(true);
  });

  it.runIf(process.getuid?.() === 0)('is not used from a file or a folder of another user', () => {
    const file = kept();
    chownSync(file, 65534, 65534);
    expect(isUsed(file)).toBe(false);
    chownSync(file, 0, 0);
    expect(isUsed(file)).toBe(true);
    chownSync(path.dirname(file), 65534, 65534);
    expect(isUsed(file)).toBe(false);
    expect(keepCode(loadScript(SOURCE, '/haplint.js', null).script, file, 1)).toBe(false);
  });
});
