import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

interface Verdict {
  readonly ok: boolean;
  readonly texts: readonly string[];
}
interface Binary {
  readonly name: string;
  verdicts(texts: readonly string[]): Promise<Verdict[]>;
  close(): void;
}
interface Module {
  readonly Haproxy: { open(binary: string, oracle?: string): Promise<Binary> };
  oracleEnvironment(folder?: string): NodeJS.ProcessEnv;
}
const { Haproxy, oracleEnvironment }: Module = await import(new URL('../../scripts/fidelity/haproxy.mjs', import.meta.url).href);

const folder = mkdtempSync(path.join(os.tmpdir(), 'haplint-test-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** A program that says its version and then, for any configuration, what the configuration's first line holds. */
function fakeHaproxy(version: string): string {
  const file = path.join(folder, 'haproxy');
  writeFileSync(
    file,
    `#!/bin/sh
if [ "$1" = -v ]; then echo "${version}"; exit 0; fi
touch left-behind
printf "$(head -n 1 "$3" | sed "s|FILE|$3|g")\\n" >&2
grep -q ALERT "$3" && exit 1
exit 0
`,
  );
  chmodSync(file, 0o755);
  return file;
}

describe.skipIf(process.platform === 'win32')('Haproxy', () => {
  it('reads verdicts: status, lines, levels and continued messages', async () => {
    const haproxy = await Haproxy.open(fakeHaproxy('HAProxy version 3.0.11-1 2025/01/01'));
    expect(haproxy.name).toBe('3.0.11');
    expect(
      await haproxy.verdicts([
        '[ALERT]    (12) : config : parsing [FILE:9] : no\\n[ALERT] (12) : config : no line\n',
        '[WARNING]  (12) : config : parsing [FILE:7] : one\\n    two\n',
        '[WARNING]  (12) : config : [FILE:3] : parsing [FILE:4] : behind another\n',
        'Configuration file is valid\n',
      ]),
    ).toEqual([
      { ok: false, texts: ['9|ALERT|config : parsing [FILE:9] : no', '0|ALERT|config : no line'] },
      { ok: true, texts: ['7|WARNING|config : parsing [FILE:7] : one two'] },
      { ok: true, texts: ['4|WARNING|config : [FILE:3] : parsing [FILE:4] : behind another'] },
      { ok: true, texts: [] },
    ]);
    haproxy.close();
  });

  it('refuses what is no haproxy', async () => {
    await expect(Haproxy.open(fakeHaproxy('something else'))).rejects.toThrow('does not say a version');
    await expect(Haproxy.open(path.join(folder, 'nothing'))).rejects.toThrow('there is no haproxy at');
  });

  it('takes the library to load from a folder, or from the environment', () => {
    const [library, stubs] = [path.join(folder, 'shim.so'), path.join(folder, 'stubs')];
    writeFileSync(library, '');
    mkdirSync(stubs);
    expect(oracleEnvironment(folder)).toMatchObject({ LD_PRELOAD: library, HAPROXY_STUBS: stubs });
    process.env.HAPLINT_ORACLE_PRELOAD = library;
    expect(oracleEnvironment()).toMatchObject({ LD_PRELOAD: library });
    delete process.env.HAPLINT_ORACLE_PRELOAD;
  });

  it('refuses an oracle that has nothing to load, with which haproxy would look at the machine after all', async () => {
    const empty = mkdtempSync(path.join(folder, 'empty-'));
    expect(() => oracleEnvironment(empty)).toThrow(`the oracle's folder ${empty} has no shim.so and no stubs`);
    writeFileSync(path.join(empty, 'shim.so'), '');
    await expect(Haproxy.open(fakeHaproxy('HAProxy version 3.0.11'), empty)).rejects.toThrow('has no stubs');
    process.env.HAPLINT_ORACLE_PRELOAD = path.join(empty, 'nothing.so');
    expect(() => oracleEnvironment()).toThrow('which HAPLINT_ORACLE_PRELOAD names');
    delete process.env.HAPLINT_ORACLE_PRELOAD;
  });
});
