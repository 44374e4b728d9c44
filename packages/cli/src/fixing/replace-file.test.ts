import { chmodSync, lstatSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FileChangedError, replaceFile } from './replace-file.js';

const bytes = (text: string) => new TextEncoder().encode(text);

let directory: string;
let file: string;

beforeEach(() => {
  directory = mkdtempSync(path.join(tmpdir(), 'haplint-'));
  file = path.join(directory, 'a.cfg');
  writeFileSync(file, 'old');
});

afterEach(() => rmSync(directory, { recursive: true }));

describe('replaceFile', () => {
  it('replaces what a file holds, keeps its mode and leaves nothing behind', async () => {
    chmodSync(file, 0o640);
    await replaceFile(file, bytes('old'), bytes('new'));
    expect(readFileSync(file, 'utf8')).toBe('new');
    expect(statSync(file).mode & 0o777).toBe(0o640);
    expect(readdirSync(directory)).toEqual(['a.cfg']);
  });

  it('writes the file that a link leads to', async () => {
    const link = path.join(directory, 'link.cfg');
    symlinkSync('a.cfg', link);
    await replaceFile(link, bytes('old'), bytes('new'));
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
    expect(readFileSync(file, 'utf8')).toBe('new');
  });

  it('leaves a file alone that changed since it was read', async () => {
    await expect(replaceFile(file, bytes('older'), bytes('new'))).rejects.toBeInstanceOf(FileChangedError);
    expect(readFileSync(file, 'utf8')).toBe('old');
    expect(readdirSync(directory)).toEqual(['a.cfg']);
  });

  it.skipIf(process.getuid?.() === 0)('leaves a file alone that may not be written', async () => {
    chmodSync(file, 0o440);
    await expect(replaceFile(file, bytes('old'), bytes('new'))).rejects.toMatchObject({ code: 'EACCES' });
  });
});
