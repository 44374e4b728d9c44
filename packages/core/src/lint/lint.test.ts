import { parseTarget, supportedBranches, type Version } from '@haplint/catalog';
import type { ConfigFile, Directive, Section } from '@haplint/parser';
import { describe, expect, it } from 'vitest';
import { type AnyRule, defineRule, type RuleContext } from '../rule/index.js';
import { type ConfiguredRules, type LintOptions, type LintResult, lint, lintAndFix } from './index.js';
import { FormsOfRun } from './known-forms.js';

/** Reports every directive with a given keyword; its message names the target. */
const keyword = (name: string, extra: Partial<AnyRule['meta']> = {}) =>
  defineRule({
    meta: {
      type: 'problem',
      docs: { description: `"${name}" lines` },
      severity: 'warn',
      messages: { found: `Found "${name}".`, on: 'On {{ target }}.', here: 'Here.' },
      ...extra,
    },
    create(context) {
      return {
        Directive(node) {
          if (node.keyword.value === name) context.report({ node: node.keyword, messageId: 'found' });
        },
      };
    },
  });

const renames = (from: string, to: string, applicability: 'safe' | 'unsafe' = 'safe') =>
  defineRule({
    meta: { ...keyword(from).meta, fixable: 'code' },
    create(context) {
      return {
        Directive({ keyword: word }) {
          if (word.value !== from) return;
          context.report({ node: word, messageId: 'found', applicability, fix: (fixer) => fixer.replaceText(word, to) });
        },
      };
    },
  });

function options(rules: Record<string, AnyRule>, more: Partial<LintOptions> = {}): LintOptions {
  const configured: ConfiguredRules = new Map(
    Object.entries(rules).map(([id, rule]) => [id, { rule, severity: rule.meta.severity === 'error' ? 2 : 1, options: [] }]),
  );
  return { rulesFor: () => configured, knownRules: new Set(Object.keys(rules)), ...more };
}

const targets = (...names: string[]) => names.map((name) => parseTarget(name) as Version);
const file = (text: string, path = 'a.cfg') => ({ path, text });

describe('findings', () => {
  it('have 1-based places and are sorted and counted', () => {
    const { results } = lint(
      [file('global\n    b\n    a x # c\n')],
      options({ a: keyword('a', { severity: 'error' }), b: keyword('b'), c: renames('b', 'd') }),
    );
    expect(results).toEqual([
      {
        filePath: 'a.cfg',
        messages: [
          { ruleId: 'b', severity: 1, message: 'Found "b".', messageId: 'found', line: 2, column: 5, endLine: 2, endColumn: 6 },
          {
            ruleId: 'c',
            severity: 1,
            message: 'Found "b".',
            messageId: 'found',
            line: 2,
            column: 5,
            endLine: 2,
            endColumn: 6,
            fix: { range: [11, 12], text: 'd' },
          },
          { ruleId: 'a', severity: 2, message: 'Found "a".', messageId: 'found', line: 3, column: 5, endLine: 3, endColumn: 6 },
        ],
        errorCount: 1,
        warningCount: 2,
        fixableErrorCount: 0,
        fixableWarningCount: 1,
      },
    ]);
  });

  it('go to the file of their node, and related places may lie in another', () => {
    const rule = defineRule({
      meta: keyword('x').meta,
      create(context) {
        return {
          Section(node) {
            const first = context.model.sections[0];
            if (!first || node === first.node) return;
            context.report({ node: node.header, messageId: 'found', related: [{ node: first.header, messageId: 'here' }] });
          },
        };
      },
    });
    const { results } = lint([file('global\n', 'one.cfg'), file('\n  backend b\n', 'two.cfg')], options({ rule }));
    expect(results.map(({ filePath, messages }) => [filePath, messages.length])).toEqual([
      ['one.cfg', 0],
      ['two.cfg', 1],
    ]);
    expect(results[1]?.messages[0]).toMatchObject({
      line: 2,
      column: 3,
      endColumn: 12,
      related: [{ filePath: 'one.cfg', line: 1, column: 1, endLine: 1, endColumn: 7, message: 'Here.' }],
    });
  });
});

