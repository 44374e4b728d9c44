/** What an attribute is compared with. */
export type AttributeValue = string | number | RegExp;

/** A condition on a node, without regard to what is around it. */
export type SimpleSelector =
  | { readonly kind: 'type'; readonly name: string }
  | { readonly kind: 'any' }
  | { readonly kind: 'has'; readonly path: readonly string[] }
  | { readonly kind: 'equal' | 'unequal'; readonly path: readonly string[]; readonly value: AttributeValue }
  | { readonly kind: 'is' | 'not'; readonly of: readonly ComplexSelector[] };

/** Conditions that a node has to meet together: `Directive[keyword="server"]`. */
export type CompoundSelector = readonly SimpleSelector[];

/** A node, and where it has to be: inside the one before it (' '), or right inside ('>'). */
export interface ComplexSelector {
  readonly node: CompoundSelector;
  readonly inside: { readonly by: ' ' | '>'; readonly outer: ComplexSelector } | null;
}

/** A selector of a visitor key: any of its alternatives may match. */
export interface Selector {
  readonly alternatives: readonly ComplexSelector[];
  /** Whether the listener is called when the node's children are done. */
  readonly onExit: boolean;
}

/** The text is no selector. The message says what was expected, and where. */
export class SelectorError extends Error {
  constructor(text: string, at: number, expected: string) {
    const rest = at < text.length ? `before "${text.slice(at)}"` : 'at its end';
    super(`the selector "${text}" cannot be read: expected ${expected} ${rest}`);
  }
}

/** Deeper than anybody nests `:not()`. */
const MAX_DEPTH = 20;

const EXIT = ':exit';

/** Reads the text of a visitor key, in ESLint's syntax as far as haplint has it; throws a `SelectorError`. */
export function parseSelector(text: string): Selector {
  const onExit = text.trimEnd().endsWith(EXIT);
  const reader = new SelectorReader(text, onExit ? text.lastIndexOf(EXIT) : text.length);
  return { alternatives: reader.readAll(), onExit };
}

class SelectorReader {
  readonly #text: string;
  readonly #end: number;
  #at = 0;

  constructor(text: string, end: number) {
    this.#text = text;
    this.#end = end;
  }

  readAll(): ComplexSelector[] {
    const list = this.#list(0);
    if (this.#at < this.#end) this.#fail('" ", ">", "," or ":exit"');
    return list;
  }

  #list(depth: number): ComplexSelector[] {
    const list = [this.#complex(depth)];
    while (this.#take(/\s*,/y) !== null) list.push(this.#complex(depth));
    this.#take(/\s*/y);
    return list;
  }

  #complex(depth: number): ComplexSelector {
    this.#take(/\s*/y);
    let selector: ComplexSelector = { node: this.#compound(depth), inside: null };
    for (let by = this.#combinator(); by !== null; by = this.#combinator()) {
      selector = { node: this.#compound(depth), inside: { by, outer: selector } };
    }
    return selector;
  }

  #combinator(): ' ' | '>' | null {
    if (this.#take(/\s*>\s*/y) !== null) return '>';
    return this.#take(/\s+(?=[\w*[:])/y) === null ? null : ' ';
  }

  #compound(depth: number): CompoundSelector {
    const parts: SimpleSelector[] = [];
    const name = this.#take(/\*|[A-Za-z]\w*/y);
    if (name !== null) parts.push(name[0] === '*' ? { kind: 'any' } : { kind: 'type', name: name[0] });
    for (let part = this.#condition(depth); part !== null; part = this.#condition(depth)) parts.push(part);
    return parts.length > 0 ? parts : this.#fail('a node type, "*", "[" or ":not("');
  }

  #condition(depth: number): SimpleSelector | null {
    if (this.#take(/\[\s*/y) !== null) return this.#attribute();
    const pseudo = this.#take(/:(not|is|matches)\(/y);
    if (pseudo === null) return null;
    if (depth >= MAX_DEPTH) this.#fail('less nesting');
    const of = this.#list(depth + 1);
    if (this.#take(/\)/y) === null) this.#fail('")"');
    return { kind: pseudo[1] === 'not' ? 'not' : 'is', of };
  }

  #attribute(): SimpleSelector {
    const name = this.#take(/[A-Za-z]\w*(?:\.\w+)*/y) ?? this.#fail('the name of an attribute');
    const path = name[0].split('.');
    if (this.#take(/\s*\]/y) !== null) return { kind: 'has', path };
    const operator = this.#take(/\s*(!?=)\s*/y) ?? this.#fail('"=", "!=" or "]"');
    const value = this.#value();
    if (this.#take(/\s*\]/y) === null) this.#fail('"]"');
    return { kind: operator[1] === '=' ? 'equal' : 'unequal', path, value };
  }

  #value(): AttributeValue {
    const quoted = this.#take(/"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'/sy);
    if (quoted !== null) return (quoted[1] ?? quoted[2] ?? '').replace(/\\(.)/gs, '$1');
    const start = this.#at;
    const pattern = this.#take(/\/((?:[^/\\[]|\\.|\[(?:[^\]\\]|\\.)*\])+)\/([a-z]*)/y);
    if (pattern !== null) {
      try {
        // Without `g` and `y`, which would make an answer depend on the one before.
        return new RegExp(pattern[1] as string, (pattern[2] as string).replace(/[gy]/g, ''));
      } catch {
        this.#at = start;
        this.#fail('a regular expression that JavaScript can read');
      }
    }
    const number = this.#take(/-?\d+(?:\.\d+)?(?![\w.-])/y);
    if (number !== null) return Number(number[0]);
    const bare = this.#take(/[\w.-]+/y) ?? this.#fail('a value: a string, a number or a regular expression');
    return bare[0];
  }

  /** What a sticky pattern matches here; it is stepped over. */
  #take(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text);
    if (found === null || this.#at + found[0].length > this.#end) return null;
    this.#at += found[0].length;
    return found;
  }

  #fail(expected: string): never {
    throw new SelectorError(this.#text, this.#at, expected);
  }
}
