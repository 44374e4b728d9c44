import { describe, expect, it } from 'vitest';
import { contextWith, HOSTILE_NAME, RESULTS } from '../../../../test/cli/hostile-results.js';
import { FORMATS } from '../arguments.js';
import { loadFormat } from './index.js';

const format = async (name: string, results = RESULTS, context = contextWith()) => (await loadFormat(name, '/repo'))(results, context);

const EXTENSIONS: Readonly<Record<string, string>> = {
  sarif: 'json',
  gitlab: 'json',
  json: 'json',
  junit: 'xml',
  checkstyle: 'xml',
  markdown: 'md',
  html: 'html',
};

describe.each(FORMATS.filter((name) => name !== 'stylish'))('%s', (name) => {
  it('prints names and messages that mean something to it as they are', async () => {
    // The report's own script and style are the same in all.
    const text = (await format(name)).replace(/<(style|script)>.*?<\/\1>/gs, '').replace(/'sha256-[^']*'/, '');
    await expect(text).toMatchFileSnapshot(`__snapshots__/${name}.${EXTENSIONS[name] ?? 'txt'}`);
  });

  it('lets nothing of a file act on a terminal, or be text that has no UTF-8', async () => {
    const text = await format(name);
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]|\p{Surrogate}/u);
    expect(text.endsWith('\n')).toBe(true);
  });
});

describe('what is printed when nothing is found', () => {
  it.each(['compact', 'jsonl', 'github', 'stylish'])('%s: nothing', async (name) => {
    expect(await format(name, RESULTS.slice(0, 1))).toBe('');
  });

  it.each([
    ['json', /^\[\{"filePath":"\/repo\/clean\.cfg","messages":\[\]/],
    ['gitlab', /^\[\]\n$/],
    ['sarif', /"results": \[\]/],
    ['junit', /<testcase name="haplint" classname="clean\.cfg" file="clean\.cfg"\/>/],
    ['checkstyle', /<file name="clean\.cfg"\/>/],
    ['markdown', /^haplint found nothing in 1 file\.\n$/],
  ])('%s: a whole document', async (name, expected) => {
    expect(await format(name, RESULTS.slice(0, 1))).toMatch(expected);
  });

  it.each(FORMATS)('%s bears no files at all', async (name) => {
    expect(typeof (await format(name, []))).toBe('string');
  });
});

describe('compact', () => {
  it('has a line for each finding, which a pattern can read', async () => {
    const lines = (await format('compact')).trimEnd().split('\n');
    expect(lines).toHaveLength(7);
    for (const line of lines) expect(line).toMatch(/^(.+):(\d+):(\d+): (error|warning): (.+) \[(.+)\]$/);
  });
});

describe('jsonl', () => {
  it("has the file of each finding and json's fields", async () => {
    const found = (await format('jsonl'))
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as object);
    expect(found).toEqual(
      JSON.parse(JSON.stringify(RESULTS.flatMap(({ filePath, messages }) => messages.map((m) => ({ filePath, ...m }))))),
    );
  });
});

describe('github', () => {
  /** As the runner reads a command (actions/runner, ActionCommand.cs). */
  const decode = (text: string) =>
    text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%3A', ':').replaceAll('%2C', ',').replaceAll('%25', '%');

  it('is read by the runner as it was meant', async () => {
    const lines = (await format('github')).trimEnd().split('\n');
    expect(lines).toHaveLength(7);
    const commands = lines.map((line) => {
      const [, command, properties = '', data = ''] = /^::(\w+) ((?:[^:])*?)::(.*)$/.exec(line) ?? [];
      return { command, data: decode(data), ...Object.fromEntries(properties.split(',').map((pair) => pair.split('=').map(decode))) };
    });
    expect(commands[2]).toEqual({
      command: 'error',
      title: 'haplint (acme/nbproc)',
      file: 'a.cfg',
      line: '4',
      endLine: '5',
      data: 'a.cfg:4:5: Found twice.',
    });
    const hostile = commands[5] as { file: string; title: string; data: string };
    expect(hostile.title).toBe('haplint (acme/a,b:c%|])');
    expect(hostile.file).toBe('conf d/a "b" \'c\' ::x,y%0A <&>]]>\n␛[31m`|�.cfg');
    expect(hostile.data).toContain('100% ]]>');
    expect(hostile.data).toContain('日本\r\n::error::second line␛[2J');
    // Standard input is in no file.
    expect(Object.keys(commands[6] as object)).toEqual(['command', 'data', 'title']);
  });
});

describe.each(['junit', 'checkstyle'])('%s', (name) => {
  it('is well-formed, and says what was said', async () => {
    const text = await format(name);
    const withoutTags = text.replace(/<\/?[a-z]+(?: [a-z]+="[^"<>]*")*\/?>|<\?xml [^<>]*\?>/g, '');
    expect(withoutTags).not.toMatch(/[<>]/);
    expect(text).not.toMatch(/&(?!(?:amp|lt|gt|quot|#10|#13);)/);
    expect(text).not.toMatch(/[\ufffe\uffff]/);
    const [, attribute = ''] = /message="(Unknown [^"]*)"/.exec(text) ?? [];
    const decoded = attribute
      .replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)))
      .replace(/&(quot|lt|gt);/g, (_, entity: string) => ({ quot: '"', lt: '<', gt: '>' })[entity] as string)
      .replaceAll('&amp;', '&');
    expect(decoded).toContain('%0A 100% ]]> <b onclick="x">&amp; |');
    expect(decoded).toContain('\r\n::error::second line␛[2J␇␀��');
  });
});

