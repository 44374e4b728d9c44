import { SECTION_NAMES } from '@haplint/catalog';
import { type ConfigFile, type Directive, parse, type Section, type Word } from '@haplint/parser';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AnyLine, applyEdits, fixer, mergeEdits, type TextEdit } from './index.js';

const parsed = (text: string): ConfigFile => parse(text, { sections: SECTION_NAMES });

const linesOf = (file: ConfigFile): AnyLine[] => file.sections.flatMap(({ header, body }) => [header, ...body]);

/** What becomes of a text: `edit` is given its lines, headers included, and its sections. */
function fixed(text: string, edit: (lines: AnyLine[], sections: Section[]) => TextEdit | readonly TextEdit[]): string {
  const file = parsed(text);
  const edits = edit(linesOf(file), file.sections);
  const merged = mergeEdits(text, Array.isArray(edits) ? edits : [edits as TextEdit]);
  return merged === null ? text : applyEdits(text, [merged]).text;
}

const word = (line: AnyLine | undefined, at: number): Word => line?.words[at] as Word;

const SITE = 'frontend www # ours\n\tbind :80 # plain\n\n\tmode http\n\n# the servers\nbackend app\n  server a 192.0.2.1:80';

describe('lines are inserted', () => {
  it.each<[string, string, Parameters<typeof fixed>[1], string]>([
    [
      'behind a line and its comment',
      SITE,
      ([, bind]) => fixer.insertLineAfter(bind as AnyLine, 'maxconn 10'),
      SITE.replace('# plain\n', '# plain\n\tmaxconn 10\n'),
    ],
    [
      'behind a header, indented as the section is',
      SITE,
      ([header]) => fixer.insertLineAfter(header as AnyLine, 'maxconn 10'),
      SITE.replace('# ours\n', '# ours\n\tmaxconn 10\n'),
    ],
    [
      'before a line',
      SITE,
      ([, , mode]) => fixer.insertLineBefore(mode as AnyLine, 'maxconn 10'),
      SITE.replace('\tmode', '\tmaxconn 10\n\tmode'),
    ],
    [
      'at the end of a section, before blank lines and comments',
      SITE,
      (_, [www]) => fixer.appendLine(www as Section, 'maxconn 10'),
      SITE.replace('mode http\n', 'mode http\n\tmaxconn 10\n'),
    ],
    [
      'behind a last line without an end',
      SITE,
      (_, [, app]) => fixer.appendLine(app as Section, 'balance first'),
      `${SITE}\n  balance first`,
    ],
    ['into an empty section', 'backend a\n', (_, [a]) => fixer.appendLine(a as Section, 'balance first'), 'backend a\n    balance first\n'],
    [
      'where nothing is indented',
      'backend a\nmode http\n',
      (_, [a]) => fixer.appendLine(a as Section, 'balance first'),
      'backend a\nmode http\nbalance first\n',
    ],
    [
      'with the ends of line of a file from Windows',
      'backend a\r\n  mode http # x\r\nbackend b\r\n',
      (_, [a]) => fixer.appendLine(a as Section, 'balance first'),
      'backend a\r\n  mode http # x\r\n  balance first\r\nbackend b\r\n',
    ],
    [
      'before a line of a file from Windows',
      'backend a\r\n  mode http\r\n',
      ([, mode]) => fixer.insertLineBefore(mode as AnyLine, 'balance first'),
      'backend a\r\n  balance first\r\n  mode http\r\n',
    ],
    [
      'outside the blocks of a section',
      'backend a\n  mode http\n.if feature(QUIC)\n  balance first\n.endif\n',
      (_, [a]) => fixer.appendLine(a as Section, 'retries 1'),
      'backend a\n  mode http\n.if feature(QUIC)\n  balance first\n.endif\n  retries 1\n',
    ],
    [
      'outside a block that goes on behind the section',
      'backend a\n  mode http\n.if feature(QUIC)\n  balance first\nbackend b\n.endif\n',
      (_, [a]) => fixer.appendLine(a as Section, 'retries 1'),
      'backend a\n  mode http\n  retries 1\n.if feature(QUIC)\n  balance first\nbackend b\n.endif\n',
    ],
    [
      'as words that are quoted where they have to be',
      'backend a\n',
      (_, [a]) => fixer.appendLine(a as Section, ['http-request', 'set-header', 'X-Who', "it's #1", '', 'a b']),
      'backend a\n    http-request set-header X-Who "it\'s #1" "" \'a b\'\n',
    ],
  ])('%s', (_, text, edit, expected) => expect(fixed(text, edit)).toBe(expected));
});

