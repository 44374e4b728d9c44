import type { ConditionalBranch, Directive, Macro, Scope, SectionHeader } from '@haplint/parser';
import { and, type Certainty, not } from './certainty.js';

/** A line that can stand inside an `.if` block. */
export type BranchedLine = Directive | Macro | Scope | SectionHeader;

/** Decides which lines HAProxy reads: those whose `.if` branches are all taken. */
export class BranchDecider {
  readonly #taken = new Map<ConditionalBranch, Certainty>();
  readonly #decideCondition: (macro: Macro) => Certainty;

  /** `decideCondition` says whether the condition of an `.if` or `.elif` line holds. */
  constructor(decideCondition: (macro: Macro) => Certainty) {
    this.#decideCondition = decideCondition;
  }

  /** Whether HAProxy reads the line. */
  isRead(line: BranchedLine): Certainty {
    return line.branch === null ? true : this.#isTaken(line.branch);
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
        this.#taken.set(arm, and(open, holds));
        open = and(open, not(holds));
      }
    }
    return this.#taken.get(branch) as Certainty;
  }
}
