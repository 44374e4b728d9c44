import type { ConditionalBlock, ConditionalBranch, ConfigFile, Macro } from './nodes.js';

/** HAProxy gives up on the file beyond this many `.if` blocks inside each other (MAXNESTEDCONDS in haproxy/cfgcond-t.h). */
const MAX_NESTED_BLOCKS = 99;

type BlockMacro = (macro: Macro) => void;

/**
 * Follows `.if`, `.elif`, `.else` and `.endif` through a file and knows which branch a line is in. Which branches are
 * taken depends on the version and the environment, and is not decided here.
 */
export class ConditionalTracker {
  /** The innermost open branch. */
  branch: ConditionalBranch | null;
  #depth = 0;
  readonly #file: ConfigFile;
  readonly #macros: ReadonlyMap<string, BlockMacro>;

  /** `branch` is the one that the first line is in, where reading begins in the middle of a file. */
  constructor(file: ConfigFile, branch: ConditionalBranch | null = null) {
    this.#file = file;
    this.branch = branch;
    this.#macros = new Map<string, BlockMacro>([
      ['.if', (macro) => this.#open(macro)],
      ['.elif', (macro) => this.#continue(macro, 'elif')],
      ['.else', (macro) => this.#continue(macro, 'else')],
      ['.endif', (macro) => this.#close(macro)],
    ]);
  }

  /** The branch a macro line itself belongs to: the macros of a block stand outside their block. */
  branchFor(keyword: string): ConditionalBranch | null {
    if (keyword === '.if' || !this.#macros.has(keyword)) return this.branch;
    return this.branch?.block.parent ?? null;
  }

  /** Takes note of a macro line; macros that only print a message change nothing. */
  add(macro: Macro): void {
    this.#macros.get(macro.keyword.value)?.(macro);
  }

  /** To be called at the end of the file. */
  finish(): void {
    for (let { branch } = this; branch !== null; branch = branch.block.parent) {
      const opener = branch.block.branches[0]?.macro;
      if (opener) this.#file.addProblem('unterminated-if', opener.start, opener.end);
    }
  }

  #open(macro: Macro): void {
    this.#depth++;
    if (this.#depth > MAX_NESTED_BLOCKS) this.#file.addProblem('too-deeply-nested-if', macro.start, macro.end);
    const block: ConditionalBlock = { parent: this.branch, branches: [], end: null };
    this.#file.conditionals.push(block);
    this.#enter(block, macro, 'if');
  }

  #enter(block: ConditionalBlock, macro: Macro, kind: ConditionalBranch['kind']): void {
    const branch: ConditionalBranch = { block, macro, kind };
    block.branches.push(branch);
    this.branch = branch;
  }

  #continue(macro: Macro, kind: 'elif' | 'else'): void {
    if (kind === 'else') this.#refuseArguments(macro);
    if (this.branch === null) {
      this.#file.addProblem(kind === 'else' ? 'lone-else' : 'lone-elif', macro.start, macro.end);
      return;
    }
    if (this.branch.kind === 'else') {
      this.#file.addProblem(kind === 'else' ? 'else-after-else' : 'elif-after-else', macro.start, macro.end);
    }
    this.#enter(this.branch.block, macro, kind);
  }

  #close(macro: Macro): void {
    this.#refuseArguments(macro);
    if (this.branch === null) {
      this.#file.addProblem('lone-endif', macro.start, macro.end);
      return;
    }
    const { block } = this.branch;
    block.end = macro;
    this.branch = block.parent;
    this.#depth--;
  }

  #refuseArguments(macro: Macro): void {
    const [first] = macro.args;
    if (first) this.#file.addProblem('unexpected-macro-argument', first.start, macro.end, first.value);
  }
}
