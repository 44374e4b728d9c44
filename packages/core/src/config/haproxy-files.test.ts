import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { filesLoadedBy, isLoadedName } from './haproxy-files.js';

let directory: string;

beforeAll(() => {
  directory = mkdtempSync(path.join(tmpdir(), 'haplint-'));
  for (const name of ['b.cfg', 'B.cfg', 'a.cfg', '10.cfg', '9.cfg', 'é.cfg', '.hidden.cfg', 'a.cfg.bak', 'twice.cfg.cfg', 'c.conf']) {
    writeFileSync(path.join(directory, name), '');
  }
  mkdirSync(path.join(directory, 'dir.cfg'));
  writeFileSync(path.join(directory, 'dir.cfg', 'below.cfg'), '');
  symlinkSync(path.join(directory, 'c.conf'), path.join(directory, 'link.cfg'));
});

afterAll(() => rmSync(directory, { recursive: true }));

describe('filesLoadedBy', () => {
  it('gives the files of a directory in the order HAProxy loads them', async () => {
    const { isDirectory, files } = await filesLoadedBy(directory);
    expect(isDirectory).toBe(true);
    expect(files.map((file) => path.basename(file))).toEqual(['10.cfg', '9.cfg', 'B.cfg', 'a.cfg', 'b.cfg', 'link.cfg', 'é.cfg']);
  });

  it('gives a file as it is, whatever its name', async () => {
    const file = path.join(directory, 'c.conf');
    expect(await filesLoadedBy(file)).toEqual({ isDirectory: false, files: [file] });
  });

  it('throws for what is not there', async () => {
    await expect(filesLoadedBy(path.join(directory, 'none'))).rejects.toMatchObject({ code: 'ENOENT' });
  });
});

it('reads names as HAProxy does', () => {
  expect(['a.cfg', '.a.cfg', 'a.cfg.cfg', 'a.cfg~', '.cfg', 'acfg'].filter(isLoadedName)).toEqual(['a.cfg']);
});
