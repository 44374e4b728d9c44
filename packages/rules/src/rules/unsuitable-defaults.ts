import { compareBranches } from '@haplint/catalog';
import { type ConfigSection, defineRule, type Model } from '@haplint/core';
import { argumentProblemOf, certainSection, ProxySection, remembered, rememberedWeakly } from '@haplint/core/internal';
import type { Directive, Word } from '@haplint/parser';

/** `defaults` sections may hold rules from this branch on (src/cfgparse-listen.c, src/proxy.c from 3.4 on). */
const SINCE = '2.5';

/** Rules that make HAProxy choosy about who takes settings from a `defaults` section. */
const RULES: readonly (readonly [keyword: string, word: string | null, notFor: 'frontend' | 'backend' | null])[] = [
  ['http-request', null, null],
  ['http-response', null, null],
  ['http-after-response', null, null],
  ['tcp-request', 'connection', 'backend'],
  ['tcp-request', 'session', 'backend'],
  ['tcp-request', 'content', null],
  ['tcp-response', 'content', 'frontend'],
];

/** The action that makes a place to keep a text in, with this parameter; from a branch on HAProxy refuses to share such places with backends. */
const CAPTURE = { action: 'capture', parameter: 'len', since: '2.6' } as const;

/** Sections that take settings from a `defaults` section whose rules are not for them. */
export default defineRule({
  meta: {
    type: 'problem',
    docs: { description: 'sections that take settings from a `defaults` section with rules that are not for them', preset: 'check' },
    severity: 'error',
    messages: {
      kind: 'Unexpected {{ kind }} under a "defaults" section with rules: only frontends or backends can take them, so HAProxy refuses it. Move the rules to the sections, or name other defaults.',
      both: 'Unexpected {{ kind }} under a "defaults" section with rules that {{ others }} take already; HAProxy refuses to share them between both. Use two "defaults" sections.',
      side: 'Unexpected {{ kind }} under a "defaults" section with "{{ rule }}" rules, which a {{ kind }} does not have; HAProxy refuses it. Move the rules, or name other defaults.',
      rule: 'A rule of the "defaults" section',
    },
  },
  create({ model, report }) {
    return {
      Section(node) {
        const section = model.section(node);
        if (section === null || model.target === null || compareBranches(model.target.branch, SINCE) < 0) return;
        const source = sourceOf(section, model);
        const rules = source === null ? [] : rulesOf(model)(source);
        const [first] = rules;
        if (source === null || first === undefined) return;
        const { header, kind } = section;
        if (kind === 'defaults' || kind === 'listen') {
          report({ node: header, messageId: 'kind', data: { kind }, related: [{ node: first.line, messageId: 'rule' }] });
          return;
        }
        const taker = firstTakers(model).get(source);
        if (taker && taker.kind !== kind) {
          const data = { kind, others: `${taker.kind}s` };
          report({ node: header, messageId: 'both', data, related: [{ node: first.line, messageId: 'rule' }] });
          return;
        }
        const wrong = rules.find(({ notFor }) => notFor === kind);
        if (!wrong) return;
        const data = { kind, rule: wrong.name };
        report({ node: header, messageId: 'side', data, related: [{ node: wrong.line, messageId: 'rule' }] });
      },
    };
  },
});

/** The `defaults` section that a section takes its settings from itself; null where there is none or it is not certain. */
function sourceOf(section: ConfigSection, model: Model): ConfigSection | null {
  if (section instanceof ProxySection) return model.isSettled(section) ? (section.defaults[0] ?? null) : null;
  const [from, name] = section.header.args.slice(-2);
  if (section.kind !== 'defaults' || !section.certain || from?.value !== 'from') return null;
  const value = model.valueOf(name);
  const named = value === null ? null : model.sectionsNamed('defaults', value);
  const [only] = named ?? [];
  return named?.length === 1 && only?.certain && only.index < section.index ? only : null;
}

/** The first frontend or backend that takes its settings from each `defaults` section. */
const firstTakers = rememberedWeakly((model: Model): ReadonlyMap<ConfigSection, ProxySection> => {
  const takers = new Map<ConfigSection, ProxySection>();
  for (const proxy of model.proxies) {
    const source = proxy.certain && proxy.kind !== 'listen' ? sourceOf(proxy, model) : null;
    if (source !== null && !takers.has(source)) takers.set(source, proxy);
  }
  return takers;
});

const rulesOf = rememberedWeakly((model: Model) => remembered((section: ConfigSection) => readRules(section, model)));

function readRules(section: ConfigSection, model: Model): { line: Directive; name: string; notFor: string | null }[] {
  return section.lines.flatMap((line) => {
    const { prefix, keyword, args } = line;
    if (prefix !== null || args[0] === undefined || certainSection(line, model) !== section) return [];
    const rule = RULES.find(([name, word]) => name === keyword.value && (word === null || word === args[0]?.value));
    if (rule === undefined) return [];
    const name = rule[1] === null ? rule[0] : `${rule[0]} ${rule[1]}`;
    const behind = rule[1] === null ? args : args.slice(1);
    const isCapture = makesCapture(line, behind, model);
    return [{ line, name: isCapture ? `${name} ${CAPTURE.action}` : name, notFor: isCapture ? 'backend' : rule[2] }];
  });
}

/** Whether a rule makes a place to keep a text in; `behind` are the words behind its ruleset. */
function makesCapture(line: Directive, [action, ...words]: readonly Word[], model: Model): boolean {
  if (action?.value !== CAPTURE.action || !words.some(({ value }) => value === CAPTURE.parameter)) return false;
  return model.target !== null && compareBranches(model.target.branch, CAPTURE.since) >= 0 && argumentProblemOf(line, model) === null;
}
