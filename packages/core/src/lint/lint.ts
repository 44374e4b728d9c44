import { compareVersions, latestRelease, SECTION_NAMES, supportedBranches, type Version } from '@haplint/catalog';
import { type ConfigFile, parse, reparse, type TemplateLanguage, templateLanguageOf } from '@haplint/parser';
import type { Additions } from '../model/additions.js';
import { analyse } from '../model/analyse.js';
import type { Environment } from '../model/environment.js';
import type { Model } from '../model/model.js';
import type { TemplateSetting } from '../template-setting.js';
import { type CheckMemory, type LateVisits, type Run, type RunOptions, runAll } from './check-memory.js';
import type { Finding, RuleCrash } from './finding.js';
import { freezeTree } from './frozen-tree.js';
import type { FormsOfRun } from './known-forms.js';
import { type Merged, MergedFindings } from './merged-findings.js';
import { crashMessageOf, type LintMessage, type LintResult, messageOf, resultOf } from './result.js';
import type { ConfiguredRules, LintTiming, RunSink } from './run-rules.js';
import { type InvalidHaplintComment, Suppressions } from './suppressions.js';
import { readTargetComments } from './target-comment.js';

/** A file of a configuration; `path` names it in findings. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
  /** The language of the template that the text is; where it is `auto` or left out, the path's extension tells. */
  readonly template?: TemplateSetting;
}

export interface LintOptions {
  /** The rules for each file of the configuration, by its path. */
  readonly rulesFor: (path: string) => ConfiguredRules;
  /** The versions to read the configuration for; left out or empty, a `# haplint target:` comment may name them. */
  readonly targets?: readonly Version[];
  /** Values of environment variables. */
  readonly env?: Environment;
  /** The files are a piece of a configuration: what they refer to, and what refers to them, may be elsewhere. */
  readonly fragment?: boolean;
  /** Rules that a suppression comment may name, whether they are on or not. */
  readonly knownRules: ReadonlySet<string>;
  /** Whether suppression comments count. Default true. */
  readonly inlineSuppressions?: boolean;
  /** What is known beside the catalog: the user's own keywords, and faults that plugins tell of. */
  readonly additions?: Additions;
  /** What the configurations of one run have in common; left out, each is looked at by itself. */
  readonly formsOfRun?: FormsOfRun;
  /**
   * How many findings are taken of a rule in a file, for each target, beside those with a fix. Behind so many lines that HAProxy refuses for one reason, the rest of
   * the file is not looked at. Left out, all are taken.
   */
  readonly mostFindings?: number;
  /** Is told where the time goes; left out, nothing is measured. */
  readonly timing?: LintTiming;
}

/**
 * How many findings of a rule in one file are of use: nobody reads more, and of a text that is no configuration there may be half a million. HAProxy stops reading after 50
 * errors.
 */
export const MOST_FINDINGS = 10_000;

/** What `lint` found. */
export interface LintReport {
  /** One for each file, in the order given. */
  readonly results: readonly LintResult[];
  /** The versions the configuration was read for; empty where none is known. */
  readonly targets: readonly Version[];
  /** Where they come from. */
  readonly targetSource: 'options' | 'comment' | 'none';
  /** The rules that threw; each is also a finding. */
  readonly crashes: readonly RuleCrash[];
  /** The rules that had more to say of a file than `mostFindings`. */
  readonly cutShort: readonly CutShort[];
}

/** A rule of which only the first findings in a file are known. */
export interface CutShort {
  readonly ruleId: string;
  readonly filePath: string;
  /** No rule has looked at the rest of the file. */
  readonly isRestUnread: boolean;
}

/** The language of the template that a file is; null where it is none. */
export function templateOf({ path, text, template = 'auto' }: SourceFile): TemplateLanguage | null {
  if (template === 'auto') return templateLanguageOf(path, text);
  return template === 'none' ? null : template;
}

/** Parses a file with every section name that some branch knows. */
export function parseConfig(source: SourceFile): ConfigFile {
  const { path, text } = source;
  return parse(text, { path, sections: SECTION_NAMES, template: templateOf(source) });
}