describe('what HAProxy refuses', () => {
  it('is what a rule of the preset check has reported as an error in a line', () => {
    const seen: (readonly string[] | undefined)[] = [];
    const watcher = defineRule({
      meta: keyword('z').meta,
      create: (context) => ({
        Directive(node) {
          const [first] = context.model.sections[0]?.lines ?? [];
          if (node.keyword.value === 'z' && first) seen.push(context.refusersOf?.(first), context.refusersOf?.(node));
        },
      }),
    });
    const docs = { description: 'x', preset: 'check' } as const;
    const rules = {
      watcher,
      refuses: keyword('a', { severity: 'error', docs }),
      warns: keyword('a', { docs }),
      advises: keyword('a', { severity: 'error' }),
    };
    lint([file('global\n a\n z\n')], options(rules, { targets: targets('3.0') }));
    expect(seen).toEqual([['refuses'], []]);
  });
});

describe('rules without a chosen target', () => {
  const branches = supportedBranches().length;
  const docs = { description: 'x', preset: 'check' } as const;
  /** Reports lines with a keyword, but only where `when` says so of the branch; counts the branches it was asked on. */
  const counted = (name: string, when: (branch: string, context: RuleContext, line: Directive) => boolean) => {
    const asked: string[] = [];
    const rule = defineRule({
      meta: { ...keyword(name).meta, severity: 'error', docs },
      create(context) {
        const { branch } = context.model.target as Version;
        asked.push(branch);
        return {
          Directive(node) {
            if (node.keyword.value === name && when(branch, context, node)) context.report({ node, messageId: 'found' });
          },
        };
      },
    });
    return { rule, asked };
  };
  const [first, second] = supportedBranches().map((name) => parseTarget(name)?.branch);

  it('are not asked again once a branch has nothing', () => {
    const silent = counted('a', () => false);
    const loud = counted('b', () => true);
    const half = counted('c', (branch) => branch === first);
    const rules = { silent: silent.rule, loud: loud.rule, half: half.rule };
    const { results } = lint([file('global\n a\n b\n c\n')], options(rules));
    expect(results[0]?.messages.map(({ ruleId }) => ruleId)).toEqual(['loud']);
    expect([silent, loud, half].map(({ asked }) => asked.length)).toEqual([1, branches, 2]);
  });

  it('are all asked where one asks what the others have found', () => {
    const refuses = counted('a', (branch) => branch !== first && branch !== second);
    const asks = counted('b', (_, { model, refusersOf }) => {
      const [line] = model.sections[0]?.lines ?? [];
      return line !== undefined && refusersOf?.(line).length === 0;
    });
    const { results } = lint([file('global\n a\n b\n')], options({ refuses: refuses.rule, asks: asks.rule }));
    expect(results[0]?.messages).toEqual([]);
    expect(refuses.asked).toEqual(expect.arrayContaining(supportedBranches().slice(0, 3)));
  });
});

