/** Texts that a regular expression looks for, and where in the value. */
export interface LiteralRegex {
  /** As `-m` names it. */
  readonly matching: 'str' | 'beg' | 'end' | 'sub';
  /** One of them has to be there. */
  readonly texts: readonly string[];
}

/** More texts than these make no line that one would rather read. */
const MOST_TEXTS = 16;

/** Escaped, they stand for themselves in PCRE and in POSIX expressions alike; `\<` and its like do not. */
const ESCAPABLE = /[-./\\^$*+?()[\]{}|_:@~%&=,;!#"]/;

/** Characters that stand for themselves wherever they are. */
const PLAIN = /[^\\.^$*+?()[\]{}|\s]/;

/** A class of one character, `[.]`. */
const CLASS = /\[([-./\w:@~%&=,;!*+?$|()])\]/y;

/**
 * What a regular expression looks for where it looks for nothing but texts: `^/api/` a beginning, `\.(jpg|png)$` two ends. Null
 * for all others. `.*` at either end says nothing of a value without line feeds.
 */
export function literalRegex(pattern: string): LiteralRegex | null {
  const branches = branchesOf(pattern);
  if (branches === null) return null;
  const [first] = branches;
  if (first === undefined || branches.some(({ matching }) => matching !== first.matching)) return null;
  const texts = withoutNeedless(first.matching, [...new Set(branches.flatMap((branch) => branch.texts))]);
  const length = texts.reduce((sum, text) => sum + text.length + 1, 0);
  // What takes far more room than the expression is no simpler.
  return texts.length > MOST_TEXTS || texts.includes('') || length > 2 * pattern.length + 1 ? null : { matching: first.matching, texts };
}

/** Leaves out what another text of the same matching takes along: `/api/` beside the beginning `/api`. */
function withoutNeedless(matching: LiteralRegex['matching'], texts: readonly string[]): readonly string[] {
  const takesAlong: Readonly<Record<LiteralRegex['matching'], (text: string, part: string) => boolean>> = {
    str: () => false,
    beg: (text, part) => text.startsWith(part),
    end: (text, part) => text.endsWith(part),
    sub: (text, part) => text.includes(part),
  };
  return texts.filter((text) => !texts.some((part) => part !== text && takesAlong[matching](text, part)));
}

function branchesOf(pattern: string): LiteralRegex[] | null {
  const branches: LiteralRegex[] = [];
  for (let at = 0; ; ) {
    const from = /\^/y;
    from.lastIndex = at;
    const anchored = from.test(pattern);
    if (anchored) at++;
    const open = /(?:\.\*)+\??/y;
    open.lastIndex = at;
    const isOpenBefore = open.test(pattern);
    if (isOpenBefore) at = open.lastIndex;
    const sequence = new SequenceReader(pattern, at);
    const texts = sequence.read();
    if (texts === null) return null;
    at = sequence.at;
    const end = /((?:\.\*)+\??)?(\$)?(?:(\|)|$)/y;
    end.lastIndex = at;
    const [whole, isOpenBehind, dollar, more] = end.exec(pattern) ?? [];
    if (whole === undefined) return null;
    const begins = anchored && !isOpenBefore;
    const ends = dollar !== undefined && isOpenBehind === undefined;
    branches.push({ matching: begins ? (ends ? 'str' : 'beg') : ends ? 'end' : 'sub', texts });
    if (more === undefined) return branches;
    at = end.lastIndex;
  }
}

/** Reads characters and groups of alternatives, which may be optional. */
class SequenceReader {
  at: number;
  readonly #pattern: string;

  constructor(pattern: string, at: number) {
    this.#pattern = pattern;
    this.at = at;
  }

  /** The texts that the sequence stands for; null where it is more than texts. Stops before an anchor, `|`, `)` or `.`. */
  read(): string[] | null {
    let texts = [''];
    for (;;) {
      const next = this.#pattern[this.at];
      if (next === undefined || next === '$' || next === '|' || next === ')' || next === '.') return texts;
      let part = this.#part();
      if (part === null) return null;
      const quantifier = this.#pattern[this.at];
      if (quantifier === '?') {
        this.at++;
        part = ['', ...part];
      }
      if (/[*+?{]/.test(this.#pattern[this.at] ?? '')) return null;
      texts = texts.flatMap((before) => (part as string[]).map((each) => before + each));
      if (texts.length > MOST_TEXTS) return null;
    }
  }

  #part(): string[] | null {
    const next = this.#pattern[this.at] as string;
    if (next === '(') return this.#group();
    if (next === '[') {
      CLASS.lastIndex = this.at;
      const [whole, character] = CLASS.exec(this.#pattern) ?? [];
      if (whole === undefined || character === undefined) return null;
      this.at += whole.length;
      return [character];
    }
    if (next === '\\') {
      const escaped = this.#pattern[this.at + 1];
      if (escaped === undefined || !ESCAPABLE.test(escaped)) return null;
      this.at += 2;
      return [escaped];
    }
    if (!PLAIN.test(next)) return null;
    this.at++;
    return [next];
  }

  #group(): string[] | null {
    this.at++;
    if (this.#pattern[this.at] === '?') {
      if (this.#pattern[this.at + 1] !== ':') return null;
      this.at += 2;
    }
    const texts: string[] = [];
    for (;;) {
      const branch = this.read();
      if (branch === null) return null;
      texts.push(...branch);
      const next = this.#pattern[this.at++];
      if (next === ')') return texts;
      if (next !== '|') return null;
    }
  }
}
