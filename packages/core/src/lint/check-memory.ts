import { formatVersion, type Version } from '@haplint/catalog';
import { append, type ConfigFile, type Section, type SyntaxNode } from '@haplint/parser';
import { type AnalysisOptions, analyse } from '../model/analyse.js';
import type { Model } from '../model/model.js';
import { type ConfigSection, ProxySection } from '../model/sections.js';
import type { Reach } from '../rule/types.js';
import type { Finding } from './finding.js';
import { KeptFinding } from './kept-finding.js';
import { type FormsOfRun, isOnceForLines } from './known-forms.js';
import { RepeatedLines } from './repeated-lines.js';
import {
  type ConfiguredRule,
  type ConfiguredRules,
  FileRun,
  LINES_OF_A_STEP,
  type LintTiming,
  Refusers,
  type RunSink,
  type Walked,
  type WalkedLine,
} from './run-rules.js';
import { contextOf, inheritedNodes, linesOf, type Outline, outlineText, type Unit, unitsOf } from './units.js';

/** What the rules of one configuration are run with. */
export interface RunOptions extends AnalysisOptions {
  readonly target: Version;
  /** Whether somebody has asked for the target. */
  readonly hasTarget: boolean;
  /** The rules of each file. */
  readonly rules: ReadonlyMap<ConfigFile, ConfiguredRules>;
  /** Those among them that can still report something; null for all. */
  readonly candidates: ReadonlySet<string> | null;
  /**
   * Runs what can tell of the lines that have changed, and leaves out the rest: the rules that look at the whole configuration, those that
   * look at a section or at names in sections that have not changed themselves, and in lines of large proxies that have not. What they
   * found before stands in for what they would find, as far as its lines are still there. Where that is not known, they run.
   */
  readonly prompt: boolean;
  readonly timing: LintTiming | undefined;
  /** What other configurations of the run have walked; left out, this is looked at by itself. */
  readonly formsOfRun?: FormsOfRun | undefined;
}

/**
 * What a check leaves for the next one of the same configuration, so that rules are only asked again about what has changed:
 * see `RuleMeta.reach`. What has changed is told by the identity of nodes, as `reparse` keeps them. It may be given any files and
 * options at any time; what does not fit is not used.
 */
export class CheckMemory {
  readonly #targets = new Map<string, TargetMemory>();
  readonly #models = new Map<string, Model>();
  #files: readonly ConfigFile[] = [];
  /** There was more to remember than is. */
  #isOverfull = false;
  /** Rules that have thrown, whatever they declare. */
  readonly #distrusted = new Set<string>();

  /** The rules that were found to look further than they declare, or to throw. */
  get distrusted(): ReadonlySet<string> {
    return this.#distrusted;
  }

  /** The files read for a target, as `analyse` reads them; the same model for the same files. */
  model(files: readonly ConfigFile[], options: AnalysisOptions): Model {
    if (files.length !== this.#files.length || files.some((file, i) => file !== this.#files[i])) {
      this.#files = files;
      this.#models.clear();
    }
    const { target, env = {}, fragment = false } = options;
    const key = JSON.stringify([target && formatVersion(target), env, fragment]);
    let model = this.#models.get(key);
    if (model === undefined) {
      model = analyse(files, options);
      this.#models.set(key, model);
    }
    return model;
  }

