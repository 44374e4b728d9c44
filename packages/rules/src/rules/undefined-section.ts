import { compareBranches, SECTION_REFERENCES, type SectionReference } from '@haplint/catalog';
import { defineRule, type Model, type ProxySection } from '@haplint/core';
import { asCheckedProxy, NearestNames, remembered, rememberedWeakly } from '@haplint/core/internal';
import type { Directive, Word } from '@haplint/parser';
import { replyParts } from '../http-reply.js';
import { takerOf } from '../taken-defaults.js';
import { WRITE_MESSAGE, writeInstead } from '../write-instead.js';

/** References to sections that do not exist, where `haproxy -c` looks for them (see the catalog's `SECTION_REFERENCES`). */
export default defineRule({
  meta: {
    type: 'problem',
    docs: { description: 'references to a userlist, cache, `resolvers` or other section that does not exist', preset: 'check' },
    severity: 'error',
    reach: 'names',
    oncePer: 'form',
    needsWhole: 'configuration',
    hasSuggestions: true,
    messages: {
      unknown: 'Unknown {{ kind }} "{{ name }}": no "{{ kind }}" section has that name, so HAProxy refuses to start.',
      misspelt: 'Unknown {{ kind }} "{{ name }}"; did you mean "{{ nearest }}"?',
      ...WRITE_MESSAGE,
    },
  },
  create({ model, report, looksFurther }) {
    return {
      Directive(line) {
        if (line.broken || line.prefix !== null || model.isRead(line) !== true) return;
        const section = model.sectionOf(line);
        const isInDefaults = section?.kind === 'defaults';
        const references = BY_KEYWORD.get(line.keyword.value);
        if (section?.kind === 'global') {
          for (const reference of references ?? []) if (isInForce(line, reference, model)) check(line, reference);
          return;
        }
        if (isInDefaults) {
          if (references?.some(({ inDefaults }) => inDefaults) !== true) return;
          // Whether a proxy takes them, other lines tell.
          looksFurther?.();
        }
        const proxy = asCheckedProxy(isInDefaults ? takerOf(section, model) : section, model);
        if (proxy === null) return;
        for (const reference of references ?? IN_ANY_LINE) {
          if (!reference.inGlobal && (!isInDefaults || reference.inDefaults)) check(line, reference, proxy);
        }
      },
    };

    /** Reports the names that a line refers to and that no section has; `proxy` is the one that it is for. */
    function check(line: Directive, reference: SectionReference, proxy: ProxySection | null = null): void {
      for (const { word, name, start } of namesIn(line, reference, model)) {
        if (isDefined(reference, name, model)) continue;
        looksFurther?.();
        if (proxy !== null && !hasNeeds(reference, proxy, model)) continue;
        const nearest = nearestOf(model)(reference.section).to(name);
        const data = { kind: reference.section, name };
        if (nearest === null) report({ node: word, messageId: 'unknown', data });
        else {
          const from = word.start + start;
          const suggest = writeInstead({ start: from, end: from + name.length, isPlain: word.isPlain }, nearest);
          report({ node: word, messageId: 'misspelt', data: { ...data, nearest }, suggest });
        }
      }
    }
  },
});

/** The references that any line may hold. */
const IN_ANY_LINE = SECTION_REFERENCES.filter(({ words }) => words.length === 0);

/** Those of lines that begin with a keyword, in the order of the catalog. */
const BY_KEYWORD: ReadonlyMap<string, readonly SectionReference[]> = new Map(
  SECTION_REFERENCES.flatMap(({ words: [keyword] }) => (keyword === undefined ? [] : [keyword])).map((keyword) => [
    keyword,
    SECTION_REFERENCES.filter(({ words }) => words.length === 0 || words[0] === keyword),
  ]),
);

/** A name in a word, from this index of what the word says. */
interface NameInWord {
  readonly word: Word;
  readonly name: string;
  readonly start: number;
}

