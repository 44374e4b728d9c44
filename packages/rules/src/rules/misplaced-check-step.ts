import { CHECK_OPTIONS, CHECK_STEPS, type CheckStep, STEPS_BEFORE } from '@haplint/catalog';
import { defineRule, type Model } from '@haplint/core';
import { argumentProblemOf, ProxySection } from '@haplint/core/internal';
import type { Directive, Word } from '@haplint/parser';
import { alternatives } from '../section-wording.js';

/** A step of a check; the request that "option httpchk" makes comes from no line of its own. */
type Step = CheckStep | 'request';

/** The kinds of section whose steps are read with a proxy's; "healthcheck" sections have their own rules. */
const SECTION_KINDS: ReadonlySet<string> = new Set(['defaults', 'frontend', 'listen', 'backend']);

/** Steps of health checks in an order that HAProxy refuses (src/tcpcheck.c). */
export default defineRule({
  meta: {
    type: 'problem',
    docs: { description: '`tcp-check` and `http-check` steps in an order that HAProxy refuses', preset: 'check' },
    severity: 'error',
    reach: 'section',
    oncePer: 'section',
    needsWhole: 'lines',
    messages: {
      'late-connect':
        'Unexpected "{{ check }} connect" behind other steps; where a check has such a step, it has to begin with one, and HAProxy refuses this.',
      order: 'Unexpected "{{ check }} {{ step }}" behind "{{ last }}"; with "option httpchk" it has to come behind {{ before }}.',
    },
  },
  create({ model, report }) {
    return {
      'Section:exit'(node) {
        const section = model.section(node);
        if (section === null || !SECTION_KINDS.has(section.kind) || section.linesWith(...Object.keys(CHECK_STEPS)).length === 0) return;
        if (section.lines.some((line) => model.isRead(line) === 'unknown')) return;
        let option = section instanceof ProxySection && section.hasSide('backend') ? inheritedOption(section, model) : null;
        if (option === undefined) return;
        const steps = new Map<string, Step[]>();
        for (const line of section.linesWith('option', ...Object.keys(CHECK_STEPS))) {
          const [word] = line.args;
          const check = line.keyword.value;
          if (line.prefix !== null || word === undefined || model.isRead(line) !== true) continue;
          const chosen = checkOption(line);
          if (chosen !== null) {
            option = chosen;
            const read = steps.get(chosen.steps ?? '') ?? [];
            // Its request comes first, or right behind a first "connect"; a "send" there takes it in.
            const first = read[0] === 'connect' ? read[1] : read[0];
            if (chosen.steps !== null && first !== 'send') steps.set(chosen.steps, ['request', ...read.filter((one) => one !== 'request')]);
            continue;
          }
          if (!Object.hasOwn(CHECK_STEPS, check)) continue;
          if (argumentProblemOf(line, model) !== null) {
            steps.set(check, []); // HAProxy forgets all steps with one that it refuses
            continue;
          }
          const step = CHECK_STEPS[check]?.[word.value];
          if (step === undefined) continue;
          const read = steps.get(check) ?? [];
          const problem = refusal(step, read, option?.steps === check);
          if (problem !== null) {
            const data = { check, step: word.value, last: problem };
            if (problem === 'first') report({ node: word, messageId: 'late-connect', data });
            else
              report({
                node: word,
                messageId: 'order',
                data: { ...data, before: alternatives(STEPS_BEFORE[step].map((one) => `"${one}"`)) },
              });
            steps.set(check, []);
          } else {
            const merged = step === 'send' && option?.steps === check && read[0] === 'request' ? read.slice(1) : read;
            merged.push(step);
            steps.set(check, merged);
          }
        }
      },
    };
  },
});

/** Why a step may not stand behind those read before: the last of them, or 'first' where it would have to be the first. */
function refusal(step: CheckStep, read: readonly Step[], isOrdered: boolean): string | null {
  if (step === 'connect' && read.find((one) => one !== 'request') !== undefined && read.find((one) => one !== 'request') !== 'connect') {
    return 'first';
  }
  const last = read.at(-1);
  if (!isOrdered || last === undefined || last === 'request' || STEPS_BEFORE[step].includes(last)) return null;
  return last;
}

/** What an "option" line chooses for a check; null where it chooses none. */
function checkOption({ keyword, args, prefix }: Directive): (typeof CHECK_OPTIONS)[string] | null {
  const name = (args[0] as Word | undefined)?.value ?? '';
  return prefix === null && keyword.value === 'option' && Object.hasOwn(CHECK_OPTIONS, name) ? (CHECK_OPTIONS[name] ?? null) : null;
}

/** What the `defaults` of a proxy choose; undefined where they cannot be told. */
function inheritedOption(proxy: ProxySection, model: Model): (typeof CHECK_OPTIONS)[string] | null | undefined {
  if (!model.isSettled(proxy)) return undefined;
  const chooses = (one: Directive) => checkOption(one) !== null && model.isRead(one) !== false;
  let line: Directive | undefined;
  for (const { lines } of proxy.defaults) line ??= lines.findLast(chooses);
  if (line === undefined) return null;
  return model.isRead(line) === true ? checkOption(line) : undefined;
}