describe('targets', () => {
  const conditional = file('global\n.if version_atleast(3.0)\n    new\n.else\n    old\n.endif\n');
  const rules = { new: keyword('new'), old: keyword('old') };

  it('decide which lines are read', () => {
    const at = (name: string) =>
      lint([conditional], options(rules, { targets: targets(name) })).results[0]?.messages.map(({ ruleId }) => ruleId);
    expect(at('3.0.0')).toEqual(['new']);
    expect(at('2.8.3')).toEqual(['old']);
    expect(at('3.0-dev4')).toEqual(['old']);
  });

  it('several: what holds on any is reported, and says on which', () => {
    const { results } = lint([conditional], options({ ...rules, always: keyword('new') }, { targets: targets('2.8.3', '3.0.1', '3.0.2') }));
    expect(results[0]?.messages.map(({ ruleId, message, targets: on }) => [ruleId, message, on])).toEqual([
      ['always', 'Found "new". (on 3.0.1 and 3.0.2)', ['3.0.1', '3.0.2']],
      ['new', 'Found "new". (on 3.0.1 and 3.0.2)', ['3.0.1', '3.0.2']],
      ['old', 'Found "old". (on 2.8.3)', ['2.8.3']],
    ]);
  });

  it('a message may name them itself', () => {
    const rule = defineRule({
      meta: keyword('new').meta,
      create: (context) => ({ ConfigFile: (node) => context.report({ node, messageId: 'on' }) }),
    });
    const message = (...names: string[]) =>
      lint([file('')], options({ rule }, { targets: targets(...names) })).results[0]?.messages[0]?.message;
    expect(message('3.0.3')).toBe('On 3.0.3.');
    expect(message('2.8.1', '3.0.3', '3.2.0')).toBe('On 2.8.1, 3.0.3 and 3.2.0.');
  });

  it('none: only what every supported branch has is reported, and rules that need one wait', () => {
    const {
      results,
      targets: used,
      targetSource,
    } = lint([conditional], options({ ...rules, waits: keyword('new', { needsTarget: true }) }));
    expect(results[0]?.messages).toEqual([]);
    expect(used).toEqual([]);
    expect(targetSource).toBe('none');
    const plain = lint([file('global\n    new\n')], options({ ...rules, waits: keyword('new', { needsTarget: true }) }));
    expect(plain.results[0]?.messages.map(({ ruleId }) => ruleId)).toEqual(['new']);
  });

  it('none: rules see each supported branch, and what holds on all is said in the words of the newest', () => {
    const branches = supportedBranches();
    const [oldest, newest] = [branches[0], branches.at(-1)];
    const reporting = (holdsOn: (branch: string) => boolean) =>
      defineRule({
        meta: { ...keyword('x').meta, messages: { found: 'On {{ branch }}: {{ word }}.' } },
        create: ({ model, report }) => ({
          ConfigFile(node) {
            const { branch = '' } = model.target ?? {};
            if (!holdsOn(branch)) return;
            for (const word of ['one', 'two']) report({ node, messageId: 'found', data: { branch, word } });
          },
        }),
      });
    const rules = { all: reporting(() => true), part: reporting((branch) => branch !== oldest) };
    const { results } = lint([file('global\n')], options(rules));
    expect(results[0]?.messages.map(({ ruleId, message }) => `${ruleId}: ${message}`)).toEqual([
      `all: On ${newest}: one.`,
      `all: On ${newest}: two.`,
    ]);
  });

  it('come from a comment when nobody names one', () => {
    const commented = file(`# haplint target: 2.8.3\n${conditional.text}`);
    const report = lint([commented], options(rules));
    expect(report.targetSource).toBe('comment');
    expect(report.results[0]?.messages.map(({ ruleId }) => ruleId)).toEqual(['old']);
    const overruled = lint([commented], options(rules, { targets: targets('3.2.0') }));
    expect(overruled.targetSource).toBe('options');
    expect(overruled.results[0]?.messages.map(({ ruleId }) => ruleId)).toEqual(['new']);
  });
});

