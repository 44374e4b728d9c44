import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type ConfigFile, changedSpan, parse, reparse, type SyntaxNode, visitorKeys, Word } from '../../packages/parser/src/index.js';
import { heapInUse } from '../memory.js';
import { FRAGMENTS, NASTY_CHARACTERS, SMALL_CONFIGURATION } from './fragments.js';
import { parseChecked, SECTIONS } from './invariants.js';

// HAPLINT_FUZZ_RUNS sets another number of sequences, HAPLINT_SEED other ones.
const RUNS = Number(process.env.HAPLINT_FUZZ_RUNS ?? 500);
const SEED = Number(process.env.HAPLINT_SEED ?? Date.now() % 1_000_000);

/** All that a tree says, as data that can be compared. */
function described(file: ConfigFile): unknown {
  const branches = file.conditionals.flatMap((block) => block.branches);
  const describe = (node: SyntaxNode): unknown => {
    const keys: readonly string[] = visitorKeys[node.type as keyof typeof visitorKeys];
    const { type, start, end, loc } = node;
    const own: Record<string, unknown> = { type, start, end, loc };
    if ('branch' in node) own.branch = branches.indexOf(node.branch as (typeof branches)[number]);
    if ('broken' in node) own.broken = node.broken;
    if ('ownLine' in node) own.ownLine = node.ownLine;
    if (node instanceof Word) {
      const { value, variables, unterminated, isPlain } = node;
      Object.assign(own, { value, variables, unterminated, isPlain, offsets: Array.from(value, (_, i) => node.offsetAt(i)) });
    }
    for (const key of keys) {
      const child = (node as unknown as Record<string, SyntaxNode | readonly SyntaxNode[]>)[key] as SyntaxNode | readonly SyntaxNode[];
      own[key] = Array.isArray(child) ? child.map(describe) : describe(child as SyntaxNode);
    }
    return own;
  };
  const { text, path, comments, ignored, problems, conditionals, lines } = file;
  const blocks = conditionals.map(({ parent, branches: arms, end }) => ({
    parent: parent && branches.indexOf(parent),
    arms: arms.map(({ kind, macro }) => [kind, macro.start]),
    end: end?.start,
  }));
  return {
    ...{ text, path, problems, blocks, lineCount: lines.lineCount },
    tree: describe(file),
    comments: comments.map(describe),
    ignored: ignored.map(describe),
    hasParents: [...comments, ...ignored].every(({ parent }) => parent === file),
  };
}

interface Edit {
  /** Where, as a part of the text's length. */
  readonly at: number;
  readonly removed: number;
  readonly inserted: string;
}

const edits: fc.Arbitrary<Edit[]> = fc.array(
  fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    removed: fc.constantFrom(0, 0, 1, 2, 20, 60),
    inserted: fc.oneof(
      fc.constantFrom('', 'a', ...NASTY_CHARACTERS),
      fc.constantFrom(...FRAGMENTS),
      fc.array(fc.constantFrom(...FRAGMENTS), { maxLength: 6 }).map((lines) => lines.join('\n')),
    ),
  }),
  { minLength: 1, maxLength: 12 },
);

test('the words of a line are told apart where it stands, however often it has moved before', () => {
  const text = 'backend a\n  server s 192.0.2.1:80  check\n  no option httpchk\n  log-tag "a b"\n';
  let file = parse(text, { sections: SECTIONS });
  for (const added of ['# one\n', '\n\n', 'global\n']) file = reparse(file, added + file.text, SECTIONS) as ConfigFile;
  const [server, option, tag] = file.sections.at(-1)?.body ?? [];
  expect(server?.writtenWords).toEqual(['server', 's', '192.0.2.1:80', 'check']);
  expect(server?.values).toEqual(server?.writtenWords);
  const words = server?.words ?? [];
  expect(words.map(({ value, raw, start }) => [value, raw, file.text.slice(start, start + raw.length)])).toEqual(
    ['server', 's', '192.0.2.1:80', 'check'].map((word) => [word, word, word]),
  );
  expect(words.every((word) => word.parent === server)).toBe(true);
  expect(server?.words).toBe(words);
  expect(words[0]).toBe(server?.type === 'Directive' && server.keyword);
  expect([server, option, tag].map((line) => line?.isPlain)).toEqual([true, true, false]);
  expect(option?.writtenWords).toEqual(['no', 'option', 'httpchk']);
  expect([tag?.writtenWords, tag?.values]).toEqual([
    ['log-tag', '"a b"'],
    ['log-tag', 'a b'],
  ]);
});

