import { compareBranches, parseTarget, type Version } from '@haplint/catalog';
import { describe, expect, it } from 'vitest';
import { ProxySection } from '../model/sections.js';
import { type AnyRule, defineRule } from '../rule/index.js';
import { CheckMemory, type LintOptions, lint, lintParsed, parseConfig, reparseConfig } from './index.js';

/** Reports the lines with a keyword that HAProxy is certain to read, in a section that it is certain to read, up to some branch; if a kind is given, in such sections. */
const refused = (extra: Partial<AnyRule['meta']>, upTo = '9.9', kind?: string) =>
  defineRule({
    meta: {
      type: 'problem',
      docs: { description: 'lines that say "bad"' },
      severity: 'error',
      messages: { bad: 'Bad.', worse: 'Worse.' },
      ...extra,
    },
    create: ({ model, report }) => ({
      Directive(node) {
        const { keyword, values } = node;
        const section = model.sectionOf(node);
        if (keyword.value !== 'bad' || model.isRead(node) !== true || section?.certain === false) return;
        if (kind !== undefined && section?.kind !== kind) return;
        if (model.target !== null && compareBranches(model.target.branch, upTo) > 0) return;
        report({ node, messageId: values[1] === 'much' ? 'worse' : 'bad' });
      },
    }),
  });

const OF_LINE = refused({ ofLineAlone: true });

function optionsFor(rule: AnyRule, target: string | null): LintOptions {
  const rules = new Map([['bad', { rule, severity: 2 as const, options: [] }]]);
  return { rulesFor: () => rules, knownRules: new Set(['bad']), targets: target === null ? [] : [parseTarget(target) as Version] };
}

function linesOf(text: string, rule: AnyRule = OF_LINE, target: string | null = '3.0'): readonly number[] {
  const { results } = lint([{ path: 'a.cfg', text }], optionsFor(rule, target));
  return results[0]?.messages.map(({ line }) => line) ?? [];
}

describe('lines of `.if` blocks that the target does not decide', () => {
  const BLOCK = 'global\n.if feature(A)\n bad\n.elif defined(B)\n bad\n.else\n bad\n.endif\n bad\n';

  it('are shown to rules that look at a line alone, in the first branch and in the last', () => {
    expect(linesOf(BLOCK)).toEqual([3, 7, 9]);
    expect(linesOf(BLOCK, OF_LINE, null)).toEqual([3, 7, 9]);
  });

  it('are not shown to others as if they were read', () => {
    expect(linesOf(BLOCK, refused({}))).toEqual([9]);
  });

  it('count with the messages that the rule names', () => {
    const text = 'global\n.if feature(A)\n bad\n bad much\n.endif\n bad\n';
    expect(linesOf(text, refused({ ofLineAlone: ['worse'] }))).toEqual([4, 6]);
  });

  it('do not count where a later branch takes the line', () => {
    const text = 'global\n.if feature(A)\n bad\n.endif\n bad\n';
    expect(linesOf(text, refused({ ofLineAlone: true }, '3.0'))).toEqual([5]);
    expect(linesOf(text, refused({ ofLineAlone: true }, '3.0'), '2.8')).toEqual([5]);
  });

  it('are left out where the target hides them, whatever is open', () => {
    const hidden = 'global\n.if version_atleast(3.2) && feature(A)\n bad\n.endif\n.if !version_before(3.2) || feature(A)\n bad\n.endif\n';
    expect(linesOf(hidden, OF_LINE, '3.0')).toEqual([6]);
    expect(linesOf('global\n.if feature(A)\n.if version_before(3.0)\n bad\n.else\n bad\n.endif\n.endif\n')).toEqual([6]);
  });

  it('are left out behind a condition that HAProxy cannot read, where it stops', () => {
    expect(linesOf('global\n.if feature(A\n bad\n.endif\n')).toEqual([]);
  });

  it('are lines of a section whose header is one, too, if they are wrong in each section that they can be in', () => {
    expect(linesOf('.if feature(A)\nglobal\n.else\ndefaults\n.endif\n bad\n')).toEqual([6]);
    const inDefaults = refused({ ofLineAlone: true }, '9.9', 'defaults');
    expect(linesOf('.if feature(A)\nglobal\n.else\ndefaults\n.endif\n bad\n', inDefaults)).toEqual([]);
  });

  it('are left out in another section than they stand in: conditions may say the same in other words', () => {
    const text = 'defaults\n.if streq("$M",a)\nglobal\n.endif\n.if !streq("$M",b)\n bad\n.endif\n';
    expect(linesOf(text, refused({ ofLineAlone: true }, '9.9', 'defaults'))).toEqual([]);
    expect(linesOf(text.replace('global', 'defaults'), refused({ ofLineAlone: true }, '9.9', 'defaults'))).toEqual([]);
  });

  it('tell of a rule that throws at them', () => {
    const rule = defineRule({
      meta: { ...OF_LINE.meta },
      create: ({ model }) => ({
        Directive(node) {
          if (node.keyword.value === 'bad' && model.isRead(node) === true) throw new Error('on purpose');
        },
      }),
    });
    const { crashes } = lint([{ path: 'a.cfg', text: 'global\n.if feature(A)\n bad\n.endif\n' }], optionsFor(rule, '3.0'));
    expect(crashes.map(({ ruleId, error }) => [ruleId, error.message])).toEqual([['bad', 'on purpose']]);
  });

  it('can be silenced as others can', () => {
    expect(linesOf('global\n.if feature(A)\n bad # haplint-disable-line bad\n.endif\n')).toEqual([]);
  });

  it('are shown again where what is open around them changes', () => {
    const rule = defineRule({
      meta: { ...OF_LINE.meta, reach: 'line' },
      create: ({ model, report }) => ({
        Directive(node) {
          const proxy = model.sectionOf(node);
          const isHttp = proxy instanceof ProxySection && model.effectiveMode(proxy)?.mode === 'http';
          if (node.keyword.value === 'bad' && isHttp) report({ node, messageId: 'bad' });
        },
      }),
    });
    const options = optionsFor(rule, '3.0');
    const memory = new CheckMemory();
    const sourceOf = (mode: string) => ({ path: 'a.cfg', text: `frontend f\n.if feature(A)\n mode ${mode}\n bad\n.endif\n` });
    let file = parseConfig(sourceOf('http'));
    const findings = ['http', 'log', 'http'].map((mode) => {
      file = reparseConfig(file, sourceOf(mode));
      return lintParsed([file], options, memory).results[0]?.messages.length;
    });
    expect(findings).toEqual([1, 0, 1]);
  });
});