describe('a rule that throws', () => {
  const throwing = (where: 'create' | 'visit') =>
    defineRule({
      meta: keyword('x').meta,
      create() {
        if (where === 'create') throw new Error('no such luck');
        return {
          Directive() {
            throw new TypeError('x is not a function');
          },
        };
      },
    });

  it('is named with the node, once, and the others go on', () => {
    const report = lint([file('global\n    a\n    a\n')], options({ bad: throwing('visit'), a: keyword('a') }));
    expect(report.crashes.map(({ ruleId, nodeType, error }) => [ruleId, nodeType, error.message])).toEqual([
      ['bad', 'Directive', 'x is not a function'],
    ]);
    expect(report.results[0]?.messages).toMatchObject([
      {
        ruleId: 'bad',
        severity: 2,
        fatal: true,
        line: 2,
        column: 5,
        message: 'The rule "bad" failed at this Directive and was left out: x is not a function',
      },
      { ruleId: 'a', line: 2 },
      { ruleId: 'a', line: 3 },
    ]);
  });

  it('may fail before it sees anything', () => {
    const report = lint([file('global\n    a\n')], options({ bad: throwing('create'), a: keyword('a') }));
    expect(report.results[0]?.messages.map(({ message }) => message)).toEqual([
      'The rule "bad" failed before it looked at the file and was left out: no such luck',
      'Found "a".',
    ]);
  });

  it.each([
    ['a fix without meta.fixable', { fix: () => null as never }, null],
    [
      'a fix without meta.fixable',
      { fix: (fixer: { removeRange(range: [number, number]): unknown }) => fixer.removeRange([0, 1]) },
      'the report has a fix, but meta.fixable is not set',
    ],
    [
      'suggestions without meta.hasSuggestions',
      { suggest: [{ messageId: 'here', fix: (fixer: { removeRange(range: [number, number]): unknown }) => fixer.removeRange([0, 1]) }] },
      'the report has suggestions, but meta.hasSuggestions is not true',
    ],
    ['a message id of nobody', { messageId: 'nope' }, 'meta.messages has no "nope"; it has found, on, here'],
  ])('breaks its word: %s', (_, descriptor, expected) => {
    const rule = defineRule({
      meta: keyword('x').meta,
      create: (context) => ({ ConfigFile: (node) => context.report({ node, messageId: 'found', ...descriptor } as never) }),
    });
    const report = lint([file('global\n')], options({ rule }));
    expect(report.crashes).toHaveLength(expected === null ? 0 : 1);
    if (expected !== null) expect(report.results[0]?.messages[0]?.message).toContain(expected);
  });

  const REFUSED = (reason: string) => `The rule "acme/rule" failed at this ConfigFile and was left out: ${reason}`;
  it.each<[string, (context: RuleContext, node: ConfigFile) => unknown, string]>([
    [
      'a message that is no string',
      ({ report }, node) => report({ node, message: 42 } as never),
      'a report needs a messageId, or a message that is a string and not empty',
    ],
    [
      'no message',
      ({ report }, node) => report({ node } as never),
      'a report needs a messageId, or a message that is a string and not empty',
    ],
    [
      'a node of its own',
      ({ report }) => report({ node: {}, message: 'x' } as never),
      'the node of a report is none of the tree; a section of the model has its own as "node" and "header"',
    ],
    [
      'nothing to report',
      ({ report }) => report(undefined as never),
      'report takes an object with a node or a loc, and a messageId or a message',
    ],
    [
      'a position for a loc',
      ({ report }) => report({ loc: { line: 1, column: 1 }, message: 'x' } as never),
      'the loc of a report has to be { start, end }, each with a line and a column from 1 on',
    ],
    [
      'a loc the wrong way round',
      ({ report }) => report({ loc: { start: { line: 1, column: 5 }, end: { line: 1, column: 2 } }, message: 'x' }),
      'the loc of a report ends before it begins',
    ],
    [
      'a fix that is none',
      ({ report }, node) => report({ node, message: 'x', fix: 'x' } as never),
      'a fix has to be a function of the fixer',
    ],
    [
      'a text for an edit',
      ({ report }, node) => report({ node, message: 'x', fix: () => 'x' } as never),
      'a fix has to give an edit of the fixer, a list of them, or null',
    ],
    [
      'one suggestion for a list',
      ({ report }, node) => report({ node, message: 'x', suggest: {} } as never),
      'the suggestions of a report have to be a list',
    ],
    [
      'a suggestion without a fix',
      ({ report }, node) => report({ node, message: 'x', suggest: [{ message: 'y' }] } as never),
      'a fix has to be a function of the fixer',
    ],
    [
      'a link that is no string',
      ({ report }, node) => report({ node, message: 'x', url: {} } as never),
      'the url of a report has to be a string',
    ],
    [
      'an edit outside of the file',
      ({ report }, node) => report({ node, message: 'x', fix: () => ({ range: [-5, 7], text: '' }) } as never),
      'an edit of the range -5 to 7 is outside of the file, whose length is 7',
    ],
    [
      'an edit without text',
      ({ report }, node) => report({ node, message: 'x', fix: () => ({ range: [0, 7], text: 3 }) } as never),
      'the text of an edit has to be a string',
    ],
    [
      'something that cannot be shown',
      () => {
        throw Object.create(null);
      },
      'it threw something that cannot be shown',
    ],
    [
      'an error that throws',
      () => {
        throw Object.defineProperty(new Error('x'), 'stack', {
          get() {
            throw 1;
          },
        });
      },
      'it threw something that cannot be shown',
    ],
  ])('gives or throws %s', (_, listen, reason) => {
    const rule = defineRule({
      meta: { ...keyword('x').meta, fixable: 'code' },
      create: (context) => ({ ConfigFile: (node) => void listen(context, node) }),
    });
    const { messages } = lint([file('global\n')], options({ 'acme/rule': rule })).results[0] as LintResult;
    expect(messages.map(({ message }) => message)).toEqual([REFUSED(reason)]);
  });

  it.each([[null], ['Directive'], [[]], [Promise.resolve({})]])('returns %j instead of visitors', (visitors) => {
    const rule = defineRule({ meta: keyword('x').meta, create: () => visitors as never });
    const [crash] = lint([file('global\n')], options({ rule })).crashes;
    expect(crash?.error.message).toMatch(/^create has to return an object of functions/);
  });

  it.each<[string, (node: ConfigFile) => void]>([
    ['sections', ({ sections }) => void (sections as unknown[]).splice(0)],
    ['a line', ({ sections }) => void Object.assign(sections[0]?.body[0] as object, { end: 0 })],
    ['words', ({ sections }) => void ((sections[0] as Section).header.words as unknown[]).pop()],
    ['the text', (node) => void Object.assign(node, { text: '' })],
  ])('of a plugin writes to the tree: %s', (_, write) => {
    const writer = defineRule({ meta: keyword('x').meta, create: () => ({ ConfigFile: write }) });
    const { messages } = lint([file('global\n    a\n')], options({ 'acme/writer': writer, a: keyword('a') })).results[0] as LintResult;
    expect(messages.map(({ ruleId, fatal }) => [ruleId, fatal ?? false])).toEqual([
      ['acme/writer', true],
      ['a', false],
    ]);
  });
});

