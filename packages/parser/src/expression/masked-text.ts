import { countWhile } from '../count-while.js';
import type { DecodedText } from '../decoded-text.js';

/** Where a reference to an environment variable stands in a decoded text: indexes of its `value`, end exclusive. */
export interface VariableSpan {
  readonly valueStart: number;
  readonly valueEnd: number;
}

/**
 * What a sub-grammar reads. The words of the tree fit; text without variables may leave `variables` out. HAProxy expands
 * variables before any sub-grammar sees the text, so `${VAR}` is not syntax there: it stands for text nobody here knows.
 */
export interface SubGrammarText extends DecodedText {
  /** In the order of the text, without overlaps. */
  readonly variables?: readonly VariableSpan[];
}

/** Stands for each character of a variable reference while a text is lexed; Unicode promises that no text contains it. */
export const OPAQUE = '\uffff';

/** A decoded text with its variables masked, so that a lexer takes `${A,b}` for one piece of unknown text. */
export class MaskedText {
  readonly text: SubGrammarText;
  /** As long as the text's `value`, with every variable reference replaced by `OPAQUE`. */
  readonly masked: string;

  constructor(text: SubGrammarText) {
    this.text = text;
    const { value, variables = [] } = text;
    let masked = '';
    let copied = 0;
    for (const { valueStart, valueEnd } of variables) {
      masked += value.slice(copied, valueStart) + OPAQUE.repeat(valueEnd - valueStart);
      copied = valueEnd;
    }
    this.masked = copied === 0 ? value : masked + value.slice(copied);
  }

  /** The text HAProxy sees between two indexes, variables as written. */
  slice(from: number, to: number): string {
    return this.text.value.slice(from, to);
  }

  /** File offset of the character at `index`. */
  offsetAt(index: number): number {
    return this.text.offsetAt(index);
  }

  /** Whether a variable takes part in the text between two indexes. Logarithmic in the number of variables. */
  hasVariable(from: number, to: number): boolean {
    const { variables = [] } = this.text;
    const first = variables[countWhile(variables, ({ valueEnd }) => valueEnd <= from)];
    return first !== undefined && first.valueStart < to;
  }
}
