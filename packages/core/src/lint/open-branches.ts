import { branches, compareBranches, latestRelease, type Version } from '@haplint/catalog';
import { analyse } from '../model/analyse.js';
import type { Model } from '../model/model.js';
import { remembered, rememberedWeakly } from '../model/remembered.js';
import type { Finding } from './finding.js';
import type { ConfiguredRules, FileRun, RunSink, WalkedLine } from './run-rules.js';

/** Makes what walks the lines of the file with some rules, as a model has them. */
type MakeRun = (model: Model, rules: ConfiguredRules, sink: RunSink) => Pick<FileRun, 'walkLine'>;

/** What a configuration can be where its `.if` blocks leave it open: all conditions hold that the target does not decide, or none does. */
class Supposition {
  readonly #model: Model;
  readonly #undecided: boolean;

  constructor(model: Model, undecided: boolean) {
    this.#model = model;
    this.#undecided = undecided;
  }

  /** The configuration as a version reads it then. */
  readonly modelFor = remembered((target: Version | null): Model => {
    const { files, env, isFragment: fragment, additions } = this.#model;
    return analyse(files, { target, env, fragment, additions, undecided: this.#undecided });
  });
}

const suppositionsOf = rememberedWeakly((model: Model): readonly Supposition[] =>
  model.hasOpenBranches ? [new Supposition(model, true), new Supposition(model, false)] : [],
);

/** A configuration whose `.if` blocks leave something open, as it is where all open conditions hold, and where none does; none where nothing is open. */
export function supposedModels(model: Model): readonly Model[] {
  return suppositionsOf(model).map((supposition) => supposition.modelFor(model.target));
}

/** Rules that look at a line alone, over lines of which it is open whether HAProxy reads them. See `RuleMeta.ofLineAlone`. */
export class OpenBranches {
  readonly #model: Model;
  readonly #rules: ConfiguredRules;
  readonly #sink: RunSink;
  readonly #make: MakeRun;
  /** What was found in the line that was walked last, by rule and offset. */
  readonly #said = new Set<string>();
  /** Null until there is a line for them. */
  #runs: readonly SupposedRun[] | null = null;

  /** Null where a model leaves nothing open, or no rule looks at lines alone. */
  static in(model: Model, rules: ConfiguredRules, sink: RunSink, make: MakeRun): OpenBranches | null {
    if (suppositionsOf(model).length === 0) return null;
    const ofLines = new Map([...rules].filter(([, { rule }]) => (rule.meta.ofLineAlone ?? false) !== false));
    return ofLines.size === 0 ? null : new OpenBranches(model, ofLines, sink, make);
  }

  private constructor(model: Model, rules: ConfiguredRules, sink: RunSink, make: MakeRun) {
    this.#model = model;
    this.#rules = rules;
    this.#sink = sink;
    this.#make = make;
  }

  /** Walks a line, where it is open whether HAProxy reads it, or in which section. */
  walkLine(line: WalkedLine): void {
    this.#said.clear();
    const isOpen = this.#model.isRead(line) === 'unknown';
    if (!isOpen && (line.type !== 'Directive' || this.#model.sectionOf(line)?.certain !== false)) return;
    for (const finding of isOpen ? this.#inSomeCase(line) : this.#inEachCase(line)) {
      const key = keyOf(finding);
      if (this.#said.has(key)) continue;
      this.#said.add(key);
      this.#sink.finding(finding, null);
    }
  }

  /**
   * What is wrong with a line where HAProxy reads it. In another section than that which it stands in, nothing: that one is left out then, and the line may be by the same
   * condition, in other words.
   */
  #inSomeCase(line: WalkedLine): readonly Finding[] {
    return this.#supposed().flatMap((run) => (run.hasInItsSection(line) ? run.findingsIn(line) : []));
  }

  /** What is wrong with a line in whatever section it comes to be. */
  #inEachCase(line: WalkedLine): readonly Finding[] {
    const [first = [], ...others] = this.#supposed().map((run) => run.findingsIn(line));
    const keys = others.map((findings) => new Set(findings.map(keyOf)));
    return first.filter((finding) => keys.every((known) => known.has(keyOf(finding))));
  }

  #supposed(): readonly SupposedRun[] {
    this.#runs ??= suppositionsOf(this.#model).map(
      (supposition) => new SupposedRun(supposition, this.#model, this.#rules, this.#sink, this.#make),
    );
    return this.#runs;
  }

  /** Whether a finding in the line is said already. */
  hasSaid(finding: Finding): boolean {
    return this.#said.has(keyOf(finding));
  }
}

/** Rules over the lines that HAProxy reads under a supposition. */
class SupposedRun {
  readonly #supposition: Supposition;
  readonly #target: Version | null;
  readonly #rules: ConfiguredRules;
  readonly #crash: RunSink['crash'];
  readonly #make: MakeRun;

  constructor(supposition: Supposition, { target }: Model, rules: ConfiguredRules, { crash }: RunSink, make: MakeRun) {
    this.#supposition = supposition;
    this.#target = target;
    this.#rules = rules;
    this.#crash = crash;
    this.#make = make;
  }

  /** Whether a line is in the section whose header stands above it; a header is. */
  hasInItsSection(line: WalkedLine): boolean {
    return line.type !== 'Directive' || this.#supposition.modelFor(this.#target).sectionOf(line)?.node === line.parent;
  }

  /**
   * What is wrong with a line for the target and for all branches behind its own: who asks for a feature of HAProxy writes for the versions that have it, and the target's may
   * not be among them.
   */
  findingsIn(line: WalkedLine): readonly Finding[] {
    let findings = this.#runFor(this.#target)(line) ?? [];
    for (const later of findings.length === 0 || this.#target === null ? [] : laterVersions(this.#target)) {
      const there = this.#runFor(later)(line);
      if (there === null) continue;
      const keys = new Set(there.map(keyOf));
      findings = findings.filter((finding) => keys.has(keyOf(finding)));
      if (findings.length === 0) break;
    }
    return findings;
  }

  /** What the rules find in lines for a target; null for a line that it does not read. */
  readonly #runFor = remembered((target: Version | null) => {
    const model = this.#supposition.modelFor(target);
    let found: Finding[] = [];
    const sink: RunSink = {
      finding: (finding) => {
        if (isOfLineAlone(finding, this.#rules)) found.push(finding);
        return true;
      },
      crash: this.#crash,
    };
    const run = this.#make(model, this.#rules, sink);
    return (line: WalkedLine): readonly Finding[] | null => {
      if (model.isRead(line) !== true) return null;
      found = [];
      run.walkLine(line);
      return found;
    };
  });
}

/** Whether what a rule reports is wrong with a line whatever other lines say. */
function isOfLineAlone({ ruleId, messageId }: Finding, rules: ConfiguredRules): boolean {
  const { ofLineAlone = false } = rules.get(ruleId)?.rule.meta ?? {};
  return typeof ofLineAlone === 'boolean' ? ofLineAlone : messageId !== undefined && ofLineAlone.includes(messageId);
}

function keyOf({ ruleId, start }: Finding): string {
  return `${ruleId} ${start}`;
}

/** The last release of each branch behind a version's own. */
const laterVersions = remembered((target: Version): readonly Version[] =>
  branches().flatMap(({ name }) => (compareBranches(name, target.branch) > 0 ? (latestRelease(name) ?? []) : [])),
);
