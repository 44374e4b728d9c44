import type { Comment, ConfigFile, Section, SectionHeader, Statement, SyntaxNode } from '@haplint/parser';
import type { Model } from '../model/model.js';
import { describeValue } from '../rule/schema-violation.js';
import type { AnyRule, RuleContext, RuleVisitor, Severity, SourceCode } from '../rule/types.js';
import type { Finding, RuleCrash } from './finding.js';
import { type Enough, enoughFor, HEARD, type Heard, KnownForms, NEVER_ENOUGH } from './known-forms.js';
import { type Listener, ListenerPlan } from './listeners.js';
import { OpenBranches } from './open-branches.js';
import { RepeatedLines } from './repeated-lines.js';
import { makeFinding } from './report.js';
import { inTemplate, isUndecided } from './undecided.js';

/** A rule that a configuration has turned on. */
export interface ConfiguredRule {
  readonly rule: AnyRule;
  readonly severity: Severity;
  /** Options with the rule's defaults under them. */
  readonly options: readonly unknown[];
}

/** Rules by id. */
export type ConfiguredRules = ReadonlyMap<string, ConfiguredRule>;

export interface RunSink {
  /**
   * `refused` is the line that the finding says HAProxy refuses; null where it says no such thing. Gives whether more without a fix are wanted of the rule in the file.
   */
  finding(finding: Finding, refused: SyntaxNode | null): boolean;
  crash(crash: RuleCrash): void;
  /** The rest of the file is not looked at, as HAProxy refuses too many of its lines. */
  stopped?(file: ConfigFile): void;
}

/** Measures a run, with the host's clock; times are in milliseconds. */
export interface LintTiming {
  now(): number;
  /** Whether a rule is measured; left out, all are. */
  measures?(ruleId: string): boolean;
  /** A rule is about to look at something in a file. */
  begins?(ruleId: string, filePath: string): void;
  /** A rule has looked at something in a file. */
  rule(ruleId: string, filePath: string, ms: number): void;
  /** A configuration has been analysed; `filePath` is its first file. */
  analysis(filePath: string, ms: number): void;
}

/** A rule at work in one file. */
interface RunningRule {
  readonly ruleId: string;
  readonly enough: Enough;
  /** It has thrown, or said enough, and takes no further part. */
  isOut: boolean;
}

const NO_RULES: readonly string[] = [];

/** What the visitors of a rule may be given: a node, or one of the engine's pseudo-nodes with its place. */
interface Visited {
  readonly start: number;
  readonly end: number;
}

/** What a configuration is among the others of a run. */
export interface AmongOthers {
  /** Its number. */
  readonly configuration: number;
  /** What there is to know of the names of all sections and of `global`. */
  readonly outline: string;
}

/** The same, and what the rules of a file have walked before. */
export interface Walked extends AmongOthers {
  readonly forms: KnownForms;
}

/** The rules that have found HAProxy to refuse a line, by line. */
export class Refusers {
  readonly #ofLines = new Map<SyntaxNode, string[]>();

  add(line: SyntaxNode, ruleId: string): void {
    const known = this.#ofLines.get(line);
    if (known === undefined) this.#ofLines.set(line, [ruleId]);
    else known.push(ruleId);
  }

  of(line: SyntaxNode): readonly string[] {
    return this.#ofLines.get(line) ?? [];
  }
}

/** How many lines are walked between places where others may have their turn. */
export const LINES_OF_A_STEP = 32;

/** A line with words. */
export type WalkedLine = Statement | SectionHeader;

/** The rules of one file, ready to be walked. A rule that throws is reported once and takes no further part, nor does one that has said enough. */
export class FileRun {
  readonly #file: ConfigFile;
  readonly #model: Model;
  readonly #sink: RunSink;
  readonly #timing: LintTiming | undefined;
  readonly #rules: RunningRule[] = [];
  /** The functions of all rules, in their order. */
  readonly #functions: ((node: unknown) => void)[] = [];
  /** Which of them are called. */
  readonly #plan: ListenerPlan;
  readonly #forms: KnownForms;
  /** Null where lines are not compared. */
  readonly #repeated: RepeatedLines | null;
  /** Null where it is not open which lines HAProxy reads. */
  readonly #openBranches: OpenBranches | null;
  /** What was heard of the section being walked. */
  #heardOfSection: Heard = HEARD.nothing;
  /** The line being walked. */
  #line: SyntaxNode | null = null;
  /** How many lines have been. */
  #walked = 0;
  readonly #refusers: Refusers;
  #hasAskedRefusers = false;
  #isStopped = false;

