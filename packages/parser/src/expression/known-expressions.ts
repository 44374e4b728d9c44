import { plainText } from '../decoded-text.js';
import { ownText } from '../own-text.js';
import { MaskedText, type SubGrammarText } from './masked-text.js';
import { type Call, type CallParts, Converter, SampleArgument, SampleExpression, SampleFetch } from './nodes.js';
import type { SampleExpressionResult } from './parser.js';

/** How many texts are kept, and how long they may be. */
const MAX_TEXTS = 1000;
const MAX_LENGTH = 200;

type Read = (text: SubGrammarText) => SampleExpressionResult;

/**
 * Expressions that were read before: large configurations say the same few some thousand times. Each is kept as it is at the beginning of a
 * file, where offsets are indexes of the text, and given as nodes for the place where it stands.
 */
export class KnownExpressions {
  readonly #known = new Map<string, SampleExpressionResult>();

  /** The expression that a text is; `read` reads it where it is a new one. */
  in(text: SubGrammarText, read: Read): SampleExpressionResult {
    const { value, variables = [] } = text;
    if (value.length > MAX_LENGTH || variables.length > 0) return read(text);
    let known = this.#known.get(value);
    if (known === undefined) {
      if (this.#known.size >= MAX_TEXTS) this.#known.clear();
      const kept = ownText(value);
      known = read(plainText(kept, 0));
      this.#known.set(kept, known);
    }
    return inPlace(known, text);
  }
}

/** What was read of a text at the beginning of a file, where it stands in another place. */
function inPlace({ node, problems, end }: SampleExpressionResult, text: SubGrammarText): SampleExpressionResult {
  const source = new MaskedText(text);
  const fetch = new SampleFetch(null, source, partsOf(node.fetch, source));
  const converters = node.converters.map((converter) => new Converter(null, source, partsOf(converter, source)));
  return {
    node: new SampleExpression(null, source.offsetAt(node.end), fetch, converters),
    problems: problems.map((problem) => ({ ...problem, start: source.offsetAt(problem.start), end: source.offsetAt(problem.end) })),
    end,
  };
}

function partsOf(call: Call, source: MaskedText): CallParts {
  const args = call.hasParentheses ? call.args.map((argument) => argumentInPlace(argument, source)) : null;
  return { name: call.name, nameFrom: call.nameStart, nameTo: call.nameEnd, args, to: call.end };
}

function argumentInPlace(argument: SampleArgument, source: MaskedText): SampleArgument {
  return new SampleArgument(null, source, argument.start, argument.end, argument);
}
