import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseVersion, type Version } from '@haplint/catalog';
import {
  type AnyRule,
  CheckMemory,
  type ConfiguredRule,
  type LintMessage,
  type LintOptions,
  lint,
  lintInSteps,
  lintParsed,
  mergeDefaultOptions,
  parseConfig,
  type RuleContext,
  reparseConfig,
} from '@haplint/core/internal';
import { type ConfigFile, type Directive, decodeSource } from '@haplint/parser';
import builtin from '@haplint/rules';
import { describe, expect, test } from 'vitest';
import { heapInUse } from '../memory.js';
import { guarded } from './guarded-rule.js';
import { Random, RandomEdits } from './random-edits.js';

// HAPLINT_EDITS sets another number of edits, HAPLINT_SEED other edits; HAPLINT_CORPUS names a folder with more configurations.
const EDITS = Number(process.env.HAPLINT_EDITS ?? 300);
const SEED = Number(process.env.HAPLINT_SEED ?? Date.now() % 1_000_000);
const EDITS_OF_A_TEXT = 25;

const messages = fileURLToPath(new URL('../messages', import.meta.url));

function configurationsIn(folder: string): string[] {
  return fs
    .readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(cfg|conf)$/.test(name))
    .sort()
    .map((name) => path.join(folder, name));
}

const files = [messages, ...(process.env.HAPLINT_CORPUS ? [process.env.HAPLINT_CORPUS] : [])]
  .flatMap(configurationsIn)
  .filter((file) => fs.statSync(file).size < 30_000);
const rules = Object.entries(builtin.rules ?? {});
const ALL_RULES = new Map(rules.map(([id, rule]) => [id, { rule, severity: 2 as const, options: mergeDefaultOptions(rule, []) }]));

function optionsFor(targets: readonly string[]): LintOptions {
  const versions = targets.map((name) => parseVersion(name) as Version);
  return { rulesFor: () => ALL_RULES, knownRules: new Set(ALL_RULES.keys()), targets: versions };
}

const TARGETS = [['3.0'], [], ['2.4', '3.2'], ['3.4'], ['2.6']];

test(`the findings after edits are those of the text (seed ${SEED})`, { timeout: 3_600_000 }, () => {
  const random = new Random(SEED);
  const texts = Array.from({ length: Math.ceil(EDITS / EDITS_OF_A_TEXT) }, () => decodeSource(fs.readFileSync(random.pick(files))));
  const edits = new RandomEdits(random, texts);
  const distrusted = new Set<string>();
  let made = 0;
  for (const [i, start] of texts.entries()) {
    const options = optionsFor(TARGETS[i % TARGETS.length] as string[]);
    const memory = new CheckMemory();
    let text = start;
    let file = parseConfig({ path: 'a.cfg', text });
    lintParsed([file], options, memory);
    for (let step = 0; step < EDITS_OF_A_TEXT; step++, made++) {
      text = edits.apply(text);
      const source = { path: 'a.cfg', text };
      file = reparseConfig(file, source);
      // A prompt check in between leaves nothing behind that is wrong, nor does one that is left half way.
      if (random.below(3) === 0) for (const _ of lintInSteps([file], options, memory, true)) if (random.below(60) === 0) break;
      if (random.below(6) === 0) for (const _ of lintInSteps([file], options, memory)) if (random.below(60) === 0) break;
      if (random.below(4) === 0) continue;
      const report = lintParsed([file], options, memory);
      expect(report.results, `edit ${step} of text ${i}:\n${text}`).toEqual(lint([source], options).results);
    }
    for (const id of memory.distrusted) distrusted.add(id);
  }
  expect(made).toBeGreaterThanOrEqual(EDITS);
  expect([...distrusted], 'rules that look further than they declare').toEqual([]);
});

/** What a prompt check finds. */
function promptly(file: ConfigFile, options: LintOptions, memory: CheckMemory): readonly LintMessage[] {
  const steps = lintInSteps([file], options, memory, true);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value.results[0]?.messages ?? [];
  }
}

/** A configuration with a proxy of so many lines that a prompt check does not look at all of them. */
function withLargeProxy(random: Random): string {
  const lines = files
    .slice(0, 80)
    .flatMap((file) => decodeSource(fs.readFileSync(file)).split('\n'))
    .filter((line) => /^\s+[a-z]/.test(line) && !line.includes('.LINE'));
  const some = (count: number) => Array.from({ length: count }, () => random.pick(lines)).join('\n');
  return `defaults\n  mode http\n${some(3)}\nfrontend large\n${some(700)}\nbackend small\n${some(5)}\n`;
}