function namesIn(line: Directive, { words, at }: SectionReference, model: Model): readonly NameInWord[] {
  for (let i = 1; i < words.length; i++) if (line.args[i - 1]?.value !== words[i]) return NO_NAMES;
  if ('call' in at) return conditionWords(line, `${at.call}(`).flatMap((word) => callOf(word, at.call, model));
  const args = line.args.slice(Math.max(0, words.length - 1));
  if ('reply' in at) {
    const word = replyParts(line)?.find(({ name }) => name === at.reply)?.args[0];
    return word?.isLiteral && word.value !== '' ? [{ word, name: word.value, start: 0 }] : NO_NAMES;
  }
  if ('action' in at) {
    const [word] = args;
    const inside = word?.isLiteral && word.value.startsWith(`${at.action}(`) ? word.value.slice(at.action.length + 1) : undefined;
    if (word === undefined || inside === undefined) return NO_NAMES;
    const name = inside.split(/[,)]/, at.argumentInside + 1)[at.argumentInside];
    return name ? [{ word, name, start: at.action.length + 1 + inside.split(',', at.argumentInside).join(',').length + 1 }] : NO_NAMES;
  }
  const index = 'argument' in at ? at.argument : parameterIndex(args, at.parameter, at.behind ?? 0) + 1;
  const word = index === 0 && !('argument' in at) ? undefined : args[index];
  const name = model.valueOf(word);
  return word === undefined || name === null || name === '' ? [] : [{ word, name, start: 0 }];
}

/** Where the parameter stands, -1 where it does not. */
function parameterIndex(args: readonly Word[], parameter: string, behind: number): number {
  return args.findIndex((word, i) => i >= behind && word.value === parameter);
}

const NO_NAMES: readonly NameInWord[] = [];

/**
 * The words at the head of an ACL or of a condition in braces, where a fetch stands, that begin with a text once variables are expanded, or
 * may.
 */
function conditionWords({ keyword, args }: Directive, beginning: string): readonly Word[] {
  return args.filter((word, i) => {
    if (word.isLiteral && !word.value.startsWith(beginning)) return false;
    return keyword.value === 'acl' ? i === 1 : args[i - 1]?.value === '{' || args[i - 1]?.value === '!{';
  });
}

/** The argument of a fetch at the beginning of a word, where the word is as written. */
function callOf(word: Word, fetch: string, model: Model): NameInWord[] {
  const text = model.valueOf(word);
  const name = text?.startsWith(`${fetch}(`) ? /^[\w.:-]+(?=\))/.exec(text.slice(fetch.length + 1))?.[0] : undefined;
  // Names that begin with a dot are HAProxy's own.
  return name === undefined || name.startsWith('.') ? [] : [{ word, name, start: fetch.length + 1 }];
}

/** The names of the sections of a kind. */
const nearestOf = rememberedWeakly((model: Model) =>
  remembered((kind: string) => new NearestNames(model.sectionsOfKind(kind).flatMap(({ name }) => (name ? [name.value] : [])))),
);

function isDefined({ section, builtIn }: SectionReference, name: string, model: Model): boolean {
  const named = model.sectionsNamed(section, name);
  if (named === null || named.length > 0) return true;
  return builtIn?.name === name && model.target !== null && compareBranches(model.target.branch, builtIn.since) >= 0;
}

/** Whether a line of the global section is the one whose name HAProxy looks up. */
function isInForce(line: Directive, { inGlobal }: SectionReference, model: Model): boolean {
  if (inGlobal === undefined) return false;
  const linesOf = (keyword: string) => model.sectionsOfKind('global').flatMap((section) => section.linesWith(keyword));
  const [keyword = '', ...words] = inGlobal.unless;
  const mayStop = ({ args }: Directive) => words.every((word, i) => (model.valueOf(args[i]) ?? word) === word);
  return linesOf(line.keyword.value).at(-1) === line && !linesOf(keyword).some(mayStop);
}

/** Whether the lines are there without which HAProxy drops the reference. */
function hasNeeds({ needs = [] }: SectionReference, proxy: ProxySection, model: Model): boolean {
  return needs.every(
    ([keyword = '', ...rest]) =>
      model.effectiveSetting(proxy, (line) => rest.every((text, i) => line.args[i]?.value === text), [keyword]).isSet,
  );
}
