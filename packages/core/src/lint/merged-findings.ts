import type { Version } from '@haplint/catalog';
import type { Finding } from './finding.js';

/** A finding with the targets that it was found for. */
export interface Merged {
  /** As the last target had it, where no target was chosen, else as the first. */
  readonly finding: Finding;
  readonly targets: readonly Version[];
}

/** The first of the findings that nothing but their number among themselves tells apart. */
class First implements Merged {
  finding: Finding;
  targets: readonly Version[];
  /** The second, and those behind it; null where there is none. */
  more: { finding: Finding; targets: readonly Version[] }[] | null = null;
  /** How many of them a target has had, and that target. */
  seen = 0;
  target: Version;

  constructor(finding: Finding, targets: readonly Version[], target: Version) {
    this.finding = finding;
    this.targets = targets;
    this.target = target;
  }
}

/**
 * The findings of one configuration under all of its targets, each once, in the order in which they were found first. Where no target
 * was chosen, the same kind of finding at the same place is the same finding on every branch, even where the branches give it other
 * words (another name to write instead, say).
 */
export class MergedFindings {
  readonly #hasTarget: boolean;
  #all: Merged[] = [];
  /** By rule and offset: hardly ever does a rule find two things at one. */
  readonly #byStart = new Map<string, Map<number, First>>();
  /** Those at the same offset as another one of their rule, by a text that tells them apart. */
  readonly #others = new Map<string, First>();
  /** What findings share that only one target has had. */
  #onlyTarget: readonly Version[] = [];

  constructor(hasTarget: boolean) {
    this.#hasTarget = hasTarget;
  }

  add(finding: Finding, target: Version): void {
    if (this.#onlyTarget[0] !== target) this.#onlyTarget = [target];
    const first = this.#firstOf(finding, target);
    if (first.target !== target) {
      first.seen = 0;
      first.target = target;
    }
    const number = this.#hasTarget ? 0 : first.seen++;
    const known = number === 0 ? first : first.more?.[number - 1];
    if (known === undefined) {
      const merged = { finding, targets: this.#onlyTarget };
      first.more ??= [];
      first.more.push(merged);
      this.#all.push(merged);
      return;
    }
    if (!this.#hasTarget) known.finding = finding;
    if (known.targets.at(-1) !== target) known.targets = [...known.targets, target];
  }

  /** Leaves out those that do not pass a test. Nothing may be added after that. */
  keep(passes: (merged: Merged) => boolean): void {
    this.#all = this.#all.filter(passes);
  }

  [Symbol.iterator](): Iterator<Merged> {
    return this.#all[Symbol.iterator]();
  }

  #firstOf(finding: Finding, target: Version): First {
    const { ruleId, start } = finding;
    let ofRule = this.#byStart.get(ruleId);
    if (ofRule === undefined) {
      ofRule = new Map();
      this.#byStart.set(ruleId, ofRule);
    }
    const there = ofRule.get(start);
    if (there === undefined) return this.#new(ofRule, start, finding, target);
    const other = there.finding;
    const isSame = other.end === finding.end && other.file.path === finding.file.path && this.#kindOf(other) === this.#kindOf(finding);
    if (isSame) return there;
    const key = `${finding.file.path}\0${start}\0${finding.end}\0${ruleId}\0${this.#kindOf(finding)}`;
    return this.#others.get(key) ?? this.#new(this.#others, key, finding, target);
  }

  #new<Key>(index: Map<Key, First>, key: Key, finding: Finding, target: Version): First {
    const first = new First(finding, this.#onlyTarget, target);
    index.set(key, first);
    this.#all.push(first);
    return first;
  }

  /** What tells findings of a rule at one place apart. */
  #kindOf({ message, messageId }: Finding): string {
    return this.#hasTarget ? message : (messageId ?? message);
  }
}