test('a tree after edits is the tree of the text', { timeout: 600_000 }, () => {
  let reused = 0;
  let keptSections = 0;
  fc.assert(
    fc.property(edits, (list) => {
      let file = parse(SMALL_CONFIGURATION, { sections: SECTIONS, path: 'test.cfg' });
      for (const { at, removed, inserted } of list) {
        const place = Math.floor(at * file.text.length);
        const text = file.text.slice(0, place) + inserted + file.text.slice(place + removed);
        const before = new Map(file.sections.map((section) => [section, section.raw]));
        const next = reparse(file, text, SECTIONS);
        file = next ?? parse(text, { sections: SECTIONS, path: 'test.cfg' });
        if (next === null) continue;
        reused++;
        expect(described(next)).toEqual(described(parseChecked(text)));
        for (const section of next.sections) {
          if (!before.has(section)) continue;
          keptSections++;
          expect(section.raw, 'a section that is the same node has the same text').toBe(before.get(section));
        }
      }
    }),
    { numRuns: RUNS, seed: SEED },
  );
  expect(reused).toBeGreaterThan(RUNS);
  expect(keptSections).toBeGreaterThan(RUNS);
});

test('lines that did not change keep their nodes, sections that did not change too', () => {
  const text = 'global\n    maxconn 10\n\nbackend a\n    server a 192.0.2.1\n    server b 192.0.2.2\n\nbackend b\n    server c 192.0.2.3\n';
  const file = parse(text, { sections: SECTIONS });
  const [global, a, b] = file.sections;
  const [first, second] = a?.body ?? [];
  const after = reparse(file, text.replace('server b', 'server beta'), SECTIONS);
  expect(after?.sections[0]).toBe(global);
  expect(after?.sections[1]).not.toBe(a);
  expect(after?.sections[1]?.header).toBe(a?.header);
  expect(after?.sections[1]?.body[0]).toBe(first);
  expect(after?.sections[1]?.body[1]).not.toBe(second);
  expect(after?.sections[2]).toBe(b);
  expect(b?.raw).toBe('backend b\n    server c 192.0.2.3');
  expect(b?.header.loc.start).toEqual({ line: 8, column: 1 });
});

test('a line that becomes a header leaves its section', () => {
  const file = parse('defaults\n  timeout server 30s\nset-var(txn.base)\nfrontend web\n', { sections: SECTIONS });
  const after = reparse(file, 'defaults\n  timeout server 30s\ndefaults\nfrontend web\n', SECTIONS);
  expect(after?.sections.map(({ kind, body }) => [kind, body.length])).toEqual([
    ['defaults', 1],
    ['defaults', 0],
    ['frontend', 0],
  ]);
});

test('what decides about other lines is read as a whole', () => {
  const read = (text: string) => parse(text, { sections: SECTIONS });
  expect(reparse(read('.if 1\nglobal\n.endif\n'), '.if 0\nglobal\n.endif\n', SECTIONS)).toBeNull();
  expect(reparse(read('global\n'), 'global\n.notice "a"\n', SECTIONS)).toBeNull();
  const template = parse('global\n{% if a %}\n', { sections: SECTIONS, template: 'jinja' });
  expect(reparse(template, 'global\n', SECTIONS)).toBeNull();
});

test.each([
  ['a', 'ab', 1, 1, 2],
  ['aa', 'aaa', 2, 2, 3],
  ['abc', 'axc', 1, 2, 2],
  ['abab', 'ab', 2, 4, 2],
])('the stretch in which %j and %j differ', (before, after, start, oldEnd, newEnd) => {
  expect(changedSpan(before, after)).toEqual({ start, oldEnd, newEnd });
  const long = 'x'.repeat(10_000);
  const moved = { start: start + 10_000, oldEnd: oldEnd + 10_000, newEnd: newEnd + 10_000 };
  expect(changedSpan(`${long}${before}y${long}`, `${long}${after}y${long}`)).toEqual(moved);
});

test('former texts are not kept by the lines that were typed in them', () => {
  const lines = Array.from(
    { length: 2000 },
    (_, i) => `  server srv${i} 192.0.2.${i % 250}:8080 check inter 2000 fall 3 rise 2 # ${'-'.repeat(50)}`,
  );
  const textOf = () => `backend be_app\n${lines.join('\n')}\n`;
  let file = parse(textOf(), { sections: SECTIONS });
  const before = heapInUse();
  for (let i = 0; i < 400; i++) {
    lines[i * 5] += ` edited-in-the-step-${i}`;
    file = reparse(file, textOf(), SECTIONS) as ConfigFile;
  }
  // All former texts are 90 MB.
  expect(heapInUse() - before).toBeLessThan(15_000_000);
  expect(file.sections[0]?.body).toHaveLength(2000);
});