describe('more findings of a rule than are taken', () => {
  const lines = (...keywords: string[]) => file(`global\n${keywords.map((each) => `    ${each}\n`).join('')}`);
  const found = (source: ReturnType<typeof file>, rules: Record<string, AnyRule>, more: Partial<LintOptions> = {}) => {
    const { results, cutShort } = lint([source], options(rules, { targets: targets('3.0'), mostFindings: 2, ...more }));
    return { places: results[0]?.messages.map(({ ruleId, line }) => `${ruleId}:${line}`), cutShort };
  };

  const needless = defineRule({
    meta: keyword('x').meta,
    create: ({ report, sourceCode }) => ({
      NeedlessSuppression: ({ start, end }) => report({ loc: sourceCode.ast.lines.locationAt(start, end), messageId: 'found' }),
    }),
  });

  it('are left out, and the rule is named', () => {
    const { places, cutShort } = found(lines('a', 'b', 'a', 'a', 'b', 'a'), { a: keyword('a'), b: keyword('b') });
    expect(places).toEqual(['a:2', 'b:3', 'a:4', 'b:6']);
    expect(cutShort).toEqual([{ ruleId: 'a', filePath: 'a.cfg', isRestUnread: false }]);
  });

  it('are counted for each file', () => {
    const files = [file('global\n a\n a\n', 'one.cfg'), file('global\n a\n a\n a\n', 'two.cfg')];
    const { results, cutShort } = lint(files, options({ a: keyword('a') }, { targets: targets('3.0'), mostFindings: 2 }));
    expect(results.map(({ messages }) => messages.length)).toEqual([2, 2]);
    expect(cutShort).toEqual([{ ruleId: 'a', filePath: 'two.cfg', isRestUnread: false }]);
  });

  it('are all taken where they can be fixed', () => {
    const { places, cutShort } = found(lines('a', 'a', 'a'), { a: renames('a', 'c') });
    expect(places).toEqual(['a:2', 'a:3', 'a:4']);
    expect(cutShort).toEqual([]);
  });

  it('are counted without those that comments suppress', () => {
    const text = lines('a # haplint-disable-line a', 'a # haplint-disable-line a', 'a', 'a');
    const { places, cutShort } = found(text, { a: keyword('a') });
    expect(places).toEqual(['a:4', 'a:5']);
    expect(cutShort).toEqual([]);
  });

  it('may be what a comment suppresses, so none is needless', () => {
    const text = (third: string) => lines('a', 'a', third, 'a # haplint-disable-line a');
    expect(found(text('a'), { a: keyword('a'), needless }).places).toEqual(['a:2', 'a:3']);
    expect(found(lines('a', 'a', 'b # haplint-disable-line a'), { a: keyword('a'), needless }).places).toEqual([
      'a:2',
      'a:3',
      'needless:4',
    ]);
  });

  it('make no comment needed by being counted', () => {
    const ofFirstBranch = defineRule({
      meta: keyword('a').meta,
      create: ({ model, report }) => ({
        Directive(node) {
          if (model.target?.branch === supportedBranches()[0]) report({ node, messageId: 'found' });
        },
      }),
    });
    const text = lines('a # haplint-disable-line a');
    expect(found(text, { a: ofFirstBranch, needless }, { targets: [] }).places).toEqual(['needless:2']);
  });

  it('end the check of a file where HAProxy refuses the lines', () => {
    const docs = { description: 'x', preset: 'check' } as const;
    const ends = defineRule({
      meta: keyword('x').meta,
      create: ({ report }) => ({ 'ConfigFile:exit': (node) => report({ node, messageId: 'found' }) }),
    });
    const rules = { a: keyword('a', { severity: 'error', docs }), b: keyword('b'), ends };
    const text = lines('a', 'b', 'a', 'a', 'b # haplint-disable-line b');
    expect(found(text, rules, { mostFindings: 3 }).places).toEqual(['ends:1', 'a:2', 'b:3', 'a:4', 'a:5']);
    const { places, cutShort } = found(text, rules);
    expect(places).toEqual(['a:2', 'b:3', 'a:4']);
    expect(cutShort).toEqual([{ ruleId: 'a', filePath: 'a.cfg', isRestUnread: true }]);
  });

  it('leave nothing out of the files behind', () => {
    const formsOfRun = new FormsOfRun();
    const rules = options(
      { a: keyword('a', { reach: 'line', oncePer: 'form' }) },
      { targets: targets('3.0'), mostFindings: 1, formsOfRun },
    );
    const text = 'backend b\n    a\n    a\n';
    const counts = ['one.cfg', 'two.cfg'].map((name) => lint([file(text, name)], rules).results[0]?.messages.length);
    expect(counts).toEqual([1, 1]);
  });
});

