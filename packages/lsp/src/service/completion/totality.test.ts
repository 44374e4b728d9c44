import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { findAction, isKnown, keyword, parseVersion, placement, proxyOption, sampleFetch, type Version } from '@haplint/catalog';
import { parseSampleExpression } from '@haplint/parser';
import { describe, expect, test } from 'vitest';
import type { DocumentView } from '../document-view.js';
import { documentationOf, type Subject } from '../documentation/index.js';
import { viewOf } from '../fixture.js';
import { signatureHelp } from '../signature/signature-help.js';
import { typedLine } from '../typed-line.js';
import { complete, proposalsAt } from './complete.js';
import { placeOf, rulesetOf } from './place.js';

const EXAMPLES = fileURLToPath(new URL('../../../../../examples/', import.meta.url));
const examples = readdirSync(EXAMPLES)
  .filter((name) => name.endsWith('.cfg'))
  .map((name) => [name, readFileSync(`${EXAMPLES}${name}`, 'utf8')] as const);

const BROKEN = [
  'frontend f\n  http-request set-header X "%[req.hdr(\'a,b',
  "backend b\n  server 's1 192.0.2.1:80 check\\",
  'frontend f\n  acl a req.hdr(x),map(\\"a b\\" -m reg -i (((',
  'frontend f\n  use_backend %[req.hdr(host),lower] if { path -i -m } || !{ src } ! !',
  '.if version_atleast(\n.elif (((( && !\n.endif\n  no default no\n no',
  '[scope]\n\tglobal "${A-b c}" ${X[*]} $\n default\n',
  'frontend f from\r\n  bind\r\n\u0000 x\n  log-format "%{+Q,-X}[%["%{',
  '# haplint-disable-next-line \n#haplint target:3.\n\uFEFF  x # haplint',
  'backend b\n  stick-table type ip store http_req_rate(10s),,gpc( size',
];

const noMarks = (text: string) => text.replaceAll('^', ' ');

describe('at every offset', () => {
  test.each([...examples, ...BROKEN.map((text) => [JSON.stringify(text), text] as const)])('of %s there is an answer', async (_, text) => {
    const { view } = viewOf(noMarks(text));
    const { document } = view.file;
    // Every offset of short texts, a good many of long ones.
    const step = Math.max(1, Math.floor(text.length / 400));
    for (let offset = 0; offset <= text.length; offset += step) {
      const position = document.positionAt(offset);
      const { items } = await complete(view, position, { snippets: true, insertReplace: true });
      for (const { textEdit } of items) {
        if (textEdit === undefined || !('insert' in textEdit)) throw new Error('expected two ranges');
        const { insert, replace } = textEdit;
        // What the protocol asks of both ranges: one line, around the cursor, the first a beginning of the second.
        expect([insert.start.line, insert.end, replace.end.line, replace.start]).toEqual([
          position.line,
          position,
          position.line,
          insert.start,
        ]);
        expect(insert.start.character).toBeLessThanOrEqual(position.character);
        expect(replace.end.character).toBeGreaterThanOrEqual(position.character);
      }
      signatureHelp(view, position);
    }
  });
});

const TARGET = parseVersion('3.0.11') as Version;

/** Whether what a configuration holds at an offset is among the proposals there. */
function isProposed(view: DocumentView, offset: number, label: string): boolean {
  const place = placeOf(view, typedLine(view, view.file.document.positionAt(offset)));
  return proposalsAt(place).some(({ list }) => list.some((one) => one.label === label));
}

describe('what stands in a valid configuration', () => {
  test.each(examples)('of %s is proposed where it stands', (_, text) => {
    const { view } = viewOf(noMarks(text));
    const missing: string[] = [];
    let asked = 0;
    const ask = (offset: number, label: string) => {
      asked++;
      if (!isProposed(view, offset, label)) missing.push(label);
    };
    for (const section of view.model.sections) {
      const { kind } = section;
      ask(section.header.start, kind);
      for (const line of section.lines) {
        const words = line.prefix === null ? line.words : line.words.slice(1);
        const values = words.map(({ value }) => value);
        const [first, second] = words;
        const entry = first ? keyword(kind, first.value) : null;
        if (!first || entry === null || !isKnown(entry, TARGET) || placement(kind, first.value, TARGET) !== 'allowed') continue;
        ask(first.start, first.value);
        const option = first.value === 'option' && second ? proxyOption(second.value) : null;
        if (second && option !== null && isKnown(option, TARGET)) ask(second.start, second.value);
        const ruleset = rulesetOf(values);
        const word = ruleset ? words[ruleset.length] : undefined;
        const action = ruleset && word ? findAction(ruleset.ruleset, word.value) : null;
        if (word && action !== null && isKnown(action, TARGET)) ask(word.start, action.name);
        if (first.value !== 'acl' || !words[2]) continue;
        const { fetch } = parseSampleExpression(words[2]).node;
        if (sampleFetch(fetch.name) !== null) ask(fetch.nameStart, fetch.name);
      }
    }
    expect(asked).toBeGreaterThan(5);
    expect(missing).toEqual([]);
  });
});

describe('what is proposed', () => {
  test.each(['2.4.0', '2.8.0', '3.0.11', '3.4.0'])('is known to %s', async (target) => {
    const lines = [
      'frontend f\n  ^^',
      'frontend f\n  option ^^',
      'backend f\n  option ^^',
      'frontend f\n  http-request ^^',
      'backend f\n  http-response ^^',
      'frontend f\n  tcp-request content ^^',
      'frontend f\n  filter ^^',
      'frontend f\n  bind :80 ^^',
      'backend f\n  server s 192.0.2.1:80 ^^',
      'frontend f\n  acl a ^^',
      'frontend f\n  acl a src,^^',
      'frontend f\n  log-format %^^',
      'frontend f\n  use_backend b if ^^',
      'global\n  ^^',
      '^^',
    ];
    for (const line of lines) {
      const { view, at } = viewOf(line, { target });
      const { items } = await complete(view, at());
      const subjects = items.flatMap(({ data }) => (data?.subject as Subject | undefined) ?? []);
      expect(subjects.length, line).toBeGreaterThan(2);
      const unknown = subjects.filter((subject) => documentationOf(subject, view.target)?.isKnown === false);
      expect(unknown, line).toEqual([]);
    }
  });

  test('is known to HAProxy where it is proposed', async () => {
    for (const kind of ['global', 'defaults', 'frontend', 'listen', 'backend', 'peers', 'resolvers', 'ring', 'log-forward', 'userlist']) {
      const { view, at } = viewOf(`${kind} x\n  ^^`);
      const { items } = await complete(view, at());
      const keywords = items.filter(({ data }) => data?.subject?.kind === 'keyword').map(({ label }) => label);
      expect(keywords.length).toBeGreaterThan(1);
      for (const label of keywords) {
        const entry = keyword(kind, label);
        expect([label, entry !== null && isKnown(entry, TARGET) && placement(kind, label, TARGET)]).toEqual([label, 'allowed']);
      }
    }
  });
});
