import { compareBranches, REPEATED_SETTINGS, type RepeatedSetting, type Version } from '@haplint/catalog';
import { type ConfigSection, defineRule, type Model } from '@haplint/core';
import { AttachedMap, certainSection, ProxySection, remembered, rememberedWeakly } from '@haplint/core/internal';
import { countWhile, type Directive } from '@haplint/parser';
import { readAmount } from '../read-amount.js';
import { directivesOf } from '../selectors.js';

const LOOKED_AT = directivesOf(REPEATED_SETTINGS.map(({ words: [keyword] }) => keyword as string));

/** Lines that set again what a line before them set; the catalog says of which settings HAProxy tells. */
export default defineRule({
  meta: {
    type: 'problem',
    docs: { description: 'settings that are made twice, of which HAProxy takes one', preset: 'check' },
    severity: 'warn',
    reach: 'names',
    oncePer: 'text',
    messages: {
      first: 'Repeated "{{ setting }}": HAProxy keeps the first one and ignores this one. Remove one of them.',
      last: 'Repeated "{{ setting }}": this one replaces the one above it. Remove one of them.',
      other: 'The other one',
    },
  },
  create({ model, report, looksFurther }) {
    const { target } = model;
    if (target === null) return {};
    return {
      [LOOKED_AT](line: Directive) {
        const section = line.prefix === null ? certainSection(line, model) : null;
        const found = section === null ? null : settingOf(line, section, model, target);
        if (section === null || found === null) return;
        looksFurther?.();
        const other = found.setting.counts === 'own' ? replacedLine(line, found, section, model) : keptLine(line, found, section, model);
        if (other === null) return;
        const data = { setting: found.words.join(' ') };
        report({ node: line, messageId: found.setting.keeps, data, related: [{ node: other, messageId: 'other' }] });
      },
    };
  },
});

interface Found {
  readonly setting: RepeatedSetting;
  /** Its words as the line has them. */
  readonly words: readonly string[];
}

function settingOf(line: Directive, section: ConfigSection, model: Model, target: Version): Found | null {
  const setting = REPEATED_SETTINGS.find(
    ({ words, sections, since }) =>
      words[0] === line.keyword.value && sections.includes(section.kind) && (since === null || compareBranches(target.branch, since) >= 0),
  );
  const words = setting?.words.map((_, i) => model.valueOf(i === 0 ? line.keyword : line.args[i - 1])) ?? [];
  if (setting === undefined || !setting.words.every((word, i) => words[i] && (word === '*' || word === words[i]))) return null;
  return { setting, words: words as string[] };
}

const NO_LINES: readonly Directive[] = [];

const bySection = new AttachedMap<ConfigSection, Map<string, ReadonlyMap<string, readonly Directive[]>>>();

/** The lines of a section that make a setting, in order. */
function sameLines(section: ConfigSection, { words }: Found): readonly Directive[] {
  const known = bySection.get(section) ?? new Map<string, ReadonlyMap<string, readonly Directive[]>>();
  bySection.set(section, known);
  const keyword = words[0] as string;
  const count = words.length - 1;
  const key = `${keyword} ${count}`;
  const lines = known.get(key) ?? linesByWords(section, keyword, count);
  known.set(key, lines);
  return lines.get(JSON.stringify(words.slice(1))) ?? NO_LINES;
}

/** The lines of a keyword by so many words behind it. */
function linesByWords(section: ConfigSection, keyword: string, count: number): ReadonlyMap<string, readonly Directive[]> {
  const lines = new Map<string, Directive[]>();
  for (const line of section.linesWith(keyword)) {
    if (line.prefix !== null || line.args.length < count) continue;
    const key = JSON.stringify(line.args.slice(0, count).map(({ value }) => value));
    const others = lines.get(key);
    if (others === undefined) lines.set(key, [line]);
    else others.push(line);
  }
  return lines;
}

/** The line whose value stays, if one is sure to; lines of all `global` sections count as one's, a proxy has those it inherits. */
function keptLine(line: Directive, found: Found, section: ConfigSection, model: Model): Directive | null {
  const first =
    section.kind === 'global'
      ? firstOfGlobals(model)(found.setting)(JSON.stringify(found.words))
      : firstIn(section instanceof ProxySection ? [...section.defaults.toReversed(), section] : [section], found, model);
  if (first === null || first.section.index > section.index) return null;
  return first.section === section && first.line.start >= line.start ? null : first.line;
}

/** A line that makes a setting, and its section. */
interface Kept {
  readonly line: Directive;
  readonly section: ConfigSection;
}

/** The first line of some sections that makes a setting and counts. */
function firstIn(sections: readonly ConfigSection[], found: Found, model: Model): Kept | null {
  for (const section of sections) {
    const line = firstCounting(sameLines(section, found), found, section, model);
    if (line !== null) return { line, section };
  }
  return null;
}

/** That of all `global` sections, by the setting and its words: there may be many. */
const firstOfGlobals = rememberedWeakly((model: Model) =>
  remembered((setting: RepeatedSetting) =>
    remembered((words: string) => firstIn(model.sectionsOfKind('global'), { setting, words: JSON.parse(words) }, model)),
  ),
);

const firstOfLines = rememberedWeakly((_: ConfigSection) => new Map<readonly Directive[], Directive | null>());

/** The first of a section's lines that make a setting which HAProxy is sure to read and counts. */
function firstCounting(lines: readonly Directive[], found: Found, section: ConfigSection, model: Model): Directive | null {
  const known = firstOfLines(section);
  let first = known.get(lines);
  if (first === undefined) {
    const counts = (line: Directive) =>
      model.isRead(line) === true && (found.setting.counts === 'any' || (amountOf(line, found, model) ?? 0) > 0);
    first = (section.certain ? lines.find(counts) : undefined) ?? null;
    known.set(lines, first);
  }
  return first;
}

function amountOf(line: Directive, { words }: Found, model: Model): number | null {
  return readAmount(model.valueOf(line.args[words.length - 1]));
}

/** The line of the proxy that is replaced; HAProxy tells by its value not being the inherited one. */
function replacedLine(line: Directive, found: Found, section: ConfigSection, model: Model): Directive | null {
  const lines = sameLines(section, found);
  const last = lines[placeOf(line, lines) - 1];
  const set = last === undefined || model.isRead(last) !== true ? null : amountOf(last, found, model);
  const inherited = inheritedValue(found, section, model);
  return last && set !== null && inherited !== null && set !== inherited ? last : null;
}

/** The place of a line among lines in order, by halves. */
function placeOf({ start }: Directive, lines: readonly Directive[]): number {
  return countWhile(lines, (line) => line.start < start);
}

/** What the `defaults` of a proxy give; 0 where they give nothing, null where that is not certain. */
function inheritedValue(found: Found, section: ConfigSection, model: Model): number | null {
  const lines = section instanceof ProxySection ? section.defaults.map((each) => sameLines(each, found)) : [];
  const line = lines.find((each) => each.length > 0)?.at(-1);
  if (line === undefined) return 0;
  return model.isRead(line) === true ? amountOf(line, found, model) : null;
}
