import {
  type ActionTest,
  type AddressTest,
  type Amount,
  aclKeywords,
  actionsOf,
  type BackendQuantifier,
  type ConverterTest,
  compareBranches,
  compareVersions,
  type FetchTest,
  findAction,
  isBranchName,
  type LineQuantifier,
  type LineTest,
  type OneOrMore,
  type ParameterTest,
  type Predicate,
  type ProxyQuantifier,
  parseVersion,
  rulesets,
  type SectionQuantifier,
  type SettingTest,
  sharedPredicate,
  type TargetTest,
  type Value,
  type ValueTest,
  type Version,
  type WordTest,
} from '@haplint/catalog';
import type { Call, Directive, Word } from '@haplint/parser';
import { and, type Certainty, not, or } from '../model/certainty.js';
import type { Model } from '../model/model.js';
import { remembered } from '../model/remembered.js';
import { type ConfigSection, ProxySection } from '../model/sections.js';
import { knownProxiesByName } from '../reading/backend-references.js';
import {
  addressWord,
  declares,
  declaringKeywords,
  type EffectiveParameters,
  effectiveParameters,
  type ParameterLine,
} from './effective-parameters.js';
import { destinationOfAddress, portOf } from './networks.js';
import { Occurrences } from './occurrences.js';
import { ReachedBackends } from './reached-backends.js';
import { type SampleUseOfLine, samplesRead } from './samples.js';
import { addressesOf, hasConditions, testPort, testValue, type ValueContext } from './value-test.js';
import {
  conjunction,
  count,
  distinct,
  FALSE,
  type PredicatePlace,
  placeOf,
  samePlace,
  TRUE,
  UNKNOWN,
  type Verdict,
  verdictOf,
  within,
} from './verdict.js';

/** What a predicate is read in. */
interface Scope {
  /** The proxy or section in scope; null where the whole configuration is, or a part of its sections. */
  readonly section: ConfigSection | null;
  /** The `bind` or server line in scope. */
  readonly line: ParameterLine | null;
  /** The sections around, by their kind: what `nameOf` refers to. */
  readonly around: ReadonlyMap<string, ConfigSection>;
  /** How many of the configuration's sections are looked at; left out: all. */
  readonly before?: number;
}

const EVERYWHERE: Scope = { section: null, line: null, around: new Map() };

/** A section that a quantifier is about. */
interface ChosenSection {
  readonly section: ConfigSection;
  readonly certainty: Certainty;
  /** What its own scope is made from. */
  readonly outer: Scope;
}

/** HAProxy's limit of what a setting of `option` and the like can look back on is its `defaults`. */
type LinesOfSections = readonly { readonly section: ConfigSection; readonly lines: readonly Directive[] }[];

/** What chooses the things that another predicate is read in; `where` alone narrows it. */
export type Selector = Extract<
  Predicate,
  { proxy: unknown } | { section: unknown } | { backend: unknown } | { bind: unknown } | { server: unknown }
>;

/** Something that satisfies a predicate, or lacks what one asks for. */
export interface Match {
  /** Where to say so first; empty where it is the configuration that lacks something. */
  readonly places: readonly PredicatePlace[];
  /** The section that it is in; null where it is in none. */
  readonly section: ConfigSection | null;
}

/** A thing that a selector chose. */
interface Thing {
  readonly scope: Scope;
  readonly truth: Certainty;
  readonly place: PredicatePlace | null;
}

/** Tells which predicates a configuration satisfies, and where. One evaluator per model: it remembers what it has found. */
export class PredicateEvaluator {
  readonly #model: Model;
  readonly #occurrences: Occurrences;
  readonly #assumesService: boolean;
  /** What shared predicates came to, by the thing they were read for. */
  readonly #shared = new Map<string, Map<object, Verdict>>();
  /** Whether they hold, where nobody has asked for more. */
  readonly #sharedTruths = new Map<string, Map<object, Certainty>>();

  /**
   * With `assumesService`, what a piece of a configuration does not show does not put its proxies out of service: who declares rules
   * for pieces wants to hear of them, `defaults` with `disabled` or not.
   */
  constructor(model: Model, { assumesService = false }: { readonly assumesService?: boolean } = {}) {
    this.#model = model;
    this.#assumesService = assumesService;
    this.#occurrences = new Occurrences(model);
  }

  /** Reads a predicate in the scope of the whole configuration. */
  evaluate(predicate: Predicate): Verdict {
    return this.#occurrences.mayHold(predicate) ? this.#read(predicate, EVERYWHERE) : FALSE;
  }

