import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { Notices } from '../notices.js';
import { askHaproxy } from './ask.js';
import { readMessages } from './messages.js';

describe.skipIf(process.platform === 'win32')('askHaproxy', () => {
  it('waits for so long and no longer', async () => {
    let said = '';
    const stream = { write: (text: string) => (said += text) };
    const io = { stdin: (async function* () {})(), stdout: stream, stderr: stream, cwd: '/', env: {} };
    const notices = new Notices(stream);
    const program = fileURLToPath(new URL('../../../../test/cli/fixtures/haproxy', import.meta.url));
    const files = [{ path: '/a.cfg', text: 'global\n', isStdin: false }];
    const results = await askHaproxy(program, files, [], { env: { FAKE_HAPROXY: 'slow' }, io, notices, timeLimitMs: 200 });
    expect(results).toEqual([]);
    expect(said).toBe(`haplint: a.cfg: checked without ${program}: no answer within 0.2 seconds\n`);
    expect(notices.failed).toBe(true);
  });
});

describe('readMessages', () => {
  const read = (output: string) => readMessages(output, ['/a.cfg', '/a.cfg.d/b.cfg']);

  it('joins what goes on in further lines and drops the closing remarks', () => {
    const output = `[NOTICE]   (7) : haproxy version is 3.0.11
[WARNING]  (7) : config : missing timeouts for frontend 'www'.
   | While not properly invalid,
   | it hurts.
[ALERT]    (7) : config : Error(s) found in configuration file : /a.cfg
[ALERT]    (7) : config : Fatal errors found in configuration.
`;
    expect(read(output)).toEqual([
      { level: 'WARNING', text: "missing timeouts for frontend 'www'. While not properly invalid, it hurts.", place: null },
    ]);
  });

  it.each([
    ['config : parsing [/a.cfg:3] : no', 'no', '/a.cfg', 3],
    ['config : parsing [/a.cfg.d/b.cfg:4]: no', 'no', '/a.cfg.d/b.cfg', 4],
    ['parsing [/a.cfg:5]: no', 'no', '/a.cfg', 5],
    ['config : [/a.cfg:20] : parsing [/a.cfg:23] : no', 'no', '/a.cfg', 23],
    ["config : backend 'b' (/a.cfg:6) has (/a.cfg:7)", "backend 'b' (/a.cfg:6) has (/a.cfg:7)", '/a.cfg', 6],
  ])('finds the place in %s', (message, text, file, line) => {
    expect(read(`[ALERT]    (7) : ${message}\n`)).toEqual([{ level: 'ALERT', text, place: { file, line } }]);
  });
});