describe('lines are removed and moved', () => {
  it.each<[string, string, Parameters<typeof fixed>[1], string]>([
    ['whole', SITE, ([, bind]) => fixer.removeLine(bind as AnyLine), SITE.replace('\tbind :80 # plain\n', '')],
    ['the last one', SITE, (lines) => fixer.removeLine(lines.at(-1) as AnyLine), SITE.replace('  server a 192.0.2.1:80', '')],
    [
      'behind another',
      'backend a\n  mode http # m\n    retries 1\n  balance first\n',
      ([, mode, retries]) => fixer.moveLineAfter(mode as AnyLine, retries as AnyLine),
      'backend a\n    retries 1\n    mode http # m\n  balance first\n',
    ],
    [
      'behind the last one, which has no end of line',
      'backend a\r\n  mode http\r\n  retries 1',
      ([, mode, retries]) => fixer.moveLineAfter(mode as AnyLine, retries as AnyLine),
      'backend a\r\n  retries 1\r\n  mode http',
    ],
    [
      'before another',
      'backend a\n  mode http\n  retries 1 # r\n',
      ([, mode, retries]) => fixer.moveLineBefore(retries as AnyLine, mode as AnyLine),
      'backend a\n  retries 1 # r\n  mode http\n',
    ],
  ])('%s', (_, text, edit, expected) => expect(fixed(text, edit)).toBe(expected));
});

describe('words are replaced', () => {
  it.each<[string, string, Parameters<typeof fixed>[1], string]>([
    ['bare', 'backend a\n  mode tcp\n', ([, mode]) => fixer.replaceWord(word(mode, 1), 'http'), 'backend a\n  mode http\n'],
    ['with quotes that the text needs', 'backend a\n  x y\n', ([, x]) => fixer.replaceWord(word(x, 1), 'a b'), "backend a\n  x 'a b'\n"],
    ['in the quotes they have', 'backend a\n  x "y"\n', ([, x]) => fixer.replaceWord(word(x, 1), 'a$b'), 'backend a\n  x "a\\$b"\n'],
    [
      'in other quotes than they have',
      "backend a\n  x 'y'\n",
      ([, x]) => fixer.replaceWord(word(x, 1), "it's"),
      'backend a\n  x "it\'s"\n',
    ],
    [
      'wherever a name stands',
      'backend a\n  acl old path /\n  use-server s if old\n',
      ([, acl, use]) => fixer.rename([word(acl, 1), word(use, 3)], 'new'),
      'backend a\n  acl new path /\n  use-server s if new\n',
    ],
    [
      'by more words',
      'backend a\n  server s :80 check # c\n',
      ([, server]) => fixer.insertWordsAfter(word(server, 3), ['inter', '2s']),
      'backend a\n  server s :80 check inter 2s # c\n',
    ],
    [
      'by nothing',
      'backend a\n  server s :80  check # c\n',
      ([, server]) => fixer.removeWord(word(server, 3)),
      'backend a\n  server s :80 # c\n',
    ],
    ['by nothing, at the start', 'backend a\n  no  option x\n', ([, line]) => fixer.removeWord(word(line, 0)), 'backend a\n  option x\n'],
  ])('%s', (_, text, edit, expected) => expect(fixed(text, edit)).toBe(expected));

  it('so that any text is read back as one word of that text', () => {
    const text = fc.string({ unit: fc.constantFrom(...'ab $\\#\'"%{}[]\t\n\r\u0001\u007f,-') });
    fc.assert(
      fc.property(text, fc.constantFrom('y', '"y"', "'y'"), (value, old) => {
        const result = fixed(`backend a\n  x ${old} z\n`, ([, x]) => fixer.replaceWord(word(x, 1), value));
        const file = parsed(result);
        const [line, ...others] = file.sections[0]?.body ?? [];
        expect(others).toEqual([]);
        expect((line as Directive).words.map((each) => each.value)).toEqual(['x', value, 'z']);
        expect((line as Directive).words.every(({ isLiteral }) => isLiteral)).toBe(true);
        expect(file.problems).toEqual([]);
      }),
    );
  });
});
