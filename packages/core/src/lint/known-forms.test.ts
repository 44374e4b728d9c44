import { parseVersion, type Version } from '@haplint/catalog';
import { describe, expect, it } from 'vitest';
import { type AnyRule, defineRule, type Reach, type RuleContext, type RuleMeta, type RuleVisitor } from '../rule/index.js';
import { FormsOfRun } from './known-forms.js';
import { type LintOptions, lint } from './lint.js';
import type { ConfiguredRules } from './run-rules.js';

const TARGET = parseVersion('3.0.0') as Version;

type Meta = Pick<RuleMeta, 'reach' | 'quietReach' | 'oncePer'>;

type Look = (name: string, context: RuleContext<'seen'>) => void;

/** A rule that tells of the lines and sections that it is shown, in proxies. */
class Listening {
  readonly seen: string[] = [];
  readonly rules: ConfiguredRules;

  constructor(meta: Meta, look: Look = () => {}) {
    const rule: AnyRule = defineRule({
      meta: { type: 'problem', docs: { description: 'nothing', preset: 'check' }, severity: 'error', messages: { seen: 'Seen' }, ...meta },
      create: (context) => ({
        Directive: (line) => {
          if (!context.model.sectionOf(line)?.isProxy()) return;
          this.seen.push(line.raw);
          look(line.keyword.value, context as unknown as RuleContext<'seen'>);
        },
        'Section:exit': ({ name }) => void this.seen.push(`end of ${name?.value ?? ''}`),
      }),
    });
    this.rules = new Map([['rule', { rule, severity: 2 as const, options: [] }]]);
  }

  /** What it is shown of configurations that are checked in one run, one after the other. */
  shownOf(texts: readonly string[], options: Partial<LintOptions> = {}): string[] {
    const formsOfRun = new FormsOfRun();
    for (const text of texts) this.check(text, { formsOfRun, ...options });
    return this.seen;
  }

  check(text: string, options: Partial<LintOptions>) {
    return lint([{ path: 'a.cfg', text }], {
      rulesFor: () => this.rules,
      knownRules: new Set(this.rules.keys()),
      targets: [TARGET],
      ...options,
    });
  }
}

/** How often a line is shown in a run over texts. */
function countOf(line: string, texts: readonly string[], meta: Meta, look?: Look): number {
  return new Listening(meta, look).shownOf(texts).filter((raw) => raw === line).length;
}

const backend = (name: string, ...lines: string[]) => `backend ${name}\n${lines.map((line) => `    ${line}\n`).join('')}`;

