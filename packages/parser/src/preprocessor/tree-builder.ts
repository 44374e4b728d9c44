import { PreprocessorAnd, PreprocessorGroup, PreprocessorOr, type PreprocessorTerm } from './nodes.js';

/**
 * `MAX_CFG_RECURSION` of include/haproxy/defaults.h, the same in all branches that know operators. Each level of HAProxy's
 * grammar (expression, conjunction, term) costs one, and so does each operand that others precede, since it reads the right
 * side of an operator by recursion. A term that begins this deep is refused.
 */
const RECURSION_LIMIT = 1024;

/** An expression under construction: the whole condition, or what a parenthesis opened. */
interface Frame {
  /** What HAProxy has spent of its limit when it begins to read this expression. */
  readonly depth: number;
  /** Offsets of the group and of its parenthesis; zero for the whole condition. */
  readonly start: number;
  readonly negated: boolean;
  readonly alternatives: PreprocessorAnd[];
  terms: PreprocessorTerm[];
}

/** Builds the tree from terms and operators as they come, with a stack of its own: parentheses may be nested too deep for the call stack. */
export class TreeBuilder {
  readonly #frames: Frame[] = [{ depth: 0, start: 0, negated: false, alternatives: [], terms: [] }];

  get #frame(): Frame {
    return this.#frames[this.#frames.length - 1] as Frame;
  }

  /** Whether a parenthesis is open. */
  get isInGroup(): boolean {
    return this.#frames.length > 1;
  }

  /** What HAProxy has spent of its limit when it begins to read the next term. */
  get #termDepth(): number {
    const { depth, alternatives, terms } = this.#frame;
    return depth + 1 + alternatives.length + 1 + terms.length;
  }

  /** Whether HAProxy refuses to read one more term here. */
  get isTooDeep(): boolean {
    return this.#termDepth >= RECURSION_LIMIT;
  }

  addTerm(term: PreprocessorTerm): void {
    this.#frame.terms.push(term);
  }

  /** At `||`; to be called with at least one term behind the previous one. */
  endAlternative(): void {
    const { alternatives, terms } = this.#frame;
    const [start, end] = spanOf(terms);
    alternatives.push(new PreprocessorAnd(null, start, end, terms));
    this.#frame.terms = [];
  }

  /** At an opening parenthesis; `start` is the offset of the first `!` in front of it, or its own. */
  openGroup(start: number, negated: boolean): void {
    this.#frames.push({ depth: this.#termDepth + 1, start, negated, alternatives: [], terms: [] });
  }

  /** At a closing parenthesis that ends at the offset `end`; null where it is missing. */
  closeGroup(end: number | null): void {
    const { start, negated } = this.#frame;
    const expression = this.#endExpression();
    this.addTerm(new PreprocessorGroup(null, start, end ?? expression.end, negated, expression));
  }

  /** Closes what is open and gives the whole expression. */
  finish(): PreprocessorOr {
    while (this.isInGroup) this.closeGroup(null);
    return this.#endExpression();
  }

  #endExpression(): PreprocessorOr {
    this.endAlternative();
    const { alternatives } = this.#frames.pop() as Frame;
    const [start, end] = spanOf(alternatives);
    return new PreprocessorOr(null, start, end, alternatives);
  }
}

/** From the first operand's start to the last one's end. */
function spanOf(operands: readonly { readonly start: number; readonly end: number }[]): [number, number] {
  const first = operands[0];
  const last = operands[operands.length - 1];
  return [first?.start ?? 0, last?.end ?? 0];
}