  /**
   * `refusers` takes, and knows, what rules say of lines that HAProxy refuses. `walked` is what the same rules have walked in this and other
   * configurations of a run; null where this is looked at by itself.
   */
  constructor(
    file: ConfigFile,
    model: Model,
    hasTarget: boolean,
    rules: ConfiguredRules,
    sink: RunSink,
    timing?: LintTiming,
    refusers: Refusers = new Refusers(),
    walked: Walked | null = null,
  ) {
    this.#refusers = refusers;
    this.#file = file;
    this.#model = model;
    this.#sink = sink;
    this.#timing = timing;
    this.#forms = walked?.forms ?? new KnownForms();
    this.#repeated = RepeatedLines.areIn(file, model) ? new RepeatedLines(model, this.#forms, walked) : null;
    const runOf = (supposed: Model, some: ConfiguredRules, to: RunSink) => new FileRun(file, supposed, hasTarget, some, to, timing);
    this.#openBranches = OpenBranches.in(model, rules, sink, runOf);
    const sourceCode = new FileSource(file);
    const keys: (string | number)[] = [];
    for (const [ruleId, { rule, severity, options }] of rules) {
      const enough = this.#forms.hasMissed(ruleId) ? NEVER_ENOUGH : enoughFor(rule.meta);
      const running: RunningRule = { ruleId, enough, isOut: false };
      this.#rules.push(running);
      keys.push(this.#rules.length);
      const predictsRefusals = rule.meta.docs.preset === 'check' && rule.meta.severity === 'error';
      const speaks = () => this.#repeated?.speaks(running);
      const context: RuleContext = {
        id: ruleId,
        options,
        filename: file.path,
        sourceCode,
        model,
        target: hasTarget ? model.target : null,
        report: (descriptor) => {
          if (running.isOut) return;
          let finding = makeFinding(ruleId, rule, severity, file, descriptor);
          if (model.isFragment || model.files.some(({ template }) => template !== null)) {
            if (isUndecided(finding, rule, model)) return;
            finding = inTemplate(finding);
          }
          if (this.#openBranches?.hasSaid(finding) === true) return;
          const refused = predictsRefusals ? this.#refusedBy(finding) : null;
          if (refused !== null) {
            this.#refusers.add(refused, ruleId);
            this.#repeated?.leave();
          }
          speaks();
          if (sink.finding(finding, refused)) return;
          if (predictsRefusals) this.#stop();
          else if (rule.meta.fixable === undefined) this.#leaveOut(running);
        },
        looksFurther: speaks,
        refusersOf: (line) => {
          this.#hasAskedRefusers = true;
          return this.#line !== null && line.start >= this.#line.start ? [] : this.#refusers.of(line);
        },
      };
      const create = this.#timed(ruleId, () => rule.create(context));
      try {
        this.#addVisitor(ruleId, create(), keys);
      } catch (thrown) {
        this.#crash(running, null, thrown);
      }
    }
    this.#plan = this.#forms.planFor(keys) ?? this.#makePlan(keys);
  }

  /** Whether a rule has asked what the others found, so that all of them have to run for it. */
  get hasAskedRefusers(): boolean {
    return this.#hasAskedRefusers;
  }

  /** The line being walked, where the finding is in it. */
  #refusedBy({ file, start }: Finding): SyntaxNode | null {
    const line = this.#line;
    return line === null || file !== this.#file || start < line.start || start > line.end ? null : line;
  }

  #addVisitor(ruleId: string, visitor: RuleVisitor, keys: (string | number)[]): void {
    if (typeof visitor !== 'object' || visitor === null || Array.isArray(visitor) || 'then' in visitor)
      throw new TypeError('create has to return an object of functions that are called with nodes, and returned something else');
    for (const key of Object.keys(visitor)) {
      const listen: unknown = visitor[key as keyof RuleVisitor];
      if (listen === undefined) continue;
      if (typeof listen !== 'function') throw new TypeError(`the listener "${key}" has to be a function, found ${describeValue(listen)}`);
      keys.push(key);
      this.#functions.push(this.#timed(ruleId, listen as (node: unknown) => void));
    }
  }