  /** Forgets the results for targets that are not among those. */
  retain(targets: readonly Version[]): void {
    const names = new Set(targets.map(formatVersion));
    for (const name of this.#targets.keys()) if (!names.has(name)) this.#targets.delete(name);
  }

  /** Whether the last run for a target was one of all rules. */
  knowsAll(target: Version): boolean {
    return this.#targets.get(formatVersion(target))?.candidates === null;
  }

  /**
   * Runs the rules for a target, in steps of some lines; left between two of them, what it remembers stays true. Gives the runs that have
   * seen the whole files, for the visits that come last.
   */
  *run(files: readonly ConfigFile[], model: Model, options: RunOptions, sink: RunSink): Run {
    const name = formatVersion(options.target);
    if (!files.every(isReusable) || options.fragment === true) {
      this.#targets.delete(name);
      return yield* runAll(files, model, options, sink);
    }
    if (this.#isOverfull) return yield* this.#runWithoutMemory(files, model, options, sink);
    for (;;) {
      const known = this.#targets.get(name);
      const memory = known?.fits(options) ? known : new TargetMemory(options, known?.candidates, this.#distrusted);
      this.#targets.set(name, memory);
      try {
        return yield* memory.run(files, model, { ...options, candidates: memory.candidates }, sink);
      } catch (error) {
        if (error instanceof TooMuch) {
          this.#isOverfull = true;
          return yield* this.#runWithoutMemory(files, model, options, sink);
        }
        if (!(error instanceof BrokenPromise)) throw error;
        // From now on the rule looks at everything each time, where its failure is told as it is everywhere.
        this.#distrusted.add(error.ruleId);
        this.#targets.delete(name);
      }
    }
  }

  *#runWithoutMemory(files: readonly ConfigFile[], model: Model, options: RunOptions, sink: RunSink): Run {
    this.#targets.clear();
    let count = 0;
    const finding: RunSink['finding'] = (...found) => {
      count++;
      return sink.finding(...found);
    };
    const runs = yield* runAll(files, model, options, { ...sink, finding });
    // Rules that stop here would not do so there.
    this.#isOverfull = count >= MOST_KEPT / 10;
    return runs;
  }
}

/** How many findings are kept for a target; each takes about a kilobyte. */
const MOST_KEPT = 100_000;

/** There are more. */
class TooMuch extends Error {}

/** Work in steps, between which others may have their turn. */
type Steps<Result> = Generator<undefined, Result, undefined>;

/** Rules at work. */
export type Run = Steps<Map<ConfigFile, LateVisits>>;

/** Runs all rules over all files. */
export function* runAll(files: readonly ConfigFile[], model: Model, options: RunOptions, sink: RunSink): Run {
  const runs = new Map<ConfigFile, LateVisits>();
  const walkedBy = walkedInRun(files, model, options);
  for (const [i, file] of files.entries()) {
    const walked = walkedBy(options.rules.get(file) ?? NO_RULES, i);
    const run = new FileRun(file, model, options.hasTarget, rulesIn(file, options), sink, options.timing, new Refusers(), walked);
    yield* run.walk();
    runs.set(file, run);
  }
  return runs;
}

/** What the rules of a file, which is the first of its configuration or another, have walked in the run; null where files are looked at by themselves. */
function walkedInRun(
  files: readonly ConfigFile[],
  model: Model,
  options: RunOptions,
): (rules: ConfiguredRules, index: number) => Walked | null {
  const { formsOfRun, candidates } = options;
  // Rules that were left out have heard nothing.
  if (formsOfRun === undefined || candidates !== null || !files.every((file) => RepeatedLines.areIn(file, model))) return () => null;
  const configuration = formsOfRun.newConfiguration();
  const outline = outlineText(files, model);
  return (rules, index) => ({ forms: formsOfRun.of(rules, options), configuration, outline: `${index} ${outline}` });
}

/** What is left of a run for the visits that come last. */
export type LateVisits = Pick<FileRun, 'visit' | 'hasAskedRefusers'>;

/** Rules that did not run, and are only made when a visit that comes last asks for them. */
class Unwalked implements LateVisits {
  readonly hasAskedRefusers = false;
  readonly #make: () => FileRun;
  #run: FileRun | null = null;

  constructor(make: () => FileRun) {
    this.#make = make;
  }

  visit(...args: Parameters<FileRun['visit']>): void {
    this.#run ??= this.#make();
    this.#run.visit(...args);
  }
}

/** The rules of a file that can report something, and do not wait for a target. */
function rulesIn(file: ConfigFile, { rules, hasTarget, candidates }: RunOptions): ConfiguredRules {
  const all = rules.get(file) ?? new Map();
  if (hasTarget && candidates === null) return all;
  return new Map([...all].filter(([id, { rule }]) => (hasTarget || rule.meta.needsTarget !== true) && candidates?.has(id) !== false));
}

/** Whether lines of the file mean the same wherever they stand: no template, no `$.LINE`, and nothing behind which HAProxy stops. */
function isReusable({ template, text, problems }: ConfigFile): boolean {
  return template === null && !text.includes('.LINE') && !problems.some(({ code }) => code === 'nul-character');
}

/**
 * From how many lines on a proxy is large: a prompt run is to take no longer for them than for others. Some twenty rules look at a section
 * as a whole, which takes about 20 ms for a thousand lines.
 */
const LARGE = 500;

/** What is remembered of a unit. */
interface UnitMemory {
  readonly nodes: readonly Section[];
  readonly inherited: readonly Section[];
  readonly context: string;
  readonly ofLines: ReadonlyMap<WalkedLine, readonly KeptFinding[]>;
  readonly ofSection: readonly KeptFinding[];
  readonly ofNames: readonly KeptFinding[];
  /** What `ofNames` was found with; null where both stand in for what would be found. */
  readonly outline: Outline | null;
}

/** A unit as it is now. */
interface UnitState {
  readonly unit: Unit;
  readonly inherited: readonly Section[];
  readonly context: string;
  /** What was found in it when its nodes were the same. */
  readonly last: UnitMemory | null;
  /** That, where nothing has changed in what it inherits from either. */
  readonly known: UnitMemory | null;
  /** What is known of its lines, where it is as it was to the rules that look at lines. */
  readonly knownLines: UnitMemory['ofLines'] | null;
}

function outlineOf(states: readonly UnitState[]): Outline {
  return {
    contexts: states.map(({ context }) => context),
    headers: states.flatMap(({ unit: { nodes } }) => nodes.map(({ header }) => header)),
    globals: states.flatMap(({ unit: { nodes, sections } }) => (sections.some(({ kind }) => kind === 'global') ? nodes : [])),
  };
}

/** The rules of a file by how far they look. */
type Parts = ReadonlyMap<Reach | 'configuration', ConfiguredRules>;

const NO_RULES: ConfiguredRules = new Map();

/** The findings for one target. */
class TargetMemory {
  /** The rules that it knows the findings of; null for all. */
  readonly candidates: ReadonlySet<string> | null;
  readonly #hasTarget: boolean;
  readonly #env: string;
  readonly #rules: readonly ConfiguredRules[];
  readonly #distrusted: ReadonlySet<string>;
  readonly #parts = new Map<ConfiguredRules, Parts>();
  /** By the first section of each unit. */
  #units = new Map<Section, UnitMemory>();
  /** What the rules found that look at everything; null as long as they have not run. */
  #ofConfiguration: readonly KeptFinding[] | null = null;
  #outline: Outline = { contexts: [], headers: [], globals: [] };

  /** `before` are the candidates there were before: rules come and go with each keystroke, and those that come back are known. */
  constructor(options: RunOptions, before: ReadonlySet<string> | null | undefined, distrusted: ReadonlySet<string>) {
    this.candidates = options.candidates === null || before === null ? null : new Set([...options.candidates, ...(before ?? [])]);
    this.#hasTarget = options.hasTarget;
    this.#env = JSON.stringify(options.env ?? {});
    this.#rules = [...options.rules.values()];
    this.#distrusted = distrusted;
  }

  fits({ hasTarget, env, rules, candidates }: RunOptions): boolean {
    const given = [...rules.values()];
    if (this.candidates !== null && (candidates === null || ![...candidates].every((id) => this.candidates?.has(id)))) return false;
    if (hasTarget !== this.#hasTarget || JSON.stringify(env ?? {}) !== this.#env) return false;
    return given.length === this.#rules.length && given.every((each, i) => each === this.#rules[i]);
  }

  /** Runs what has to be run. Throws a `BrokenPromise`, and is of no use then, where a rule looks further than it declares. */
  *run(files: readonly ConfigFile[], model: Model, options: RunOptions, sink: RunSink): Run {
    const parts = files.map((file) => this.#partsOf(file, options));
    const units = files.map((file) => unitsOf(file, model));
    const bySection = new Map<ConfigSection, Unit>();
    for (const unit of units.flat()) for (const section of unit.sections) bySection.set(section, unit);
    const states = units.map((ofFile) => ofFile.map((unit) => this.#stateOf(unit, bySection, model)));
    const outline = sameOutline(outlineOf(states.flat()), this.#outline);
    const lines = new FormerLines(this.#units, units.flat(), files);
    const next = new Map<Section, UnitMemory>();
    const told: UnitMemory[] = [];
    const isPrompt = options.prompt && this.#ofConfiguration !== null;
    for (const [i, file] of files.entries()) {
      const run = new PartialRun(file, files, model, options, parts[i] as Parts);
      for (const state of states[i] as UnitState[]) {
        const [node] = state.unit.nodes;
        const memory = (isPrompt ? yield* promptMemory(state, run, lines, outline) : null) ?? (yield* memoryOf(state, run, lines, outline));
        if (node !== undefined) next.set(node, memory);
        told.push(memory);
      }
    }
    this.#units = next;
    this.#outline = outline;
    const refusers = new Refusers();
    for (const memory of told) tell(memory, isPrompt, files, refusers, sink);
    // Those that look at everything come last: they may ask what the others have found.
    if (isPrompt) this.#tellAgain(files, sink);
    const found: KeptFinding[] = [];
    const keeping: RunSink = {
      finding: (finding, refused) => {
        if (isWalking) found.push(new KeptFinding(finding, refused, [], files));
        sink.finding(finding, refused);
        // What is kept is all there is.
        return true;
      },
      crash: (crash) => sink.crash(crash),
    };
    let isWalking = true;
    const runs = new Map<ConfigFile, LateVisits>();
    for (const [i, file] of files.entries()) {
      const rules = parts[i]?.get('configuration') ?? NO_RULES;
      const make = () => new FileRun(file, model, options.hasTarget, rules, keeping, options.timing, refusers);
      if (isPrompt) runs.set(file, new Unwalked(make));
      else {
        const run = make();
        yield* run.walk();
        runs.set(file, run);
      }
    }
    isWalking = false;
    if (!isPrompt) this.#ofConfiguration = found;
    return runs;
  }

  /** Tells what the rules that look at everything found when they ran last. */
  #tellAgain(files: readonly ConfigFile[], sink: RunSink): void {
    for (const kept of this.#ofConfiguration ?? []) if (kept.isIn(files)) sink.finding(kept.in(files), kept.refused);
  }

  #stateOf(unit: Unit, bySection: ReadonlyMap<ConfigSection, Unit>, model: Model): UnitState {
    const { nodes, isOpened } = unit;
    const [node] = nodes;
    const inherited = inheritedNodes(unit, (defaults) => bySection.get(defaults));
    const last = node && this.#units.get(node);
    // What stands before the first section is no node that would tell whether it has changed.
    if (last === undefined || !isOpened || !isSame(last.nodes, nodes))
      return { unit, inherited, context: contextOf(unit, model), last: null, known: null, knownLines: null };
    const { context, ofLines } = last;
    if (last.outline !== null && isSame(last.inherited, inherited))
      return { unit, inherited, context, last, known: last, knownLines: ofLines };
    const now = contextOf(unit, model);
    return { unit, inherited, context: now, last, known: null, knownLines: now === context ? ofLines : null };
  }

  #partsOf(file: ConfigFile, options: RunOptions): Parts {
    const rules = options.rules.get(file) ?? NO_RULES;
    const known = this.#parts.get(rules);
    if (known !== undefined) return known;
    const parts = new Map<Reach | 'configuration', Map<string, ConfiguredRule>>();
    for (const [id, rule] of rulesIn(file, options)) {
      const reach = this.#distrusted.has(id) ? 'configuration' : (rule.rule.meta.reach ?? 'configuration');
      parts.set(reach, (parts.get(reach) ?? new Map()).set(id, rule));
    }
    this.#parts.set(rules, parts);
    return parts;
  }
}

/** The outline there was before, where it is the same. */
function sameOutline(now: Outline, before: Outline): Outline {
  const { contexts, headers, globals } = before;
  return isSame(now.contexts, contexts) && isSame(now.headers, headers) && isSame(now.globals, globals) ? before : now;
}

/** What there is to find in a unit; only what may have changed is looked for. */
function* memoryOf(
  { unit, inherited, context, known, knownLines }: UnitState,
  run: PartialRun,
  lines: FormerLines,
  outline: Outline,
): Steps<UnitMemory> {
  return {
    nodes: unit.nodes,
    inherited,
    context,
    ofLines: knownLines ?? (yield* run.lines(unit, context, lines)),
    ofSection: known && !isInherited(unit) ? known.ofSection : yield* run.unit(unit, inherited, 'section'),
    ofNames: known?.outline === outline ? known.ofNames : yield* run.unit(unit, [...inherited, ...outline.globals], 'names'),
    outline,
  };
}

/** Whether those who inherit may decide what of a unit HAProxy reads: there are few such, and they are short. */
function isInherited({ sections }: Unit): boolean {
  return sections.some(({ kind }) => kind === 'defaults');
}

/** What stands in for what there is to find in a unit, in a prompt run; null where that is to be looked for. */
function* promptMemory(
  { unit, inherited, context, last }: UnitState,
  run: PartialRun,
  lines: FormerLines,
  outline: Outline,
): Steps<UnitMemory | null> {
  // It keeps what it was found with, by which the next complete run tells that it is no more true.
  if (last !== null) return last;
  const { nodes, sections, isOpened } = unit;
  const isLarge = nodes.reduce((count, { body }) => count + body.length, 0) > LARGE;
  if (!isLarge || !isOpened || !sections.every((section) => section instanceof ProxySection)) return null;
  const former = lines.of(unit, context);
  const fresh = yield* run.once(unit, former.added, [...inherited, ...outline.globals]);
  return {
    nodes,
    inherited,
    context: former.isSameContext ? context : OTHER_CONTEXT,
    ofLines: new Map([...former.ofLines, ...(yield* run.lines(unit, context, lines, former.added))]),
    ofSection: [...former.ofSection, ...fresh],
    ofNames: NO_FINDINGS,
    outline: null,
  };
}

/** The context of lines that were not looked at in the one they are in. */
const OTHER_CONTEXT = '';

function isSame<Item>(a: readonly Item[], b: readonly Item[]): boolean {
  return a.length === b.length && a.every((item, i) => item === b[i]);
}

/** Tells what was found in a unit; `mayBeGone`: some of its lines may be no more. */
function tell(
  { ofLines, ofSection, ofNames }: UnitMemory,
  mayBeGone: boolean,
  files: readonly ConfigFile[],
  refusers: Refusers,
  sink: RunSink,
): void {
  const tellOne = (kept: KeptFinding) => {
    if (mayBeGone && !kept.isIn(files)) return;
    const finding = kept.in(files);
    if (kept.refused !== null) refusers.add(kept.refused, finding.ruleId);
    sink.finding(finding, kept.refused);
  };
  for (const findings of ofLines.values()) findings.forEach(tellOne);
  ofSection.forEach(tellOne);
  ofNames.forEach(tellOne);
}

/** A rule that has thrown, or looks further than it declares. */
class BrokenPromise extends Error {
  readonly ruleId: string;

  constructor(ruleId: string) {
    super(`${ruleId} looks further than it declares`);
    this.ruleId = ruleId;
  }
}

/** The lines of units that are no more as they were, with what was found in them. */
class FormerLines {
  readonly #units: ReadonlyMap<Section, UnitMemory>;
  readonly #present: readonly Unit[];
  readonly #files: readonly ConfigFile[];
  #byLine: Map<WalkedLine, { readonly unit: UnitMemory; readonly part: number }> | null = null;

  constructor(units: ReadonlyMap<Section, UnitMemory>, present: readonly Unit[], files: readonly ConfigFile[]) {
    this.#files = files;
    this.#units = units;
    this.#present = present;
  }

  /**
   * What was found in a line where it stood in such a context, behind that one of its unit's headers (0 for the first);
   * null where that is not known.
   */
  findings(line: WalkedLine, context: string, part: number): readonly KeptFinding[] | null {
    this.#byLine ??= this.#read();
    const known = this.#byLine.get(line);
    return known?.part === part && known.unit.context === context ? (known.unit.ofLines.get(line) ?? NO_FINDINGS) : null;
  }

  /**
   * What was found in the lines of a unit when they stood in others: in each on its own, and otherwise. `added` are those that
   * were nowhere.
   */
  of(unit: Unit, context: string) {
    this.#byLine ??= this.#read();
    const added: WalkedLine[] = [];
    const ofLines = new Map<WalkedLine, readonly KeptFinding[]>();
    const units = new Set<UnitMemory>();
    let isSameContext = true;
    for (const [line, part] of linesOf(unit)) {
      const known = this.#byLine.get(line);
      if (known === undefined) {
        added.push(line);
        continue;
      }
      units.add(known.unit);
      if (known.part !== part || known.unit.context !== context) isSameContext = false;
      const found = known.unit.ofLines.get(line);
      if (found !== undefined) ofLines.set(line, found);
    }
    // What names a line that is gone is left out at once: it would keep the text that the line is from.
    const isThere = (kept: KeptFinding) => kept.standsIn(unit.nodes) && kept.isIn(this.#files);
    const ofSection = [...units].flatMap((one) => [...one.ofSection, ...one.ofNames]).filter(isThere);
    return { added, ofLines, ofSection, isSameContext };
  }

  #read() {
    const present = new Set(this.#present.map(({ nodes: [node] }) => node));
    const byLine = new Map<WalkedLine, { readonly unit: UnitMemory; readonly part: number }>();
    for (const [node, unit] of this.#units) {
      if (present.has(node)) continue;
      for (const [part, { header, body }] of unit.nodes.entries()) {
        const place = { unit, part };
        byLine.set(header, place);
        for (const line of body) byLine.set(line, place);
      }
    }
    return byLine;
  }
}

/** Runs rules over parts of a file, each rule with a state of its own. */
class PartialRun {
  readonly #file: ConfigFile;
  readonly #files: readonly ConfigFile[];
  readonly #model: Model;
  readonly #options: RunOptions;
  readonly #parts: Parts;
  readonly #runs = { whole: new Map<Reach, FileRun>(), once: new Map<Reach, FileRun>() };
  /** How many findings were kept. */
  #kept = 0;
  /** What the rules that run now find. */
  #found: { readonly finding: Finding; readonly refused: SyntaxNode | null }[] = [];

  constructor(file: ConfigFile, files: readonly ConfigFile[], model: Model, options: RunOptions, parts: Parts) {
    this.#file = file;
    this.#files = files;
    this.#model = model;
    this.#options = options;
    this.#parts = parts;
  }

  /** What is found in the lines of a unit, or in some of them, those without findings left out. */
  *lines(
    unit: Unit,
    context: string,
    former: FormerLines,
    among: readonly WalkedLine[] | null = null,
  ): Steps<ReadonlyMap<WalkedLine, readonly KeptFinding[]>> {
    const findings = new Map<WalkedLine, readonly KeptFinding[]>();
    const run = this.#run('line');
    if (run === null) return findings;
    const isAsked = among && new Set(among);
    let walked = 0;
    for (const [line, part] of linesOf(unit)) {
      if (isAsked?.has(line) === false) continue;
      let found = former.findings(line, context, part);
      if (found === null) {
        run.walkLine(line);
        found = this.#keep([line], [line]);
        if (++walked % LINES_OF_A_STEP === 0) yield;
      }
      if (found.length > 0) findings.set(line, found);
    }
    return findings;
  }

  /** What rules of a reach find in a unit; it must lie in it and in some others. */
  *unit({ nodes, isOpened, file }: Unit, others: readonly Section[], reach: Reach): Steps<readonly KeptFinding[]> {
    const run = this.#run(reach);
    if (run === null) return [];
    if (!isOpened) for (const line of file.preamble) run.walkLine(line);
    for (const node of nodes) yield* run.walkSection(node);
    return this.#keep([], isOpened ? [...nodes, ...others] : null, reach === 'names');
  }

  /** What rules find in some lines of a unit that need not be shown the others: see `RuleMeta.oncePer`. */
  *once({ nodes }: Unit, lines: readonly WalkedLine[], others: readonly Section[]): Steps<readonly KeptFinding[]> {
    const found: KeptFinding[] = [];
    for (const reach of ['section', 'names'] as const) {
      const run = this.#run(reach, true);
      if (run === null) continue;
      // What they find in the section as a whole is known.
      for (const node of nodes) if (this.#model.isRead(node.header) !== false) run.visit('Section', node);
      this.#found = [];
      for (const [i, line] of lines.entries()) {
        run.walkLine(line);
        append(found, this.#keep([line], [...nodes, ...others], reach === 'names'));
        if ((i + 1) % LINES_OF_A_STEP === 0) yield;
      }
    }
    return found;
  }

  /** The rules of a reach, made when they are needed; null where there are none. `once`: only those of `RuleMeta.oncePer`. */
  #run(reach: Reach, once = false): FileRun | null {
    const all = this.#parts.get(reach);
    const runs = this.#runs[once ? 'once' : 'whole'];
    let run = runs.get(reach);
    if (run !== undefined || all === undefined) return run ?? null;
    const rules = once ? new Map([...all].filter(([, { rule }]) => isOnceForLines(rule.meta))) : all;
    const { hasTarget, timing } = this.#options;
    const sink: RunSink = {
      finding: (finding, refused) => {
        this.#found.push({ finding, refused });
        return true;
      },
      crash: ({ ruleId }) => {
        throw new BrokenPromise(ruleId);
      },
    };
    run = new FileRun(this.#file, this.#model, hasTarget, rules, sink, timing, UNKNOWN_REFUSERS);
    runs.set(reach, run);
    return run;
  }

  /** Keeps what was found, which must lie in some nodes where they are given. */
  #keep(owners: readonly SyntaxNode[], within: readonly SyntaxNode[] | null, orHeaders = false): readonly KeptFinding[] {
    if (this.#found.length === 0) return NO_FINDINGS;
    const kept = this.#found.map(({ finding, refused }) => {
      const one = new KeptFinding(finding, refused, owners, this.#files);
      if (within !== null && !one.staysWithin(within, orHeaders)) throw new BrokenPromise(finding.ruleId);
      return one;
    });
    this.#found = [];
    this.#kept += kept.length;
    if (this.#kept > MOST_KEPT) throw new TooMuch();
    return kept;
  }
}

const NO_FINDINGS: readonly KeptFinding[] = [];

/** For rules that are not asked about all lines, and so must not ask who refuses them. */
const UNKNOWN_REFUSERS = new (class extends Refusers {
  override add(): void {}

  override of(): never {
    throw new Error('a rule that asks for the refusers of a line declares no reach');
  }
})();
