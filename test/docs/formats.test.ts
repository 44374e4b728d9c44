import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { FORMATS } from '../../packages/cli/src/arguments.js';
import { haplint, project } from '../cli/haplint.js';

const page = readFileSync(path.join(import.meta.dirname, '../../docs/formats.md'), 'utf8');
const blocks = [...page.matchAll(/^```(\w+)(?: (\S+))?\n([\s\S]*?)^```$/gm)].map(([, language, format, text = '']) => ({
  language,
  format,
  text,
}));
const files = {
  'haproxy.cfg': blocks.find(({ language }) => language === 'haproxy')?.text ?? '',
  'count.mjs': blocks.find(({ language }) => language === 'js')?.text ?? '',
};
const examples = blocks.filter(({ format }) => format !== undefined).map(({ format, text }) => [format as string, text] as const);

describe('docs/formats.md', () => {
  it('has an example of every format', () => {
    expect(examples.map(([format]) => format)).toEqual([...FORMATS, './count.mjs']);
  });

  // An ellipsis stands for what is left out.
  it.each(examples)('%s prints what its example says', async (format, example) => {
    const { status, stdout } = await haplint(['--target', '3.2', '--format', format, 'haproxy.cfg'], { cwd: project(files) });
    expect(status).toBe(1);
    let from = 0;
    for (const part of example.split(/\n?…\n?/)) {
      const at = stdout.indexOf(part.trimEnd(), from);
      expect(at, `${JSON.stringify(part)} is not in what follows in:\n${stdout}`).not.toBe(-1);
      from = at + part.trimEnd().length;
    }
  });
});
