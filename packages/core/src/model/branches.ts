import type { ConditionalBranch, ConfigFile, Directive, Macro, Scope, SectionHeader } from '@haplint/parser';
import { and, type Certainty, not } from './certainty.js';

/** A line that can stand inside an `.if` block. */
export type BranchedLine = Directive | Macro | Scope | SectionHeader;

/** Offset where HAProxy stops reading a file: behind its first NUL, which makes it give up, else the end of the text. */
export function endOfReading(file: ConfigFile): number {
  return file.problems.find(({ code }) => code === 'nul-character')?.end ?? file.text.length;
}

/** Decides which lines HAProxy reads: those whose `.if` branches are all taken, and which no template may leave out, up to where it gives up on the file. */
export class BranchDecider {
  readonly #taken = new Map<ConditionalBranch, Certainty>();
  /** Whether HAProxy comes to ask for an arm's condition. */
  readonly #offered = new Map<ConditionalBranch, Certainty>();
  readonly #arms: ReadonlyMap<Macro, ConditionalBranch>;
  readonly #decideCondition: (macro: Macro) => Certainty;

  /** Whether loops and conditions of a template may leave lines out. */
  readonly #hasTemplates: boolean;

  /** Where HAProxy gives up on a file before its end. */
  readonly #cutOff: ReadonlyMap<unknown, number>;

  /** `decideCondition` says whether the condition of an `.if` or `.elif` line holds. */
  constructor(files: readonly ConfigFile[], decideCondition: (macro: Macro) => Certainty) {
    this.#decideCondition = decideCondition;
    this.#hasTemplates = files.some(({ template }) => template !== null);
    const arms = files.flatMap(({ conditionals }) => conditionals.flatMap(({ branches }) => branches));
    this.#arms = new Map(arms.map((arm) => [arm.macro, arm]));
    this.#cutOff = new Map(files.filter((file) => endOfReading(file) < file.text.length).map((file) => [file, endOfReading(file)]));
  }

  /** Whether HAProxy reads the line. */
  isRead(line: BranchedLine): Certainty {
    if (this.#cutOff.size > 0 && line.start >= (this.#cutOff.get(line.root) ?? Number.POSITIVE_INFINITY)) return false;
    const taken = line.branch === null ? true : this.#isTaken(line.branch);
    return this.#hasTemplates && (line.root as unknown as ConfigFile).template?.isUncertain(line.start) ? and('unknown', taken) : taken;
  }

  /** Whether HAProxy evaluates the condition of an `.if` or `.elif` line: not behind an arm that is taken. */
  isEvaluated(macro: Macro): Certainty {
    const arm = this.#arms.get(macro);
    if (arm === undefined || this.isRead(macro) === false) return false;
    this.#isTaken(arm);
    return this.#offered.get(arm) as Certainty;
  }

  /** Whether it is open which branches of some block HAProxy takes. */
  get leavesOpen(): boolean {
    for (const arm of this.#arms.values()) if (this.#isTaken(arm) === 'unknown') return true;
    return false;
  }

  #isTaken(branch: ConditionalBranch): Certainty {
    // Arms are looked at in order, from the outermost block to this one, so that deep nesting needs no recursion.
    const pending: ConditionalBranch[] = [];
    for (let at: ConditionalBranch | null = branch; at !== null && !this.#taken.has(at); at = at.block.parent) pending.push(at);
    for (const { block } of pending.reverse()) {
      const around = block.parent === null ? true : (this.#taken.get(block.parent) as Certainty);
      let open: Certainty = around; // whether an arm of this block can still be taken
      for (const arm of block.branches) {
        const holds = arm.kind === 'else' ? true : open === false ? false : this.#decideCondition(arm.macro);
        this.#offered.set(arm, open);
        this.#taken.set(arm, and(open, holds));
        open = and(open, not(holds));
      }
    }
    return this.#taken.get(branch) as Certainty;
  }
}