test(`the findings after prompt checks of a large proxy are those of the text (seed ${SEED})`, { timeout: 600_000 }, () => {
  const random = new Random(SEED);
  const options = optionsFor(['3.0']);
  const memory = new CheckMemory();
  let text = withLargeProxy(random);
  const edits = new RandomEdits(random, [text]);
  let file = parseConfig({ path: 'a.cfg', text });
  lintParsed([file], options, memory);
  for (let step = 0; step < Math.max(12, EDITS / 20); step++) {
    text = edits.apply(text);
    const source = { path: 'a.cfg', text };
    file = reparseConfig(file, source);
    for (const _ of lintInSteps([file], options, memory, true)) if (random.below(200) === 0) break;
    if (step % 4 !== 3) continue;
    expect(lintParsed([file], options, memory).results, `edit ${step}:\n${text}`).toEqual(lint([source], options).results);
  }
  expect([...memory.distrusted]).toEqual([]);
});

test('where a rule has more to say than is taken, what is left after an edit takes its place', () => {
  const options = { ...optionsFor(['3.0']), mostFindings: 3 };
  const memory = new CheckMemory();
  const text = `backend b\n${Array.from({ length: 5 }, (_, i) => `  nonsense${i}\n`).join('')}`;
  let file = parseConfig({ path: 'a.cfg', text });
  const told = () => {
    const { results, cutShort } = lintParsed([file], options, memory);
    const unknown = results[0]?.messages.filter(({ ruleId }) => ruleId === 'unknown-keyword').map(({ line }) => line);
    return [unknown, cutShort.map(({ ruleId }) => ruleId)];
  };
  expect(told()).toEqual([[2, 3, 4], ['unknown-keyword']]);
  file = reparseConfig(file, { path: 'a.cfg', text: text.replace('nonsense1', 'balance random') });
  expect(told()).toEqual([[2, 4, 5], ['unknown-keyword']]);
  file = reparseConfig(file, { path: 'a.cfg', text: text.replace('nonsense1', 'balance random').replace('nonsense4', 'fullconn 9') });
  expect(told()).toEqual([[2, 4, 5], []]);
});

test('of a text that is no configuration nothing is remembered, until it is one', () => {
  const options = { ...optionsFor(['3.0']), mostFindings: 10_000 };
  const memory = new CheckMemory();
  const nonsense = `backend b\n${'  nonsense\n'.repeat(110_000)}`;
  let file = parseConfig({ path: 'a.cfg', text: nonsense });
  const check = () => lintParsed([file], options, memory);
  const first = check();
  // Only a check that remembers nothing leaves lines out.
  expect(first.cutShort).toEqual([{ ruleId: 'unknown-keyword', filePath: 'a.cfg', isRestUnread: true }]);
  expect(first.results).toEqual(lint([{ path: 'a.cfg', text: nonsense }], options).results);
  const text = `backend b\n${'  nonsense\n'.repeat(20)}`;
  file = reparseConfig(file, { path: 'a.cfg', text });
  for (let time = 0; time < 2; time++) expect(check().results).toEqual(lint([{ path: 'a.cfg', text }], options).results);
  file = reparseConfig(file, { path: 'a.cfg', text: nonsense });
  expect(check().cutShort).toEqual(first.cutShort);
});

test('a prompt check tells of a line in a large proxy what it takes no other lines to know, and takes over what was found in the others', () => {
  const options = optionsFor(['3.0']);
  const memory = new CheckMemory();
  const filler = Array.from({ length: 600 }, (_, i) => `  http-request set-header x-${i} 1 if { path /${i} } { path_reg }`);
  const told = (messages: readonly LintMessage[], ruleId: string) =>
    messages.filter((one) => one.ruleId === ruleId).map(({ line }) => line);
  const text = `defaults\n  mode http\nfrontend large\n  bind :80\n  bind :80\n${filler.join('\n')}\n`;
  let file = parseConfig({ path: 'a.cfg', text });
  const before = lintParsed([file], options, memory).results[0]?.messages ?? [];
  const [rule] = before.filter(({ line }) => line === 106);
  expect(told(before, rule?.ruleId as string)).toHaveLength(600);
  // A line that changes, and one that moves the others.
  const changed = text
    .replace('set-header x-100 1', 'set-header x-100 2 3')
    .replace('  http-request set-header x-50 ', '  # comment\n  http-request set-header x-50 ');
  file = reparseConfig(file, { path: 'a.cfg', text: changed });
  const messages = promptly(file, options, memory);
  expect(told(messages, rule?.ruleId as string)).toHaveLength(600);
  expect(messages).toEqual(lintParsed([file], options, memory).results[0]?.messages);
});

