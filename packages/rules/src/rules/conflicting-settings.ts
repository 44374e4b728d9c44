import { COMPRESSING_FILTERS, IMPLICIT_FILTERS, PLACED_FILTERS, UNIQUE_FILTERS } from '@haplint/catalog';
import { defineRule, type Model, type ProxySection } from '@haplint/core';
import { argumentProblemOf, completeProxy } from '@haplint/core/internal';
import type { Directive } from '@haplint/parser';
import { wordsBehind } from '../line-words.js';

/** A line that has no place beside another one. */
interface Conflict {
  readonly line: Directive;
  readonly other: Directive;
  readonly messageId: 'together' | 'twice' | 'before' | 'implicit';
}

/** A filter of the proxy, in HAProxy's order. */
interface Filter {
  readonly kind: string;
  /** Null where the text does not tell, or where it has none. */
  readonly name: string | null;
  readonly line: Directive;
  readonly isImplicit: boolean;
}

/**
 * Settings of a proxy that HAProxy refuses beside each other (src/cfgparse.c `check_config_validity`, from 3.4 on src/proxy.c, and
 * the checks of src/flt_http_comp.c and src/cache.c).
 */
export default defineRule({
  meta: {
    type: 'problem',
    docs: { description: 'settings of a proxy that HAProxy refuses beside each other', preset: 'check' },
    severity: 'error',
    reach: 'section',
    oncePer: 'section',
    needsWhole: 'section',
    messages: {
      together: 'Unexpected "{{ setting }}" beside "{{ other }}": HAProxy refuses a section that has both. Remove one of the two.',
      twice: 'Unexpected second "{{ setting }}": a section has one such filter, or one of that name. Remove it.',
      before: 'Unexpected "{{ setting }}" behind "{{ other }}": HAProxy refuses to compress before it caches. Move it above that.',
      implicit:
        '"{{ setting }}" needs a "filter" line of its own beside "{{ other }}", which says what comes first; HAProxy refuses the section without one. Add it.',
      otherLine: 'The other one',
    },
  },
  create({ model, report }) {
    return {
      'Section:exit'(node) {
        const proxy = completeProxy(node, model);
        if (proxy === null) return;
        for (const { line, other, messageId } of conflictsOf(proxy, model)) {
          report({
            node: model.sectionOf(line) === proxy ? line : proxy.header,
            messageId,
            data: { setting: settingOf(line), other: settingOf(other) },
            related: [{ node: other, messageId: 'otherLine' }],
          });
        }
      },
    };
  },
});

/** A line up to what tells which setting it makes. */
function settingOf({ keyword, args }: Directive): string {
  const [first] = args;
  return first === undefined ? keyword.value : `${keyword.value} ${first.value}`;
}

function conflictsOf(proxy: ProxySection, model: Model): readonly Conflict[] {
  return [statistics(proxy, model), balancing(proxy, model)].filter((each) => each !== null).concat(filterConflicts(proxy, model));
}

/** Who may see statistics is said by users or by rules; what is inherited is dropped by a line of its own (src/cfgparse-listen.c). */
function statistics(proxy: ProxySection, model: Model): Conflict | null {
  const lines = proxy.linesWith('stats').filter((line) => isCertain(line, model) && line.args.length > 1);
  const rule = lines.find(({ args }) => args[0]?.value === 'http-request');
  const users = lines.find(({ args }) => args[0]?.value === 'auth' || args[0]?.value === 'realm');
  return rule && users ? { line: rule, other: users, messageId: 'together' } : null;
}

/** Connections go where the client sent them, or to a server that is picked. */
function balancing(proxy: ProxySection, model: Model): Conflict | null {
  if (!proxy.hasSide('backend')) return null;
  const balance = model.effectiveSetting(proxy, ({ args }) => args.length > 0, ['balance']);
  if (balance.candidates.length === 0) return null;
  const isTransparent = ({ keyword, args }: Directive) => keyword.value === 'transparent' || args[0]?.value === 'transparent';
  const transparent = model.effectiveSetting(proxy, isTransparent, ['option', 'transparent']);
  const [[line], [other]] = [transparent.candidates, balance.candidates];
  if (line === undefined || other === undefined || !transparent.isSet || !balance.isSet) return null;
  if (transparent.candidates.some(({ prefix }) => prefix !== null)) return null;
  return model.sectionOf(line) === proxy ? { line, other, messageId: 'together' } : { line: other, other: line, messageId: 'together' };
}