describe('a line of the form of one in another configuration', () => {
  it.each<[Reach, 'form' | 'section']>([
    ['line', 'form'],
    ['section', 'form'],
    ['section', 'section'],
  ])('is not shown again to a rule of reach "%s" and once per %s', (reach, oncePer) => {
    const texts = [backend('a', 'balance first', 'server s 192.0.2.1:80'), backend('b', 'balance first', 'server t 192.0.2.2:80')];
    expect(new Listening({ reach, oncePer }).shownOf(texts).filter((seen) => !seen.startsWith('end'))).toEqual([
      'balance first',
      'server s 192.0.2.1:80',
    ]);
  });

  it.each(['form', 'section'] as const)('is shown again to a rule once per %s that may look anywhere', (oncePer) => {
    expect(countOf('balance first', [backend('a', 'balance first'), backend('a', 'balance first')], { oncePer })).toBe(2);
  });

  it('is shown again to a rule once per text, which names may matter to', () => {
    expect(
      countOf('balance first', [backend('a', 'balance first'), backend('b', 'balance first')], { reach: 'line', oncePer: 'text' }),
    ).toBe(2);
  });

  it('is shown again to a rule of reach "names" unless all sections have the same names, and `global` is the same', () => {
    const meta = { reach: 'names', oncePer: 'form' } as const;
    const text = backend('a', 'balance first');
    expect(countOf('balance first', [text, text], meta)).toBe(1);
    expect(countOf('balance first', [text, backend('b', 'balance first')], meta)).toBe(2);
    expect(countOf('balance first', [text, text + backend('b')], meta)).toBe(2);
    expect(countOf('balance first', [text, `global\n    maxconn 10\n${text}`], meta)).toBe(2);
    expect(countOf('balance first', [text, `global\n${text}`, `global\n${text}global\n${text}`], meta)).toBe(4);
    expect(countOf('balance first', [`global\n    maxconn 9\n${text}`, `global\n    maxconn 10\n${text}`], meta)).toBe(2);
  });

  it('is not shown again to a rule that looks around, but not where it was quiet', () => {
    const texts = [backend('a', 'balance first', 'retries 3'), backend('b', 'balance first', 'retries 3')];
    const look: Look = (keyword, { looksFurther }) => {
      if (keyword === 'retries') looksFurther?.();
    };
    const meta = { reach: 'names', quietReach: 'section', oncePer: 'form' } as const;
    expect(countOf('balance first', texts, meta)).toBe(1);
    expect(countOf('retries 3', texts, meta)).toBe(1);
    expect(countOf('retries 3', texts, meta, look)).toBe(2);
  });

  it.each([
    ['with other defaults', `defaults\n    retries 3\n${backend('b', 'balance first')}`],
    ['with a condition in its defaults', `defaults\n.if defined(X)\n    retries 2\n.endif\n${backend('b', 'balance first')}`],
    ['of another kind', 'listen b\n    balance first\n'],
    ['that is disabled', backend('b', 'disabled', 'balance first')],
  ])('is shown again in a section %s', (_, other) => {
    const first = `defaults\n    retries 2\n${backend('a', 'balance first')}`;
    expect(countOf('balance first', [first, other], { reach: 'section', oncePer: 'form' })).toBe(2);
    expect(countOf('balance first', [first, first], { reach: 'section', oncePer: 'form' })).toBe(1);
  });

  it('is shown again where something is found in it, or was in a configuration before the last', () => {
    const listening = new Listening({ reach: 'line', oncePer: 'form' }, (_, { report, sourceCode }) =>
      report({ node: sourceCode.ast, messageId: 'seen' }),
    );
    const formsOfRun = new FormsOfRun();
    const found = ['a', 'b', 'c'].map(
      (name) => listening.check(backend(name, 'balance first'), { formsOfRun }).results[0]?.messages.length,
    );
    expect(found).toEqual([1, 1, 1]);
  });

  it('is shown again to a rule that has thrown and so did not hear the rest', () => {
    const look: Look = (keyword) => {
      if (keyword === 'retries') throw new Error('too many');
    };
    const texts = [backend('a', 'retries 3', 'balance first'), backend('b', 'balance first')];
    expect(countOf('balance first', texts, { reach: 'line', oncePer: 'form' }, look)).toBe(1);
  });

  it('is shown again with another target, other rules or another environment', () => {
    const formsOfRun = new FormsOfRun();
    const text = backend('a', 'balance first');
    const listening = new Listening({ reach: 'line', oncePer: 'form' });
    const other = new Listening({ reach: 'line', oncePer: 'form' });
    const count = () => listening.seen.filter((seen) => seen === 'balance first').length;
    listening.check(text, { formsOfRun });
    listening.check(text, { formsOfRun });
    expect(count()).toBe(1);
    listening.check(text, { formsOfRun, targets: [parseVersion('2.8.0') as Version] });
    expect(count()).toBe(2);
    listening.check(text, { formsOfRun, env: { X: '1' } });
    expect(count()).toBe(3);
    listening.check(text, { formsOfRun, additions: { keywords: {}, advisories: [] } });
    expect(count()).toBe(4);
    other.check(text, { formsOfRun });
    expect(other.seen).toContain('balance first');
    listening.check(text, {});
    expect(count()).toBe(5);
  });
});

describe('a section of the form of one in another configuration', () => {
  it('is not shown again to a rule that looks no further than the section', () => {
    const texts = [backend('a', 'retries 3'), backend('b', 'retries 3') + backend('c', 'retries 4')];
    expect(new Listening({ reach: 'section', oncePer: 'section' }).shownOf(texts)).toEqual([
      'retries 3',
      'end of a',
      'retries 4',
      'end of c',
    ]);
  });

  it('is shown as a whole or not at all', () => {
    const texts = [backend('a', 'retries 3', 'balance first'), backend('b', 'balance first', 'retries 3')];
    expect(new Listening({ reach: 'section', oncePer: 'section' }).shownOf(texts)).toEqual([
      'retries 3',
      'balance first',
      'end of a',
      'balance first',
      'retries 3',
      'end of b',
    ]);
  });
});