test('a prompt check leaves out what names an inherited line that is gone', () => {
  const rule = {
    meta: { type: 'problem', docs: { description: 'nothing' }, severity: 'warn', messages: { a: 'a' }, reach: 'section' },
    create: ({ model, report }: RuleContext<'a'>) => ({
      Directive(line: Directive) {
        const section = model.sectionOf(line);
        if (line.keyword.value !== 'retries' || !section?.isProxy()) return;
        const inherited = section.defaults.flatMap((defaults) => defaults.linesWith('retries'));
        for (const node of inherited) report({ node: line, messageId: 'a', related: [{ node, messageId: 'a' }] });
      },
    }),
  } as const;
  const configured = new Map<string, ConfiguredRule>([['inherits', { rule: rule as unknown as AnyRule, severity: 1, options: [] }]]);
  const options: LintOptions = { ...optionsFor(['3.0']), rulesFor: () => configured };
  const memory = new CheckMemory();
  const text = 'defaults\n  mode http\n  retries 2\n  log global\nbackend a\n  balance roundrobin\n  retries 3\n';
  let file = parseConfig({ path: 'a.cfg', text });
  lintParsed([file], options, memory);
  file = reparseConfig(file, { path: 'a.cfg', text: text.replace('  retries 2', '  maxconn 2') });
  expect(promptly(file, options, memory)).toEqual([]);
});

test('findings do not keep the texts that they were found in', () => {
  const options = optionsFor(['3.0']);
  const memory = new CheckMemory();
  const lines = Array.from({ length: 200 }, (_, i) => `backend be_${i}\n  server srv 192.0.2.1:8080 chek # ${'-'.repeat(1000)}`);
  const source = () => ({ path: 'a.cfg', text: `${lines.join('\n')}\n` });
  let file = parseConfig(source());
  lintParsed([file], options, memory);
  const before = heapInUse();
  for (let i = 0; i < 100; i++) {
    lines[i * 2] += ' edited';
    file = reparseConfig(file, source());
    const found = lintParsed([file], options, memory).results[0]?.messages ?? [];
    if (i % 50 === 0) expect(found.filter(({ ruleId }) => ruleId === 'unknown-parameter')).toHaveLength(200);
  }
  // All former texts are 24 MB.
  expect(heapInUse() - before).toBeLessThan(8_000_000);
});

test('files that form a configuration are looked at again where they depend on each other', () => {
  const options = optionsFor(['3.0']);
  const memory = new CheckMemory();
  const first = { path: 'a.cfg', text: 'defaults\n  mode http\n  timeout client 1s\n  timeout server 1s\n  timeout connect 1s\n' };
  const second = { path: 'b.cfg', text: 'frontend web\n  bind :80\n  default_backend app\nbackend app\n  server a 192.0.2.1:80\n' };
  let trees = [parseConfig(first), parseConfig(second)];
  lintParsed(trees, options, memory);
  for (const mode of ['tcp', 'http']) {
    const edited = { ...first, text: first.text.replace('http', mode) };
    trees = [reparseConfig(trees[0] as (typeof trees)[0], edited), trees[1] as (typeof trees)[0]];
    expect(lintParsed(trees, options, memory).results).toEqual(lint([edited, second], options).results);
  }
});