  #makePlan(keys: readonly (string | number)[]): ListenerPlan {
    const plan = new ListenerPlan(keys);
    let rule = -1;
    let place = 0;
    for (const key of keys) {
      if (typeof key === 'number') rule++;
      else {
        try {
          plan.listeners.add(key, rule, place++);
        } catch (thrown) {
          this.#crash(this.#rules[rule] as RunningRule, null, thrown);
        }
      }
    }
    if (!this.#rules.some(({ isOut }) => isOut)) this.#forms.keepPlan(plan);
    return plan;
  }

  /** A function of a rule that tells its time, where somebody wants to know. */
  #timed<Args extends unknown[], Result>(ruleId: string, run: (...args: Args) => Result): (...args: Args) => Result {
    const timing = this.#timing;
    if (timing === undefined || timing.measures?.(ruleId) === false) return run;
    return (...args) => {
      timing.begins?.(ruleId, this.#file.path);
      const start = timing.now();
      try {
        return run(...args);
      } finally {
        timing.rule(ruleId, this.#file.path, timing.now() - start);
      }
    };
  }

  /** Looks at nothing more, as HAProxy does where it has found 50 errors: such a file is no configuration. */
  #stop(): void {
    this.#isStopped = true;
    for (const running of this.#rules) this.#leaveOut(running);
    this.#sink.stopped?.(this.#file);
  }

  #leaveOut(running: RunningRule): void {
    running.isOut = true;
    this.#forms.wasLeftOut(running.ruleId);
  }