describe('suppressions', () => {
  const rules = { a: keyword('a'), b: keyword('b') };
  const lines = (text: string, more: Partial<LintOptions> = {}) =>
    lint([file(text)], options(rules, more)).results[0]?.messages.map(({ ruleId, line }) => `${ruleId}${line}`);

  it.each([
    ['none', 'global\n a\n b\n', ['a2', 'b3']],
    ['on the line', 'global\n a # haplint-disable-line a\n b # haplint-disable-line a\n', ['b3']],
    ['on the next line', 'global\n # haplint-disable-next-line a -- so be it\n a\n a\n', ['a4']],
    ['several rules', 'global\n # haplint-disable-next-line a, b\n a\n # haplint-disable-next-line a b\n b\n', []],
    ['all rules', 'global\n # haplint-disable-next-line\n a\n # haplint-disable-next-line -- none of them\n b\n', []],
    ['a stretch', 'global\n a\n # haplint-disable a\n a\n b\n # haplint-enable a\n a\n', ['a2', 'b5', 'a7']],
    ['all of a stretch', 'global\n # haplint-disable\n a\n b\n # haplint-enable\n a\n', ['a6']],
    ['enabling one of two', 'global\n # haplint-disable a, b\n # haplint-enable b\n a\n b\n', ['b5']],
    ['to the end', '# haplint-disable a\nglobal\n a\nbackend x\n a\n', []],
    ['a section', 'global # haplint-disable-section a\n a\n b\nbackend x\n a\n', ['b3', 'a5']],
    ['not a comment', 'global\n a "# haplint-disable-line a"\n', ['a2']],
  ])('%s', (_, text, expected) => {
    expect(lines(text)).toEqual(expected);
  });

  it('can be turned off', () => {
    expect(lines('global\n a # haplint-disable-line a\n', { inlineSuppressions: false })).toEqual(['a2']);
  });
});

describe('fixes', () => {
  it('are repeated until nothing changes', () => {
    const rules = { one: renames('a', 'b'), two: renames('b', 'c') };
    const { files, results } = lintAndFix([file('global\n    a\n    b\n')], options(rules));
    expect(files).toEqual([{ path: 'a.cfg', text: 'global\n    c\n    c\n', changed: true }]);
    expect(results[0]?.messages).toEqual([]);
  });

  it('stop where they never settle', () => {
    const { files } = lintAndFix([file('global\n    a\n')], options({ one: renames('a', 'b'), two: renames('b', 'a') }));
    expect(files[0]?.text).toMatch(/^global\n {4}[ab]\n$/);
  });

  it('that overlap wait for each other', () => {
    const rules = { one: renames('a', 'long'), two: renames('a', 'b') };
    expect(lintAndFix([file('global\n    a\n')], options(rules)).files[0]?.text).toBe('global\n    long\n');
  });

  it('are left alone when unsafe, unless asked for', () => {
    const rules = { one: renames('a', 'b', 'unsafe') };
    expect(lintAndFix([file('global\n    a\n')], options(rules)).files[0]?.changed).toBe(false);
    expect(lintAndFix([file('global\n    a\n')], options(rules), { unsafe: true }).files[0]?.text).toBe('global\n    b\n');
    expect(lint([file('global\n    a\n')], options(rules)).results[0]).toMatchObject({
      fixableWarningCount: 0,
      messages: [{ unsafeFix: { range: [11, 12], text: 'b' } }],
    });
  });

  it('that would break the file are thrown away', () => {
    const text = 'global\n    a\n';
    expect(lintAndFix([file(text)], options({ one: renames('a', '"') })).files[0]?.text).toBe(text);
  });
});