const isCertain = (line: Directive, model: Model): boolean =>
  line.prefix === null && model.isRead(line) === true && argumentProblemOf(line, model) === null;

function filterConflicts(proxy: ProxySection, model: Model): readonly Conflict[] {
  if (proxy.linesWith('filter').length === 0) return [];
  const filters = filtersOf(proxy, model);
  return filters === null ? [] : [...repeated(filters), ...cachesBehind(filters), ...unplaced(filters)];
}

/** The filters that the section is sure to have; null where the text does not tell them all. */
function filtersOf(proxy: ProxySection, model: Model): readonly Filter[] | null {
  const filters: Filter[] = [];
  const inherited = IMPLICIT_FILTERS.filter(({ isInherited }) => isInherited).map(({ madeBy }) => madeBy[0] as string);
  const outside = proxy.inLine.flatMap((section) => (section === proxy ? [] : section.linesWith(...inherited)));
  for (const line of [...outside, ...proxy.lines]) {
    const isFilter = line.keyword.value === 'filter';
    const implicit = isFilter ? undefined : IMPLICIT_FILTERS.find(({ madeBy }) => wordsBehind(line, madeBy) !== null);
    if ((!isFilter && implicit === undefined) || line.args.length === 0) continue;
    if (!isCertain(line, model)) return null;
    const [kind, name] = isFilter ? line.args : [null, wordsBehind(line, implicit?.madeBy ?? [])?.[0]];
    const filter = { kind: kind === null ? (implicit?.filters[0] ?? '') : model.valueOf(kind), name: model.valueOf(name), line };
    if (filter.kind === null) return null;
    filters.push({ kind: filter.kind, name: filter.name, line, isImplicit: !isFilter });
  }
  return filters;
}

function repeated(filters: readonly Filter[]): readonly Conflict[] {
  const firsts = new Map<string, Filter>();
  return filters.flatMap((filter): Conflict[] => {
    const { kind, name, line, isImplicit } = filter;
    const unique = isImplicit ? undefined : UNIQUE_FILTERS.find(({ filters: kinds }) => kinds.includes(kind));
    if (unique === undefined || (unique.isNamed && name === null)) return [];
    const key = `${unique.filters[0]} ${unique.isNamed ? name : ''}`;
    const first = firsts.get(key);
    if (first !== undefined) return [{ line, other: first.line, messageId: 'twice' }];
    firsts.set(key, filter);
    return [];
  });
}

/** The first cache that comes behind compression. It stands where its `filter` line does, or else the first rule that makes it. */
function cachesBehind(filters: readonly Filter[]): readonly Conflict[] {
  const at = filters.findIndex(({ kind, isImplicit }) => !isImplicit && COMPRESSING_FILTERS.includes(kind));
  const compression = filters[at];
  if (compression === undefined) return [];
  const places = new Map<string | null, Filter>();
  for (const cache of filters.filter(({ kind }) => kind === 'cache')) {
    const place = places.get(cache.name);
    if (place === undefined || (place.isImplicit && !cache.isImplicit)) places.set(cache.name, cache);
  }
  const behind = filters.slice(at + 1);
  const cache = behind.find((each) => each.kind === 'cache' && each.name !== null && places.get(each.name) === each);
  return cache === undefined ? [] : [{ line: cache.line, other: compression.line, messageId: 'before' }];
}

/** What a setting makes of itself, beside a filter to which it has no order. */
function unplaced(filters: readonly Filter[]): readonly Conflict[] {
  const explicit = filters.filter(({ isImplicit }) => !isImplicit);
  const other = explicit.find(({ kind }) => !PLACED_FILTERS.includes(kind));
  if (other === undefined) return [];
  const kinds = new Set(explicit.map(({ kind }) => kind));
  const caches = new Set(explicit.filter(({ kind }) => kind === 'cache').map(({ name }) => name));
  const isMade = ({ kind, name }: Filter) => {
    if (COMPRESSING_FILTERS.includes(kind)) return COMPRESSING_FILTERS.some((each) => kinds.has(each));
    return kind === 'cache' ? caches.has(name) || caches.has(null) || (name === null && caches.size > 0) : kinds.has(kind);
  };
  const found = filters.find((each) => each.isImplicit && !isMade(each));
  return found === undefined ? [] : [{ line: found.line, other: other.line, messageId: 'implicit' }];
}
