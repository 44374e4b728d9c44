import { chmodSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { CLEAN, haplint, project } from './haplint.js';

const FAKE = fileURLToPath(new URL('fixtures/haproxy', import.meta.url));
const ASK = ['--preset', 'check', '--haproxy', FAKE];
const TARGET = `haplint: target 3.0.11, from ${FAKE}\n`;

/** What was found, without what the tests have no use for. */
function messages(stdout: string) {
  return (JSON.parse(stdout) as { filePath: string; messages: Record<string, unknown>[] }[]).flatMap(({ filePath, messages: list }) =>
    list.map(({ ruleId, severity, line, column, endColumn, message, haproxy }) => ({
      file: path.basename(filePath),
      ruleId,
      severity,
      place: `${line}:${column}-${endColumn}`,
      message,
      ...(haproxy === undefined ? {} : { haproxy }),
    })),
  );
}

describe.skipIf(process.platform === 'win32')('--haproxy', () => {
  it('adds what HAProxy says, at its place, and takes its version for the target', async () => {
    const cwd = project({ 'a.cfg': 'global\n    maxconn 10 # says ALERT no room\n    nbthread 2 # says WARNING few threads\n' });
    const run = await haplint([...ASK, '--format', 'json', 'a.cfg'], { cwd });
    expect(run).toMatchObject({ status: 1, stderr: TARGET });
    expect(messages(run.stdout)).toEqual([
      { file: 'a.cfg', ruleId: 'haproxy', severity: 2, place: '2:5-36', message: 'no room' },
      { file: 'a.cfg', ruleId: 'haproxy', severity: 1, place: '3:5-42', message: 'few threads' },
    ]);
  });

  it('marks a finding of ours instead of saying it twice', async () => {
    const cwd = project({ 'a.cfg': "global\n    bogus # says ALERT unknown keyword 'bogus' in 'global' section\n" });
    const run = await haplint([...ASK, '--format', 'json', 'a.cfg'], { cwd });
    expect(messages(run.stdout)).toMatchObject([{ ruleId: 'unknown-keyword', haproxy: "unknown keyword 'bogus' in 'global' section" }]);
    const shown = await haplint([...ASK, 'a.cfg'], { cwd });
    expect(shown.stdout).toContain("haproxy says: unknown keyword 'bogus' in 'global' section");
  });

  it('finds the section that a message without a place names', async () => {
    const text = `${CLEAN}# says placeless missing timeouts for backend 'b'.\nbackend b\n    server s1 192.0.2.1:80\n# says placeless something about nothing\n`;
    const cwd = project({ 'a.cfg': text });
    const run = await haplint([...ASK, '--rule', 'missing-timeouts: off', '--format', 'json', 'a.cfg'], { cwd });
    expect(messages(run.stdout).map(({ place, message }) => `${place} ${message}`)).toEqual([
      '1:1-7 something about nothing',
      "4:1-10 missing timeouts for backend 'b'.",
    ]);
    const both = await haplint([...ASK, '--format', 'json', 'a.cfg'], { cwd });
    expect(messages(both.stdout)).toContainEqual(
      expect.objectContaining({ ruleId: 'missing-timeouts', haproxy: "missing timeouts for backend 'b'." }),
    );
  });

  it('names what this build lacks', async () => {
    const cwd = project({ 'a.cfg': "global\n    tune.quic.max-frame-loss 5 # says ALERT unknown keyword 'tune.quic.max-frame-loss'\n" });
    const run = await haplint([...ASK, '--format', 'json', 'a.cfg'], { cwd });
    expect(messages(run.stdout)[0]?.message).toBe(
      'unknown keyword \'tune.quic.max-frame-loss\' (this build of HAProxy 3.0.11 lacks "tune.quic.max-frame-loss", for it was built without QUIC)',
    );
  });

  it('is given the files of one configuration, whatever they are called', async () => {
    const cwd = project({ '-x.cfg': `${CLEAN}# says ALERT one\n`, 'conf.d/b c;$(id).cfg': 'backend b # says ALERT two\n' });
    const run = await haplint([...ASK, '--format', 'json', '-f', './-x.cfg', '-f', 'conf.d'], { cwd });
    expect(messages(run.stdout)).toMatchObject([
      { file: '-x.cfg', place: '3:1-17', message: 'one' },
      { file: 'b c;$(id).cfg', place: '1:1-27', message: 'two' },
    ]);
  });

  it('is given standard input in a file that is gone afterwards', async () => {
    const cwd = project({});
    const env = { TMPDIR: cwd };
    const run = await haplint([...ASK, '--format', 'json', '-'], { cwd, env, stdin: `${CLEAN}# says ALERT stop\n` });
    expect(messages(run.stdout)).toMatchObject([{ file: '<stdin>', place: '3:1-18', message: 'stop' }]);
    expect(readdirSync(cwd)).toEqual([]);
  });

  it.each([
    ['crash', 'it was ended by SIGSEGV, a fault worth a report to whoever built that program'],
    ['flood', 'more than 4 MB of messages'],
    ['strange', 'it ended with status 3 and names no error: "no idea what you mean"'],
  ])('is status 2 with a clear word when it gives no answer: %s', async (FAKE_HAPROXY, why) => {
    const cwd = project({ 'a.cfg': CLEAN });
    const run = await haplint([...ASK, 'a.cfg'], { cwd, env: { FAKE_HAPROXY } });
    expect(run).toEqual({ status: 2, stdout: '', stderr: `${TARGET}haplint: a.cfg: checked without ${FAKE}: ${why}\n` });
  });

  it.each([
    ['./nothing', 'there is no such program'],
    ['./a.txt', 'it is no program, or may not be run'],
    ['/bin/true', 'is it HAProxy? Asked with -v, it does not name a version'],
  ])('has to be a HAProxy: %s', async (program, why) => {
    const cwd = project({ 'a.cfg': CLEAN, 'a.txt': '' });
    const run = await haplint(['--haproxy', program, 'a.cfg'], { cwd });
    expect(run).toEqual({
      status: 2,
      stdout: '',
      stderr: `haplint: --haproxy ${program}: ${why}; name the program with --haproxy=PATH\n`,
    });
  });

  it('is the one on PATH where no program is named', async () => {
    const cwd = project({ 'a.cfg': `${CLEAN}# says ALERT stop\n` });
    const env = { PATH: path.dirname(FAKE) };
    for (const args of [
      ['--haproxy', 'a.cfg'],
      ['a.cfg', '--haproxy'],
    ]) {
      expect((await haplint(args, { cwd, env })).stdout).toContain('stop');
    }
    expect((await haplint(['a.cfg'], { cwd, env })).stdout).not.toContain('stop');
  });

  it('may be named by the configuration, and --no-haproxy leaves it out', async () => {
    const cwd = project({ 'haplint.config.json': JSON.stringify({ haproxy: FAKE }), 'a.cfg': `${CLEAN}# says ALERT stop\n` });
    expect((await haplint(['a.cfg'], { cwd })).stdout).toContain('stop');
    expect(await haplint(['--no-haproxy', '--no-detect', 'a.cfg'], { cwd })).toMatchObject({ status: 0, stdout: '' });
  });

  it('is not taken from a configuration that is extended', async () => {
    const cwd = project({
      'haplint.config.json': '{"extends": "./base.json", "target": "3.0.11", "rules": {"outdated-release": "off"}}',
      'base.json': '{"haproxy": "./evil"}',
      evil: '#!/bin/sh\necho ran >&2\n',
      'a.cfg': CLEAN,
    });
    chmodSync(`${cwd}/evil`, 0o755);
    expect(await haplint(['a.cfg'], { cwd })).toMatchObject({ status: 0, stdout: '', stderr: '' });
  });
});
