/** Why a text is no JSON; line and column count from 1. */
export interface JsonError {
  readonly line: number;
  readonly column: number;
  readonly reason: string;
}

class Found {
  constructor(
    readonly at: number,
    readonly reason: string,
  ) {}
}

const LITERAL = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const BLANKS = /[ \t\r\n]*/y;
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;

/**
 * Finds where a text that `JSON.parse` refuses stops being JSON, and says why. The engine's own messages differ between
 * versions of Node, often give no place, and don't know that it was a comment or a comma too many. Null for valid JSON.
 */
export function findJsonError(text: string): JsonError | null {
  try {
    new Scan(text).document();
    return null;
  } catch (found) {
    if (!(found instanceof Found)) throw found;
    const before = text.slice(0, found.at).split('\n');
    return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1, reason: found.reason };
  }
}

class Scan {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  document(): void {
    this.#value();
    if (this.#peek() !== '') this.#fail('expected the end after the value');
  }

  #value(): void {
    const first = this.#peek();
    if (first === '{') this.#members('}', () => this.#member());
    else if (first === '[') this.#members(']', () => this.#value());
    else if (first === '"') this.#string();
    else if (!this.#match(LITERAL)) this.#fail('expected a value');
  }

  #member(): void {
    if (this.#peek() !== '"') this.#fail('expected a key in double quotes');
    this.#string();
    if (this.#peek() !== ':') this.#fail('expected ":" after the key');
    this.#at++;
    this.#value();
  }

  #members(end: string, member: () => void): void {
    this.#at++;
    if (this.#peek() !== end) {
      member();
      while (this.#peek() === ',') {
        const comma = this.#at++;
        if (this.#peek() === end) throw new Found(comma, `JSON has no comma before "${end}"`);
        member();
      }
      if (this.#peek() !== end) this.#fail(`expected "," or "${end}"`);
    }
    this.#at++;
  }

  #string(): void {
    if (!this.#match(STRING)) throw new Found(this.#at, 'the string has no end, or holds a line break or an unknown escape');
  }

  #match(pattern: RegExp): boolean {
    pattern.lastIndex = this.#at;
    const matched = pattern.test(this.#text);
    if (matched) this.#at = pattern.lastIndex;
    return matched;
  }

  /** The next character after blanks, '' at the end. */
  #peek(): string {
    this.#match(BLANKS);
    return this.#text[this.#at] ?? '';
  }

  #fail(expected: string): never {
    const found = this.#text[this.#at];
    if (found === '/' || found === '#') throw new Found(this.#at, 'JSON has no comments; YAML has');
    if (found === "'") throw new Found(this.#at, 'JSON has no single quotes, only double ones');
    throw new Found(this.#at, `${expected}, found ${found === undefined ? 'the end of the file' : JSON.stringify(found)}`);
  }
}