  /** Lays what a rule has thrown to the rule and the node. */
  #crash(running: RunningRule, node: (Visited & { readonly type?: string }) | null, thrown: unknown): void {
    this.#leaveOut(running);
    const error = errorOf(thrown);
    const { start, end } = node ?? { start: 0, end: 0 };
    this.#sink.crash({ ruleId: running.ruleId, file: this.#file, start, end, nodeType: node?.type ?? null, error });
  }

  /** Calls every listener of a type with a node. */
  visit(type: string, node: Visited & { readonly type?: string }): void {
    this.#call(this.#plan.listeners.onEnter(type), node);
  }

  #call(listeners: readonly Listener[], node: Visited & { readonly type?: string }): void {
    if (listeners.length === 0) return;
    const rules = this.#rules;
    const functions = this.#functions;
    for (const { rule, place, test } of listeners) {
      const running = rules[rule] as RunningRule;
      if (running.isOut) continue;
      const listen = functions[place] as (node: unknown) => void;
      try {
        if (test === null || test(node)) listen(node);
      } catch (thrown) {
        this.#crash(running, node, thrown);
      }
    }
  }

  /** Walks the tree in the order of the text, in steps of some lines; lines that HAProxy skips for the target are left out. */
  *walk(): Generator<undefined, void, undefined> {
    const file = this.#file;
    yield* this.#callInSteps(this.#plan.listeners.onEnter('ConfigFile'), file);
    for (const line of file.preamble) this.walkLine(line);
    for (const section of file.sections) yield* this.walkSection(section);
    for (const comment of file.comments) this.#enterAndExit(comment);
    yield* this.#callInSteps(this.#plan.listeners.onExit('ConfigFile'), file);
  }

  /** Walks a section on its own, in steps of some lines. */
  *walkSection(section: Section): Generator<undefined, void, undefined> {
    if (this.#isStopped) return;
    const read = this.#model.isRead(section.header) !== false;
    this.#repeated?.enter(section);
    this.#heardOfSection = this.#repeated?.heardOfSection ?? HEARD.nothing;
    if (read) {
      this.#call(this.#leftForSection(this.#plan.listeners.onEnter('Section', section.kind)), section);
      this.walkLine(section.header);
    }
    for (const line of section.body) {
      this.walkLine(line);
      if (++this.#walked % LINES_OF_A_STEP === 0) yield;
    }
    if (read) this.#call(this.#leftForSection(this.#plan.listeners.onExit('Section', section.kind)), section);
    this.#heardOfSection = HEARD.nothing;
    this.#repeated?.sectionWasWalked();
  }

  /** Rules that look at a file as a whole take long, so each is a step. */
  *#callInSteps(listeners: readonly Listener[], node: SyntaxNode): Generator<undefined, void, undefined> {
    for (const listener of listeners) {
      this.#call([listener], node);
      yield;
    }
  }

  /** Walks a line on its own. */
  walkLine(line: WalkedLine): void {
    if (this.#isStopped || this.#model.isRead(line) === false) return;
    this.#openBranches?.walkLine(line);
    this.#line = line;
    const keyword = keywordOf(line, this.#model);
    const heard = this.#repeated?.heard(line) ?? HEARD.nothing;
    this.#call(this.#left(line, this.#plan.listeners.onEnter(line.type, keyword), heard), line);
    if (this.#plan.listeners.has('Word')) {
      const onEnter = this.#left(line, this.#plan.listeners.onEnter('Word'), heard);
      const onExit = this.#left(line, this.#plan.listeners.onExit('Word'), heard);
      for (const word of onEnter.length + onExit.length > 0 ? line.words : []) {
        this.#call(onEnter, word);
        this.#call(onExit, word);
      }
    }
    this.#call(this.#left(line, this.#plan.listeners.onExit(line.type, keyword), heard), line);
    if ((heard & HEARD.text) === 0) this.#repeated?.wasWalked();
    this.#line = null;
  }

  /** Who of some listeners is called with a line of which so much was heard, the rules that have to hear it again among them. */
  #left({ type }: WalkedLine, listeners: readonly Listener[], ofLine: Heard): readonly Listener[] {
    if (listeners.length === 0) return listeners;
    if (type === 'SectionHeader') return this.#leftForSection(listeners);
    const heard = ofLine | this.#heardOfSection;
    if (heard === HEARD.nothing) return listeners;
    const { speakers = NO_RULES, speakersOfSection = NO_RULES } = this.#repeated ?? {};
    return this.#whoHas(listeners, 'ofLine', heard, speakersOfSection.length === 0 ? speakers : [...speakers, ...speakersOfSection]);
  }

  /** Who is called with a section or its header. */
  #leftForSection(listeners: readonly Listener[]): readonly Listener[] {
    if (this.#heardOfSection === HEARD.nothing) return listeners;
    return this.#whoHas(listeners, 'ofSection', this.#heardOfSection, this.#repeated?.speakersOfSection ?? NO_RULES);
  }

  /** Who of a list has to hear something again: what was heard is not enough, or the rule is among some. */
  #whoHas(listeners: readonly Listener[], what: keyof Enough, heard: Heard, speakers: readonly string[]): readonly Listener[] {
    const isNew = ({ rule }: Listener) => ((this.#rules[rule] as RunningRule).enough[what] & heard) === 0;
    if (speakers.length === 0) return this.#plan.left(listeners, what, heard, isNew);
    return listeners.filter((listener) => isNew(listener) || speakers.includes((this.#rules[listener.rule] as RunningRule).ruleId));
  }

  #enterAndExit(node: SyntaxNode): void {
    this.#call(this.#plan.listeners.onEnter(node.type), node);
    this.#call(this.#plan.listeners.onExit(node.type), node);
  }
}

/** What HAProxy looks a line up by, which a variable may make up; null for a scope. */
function keywordOf(line: WalkedLine, model: Model): string | null {
  if (line.type === 'Scope') return null;
  if (line.type === 'Directive' && line.isPlain) return line.keywordValue;
  return model.valueOf(line.keyword) ?? line.keyword.value;
}

/** What was thrown as an error that can be printed: anything may be thrown, and even to look at it may throw. */
function errorOf(thrown: unknown): Error {
  try {
    if (thrown instanceof Error && typeof thrown.message === 'string' && typeof (thrown.stack ?? '') === 'string') return thrown;
    return new Error(String(thrown));
  } catch {
    return new Error('it threw something that cannot be shown');
  }
}

/**
 * Not a literal: V8 puts a getter that is written in one, and a function that is assigned to a property, among what lives long, so that the file they know
 * was copied by the collector with hundreds of others that were long checked.
 */
class FileSource implements SourceCode {
  readonly text: string;
  readonly ast: ConfigFile;
  readonly comments: readonly Comment[];

  constructor(file: ConfigFile) {
    this.text = file.text;
    this.ast = file;
    this.comments = file.comments;
  }

  get lines(): string[] {
    return this.text.split(/\r?\n/);
  }

  getText(node?: SyntaxNode): string {
    return node ? node.raw : this.text;
  }
}