describe('a section that reads as one in another configuration', () => {
  const shown = (texts: readonly string[], meta: Meta, look?: Look) => new Listening(meta, look).shownOf(texts).length;
  const text = backend('a', 'balance first');

  it.each<[Reach | undefined, Meta['oncePer'], number]>([
    ['line', undefined, 2],
    ['section', undefined, 2],
    ['section', 'text', 2],
    ['names', undefined, 2],
    [undefined, undefined, 4],
    [undefined, 'text', 4],
  ])('is for a rule of reach %j, once per %j, %i visits', (reach, oncePer, visits) => {
    const meta = { ...(reach && { reach }), ...(oncePer && { oncePer }) };
    expect(shown([text, text], meta)).toBe(visits);
  });

  it.each([
    ['under another name', backend('b', 'balance first')],
    ['with another line', backend('a', 'balance first', 'retries 3')],
    ['with lines behind a header that HAProxy does not know', `${text}acme x\n    retries 3\n`],
    ['with other defaults', `defaults\n    retries 3\n${text}`],
    ['with a line that depends on a condition', backend('a', 'balance first', '.if defined(X)', 'retries 3', '.endif')],
  ])('is shown again %s', (_, other) => {
    expect(countOf('balance first', [text, other], { reach: 'section' })).toBe(2);
  });

  it('is shown again to a rule of reach "names" unless all sections have the same names, and `global` is the same', () => {
    const meta = { reach: 'names' } as const;
    expect(countOf('balance first', [text, text + backend('b')], meta)).toBe(2);
    expect(countOf('balance first', [`global\n    maxconn 9\n${text}`, `global\n    maxconn 10\n${text}`], meta)).toBe(2);
  });

  it('is shown each time where lines that HAProxy reads as its own stand behind it, or lines of its own depend on conditions', () => {
    const followed = `${text}acme x\n    retries 3\n`;
    expect(countOf('balance first', [followed, followed], { reach: 'section' })).toBe(2);
    const conditional = backend('a', 'balance first', '.if defined(X)', 'retries 3', '.endif');
    expect(countOf('balance first', [conditional, conditional], { reach: 'section' })).toBe(2);
  });

  it('is shown again where it stands twice in one configuration', () => {
    expect(countOf('balance first', [text + text, text + text], { reach: 'names' })).toBe(3);
    expect(countOf('balance first', [text, text + text], { reach: 'section' })).toBe(2);
  });

  it('may be any, but `defaults` that inherit from others', () => {
    const others = 'global\n    maxconn 9\nresolvers r\n    hold valid 5s\ndefaults d\n    retries 3\n';
    expect(shown([others, others], { reach: 'section' })).toBe(3);
    const inheriting = `${others}defaults e from d\n    retries 4\n`;
    expect(shown([inheriting, inheriting], { reach: 'section' })).toBe(5);
  });

  it('is shown again to a rule that found something in it', () => {
    const look: Look = (_, { report, sourceCode }) => report({ node: sourceCode.ast, messageId: 'seen' });
    expect(shown([text, text, text], { reach: 'section' }, look)).toBe(6);
  });
});

describe('a rule whose functions depend on the configuration', () => {
  /** Calls of rules over configurations of one run; the first looks at `retries` lines where there is a `global` section, and at `mode` lines elsewhere. */
  function callsOver(texts: readonly string[], keys: (hasGlobal: boolean) => readonly string[]): string[] {
    const calls: string[] = [];
    const ruleOf = (id: string, keysOf: (hasGlobal: boolean) => readonly string[]) => ({
      severity: 2 as const,
      options: [],
      rule: defineRule({
        meta: { type: 'problem', docs: { description: 'nothing', preset: 'check' }, severity: 'error', messages: {} },
        create: ({ model }) =>
          Object.fromEntries(
            keysOf(model.sectionsOfKind('global').length > 0).map((key) => [
              key,
              (line: { readonly raw: string }) => void calls.push(`${id} ${key}: ${line.raw}`),
            ]),
          ) as RuleVisitor,
      }) as AnyRule,
    });
    const rules: ConfiguredRules = new Map([
      ['first', ruleOf('first', keys)],
      ['second', ruleOf('second', () => ['Directive[keyword="mode"]'])],
    ]);
    const formsOfRun = new FormsOfRun();
    for (const text of texts) {
      const { crashes } = lint([{ path: 'a.cfg', text }], { rulesFor: () => rules, knownRules: new Set(), targets: [TARGET], formsOfRun });
      calls.push(...crashes.map(({ ruleId }) => `${ruleId} threw`), 'end');
    }
    return calls;
  }

  const RETRIES = 'Directive[keyword="retries"]';
  const MODE = 'Directive[keyword="mode"]';
  const WITHOUT = backend('a', 'mode http', 'retries 3');
  const WITH = `global\n${WITHOUT}`;

  it('is called with what each asks for', () => {
    const calls = callsOver([WITH, WITHOUT, WITH, WITHOUT], (hasGlobal) => [hasGlobal ? RETRIES : MODE]);
    const inOne = [`second ${MODE}: mode http`, `first ${RETRIES}: retries 3`, 'end'];
    const inOther = [`first ${MODE}: mode http`, `second ${MODE}: mode http`, 'end'];
    expect(calls).toEqual([...inOne, ...inOther, ...inOne, ...inOther]);
  });

  it('keeps its functions apart from those of the next one where it asks for less', () => {
    const calls = callsOver([WITH, WITHOUT], (hasGlobal) => (hasGlobal ? [MODE, RETRIES] : [RETRIES]));
    expect(calls).toEqual([
      `first ${MODE}: mode http`,
      `second ${MODE}: mode http`,
      `first ${RETRIES}: retries 3`,
      'end',
      `second ${MODE}: mode http`,
      `first ${RETRIES}: retries 3`,
      'end',
    ]);
  });

  it('is told of in each file where what it asks for is no selector, and leaves the others alone', () => {
    const calls = callsOver([WITH, WITH], () => [MODE, 'Directive[']);
    const each = ['first threw', 'end'];
    expect(calls).toEqual([`second ${MODE}: mode http`, ...each, `second ${MODE}: mode http`, ...each]);
  });
});