  /**
   * Each thing for itself that is certain to satisfy a predicate: where `proxy`, `bind`, `line` and the like ask for some thing, all
   * such things. With a selector, it is read in each of the things that this one chooses.
   */
  matches(predicate: Predicate, selector?: Selector): readonly Match[] {
    const found = this.#things(selector, EVERYWHERE).flatMap(({ scope, truth, place }) => {
      if (truth !== true) return [];
      return this.#each(predicate, scope).flatMap(({ truth: holds, places }): Match[] => {
        const shown = places.length > 0 || place === null ? places : [place];
        return holds === true ? [{ places: shown, section: scope.section }] : [];
      });
    });
    return oncePerPlace(found);
  }

  /** Each of the chosen things, or else the configuration, that is certain not to satisfy a predicate. */
  lacks(predicate: Predicate, selector?: Selector): readonly Match[] {
    const found = this.#things(selector, EVERYWHERE).flatMap(({ scope, truth, place }): Match[] => {
      if (truth !== true || this.#read({ not: predicate }, scope).truth !== true) return [];
      const places = [...this.#blame(predicate, scope), ...(place === null ? [] : [place])];
      return [{ places: distinct(places), section: scope.section }];
    });
    return oncePerPlace(found);
  }

  #read(predicate: Predicate, scope: Scope): Verdict {
    if ('all' in predicate) return conjunction(predicate.all, (part) => this.#read(part, scope));
    if ('any' in predicate) return this.#any(predicate.any, scope);
    if ('not' in predicate) {
      const truth = this.#holds(predicate.not, scope);
      // What the text does not show may be elsewhere, or come from a template's data.
      return truth === false && !this.#model.isWhole && !('target' in predicate.not) ? UNKNOWN : verdictOf(not(truth));
    }
    if ('given' in predicate) return verdictOf(this.#holds(predicate.given, scope));
    if ('shared' in predicate) return this.#readShared(predicate.shared, scope);
    if ('target' in predicate) return verdictOf(isTarget(this.#model.target, predicate.target));
    if ('anywhere' in predicate) return this.#anywhere(predicate.anywhere, scope.around);
    if ('earlier' in predicate) return this.#earlier(predicate.earlier, scope);
    if ('proxy' in predicate) return this.#proxies(predicate.proxy, scope);
    if ('section' in predicate) return this.#sections(predicate.section, scope);
    if ('backend' in predicate) return this.#backends(predicate.backend, scope);
    if ('bind' in predicate) return this.#lines('bind', predicate.bind, scope);
    if ('server' in predicate) return this.#lines('server', predicate.server, scope);
    if ('parameter' in predicate) {
      return this.#parameter(typeof predicate.parameter === 'string' ? { name: predicate.parameter } : predicate.parameter, scope);
    }
    if ('address' in predicate) return this.#address(predicate.address, scope);
    if ('name' in predicate) return this.#name(predicate.name, scope);
    if ('option' in predicate) return this.#option(predicate.option, scope);
    if ('setting' in predicate) return this.#setting(predicate.setting, scope);
    if ('line' in predicate) return this.#line(predicate.line, scope);
    if ('action' in predicate) return count(this.#actionVerdicts(predicate.action, scope), 1);
    if ('fetch' in predicate) return count(this.#fetchVerdicts(predicate.fetch, scope), 1);
    return count(this.#converterVerdicts(predicate.converter, scope), 1);
  }

  /** Whether a predicate is true, which may be known from less than it takes to say where. */
  #holds(predicate: Predicate, scope: Scope): Certainty {
    if ('all' in predicate) {
      let truth: Certainty = true;
      for (const part of predicate.all) {
        truth = and(truth, this.#holds(part, scope));
        if (truth === false) break;
      }
      return truth;
    }
    if ('any' in predicate) return countTruths(predicate.any, (part) => this.#holds(part, scope), 1);
    if ('given' in predicate) return this.#holds(predicate.given, scope);
    if ('shared' in predicate) return this.#sharedHolds(predicate.shared, scope);
    if ('backend' in predicate) {
      const { where, mode, atLeast = 1 } = predicate.backend;
      const backends = this.#backendsIn(scope);
      const isOne = (section: ProxySection) => {
        return this.#truthIn(this.#isBackend(section, mode), where, this.#scopeIn(section, outsideSections(scope)));
      };
      const truth = countTruths(backends, isOne, atLeast);
      return truth !== true && backends.isOpen ? or(truth, 'unknown') : truth;
    }
    return this.#read(predicate, scope).truth;
  }

  /** As `#readShared`. */
  #sharedHolds(name: string, scope: Scope): Certainty {
    const shared = sharedPredicate(name);
    if (shared === null) return 'unknown';
    const thing = thingOf(scope, this.#model);
    if (thing === null) return this.#holds(shared.predicate, scope);
    const verdict = this.#shared.get(name)?.get(thing);
    if (verdict !== undefined) return verdict.truth;
    const known = this.#sharedTruths.get(name) ?? new Map<object, Certainty>();
    this.#sharedTruths.set(name, known);
    const truth = known.get(thing) ?? this.#holds(shared.predicate, scope);
    known.set(thing, truth);
    return truth;
  }

  readonly #namesScope = remembered((predicate: Predicate) => namesScope(predicate));

  #anywhere(predicate: Predicate, around: Scope['around']): Verdict {
    if (!this.#namesScope(predicate)) return this.#everywhere(predicate);
    if ('any' in predicate) {
      return count(
        predicate.any.map((part) => this.#anywhere(part, around)),
        1,
      );
    }
    return this.#read(predicate, { ...EVERYWHERE, around });
  }

  /** What names nothing around it is the same wherever it is asked. */
  readonly #everywhere = remembered((predicate: Predicate): Verdict => this.#read(predicate, EVERYWHERE));

  #any(parts: readonly Predicate[], scope: Scope): Verdict {
    return count(
      parts.map((part) => this.#read(part, scope)),
      1,
    );
  }

  #readShared(name: string, scope: Scope): Verdict {
    const shared = sharedPredicate(name);
    if (shared === null) return UNKNOWN;
    const thing = thingOf(scope, this.#model);
    if (thing === null) return this.#read(shared.predicate, scope);
    const known = this.#shared.get(name) ?? new Map<object, Verdict>();
    this.#shared.set(name, known);
    const verdict = known.get(thing) ?? this.#read(shared.predicate, scope);
    known.set(thing, verdict);
    return verdict;
  }

  #earlier(predicate: Predicate, { section, around }: Scope): Verdict {
    const before = section === null ? 0 : section.index;
    return this.#read(predicate, { ...EVERYWHERE, around, before });
  }

  // ---- things one by one

  #things(selector: Selector | undefined, scope: Scope): readonly Thing[] {
    if (selector === undefined) return [{ scope, truth: true, place: null }];
    if ('bind' in selector || 'server' in selector) {
      const { kind, where } =
        'bind' in selector ? { kind: 'bind' as const, ...selector.bind } : { kind: 'server' as const, ...selector.server };
      return this.#linesIn(kind, scope).map(({ line, certainty }) => {
        const inner: Scope = { ...scope, section: line.section, line };
        return { scope: inner, truth: this.#truthIn(certainty, where, inner), place: placeOf(line.line) };
      });
    }
    const { where } = 'proxy' in selector ? selector.proxy : 'section' in selector ? selector.section : selector.backend;
    return this.#chosenSections(selector, scope).map(({ section, certainty, outer }) => {
      const inner = this.#scopeIn(section, outer);
      return { scope: inner, truth: this.#truthIn(certainty, where, inner), place: placeOf(section.header) };
    });
  }

  #truthIn(certainty: Certainty, where: Predicate | undefined, scope: Scope): Certainty {
    if (certainty === false || where === undefined) return certainty;
    return and(certainty, this.#holds(where, scope));
  }

  #chosenSections(selector: Exclude<Selector, { bind: unknown } | { server: unknown }>, scope: Scope) {
    if ('proxy' in selector) return this.#chosenProxies(selector.proxy, scope);
    return 'section' in selector ? this.#chosenOfKind(selector.section, scope) : this.#chosenBackends(selector.backend, scope).chosen;
  }

  /** What a predicate comes to for each thing that it asks for some of. */
  #each(predicate: Predicate, scope: Scope): readonly Verdict[] {
    if ('all' in predicate) {
      const lead = Math.max(0, predicate.all.findIndex(asksForThings));
      const others = conjunction(
        predicate.all.filter((_, i) => i !== lead),
        (part) => this.#read(part, scope),
      );
      return this.#each(predicate.all[lead] as Predicate, scope).map((verdict) => conjunction([verdict, others], (each) => each));
    }
    if ('any' in predicate) return predicate.any.flatMap((part) => this.#each(part, scope));
    if ('shared' in predicate) {
      const shared = sharedPredicate(predicate.shared);
      return shared === null ? [] : this.#each(shared.predicate, scope);
    }
    if ('anywhere' in predicate) return this.#each(predicate.anywhere, { ...EVERYWHERE, around: scope.around });
    if (isSelector(predicate)) return this.#eachThing(predicate, scope);
    if ('line' in predicate && predicate.line.atLeast === undefined) return this.#lineVerdicts(predicate.line, scope);
    if ('action' in predicate) return this.#actionVerdicts(predicate.action, scope);
    if ('fetch' in predicate) return this.#fetchVerdicts(predicate.fetch, scope);
    if ('converter' in predicate) return this.#converterVerdicts(predicate.converter, scope);
    const verdict = this.#read(predicate, scope);
    const { section, line } = scope;
    if ('name' in predicate && verdict.truth === true && line === null && section !== null && section.name !== null) {
      return [{ truth: true, places: [placeOf(section.header, section.name)] }];
    }
    // Of several together, the section that has them all is at fault.
    return [verdict.truth === true && 'line' in predicate ? behindHeader(verdict, section) : verdict];
  }

  #eachThing(predicate: Selector, scope: Scope): readonly Verdict[] {
    const [quantifier] = Object.values(predicate) as [LineQuantifier];
    const { atLeast = 1, sharing, where } = quantifier;
    if (atLeast > 1 || sharing !== undefined) {
      const verdict = this.#read(predicate, scope);
      return [verdict.truth === true ? behindHeader(verdict, scope.section) : verdict];
    }
    // What `where` asks for is looked for one by one in its turn.
    return this.#things(whereless(predicate), scope).flatMap(({ scope: inner, truth, place }) => {
      if (truth === false || place === null) return [];
      const verdicts = where === undefined ? [TRUE] : this.#each(where, inner);
      return verdicts.map((verdict) => {
        if (verdict.truth !== true) return within(truth, verdict);
        const isThere = inner.line === null ? verdict.places.length > 0 : verdict.places[0]?.line === place.line;
        return within(truth, { truth: true, places: isThere ? verdict.places : distinct([place, ...verdict.places]) });
      });
    });
  }

  /** The places of what is there instead of what a predicate asks for; empty where nothing is. */
  #blame(predicate: Predicate, scope: Scope): readonly PredicatePlace[] {
    if ('all' in predicate) {
      const failed = predicate.all.find((part) => this.#read(part, scope).truth === false);
      return failed === undefined ? [] : this.#blame(failed, scope);
    }
    if ('any' in predicate) {
      const places = predicate.any.map((part) => this.#blame(part, scope));
      return places.find((each) => each.length > 0) ?? [];
    }
    if ('not' in predicate) return this.#each(predicate.not, scope).find(({ truth }) => truth === true)?.places ?? [];
    if ('setting' in predicate) {
      const words = predicate.setting.keyword.split(' ');
      return this.#decisive(this.#linesOf(words[0] as string, scope, predicate.setting.in), (line) => startsWith(line, words));
    }
    if ('option' in predicate) {
      return this.#decisive(this.#linesOf('option', scope), (line) => this.#model.valueOf(line.args[0]) === predicate.option);
    }
    const { line, section } = scope;
    if ('parameter' in predicate && line !== null) {
      const names = typeof predicate.parameter === 'string' ? [predicate.parameter] : listOf(predicate.parameter.name);
      const { byName } = this.#parametersOf(line);
      const found = names.flatMap((name) => byName.get(name) ?? []);
      return found.slice(0, 1).map((parameter) => placeOf(parameter.line, spanOf(parameter)));
    }
    if ('address' in predicate && line !== null) {
      const word = addressWord(line);
      return word === null ? [] : [placeOf(line.line, word)];
    }
    if ('name' in predicate && line === null && section !== null && section.name !== null) return [placeOf(section.header, section.name)];
    return [];
  }

  #decisive(sections: LinesOfSections, decides: (line: Directive) => boolean): readonly PredicatePlace[] {
    return this.#lastLines(sections, decides)
      .candidates.slice(0, 1)
      .map((line) => placeOf(line));
  }

  // ---- sections

  /** Whether HAProxy reads a section and takes it into service; `defaults` serve where a proxy that does inherits from them. */
  readonly #isLive = remembered((section: ConfigSection): Certainty => {
    if (section.kind === 'defaults') {
      return this.#heirs(section).reduce((truth: Certainty, proxy) => or(truth, this.#isLive(proxy)), false);
    }
    const isDisabled = this.#assumesService && !saysItsState(section) ? false : this.#model.isDisabled(section);
    return and(section.certain || 'unknown', not(isDisabled));
  });

  #heirs(section: ConfigSection): readonly ProxySection[] {
    return this.#heirsBySection(null).get(section) ?? [];
  }

  readonly #heirsBySection = remembered((_: null): ReadonlyMap<ConfigSection, readonly ProxySection[]> => {
    const heirs = new Map<ConfigSection, ProxySection[]>();
    for (const proxy of this.#model.proxies) {
      for (const defaults of proxy.defaults) {
        const others = heirs.get(defaults);
        if (others === undefined) heirs.set(defaults, [proxy]);
        else others.push(proxy);
      }
    }
    return heirs;
  });

  #sectionsIn({ before }: Scope): readonly ConfigSection[] {
    const { sections } = this.#model;
    return before === undefined ? sections : sections.slice(0, before);
  }

  #scopeIn(section: ConfigSection, { around, before }: Scope): Scope {
    return {
      section,
      line: null,
      around: new Map([...around, [section.kind, section], ...(section instanceof ProxySection ? [['proxy', section] as const] : [])]),
      ...(before === undefined ? {} : { before }),
    };
  }

  #readIn(section: ConfigSection, where: Predicate | undefined, scope: Scope): Verdict {
    const found = where === undefined ? TRUE : this.#read(where, this.#scopeIn(section, scope));
    if (found.truth !== true || found.places.length > 0) return found;
    return { truth: true, places: [placeOf(section.header)] };
  }

  #verdictsIn(chosen: readonly ChosenSection[], where: Predicate | undefined): Verdict[] {
    return chosen.map(({ section, certainty, outer }) =>
      certainty === false ? FALSE : within(certainty, this.#readIn(section, where, outer)),
    );
  }

  #proxies(quantifier: ProxyQuantifier, scope: Scope): Verdict {
    if (quantifier.where !== undefined && !this.#occurrences.mayHold(quantifier.where)) return FALSE;
    return count(this.#verdictsIn(this.#chosenProxies(quantifier, scope), quantifier.where), quantifier.atLeast ?? 1);
  }

  #chosenProxies({ side, mode }: ProxyQuantifier, scope: Scope): readonly ChosenSection[] {
    return this.#candidateSections(scope)
      .filter((section): section is ProxySection => section instanceof ProxySection)
      .filter((proxy) => side === undefined || proxy.hasSide(side))
      .map((section) => ({ section, certainty: and(this.#isLive(section), this.#hasMode(section, mode)), outer: scope }));
  }

  /** A quantifier inside of a section is about that very section. */
  #candidateSections(scope: Scope): readonly ConfigSection[] {
    return scope.section === null ? this.#sectionsIn(scope) : [scope.section];
  }

  #hasMode(proxy: ProxySection, mode: OneOrMore<string> | undefined): Certainty {
    if (mode === undefined) return true;
    const effective = this.#model.effectiveMode(proxy);
    return effective === null ? 'unknown' : listOf(mode).includes(effective.mode);
  }

  #sections(quantifier: SectionQuantifier, scope: Scope): Verdict {
    if (quantifier.where !== undefined && !this.#occurrences.mayHold(quantifier.where)) return FALSE;
    return count(this.#verdictsIn(this.#chosenOfKind(quantifier, scope), quantifier.where), quantifier.atLeast ?? 1);
  }

  #chosenOfKind({ kind }: SectionQuantifier, scope: Scope): readonly ChosenSection[] {
    const kinds = listOf(kind);
    return this.#candidateSections(scope)
      .filter((section) => kinds.includes(section.kind))
      .map((section) => ({ section, certainty: this.#isLive(section), outer: scope }));
  }

  #backends(quantifier: BackendQuantifier, scope: Scope): Verdict {
    const { where, atLeast = 1 } = quantifier;
    const { chosen, isOpen } = this.#chosenBackends(quantifier, scope);
    const verdicts = this.#verdictsIn(chosen, where);
    if (isOpen) verdicts.push(...Array<Verdict>(atLeast).fill(UNKNOWN));
    return count(verdicts, atLeast);
  }

  #chosenBackends({ mode }: BackendQuantifier, scope: Scope): { chosen: readonly ChosenSection[]; isOpen: boolean } {
    const backends = this.#backendsIn(scope);
    const outer = outsideSections(scope);
    const chosen = Array.from(backends, (section) => ({ section, certainty: this.#isBackend(section, mode), outer }));
    return { chosen, isOpen: backends.isOpen };
  }

  /** Those that the proxy around reaches; outside of proxies, all. */
  #backendsIn({ section }: Scope): ReachedBackends {
    return section instanceof ProxySection ? this.#reachedFrom(section) : this.#allBackends(null);
  }

  #isBackend(section: ProxySection, mode: BackendQuantifier['mode']): Certainty {
    return and(this.#isLive(section), this.#hasMode(section, mode));
  }

  readonly #allBackends = remembered((_: null) => new ReachedBackends(this.#model.proxies.filter((proxy) => proxy.hasSide('backend'))));

  readonly #reachedFrom = remembered((proxy: ProxySection) => new ReachedBackends(this.#reached(proxy)));

  /** The backends that a frontend is sure to name; others are possible where a name is computed or stands in an undecided branch. */
  *#reached(proxy: ProxySection): Generator<ProxySection | 'open', undefined> {
    if (proxy.hasSide('backend')) yield proxy;
    if (!proxy.hasSide('frontend')) return;
    const { candidates } = this.#model.effectiveSetting(proxy, ({ prefix }) => prefix === null, ['default_backend']);
    const names = knownProxiesByName('backend', this.#model);
    for (const line of [...candidates, ...proxy.linesWith('use_backend')]) {
      const name = this.#model.firstValue(line) ?? null;
      if (name === null || name.includes('%') || this.#model.isRead(line) !== true) yield 'open';
      else {
        const backend = names.get(name);
        if (backend !== undefined) yield backend;
      }
    }
  }

  // ---- lines with parameters

  #lines(kind: ParameterLine['kind'], quantifier: LineQuantifier, scope: Scope): Verdict {
    const { where, sharing, differing, atLeast = sharing === undefined ? 1 : 2 } = quantifier;
    if (where !== undefined && !this.#occurrences.mayHold(where)) return FALSE;
    const found = this.#linesIn(kind, scope, this.#linesNaming(kind, where, scope)).map(({ line, certainty }) => {
      const verdict = where === undefined ? TRUE : this.#read(where, { ...scope, section: line.section, line });
      const places = distinct([placeOf(line.line), ...verdict.places]);
      const whole: Verdict = verdict.truth === true ? { truth: true, places } : verdict;
      return { line, verdict: within(certainty, whole) };
    });
    const verdicts = found.map(({ verdict }) => verdict);
    if (sharing === undefined) return count(verdicts, atLeast);
    const holding = found.filter(({ verdict }) => verdict.truth === true);
    const groups = groupBy(holding, ({ line }) => this.#feature(line, sharing));
    const alike = groups.filter((group) => group.length >= atLeast && this.#differ(group, differing));
    if (alike.length > 0) return { truth: true, places: distinct(alike.flat().flatMap(({ verdict }) => verdict.places)) };
    return verdicts.some(({ truth }) => truth === 'unknown') ? UNKNOWN : FALSE;
  }

  /** The lines of which a parameter may have the name of something around, where that is all that is asked; null where it is not. */
  #linesNaming(kind: ParameterLine['kind'], where: Predicate | undefined, scope: Scope): readonly ParameterLine[] | null {
    if (where === undefined || !('parameter' in where) || typeof where.parameter === 'string' || scope.section !== null) return null;
    const { name, is } = where.parameter;
    if (typeof name !== 'string' || typeof is !== 'object' || scope.before !== undefined) return null;
    const text = this.#context(scope).textOf(is);
    const { byValue, open } = this.#linesByValue(`${kind} ${name}`);
    return text === null ? null : [...(byValue.get(text) ?? []), ...open];
  }

  /** The lines with a parameter by its value, and those of which it is not known. */
  readonly #linesByValue = remembered((key: string) => {
    const [kind = '', name = ''] = key.split(' ');
    const byValue = new Map<string, ParameterLine[]>();
    const open: ParameterLine[] = [];
    for (const section of this.#model.sections) {
      if (section.kind === 'global') continue;
      for (const line of this.#declarations(section, kind as ParameterLine['kind'])) {
        const parameters = this.#parametersOf(line);
        const found = parameters.byName.get(name);
        const value = found === undefined ? undefined : this.#textOf(found.words[0]);
        const isOpen = parameters.open.has(name) || value === null || (found === undefined && parameters.open.has('*'));
        if (isOpen) open.push(line);
        else if (value !== undefined) appendTo(byValue, value as string, line);
      }
    }
    return { byValue, open };
  });

  /** The lines of a kind in the scope, or those of `named` that are, with what is certain of them. */
  #linesIn(
    kind: ParameterLine['kind'],
    scope: Scope,
    named: readonly ParameterLine[] | null = null,
  ): readonly { readonly line: ParameterLine; readonly certainty: Certainty }[] {
    return this.#sectionsOfLines(scope, named).flatMap((section) => {
      const live = hasSideOf(section, kind) ? this.#isLive(section) : false;
      if (live === false) return [];
      const lines = named?.filter((line) => line.section === section) ?? this.#declarations(section, kind);
      return lines.map((line) => ({ line, certainty: and(live, this.#model.isRead(line.line)) }));
    });
  }

  #sectionsOfLines(scope: Scope, named: readonly ParameterLine[] | null): readonly ConfigSection[] {
    if (scope.section !== null) return [scope.section];
    if (named !== null) return [...new Set(named.map(({ section }) => section))];
    return this.#sectionsIn(scope).filter(({ kind }) => kind !== 'global');
  }

  readonly #bindsOf = remembered((section: ConfigSection) => declarationsOf(section, 'bind'));
  readonly #serversOf = remembered((section: ConfigSection) => declarationsOf(section, 'server'));

  #declarations(section: ConfigSection, kind: ParameterLine['kind']): readonly ParameterLine[] {
    return kind === 'bind' ? this.#bindsOf(section) : this.#serversOf(section);
  }

  readonly #parametersOf = remembered((line: ParameterLine): EffectiveParameters => effectiveParameters(line, this.#model));

  /** What lines are compared in; null where it is not known or not there. */
  #feature(line: ParameterLine, feature: NonNullable<LineQuantifier['sharing']>): string | null {
    if (feature === 'name') return this.#model.valueOf(line.line.args[0]);
    const words = this.#parametersOf(line).byName.get(feature.parameter)?.words;
    return words === undefined ? null : this.#model.valueOf(words[0]);
  }

  #differ(group: readonly { readonly line: ParameterLine }[], differing: LineQuantifier['differing']): boolean {
    if (differing === undefined) return true;
    return differing.some((feature) => new Set(group.map(({ line }) => this.#feature(line, feature))).size > 1);
  }

  #parameter(test: ParameterTest, scope: Scope): Verdict {
    if (scope.line === null) return UNKNOWN;
    const parameters = this.#parametersOf(scope.line);
    const verdicts = listOf(test.name).map((name): Verdict => {
      if (parameters.open.has(name)) return UNKNOWN;
      const found = parameters.byName.get(name);
      if (found === undefined) return verdictOf(parameters.open.has('*') ? 'unknown' : false);
      const truth = hasConditions(test) ? testValue(this.#textOf(found.words[0]), test, this.#context(scope)) : true;
      if (truth !== true) return verdictOf(truth);
      return { truth, places: [found.line === scope.line?.line ? placeOf(found.line, spanOf(found)) : placeOf(found.line)] };
    });
    return count(verdicts, 1);
  }

  #address(test: AddressTest, scope: Scope): Verdict {
    const { line } = scope;
    const word = line === null ? null : addressWord(line);
    if (line === null || word === null) return FALSE;
    const { family: wanted, port: portTest, ...conditions } = test;
    const context = { ...this.#context(scope), destinationOf: destinationOfAddress };
    const families = wanted === undefined ? null : listOf(wanted);
    const truth = addressesOf(word, this.#model.env)
      .map(({ text, family }) => {
        const ofFamily: Certainty = families === null ? true : family === null ? 'unknown' : families.includes(family);
        const port = text === null ? null : portOf(text);
        const ofPort = portTest === undefined ? true : text === null ? 'unknown' : port !== null && testPort(port, portTest, context);
        return and(and(ofFamily, ofPort), testValue(text, conditions, context));
      })
      .reduce(or, false);
    return truth === true ? { truth, places: [placeOf(line.line, word)] } : verdictOf(truth);
  }

  #name(test: ValueTest, scope: Scope): Verdict {
    const word = scope.line === null ? scope.section?.name : scope.line.line.args[0];
    return verdictOf(testValue(this.#textOf(word), test, this.#context(scope)));
  }

  // ---- lines

  /** The sections whose lines a predicate is about: in a proxy's scope also its `defaults`, the nearest last. */
  #sectionsOf(scope: Scope, kinds?: OneOrMore<string>): readonly ConfigSection[] {
    if (kinds !== undefined) {
      const wanted = listOf(kinds);
      return this.#sectionsIn(scope).filter(({ kind }) => wanted.includes(kind));
    }
    const { section } = scope;
    if (section === null) return this.#sectionsIn(scope);
    return section instanceof ProxySection ? [...[...section.defaults].reverse(), section] : [section];
  }

  /** The lines that begin with these words, with what is certain of them. */
  *#linesWith(keywords: readonly string[], sections: readonly ConfigSection[]) {
    for (const section of sections) {
      const live = this.#isLive(section);
      if (live === false) continue;
      for (const keyword of keywords) {
        const words = keyword.split(' ');
        for (const line of section.linesWith(words[0] as string)) {
          if (!startsWith(line, words)) continue;
          yield { line, section, certainty: and(live, this.#model.isRead(line)), rest: line.args.slice(words.length - 1) };
        }
      }
    }
  }

  #line(test: LineTest, scope: Scope): Verdict {
    return count(this.#lineVerdicts(test, scope), test.atLeast ?? 1);
  }

  #lineVerdicts({ keyword, negated = false, in: kinds, ...tests }: LineTest, scope: Scope): readonly Verdict[] {
    const verdicts: Verdict[] = [];
    for (const { line, certainty, rest } of this.#linesWith(listOf(keyword), this.#sectionsOf(scope, kinds))) {
      if (negated ? line.prefix?.value !== 'no' : line.prefix !== null) continue;
      verdicts.push(within(certainty, this.#rest(line, rest, tests, scope)));
    }
    return verdicts;
  }

  /** What stands behind the keyword or the action: words, and a condition. */
  #rest(line: Directive, rest: readonly Word[], tests: Pick<LineTest, 'with' | 'condition'>, scope: Scope): Verdict {
    const at = rest.findIndex(({ value, isPlain }) => isPlain && (value === 'if' || value === 'unless'));
    const words = at === -1 ? rest : rest.slice(0, at);
    const context = this.#context(scope);
    let truth = listOf(tests.with ?? []).reduce((all: Certainty, test) => and(all, this.#word(words, test, context)), true);
    if (tests.condition !== undefined) {
      const texts = at === -1 ? [] : rest.slice(at).map((word) => this.#textOf(word));
      const text = texts.includes(null) ? null : texts.join(' ');
      for (const test of listOf(tests.condition)) truth = and(truth, testValue(text, test, context));
    }
    return truth === true ? { truth, places: [placeOf(line)] } : verdictOf(truth);
  }

  #word(words: readonly Word[], test: WordTest, context: ValueContext): Certainty {
    const { word: number, after } = test;
    if (number !== undefined) {
      const word = words[number - 1];
      return testValue(word === undefined ? '' : this.#textOf(word), test, context);
    }
    const candidates = after === undefined ? words : words.filter((_, i) => i > 0 && this.#textOf(words[i - 1]) === after);
    return candidates.map((word) => testValue(this.#textOf(word), test, context)).reduce(or, false);
  }

  #option(name: string, scope: Scope): Verdict {
    const { candidates, isSet } = this.#lastLines(this.#linesOf('option', scope), (line) => this.#model.valueOf(line.args[0]) === name);
    const truths: Certainty[] = candidates.map(({ prefix }) => prefix === null);
    if (!isSet) truths.push(false);
    return settled(truths, candidates);
  }

  #setting(test: SettingTest, scope: Scope): Verdict {
    const context = this.#context(scope);
    const words = test.keyword.split(' ');
    const { candidates, isSet } = this.#lastLines(this.#linesOf(words[0] as string, scope, test.in), (line) => startsWith(line, words));
    const judge = (text: string | null | undefined): Certainty => (text === undefined ? false : testValue(text, test, context));
    const truths = candidates.map((line) => {
      if (line.prefix !== null) return judge(test.default);
      if (!hasConditions(test)) return true;
      const values = line.args.slice(words.length - 1);
      if (test.word === 'some') return values.map((word) => judge(this.#textOf(word))).reduce(or, false);
      return judge(this.#textOf(values[(test.word ?? 1) - 1]));
    });
    if (!isSet) truths.push(judge(test.default));
    return settled(truths, candidates);
  }

  /** Lines with a keyword, whatever else is in them, in HAProxy's order. */
  #linesOf(keyword: string, scope: Scope, kinds?: OneOrMore<string>): LinesOfSections {
    return this.#sectionsOf(scope, kinds).map((section) => ({ section, lines: section.linesWith(keyword) }));
  }

  /** The lines that may decide a setting of which the last one wins. */
  #lastLines(sections: LinesOfSections, decides: (line: Directive) => boolean): { candidates: readonly Directive[]; isSet: boolean } {
    const candidates: Directive[] = [];
    for (const { section, lines } of [...sections].reverse()) {
      for (const line of [...lines].reverse()) {
        if (!decides(line)) continue;
        candidates.push(line);
        if (section.certain && this.#model.isRead(line) === true) return { candidates, isSet: true };
      }
    }
    return { candidates, isSet: false };
  }

  #actionVerdicts({ name, ruleset, ...tests }: ActionTest, scope: Scope): readonly Verdict[] {
    const names = listOf(name);
    // What a script or a module registers is in no list, and may be in all of them.
    const isListed = names.every((word) => rulesets().some((each) => actionsOf(each)?.has(word)));
    const possible = isListed ? rulesets().filter((each) => names.some((word) => actionsOf(each)?.has(word))) : rulesets();
    const opening = ruleset === undefined ? possible : listOf(ruleset);
    const verdicts: Verdict[] = [];
    for (const each of opening) {
      for (const { line, certainty, rest } of this.#linesWith([each], this.#sectionsOf(scope))) {
        const text = line.prefix === null ? this.#textOf(rest[0]) : undefined;
        if (text === undefined) continue;
        const action = text === null ? null : (findAction(each, text)?.name ?? text);
        const truth = action === null ? 'unknown' : names.includes(action);
        if (truth !== false) verdicts.push(within(and(certainty, truth), this.#rest(line, rest.slice(1), tests, scope)));
      }
    }
    return verdicts;
  }

  // ---- expressions

  readonly #samplesOf = remembered((section: ConfigSection) =>
    section.lines.flatMap((line) => samplesRead(line, this.#model).map((use) => ({ line, use }))),
  );

  /** The names of the fetches and converters in a section, by which predicates may know them. */
  readonly #callNamesOf = remembered((section: ConfigSection): ReadonlySet<string> => {
    const names = new Set<string>();
    for (const { use } of this.#samplesOf(section)) {
      for (const { name } of use.converters) names.add(name);
      if (use.fetch === null) continue;
      names.add(use.fetch.name);
      const keyword = aclKeywords().get(use.fetch.name);
      if (keyword !== undefined) names.add(keyword.fetch);
    }
    return names;
  });

  #converterVerdicts(test: ConverterTest, scope: Scope): readonly Verdict[] {
    return this.#samplesWith(test, scope, ({ converters }, names) => converters.filter(({ name }) => names.has(name)));
  }

  #fetchVerdicts(test: FetchTest, scope: Scope): readonly Verdict[] {
    const matches = test.match === undefined ? null : listOf(test.match);
    const context = this.#context(scope);
    const { pattern } = test;
    return this.#samplesWith(test, scope, ({ fetch, matching = null, patterns = [] }, names) => {
      if (fetch === null) return [];
      if (pattern !== undefined && !patterns.some((text) => testValue(text, pattern, context) === true)) return [];
      const keyword = aclKeywords().get(fetch.name);
      if (!names.has(fetch.name) && (keyword === undefined || !names.has(keyword.fetch))) return [];
      const match = matching ?? keyword?.matching ?? null;
      return matches === null || (match !== null && matches.includes(match)) ? [fetch] : [];
    });
  }

  #samplesWith(
    test: FetchTest,
    scope: Scope,
    callsOf: (use: SampleUseOfLine, names: ReadonlySet<string>) => readonly Call[],
  ): readonly Verdict[] {
    const wanted = listOf(test.name);
    const names = new Set(wanted);
    const keywords = test.keyword === undefined ? null : listOf(test.keyword).map((keyword) => keyword.split(' '));
    const context = this.#context(scope);
    const verdicts: Verdict[] = [];
    for (const section of this.#sectionsOf(scope)) {
      // Most names are in few sections, if any.
      const found = this.#callNamesOf(section);
      if (!wanted.some((name) => found.has(name))) continue;
      const live = this.#isLive(section);
      if (live === false) continue;
      for (const { line, use } of this.#samplesOf(section)) {
        if (keywords !== null && !keywords.some((words) => startsWith(line, words))) continue;
        for (const call of callsOf(use, names)) {
          const truth = and(live, this.#arguments(call, test.arguments, context));
          verdicts.push(truth === true ? { truth, places: [placeOf(line, { start: call.nameStart, end: call.end })] } : verdictOf(truth));
        }
      }
    }
    return verdicts;
  }

  #arguments(call: Call, tests: FetchTest['arguments'], context: ValueContext): Certainty {
    const texts = call.args.map(({ value, isLiteral }) => (isLiteral ? value : null));
    return listOf(tests ?? []).reduce((all: Certainty, test) => {
      if (test.argument === undefined) return and(all, texts.map((text) => testValue(text, test, context)).reduce(or, false));
      const text = texts[test.argument - 1];
      return and(all, testValue(text === undefined ? '' : text, test, context));
    }, true);
  }

  // ---- texts

  #textOf(word: Word | null | undefined): string | null {
    return word ? this.#model.valueOf(word) : '';
  }

  #context(scope: Scope): ValueContext {
    return {
      textOf: (value: Value) => (typeof value === 'object' ? this.#textOf(scope.around.get(value.nameOf)?.name) : String(value)),
      settingOf: (amount) => this.#amount(amount, scope),
    };
  }

  /** Another setting: of the scope, or of `global` where none of the scope's lines has it. */
  #amount({ setting, default: text }: Extract<Amount, object>, scope: Scope): string | null {
    const words = setting.split(' ');
    for (const lines of [this.#linesOf(words[0] as string, scope), this.#linesOf(words[0] as string, scope, 'global')]) {
      const { candidates, isSet } = this.#lastLines(lines, (line) => startsWith(line, words));
      if (candidates.length === 0) continue;
      const texts = new Set(candidates.map((line) => this.#textOf(line.args[words.length - 1])));
      if (!isSet) texts.add(text);
      const [only] = texts;
      return texts.size === 1 ? (only ?? null) : null;
    }
    return text;
  }
}

/** Whether a predicate refers to the name of something around it. */
function namesScope(predicate: unknown): boolean {
  if (typeof predicate !== 'object' || predicate === null) return false;
  return Object.entries(predicate).some(([key, part]) => key === 'nameOf' || key === 'shared' || namesScope(part));
}

function appendTo<Item>(lists: Map<string, Item[]>, key: string, item: Item): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [item]);
  else list.push(item);
}

function listOf<Item>(items: OneOrMore<Item>): readonly Item[] {
  return Array.isArray(items) ? items : [items as Item];
}

/** Whether a line, own or inherited, says that the section is in or out of service. */
function saysItsState(section: ConfigSection): boolean {
  const sections = section instanceof ProxySection ? section.inLine : [section];
  return sections.some(({ lines }) => lines.some(({ keyword }) => keyword.value === 'disabled' || keyword.value === 'enabled'));
}

/** The key of predicates that ask for some thing, of which there may be several. */
const THINGS: ReadonlySet<string> = new Set(['proxy', 'section', 'backend', 'bind', 'server', 'line', 'action', 'fetch', 'converter']);

/** Whether a predicate, or a part of it, asks for some thing. */
function asksForThings(predicate: Predicate): boolean {
  if ('all' in predicate) return predicate.all.some(asksForThings);
  if ('any' in predicate) return predicate.any.some(asksForThings);
  return Object.keys(predicate).some((key) => THINGS.has(key));
}

function isSelector(predicate: Predicate): predicate is Selector {
  return 'proxy' in predicate || 'section' in predicate || 'backend' in predicate || 'bind' in predicate || 'server' in predicate;
}

function whereless(selector: Selector): Selector {
  const [[key, { where: _, ...rest }]] = Object.entries(selector) as [[string, LineQuantifier]];
  return { [key]: rest } as unknown as Selector;
}

/** The places of a verdict behind the header of the section that they are in. */
function behindHeader(verdict: Verdict, section: ConfigSection | null): Verdict {
  return section === null ? verdict : { ...verdict, places: distinct([placeOf(section.header), ...verdict.places]) };
}

/** From the name of a parameter to the last word that belongs to it. */
function spanOf({ name, words }: { readonly name: Word; readonly words: readonly Word[] }): { start: number; end: number } {
  return { start: name.start, end: (words.at(-1) ?? name).end };
}

/** Matches that begin at the same place are one, with the places of all: what several sections inherit is at fault once. */
function oncePerPlace(matches: readonly Match[]): readonly Match[] {
  interface Merged {
    places: readonly PredicatePlace[];
    readonly section: ConfigSection | null;
  }
  const merged: Merged[] = [];
  const byLine = new Map<unknown, Merged[]>();
  for (const { places, section } of matches) {
    const [first] = places;
    const there = first === undefined ? [] : (byLine.get(first.line) ?? []);
    const same = there.find(({ places: [other] }) => first !== undefined && other !== undefined && samePlace(other, first));
    if (same !== undefined) {
      same.places = distinct([...same.places, ...places]);
      continue;
    }
    const match = { places, section };
    merged.push(match);
    if (first !== undefined) byLine.set(first.line, [...there, match]);
  }
  return merged;
}

function declarationsOf(section: ConfigSection, kind: ParameterLine['kind']): readonly ParameterLine[] {
  return section
    .linesWith(...declaringKeywords(kind))
    .filter((line) => declares(line, kind))
    .map((line) => ({ line, section, kind }));
}

/** A backend has no listeners, and a frontend no servers; HAProxy warns and skips what is there. */
function hasSideOf(section: ConfigSection, kind: ParameterLine['kind']): boolean {
  return !(section instanceof ProxySection) || section.hasSide(kind === 'bind' ? 'frontend' : 'backend');
}

function startsWith({ keyword, args }: Directive, words: readonly string[]): boolean {
  return keyword.value === words[0] && words.every((word, i) => i === 0 || args[i - 1]?.value === word);
}

/** The common truth of all that may decide; unknown where they disagree. */
function settled(truths: readonly Certainty[], candidates: readonly Directive[]): Verdict {
  const [truth = false] = truths;
  if (truths.some((other) => other !== truth)) return UNKNOWN;
  return truth === true ? { truth, places: candidates.slice(0, 1).map((line) => placeOf(line)) } : verdictOf(truth);
}

function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string | null): readonly (readonly Item[])[] {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    if (key !== null) appendTo(groups, key, item);
  }
  return [...groups.values()];
}

function isTarget(target: Version | null, { since, before }: TargetTest): Certainty {
  if (target === null) return 'unknown';
  const reached = (name: string) => {
    const version = isBranchName(name) ? null : parseVersion(name);
    return version === null ? compareBranches(target.branch, name) >= 0 : compareVersions(target, version) >= 0;
  };
  return (since === undefined || reached(since)) && (before === undefined || !reached(before));
}

/** What a shared predicate's verdict can be kept by: the thing in scope. Null where it depends on more. */
function thingOf({ section, line, around, before }: Scope, model: Model): object | null {
  if (before !== undefined || [...around.values()].some((other) => other !== section)) return null;
  return line ?? section ?? model;
}

/** The scope of something that is in none of the sections and lines asked about so far. */
function outsideSections(scope: Scope): Scope {
  return { ...scope, section: null, line: null };
}

/** Whether something holds of at least so many; read until they are found. */
function countTruths<Item>(items: Iterable<Item>, read: (item: Item) => Certainty, atLeast: number): Certainty {
  let holding = 0;
  let open = 0;
  for (const item of items) {
    const truth = read(item);
    if (truth === true && ++holding >= atLeast) return true;
    if (truth === 'unknown') open++;
  }
  return holding + open >= atLeast ? 'unknown' : false;
}