describe('markdown', () => {
  it('has four cells in each row, whatever is in them', async () => {
    const rows = (await format('markdown')).split('\n').filter((line) => line.startsWith('|'));
    expect(rows).toHaveLength(7 + 2 * 3);
    for (const row of rows) expect(row.replace(/\\[\s\S]/g, '').split('|')).toHaveLength(6);
  });

  it('links to pages of the web only', async () => {
    const text = await format('markdown');
    expect(text).toContain('[more](https://example.org/a%7Cb%28c%29)');
    expect(text).not.toContain('javascript:');
  });
});

describe('fingerprints', () => {
  const fingerprints = async (lines: string, results = RESULTS.slice(1, 2)) => {
    const text = await format('gitlab', results, contextWith({ textOf: () => lines }));
    return (JSON.parse(text) as { fingerprint: string }[]).map(({ fingerprint }) => fingerprint);
  };
  const TEXT = 'global\n    maxconn 5\n    maxconn 5\n    nbproc 2\nlisten a\n';

  it('stay apart within a file', async () => {
    const found = await fingerprints(TEXT);
    expect(new Set(found).size).toBe(5);
    expect(found[0]).toMatch(/^[0-9a-f]{32}$/);
  });

  it('stay the same when lines are put above, the indentation changes or the message counts otherwise', async () => {
    const moved = RESULTS.slice(1, 2).map((result) => ({
      ...result,
      messages: result.messages
        .slice(0, 2)
        .map((m, i) => ({ ...m, message: `Found ${i} times.`, line: m.line + 2, endLine: m.endLine + 2, column: 2, endColumn: 11 })),
    }));
    expect(await fingerprints('# new\n\nglobal\n\tmaxconn  5\n\tmaxconn\t5\n', moved)).not.toEqual((await fingerprints(TEXT)).slice(0, 2));
    expect(await fingerprints('# new\n\nglobal\n\tmaxconn 5\n\tmaxconn 5\n', moved)).toEqual((await fingerprints(TEXT)).slice(0, 2));
  });

  it('are made of the beginning and the length of long lines, wherever they are indented', async () => {
    const [result] = RESULTS.slice(1, 2);
    const of = async (indent: number, text: string) => {
      const place = { line: 2, endLine: 2, column: indent + 1, endColumn: indent + 8 };
      const messages = result?.messages.slice(0, 1).map((m) => ({ ...m, ...place })) ?? [];
      return fingerprints(`global\n${' '.repeat(indent)}${text}\n`, result === undefined ? [] : [{ ...result, messages }]);
    };
    const long = `maxconn ${'1'.repeat(5000)}`;
    expect(await of(8, long)).toEqual(await of(4, long));
    expect(await of(4, `${long}1`)).not.toEqual(await of(4, long));
  });

  it('are made of the message where the text is not at hand', async () => {
    const text = await format('gitlab', RESULTS, contextWith({ textOf: () => null }));
    expect((JSON.parse(text) as object[]).length).toBe(7);
  });
});

it('names files for people or for services', async () => {
  expect(await format('compact')).toContain('conf d/a "b"');
  const outside = contextWith({ projectPath: (filePath) => filePath });
  expect(await format('gitlab', RESULTS, outside)).toContain(JSON.stringify(HOSTILE_NAME));
});