test.each<[string, readonly string[]]>([
  [
    'a header that is another node with the same words',
    ['userlist a\nuserlist a\n', 'userlist a # first\nuserlist a\n', '\nuserlist a # first\nuserlist a\n'],
  ],
  [
    'a line that comes between a section and the header that a finding of it names',
    ['frontend b from a\ndefaults a\n  mode tcp\n', 'frontend b from a\n# c\ndefaults a\n  mode tcp\n'],
  ],
  [
    'a format that another line in the section takes the place of',
    ['frontend f\n  log-format %[src,nope]\n  bind :80\n', 'frontend f\n  log-format %[src,nope]\n  log-format %ci\n  bind :80\n'],
  ],
  [
    'a format of defaults that those who inherit replace',
    [
      'defaults\n  log-format %[nope]\nfrontend f\n  log-format %ci\n  bind :80\n',
      'defaults\n  log-format %[nope]\nfrontend f\n  log-forma %ci\n  bind :80\n',
    ],
  ],
  ['a header before one that cannot be read', ['defaults\ndefaults"\n  mode http\n', 'default\ndefaults"\n  mode http\n']],
])('what is found is found again after edits, of which the last is checked: %s', (_, texts) => {
  const options = optionsFor(['3.0']);
  const memory = new CheckMemory();
  const [start = '', ...edited] = texts;
  let file = parseConfig({ path: 'a.cfg', text: start });
  lintParsed([file], options, memory);
  for (const text of edited) file = reparseConfig(file, { path: 'a.cfg', text });
  expect(lintParsed([file], options, memory).results).toEqual(lint([{ path: 'a.cfg', text: file.text }], options).results);
  expect([...memory.distrusted]).toEqual([]);
});

test('a rule that throws is told as ever, and the others go on', () => {
  const rule = {
    meta: { type: 'problem', docs: { description: 'nothing' }, severity: 'warn', messages: { a: 'a' }, reach: 'line' },
    create: () => ({
      Directive(line: { readonly keyword: { readonly value: string } }) {
        if (line.keyword.value === 'maxconn') throw new Error('on purpose');
      },
    }),
  } as const;
  const configured = new Map<string, ConfiguredRule>(ALL_RULES).set('throws', {
    rule: rule as unknown as AnyRule,
    severity: 1,
    options: [],
  });
  const options: LintOptions = { ...optionsFor(['3.0']), rulesFor: () => configured };
  const memory = new CheckMemory();
  let file = parseConfig({ path: 'a.cfg', text: 'global\n  daemon\n' });
  lintParsed([file], options, memory);
  for (const text of ['global\n  daemon\n  maxconn 1\n', 'global\n  daemon\n  maxconn 12\n', 'global\n  daemon\n']) {
    file = reparseConfig(file, { path: 'a.cfg', text });
    expect(lintParsed([file], options, memory).results).toEqual(lint([{ path: 'a.cfg', text }], options).results);
  }
  expect([...memory.distrusted]).toEqual(['throws']);
});

test('a prompt check finds what is wrong with the line, and takes over what was found elsewhere', () => {
  const options = optionsFor(['3.0']);
  const memory = new CheckMemory();
  const text = 'backend a\n  server a 192.0.2.1:80\n\nbackend b\n  server b 192.0.2.1:80\n';
  let file = parseConfig({ path: 'a.cfg', text });
  const before = lintParsed([file], options, memory).results[0]?.messages ?? [];
  const unused = before.filter(({ ruleId }) => ruleId === 'unused-section');
  expect(unused.map(({ line }) => line)).toEqual([1, 4]);
  file = reparseConfig(file, { path: 'a.cfg', text: text.replace('  server a', '  # comment\n  sever a') });
  const found = promptly(file, options, memory);
  expect(found.filter(({ ruleId }) => ruleId === 'unknown-keyword').map(({ line }) => line)).toEqual([3]);
  expect(found.filter(({ ruleId }) => ruleId === 'unused-section').map(({ line }) => line)).toEqual([1, 5]);
});

describe('what rules declare of how far they look', () => {
  const declared = rules.filter(([, { meta }]) => meta.reach !== undefined);

  test('is declared by most', () => {
    expect(declared.length).toBeGreaterThan(90);
  });

  test('is true', { timeout: 600_000 }, () => {
    const told = new Set<string>();
    const watched = new Map(
      declared.map(([id, rule]) => {
        const tell = (what: string) => told.add(`${id} (${rule.meta.reach}) looks at ${what}`);
        return [id, { rule: guarded(rule, rule.meta.reach ?? 'line', tell), severity: 2 as const, options: mergeDefaultOptions(rule, []) }];
      }),
    );
    const crashed = new Set<string>();
    for (const file of files) {
      const source = { path: 'a.cfg', text: decodeSource(fs.readFileSync(file)) };
      const { crashes } = lint([source], { ...optionsFor(['2.4', '3.2']), rulesFor: () => watched });
      for (const { ruleId, error } of crashes) crashed.add(`${ruleId}: ${error.message}`);
    }
    expect([...told]).toEqual([]);
    expect([...crashed]).toEqual([]);
  });
});
