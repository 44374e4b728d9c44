import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseVersion, type Version } from '@haplint/catalog';
import { decodeSource } from '@haplint/parser';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

interface Fixed {
  readonly once: string;
  readonly problems: readonly string[];
  readonly rules: ReadonlyMap<string, number>;
}
interface Fixes {
  fixedTwice(text: string, version: Version): Fixed;
  wordsOf(text: string): string;
}
// The scripts are plain JavaScript; a name that is computed keeps the compiler from asking for their types.
const { fixedTwice, wordsOf }: Fixes = await import(new URL('../../scripts/fidelity/fixes.mjs', import.meta.url).href);

const root = path.join(import.meta.dirname, '../..');
const VERSIONS = ['2.4.0', '3.0.11', '3.4.0'].map((text) => parseVersion(text) as Version);

function filesIn(folder: string, ending: string): string[] {
  const names = readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' });
  return names
    .filter((name) => name.endsWith(ending))
    .sort()
    .map((name) => path.join(root, folder, name));
}

const read = (file: string) => decodeSource(readFileSync(file));

/** The examples of the rules' pages. */
const examples = filesIn('docs/rules', '.md').flatMap((file) =>
  [...read(file).matchAll(/^```haproxy (?:in)?correct.*\n([\s\S]*?)^```$/gm)].map(([, code = '']) => ({
    name: path.basename(file),
    text: code.replaceAll('␍', '\r'),
  })),
);
const files = ['examples', 'test/messages']
  .flatMap((folder) => filesIn(folder, '.cfg'))
  .map((file) => ({ name: path.relative(root, file), text: read(file) }));

/** The problems of all the texts together. */
function problemsOf(configurations: readonly { name: string; text: string }[], version: Version): string[] {
  expect(configurations.length).toBeGreaterThan(0);
  return configurations.flatMap(({ name, text }) => fixedTwice(text, version).problems.map((problem) => `${name}: ${problem}\n${text}`));
}

describe('the safe fixes of all rules', () => {
  const folders = [...new Set(files.map(({ name }) => path.dirname(name)))];

  it.each(folders)('remove what they fix, and a second run changes nothing, in %s', (folder) => {
    const inside = files.filter(({ name }) => path.dirname(name) === folder);
    expect(problemsOf(inside, VERSIONS[1] as Version)).toEqual([]);
  });

  it.each(VERSIONS)('do so over the examples of the pages for $branch', (version) => {
    expect(problemsOf(examples, version)).toEqual([]);
  });
});

describe('fixes of layout', () => {
  /** What lines are made of, white space and its like most of all. */
  const piece = fc.constantFrom(
    ' ',
    '  ',
    '\t',
    '\v',
    '\r',
    '\n',
    '\n',
    '\r\n',
    '\\',
    '\\ ',
    '"',
    "'",
    '#',
    ' # a ',
    'a',
    'a b',
    'global',
    '\nfrontend a\n',
    '"a  b" ',
    '\0',
    '\n.if x\n',
    '\n.endif\n',
    '\\\t',
    '${A}',
    '\n    bind :80\n',
  );
  const [, version] = VERSIONS;

  it('keep the words of every line, whatever stands around them', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const { problems } = fixedTwice(pieces.join(''), version as Version);
        expect(problems).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it('change white space only', () => {
    const text = 'global\r\n  daemon \r\n\tmaxconn 10\t\r\n\tnbthread 2 # a  \r\ndefaults\r\n\tlog-tag "a  " \\ \r\n';
    const { once } = fixedTwice(text, version as Version);
    expect(once).not.toBe(text);
    expect(wordsOf(once)).toBe(wordsOf(text));
    expect(once.replace(/[ \t\r\n]/g, '')).toBe(text.replace(/[ \t\r\n]/g, ''));
    expect(once.split('\n').every((line, i, all) => i === all.length - 1 || line.endsWith('\r'))).toBe(true);
  });
});