/**
 * Parses a file that was parsed before, with what can be kept of its tree, which is used up: nobody may look at it any more.
 * What has not changed since keeps its nodes, by which `CheckMemory` tells.
 */
export function reparseConfig(old: ConfigFile, source: SourceFile): ConfigFile {
  const isTemplate = templateOf(source) !== null;
  const file = isTemplate || old.path !== source.path ? null : reparse(old, source.text, SECTION_NAMES);
  return file ?? parseConfig(source);
}

/**
 * Checks files, in HAProxy's loading order, as one configuration. Without a target it is read for every supported branch
 * and only what holds on all of them is reported; with several targets, what holds on any. Never throws on what the
 * files hold or on what a rule does.
 */
export function lint(files: readonly SourceFile[], options: LintOptions): LintReport {
  return lintParsed(files.map(parseConfig), options, null, true);
}

/**
 * As `lint`, for files that are parsed already. With a `memory` of the last check, what has not changed is not looked at again.
 * `mayFreeze`: nobody else uses the trees, so they are made unchangeable where rules of plugins run, and one that writes to them
 * fails instead of hiding what the others would find.
 */
export function lintParsed(
  files: readonly ConfigFile[],
  options: LintOptions,
  memory: CheckMemory | null = null,
  mayFreeze = false,
): LintReport {
  if (mayFreeze) for (const file of files) if (hasPluginRules(options.rulesFor(file.path))) freezeTree(file);
  const steps = lintInSteps(files, options, memory);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/**
 * As `lintParsed`, in steps of some lines, between which others may have their turn. Where the trees are no more those of the texts then,
 * the check is to be left there. A `prompt` check does not run the rules that look at the whole configuration: their last findings stand
 * in, as far as the lines are still there.
 */
export function* lintInSteps(
  files: readonly ConfigFile[],
  options: LintOptions,
  memory: CheckMemory | null = null,
  prompt = false,
): Generator<undefined, LintReport, undefined> {
  const comments = readTargetComments(files);
  const { targets, source } = chooseTargets(options.targets ?? [], comments.targets);
  const hasTarget = targets.length > 0;
  const run = new ConfigurationRun(files, options, memory, prompt, hasTarget);
  const read = hasTarget ? targets : targetsWithoutChoice();
  for (const [i, target] of read.entries()) {
    if (i > 0) yield;
    yield* run.runFor(target);
  }
  memory?.retain(read);
  run.visitHaplintComments(comments.invalid);
  return { results: run.results(targets), targets, targetSource: source, crashes: run.crashes, cutShort: run.cutShort };
}

/** Whether a rule is a plugin's: these are named `plugin/rule`. */
function hasPluginRules(rules: ConfiguredRules): boolean {
  for (const id of rules.keys()) if (id.includes('/')) return true;
  return false;
}

/** The versions that files are read for where a feature needs them outside a run: those given, else those of comments, else none. */
export function targetsOf(files: readonly ConfigFile[], given: readonly Version[]): readonly Version[] {
  return chooseTargets(given, readTargetComments(files).targets).targets;
}

function chooseTargets(given: readonly Version[], named: readonly Version[]): { targets: Version[]; source: LintReport['targetSource'] } {
  const chosen = given.length > 0 ? given : named;
  const targets = chosen.filter((target, i) => chosen.findIndex((other) => compareVersions(other, target) === 0) === i);
  return { targets, source: given.length > 0 ? 'options' : named.length > 0 ? 'comment' : 'none' };
}

/** The newest release of each supported branch, the newest branch last: what a keyword means depends on the branch. */
function targetsWithoutChoice(): Version[] {
  return supportedBranches().flatMap((name) => latestRelease(name) ?? []);
}

function lineOf({ file, start }: Finding): number {
  return file.lines.positionAt(start).line;
}

/** One configuration under all of its targets. */
class ConfigurationRun {
  readonly #files: readonly ConfigFile[];
  readonly #options: LintOptions;
  readonly #memory: CheckMemory | null;
  readonly #prompt: boolean;
  readonly #rules: ReadonlyMap<ConfigFile, ConfiguredRules>;
  readonly #suppressions: ReadonlyMap<ConfigFile, Suppressions>;
  readonly #merged: MergedFindings;
  readonly #crashes = new Map<string, RuleCrash>();
  readonly #cutShort = new Map<string, Omit<CutShort, 'isRestUnread'>>();
  /** The files of which the rest was not looked at. */
  readonly #unread = new Set<string>();
  readonly #late: Finding[] = [];
  /** The first target's rules, kept for the visits that come last. */
  #runs: ReadonlyMap<ConfigFile, LateVisits> | null = null;
  readonly #hasTarget: boolean;
  #targetCount = 0;

  /** `hasTarget`: somebody chose the targets. */
  constructor(files: readonly ConfigFile[], options: LintOptions, memory: CheckMemory | null, prompt: boolean, hasTarget: boolean) {
    this.#hasTarget = hasTarget;
    this.#merged = new MergedFindings(hasTarget);
    this.#prompt = prompt;
    this.#files = files;
    this.#memory = memory;
    this.#options = options;
    this.#rules = new Map(files.map((file) => [file, options.rulesFor(file.path)]));
    const isKnown = (name: string) => options.knownRules.has(name);
    this.#suppressions =
      options.inlineSuppressions === false
        ? new Map()
        : new Map(files.map((file) => [file, new Suppressions(file, isKnown, () => options.knownRules)]));
  }

  *runFor(target: Version): Generator<undefined, void, undefined> {
    const candidates = this.#candidates();
    this.#targetCount++;
    if (candidates?.size === 0) return;
    const { env, timing, additions } = this.#options;
    const start = timing?.now() ?? 0;
    const fragment = this.#options.fragment === true;
    const settings = { target, env: env ?? {}, fragment, ...(additions === undefined ? {} : { additions }) };
    const model = this.#memory?.model(this.#files, settings) ?? analyse(this.#files, settings);
    timing?.analysis(this.#files[0]?.path ?? '', timing.now() - start);
    const found: Finding[] = [];
    let counts = new Map<string, number>();
    const sink: RunSink = {
      finding: (finding) => {
        if (this.#collectingLate) this.#late.push(finding);
        else if (this.#isTooMany(finding, counts)) return false;
        else found.push(finding);
        return true;
      },
      crash: (crash: RuleCrash) => {
        if (candidates?.has(crash.ruleId) !== false) this.#addCrash(crash);
      },
      stopped: ({ path }) => void this.#unread.add(path),
    };
    const options: RunOptions = {
      ...settings,
      hasTarget: this.#hasTarget,
      rules: this.#rules,
      candidates,
      prompt: this.#prompt,
      timing,
      formsOfRun: this.#options.formsOfRun,
    };
    let runs = yield* this.#run(model, options, sink);
    if (
      candidates !== null &&
      this.#memory?.knowsAll(target) !== true &&
      [...runs.values()].some(({ hasAskedRefusers }) => hasAskedRefusers)
    ) {
      found.length = 0;
      counts = new Map();
      runs = yield* this.#run(model, { ...options, candidates: null }, sink);
    }
    for (const finding of found) this.#merged.add(finding, target);
    this.#runs ??= runs;
  }

  /**
   * The rules that can still report something: where no target was chosen, a finding has to be there on every branch, so a rule with none
   * on the branches before need not be asked. Null for all. Rules that have thrown are asked again, as the last branch's words count.
   */
  #candidates(): ReadonlySet<string> | null {
    if (this.#hasTarget || this.#targetCount === 0) return null;
    const candidates = new Set<string>();
    for (const merged of this.#merged) if (this.#holds(merged)) candidates.add(merged.finding.ruleId);
    for (const { ruleId } of this.#crashes.values()) candidates.add(ruleId);
    return candidates;
  }

  #run(model: Model, options: RunOptions, sink: RunSink): Run {
    return this.#memory?.run(this.#files, model, options, sink) ?? runAll(this.#files, model, options, sink);
  }

  /** Counts a finding of a run, by its rule and file, and says whether it is one too many. Those with a fix never are: it is for the whole file. */
  #isTooMany(finding: Finding, counts: Map<string, number>): boolean {
    const { mostFindings } = this.#options;
    const { ruleId, file } = finding;
    if (mostFindings === undefined || finding.fix !== null) return false;
    const suppressions = this.#suppressionsFor(finding);
    if (suppressions?.wouldSuppress(ruleId, lineOf(finding)) === true) return false;
    const key = `${file.path}\0${ruleId}`;
    const count = counts.get(key) ?? 0;
    counts.set(key, count + 1);
    if (count < mostFindings) return false;
    this.#cutShort.set(key, { ruleId, filePath: file.path });
    return true;
  }

  #addCrash(crash: RuleCrash): void {
    this.#crashes.set(`${crash.file.path}\0${crash.ruleId}`, crash);
  }

  #collectingLate = false;

  #isSuppressed(finding: Finding, named = false): boolean {
    return this.#suppressionsFor(finding)?.isSuppressed(finding.ruleId, lineOf(finding), named) === true;
  }

  /** The comments that may suppress a finding; null where its file has none. */
  #suppressionsFor({ file }: Finding): Suppressions | null {
    const suppressions = this.#suppressions.get(file);
    return suppressions === undefined || suppressions.isEmpty ? null : suppressions;
  }

  /** Findings that count: on any of the targets asked for, or, where none is, on every branch. */
  #holds({ targets }: Merged): boolean {
    return this.#hasTarget || targets.length >= this.#targetCount;
  }

  /** Lets the rules that look after haplint's own comments see what was needless and what cannot be followed. */
  visitHaplintComments(invalidTargets: readonly InvalidHaplintComment[]): void {
    this.#merged.keep((merged) => this.#holds(merged) && !this.#isSuppressed(merged.finding));
    this.#collectingLate = true;
    for (const [file, suppressions] of this.#suppressions) {
      const rules = this.#rules.get(file) ?? new Map();
      const waits = (id: string) => !this.#hasTarget && rules.get(id)?.rule.meta.needsTarget === true;
      // What stands in for findings may lack some that a comment suppresses.
      const isKnown = (id: string) => !this.#prompt || rules.get(id)?.rule.meta.reach !== undefined;
      const isCutShort = (id: string) => this.#unread.has(file.path) || this.#cutShort.has(`${file.path}\0${id}`);
      const isWhole = (id: string) => !isCutShort(id) && !this.#crashes.has(`${file.path}\0${id}`);
      const didRun = (id: string) => isKnown(id) && rules.has(id) && !waits(id) && isWhole(id);
      const run = this.#runs?.get(file);
      const didAllRun = () => [...rules.keys()].every(didRun);
      for (const needless of suppressions.needless(didRun, didAllRun)) run?.visit('NeedlessSuppression', needless);
      const invalid = [...suppressions.invalid, ...invalidTargets.filter(({ comment }) => comment.root === file)];
      for (const comment of invalid) run?.visit('InvalidHaplintComment', comment);
    }
  }

  get cutShort(): readonly CutShort[] {
    return [...this.#cutShort.values()].map((each) => ({ ...each, isRestUnread: this.#unread.has(each.filePath) }));
  }

  get crashes(): readonly RuleCrash[] {
    return [...this.#crashes.values()];
  }

  results(targets: readonly Version[]): LintResult[] {
    const messages = new Map<ConfigFile, LintMessage[]>(this.#files.map((file) => [file, []]));
    for (const { finding, targets: holdsOn } of this.#merged) {
      messages.get(finding.file)?.push(messageOf(finding, holdsOn, this.#hasTarget && holdsOn.length < targets.length));
    }
    for (const finding of this.#late) {
      if (!this.#isSuppressed(finding, true)) messages.get(finding.file)?.push(messageOf(finding, targets, false));
    }
    for (const crash of this.crashes) messages.get(crash.file)?.push(crashMessageOf(crash));
    return this.#files.map((file) => resultOf(file.path, messages.get(file) ?? []));
  }
}
