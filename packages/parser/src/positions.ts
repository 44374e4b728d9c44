/** A place in a file as people count it: first line is 1, first column is 1, columns in UTF-16 code units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A stretch of a file; `end` is the position just behind its last character. */
export interface SourceLocation {
  readonly start: Position;
  readonly end: Position;
}

/**
 * Converts offsets to positions and back. Lines end at `\n` only, as in HAProxy's `fgets()` reading
 * (src/cfgparse.c, `parse_cfg`): a lone `\r` does not start a new line.
 */
export class LineTable {
  readonly #text: string;
  /** Offset of each line's first character, for as many lines as somebody has asked about: most findings of a large file are known by its first lines. */
  readonly #starts: number[] = [0];
  /** Whether these are all. */
  #areAll = false;

  constructor(text: string) {
    this.#text = text;
  }

  /** The starts of the lines up to the one that an offset is in, and of the next. */
  #startsTo(offset: number): readonly number[] {
    while (!this.#areAll && (this.#starts.at(-1) as number) <= offset) this.#readLine();
    return this.#starts;
  }

  /** The starts of so many lines, and of the next, where the text has them. */
  #startsOf(count: number): readonly number[] {
    while (!this.#areAll && this.#starts.length <= count) this.#readLine();
    return this.#starts;
  }

  #readLine(): void {
    const end = this.#text.indexOf('\n', this.#starts.at(-1));
    if (end === -1) this.#areAll = true;
    else this.#starts.push(end + 1);
  }

  /** Number of lines; text that ends in `\n` has an empty last line, as in an editor. */
  get lineCount(): number {
    return this.#startsOf(Number.POSITIVE_INFINITY).length;
  }

  /** Whether the text has a line of that number, from 1 on. */
  hasLine(line: number): boolean {
    return line >= 1 && line <= this.#startsOf(line).length;
  }

  /** Position of an offset; offsets outside the text are clamped to it. */
  positionAt(offset: number): Position {
    const at = Math.max(0, Math.min(offset, this.#text.length));
    const starts = this.#startsTo(at);
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] as number) <= at) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: at - (starts[low] as number) + 1 };
  }

  /** The stretch `[start, end)` of offsets, clamped like them. */
  locationAt(start: number, end: number): SourceLocation {
    return { start: this.positionAt(start), end: this.positionAt(end) };
  }

  /** Offset of a position; a line or column outside the text is clamped to it. */
  offsetAt(position: Position): number {
    const starts = this.#startsOf(position.line);
    if (position.line < 1) return 0;
    if (position.line > starts.length) return this.#text.length;
    const start = starts[position.line - 1] as number;
    const end = position.line < starts.length ? (starts[position.line] as number) - 1 : this.#text.length;
    return Math.max(start, Math.min(start + position.column - 1, end));
  }

  /** Text of a 1-based line without its end of line (`\n` or `\r\n`); empty outside the file. */
  lineText(line: number): string {
    const starts = this.#startsOf(line);
    const start = starts[line - 1];
    if (start === undefined) return '';
    const end = line < starts.length ? (starts[line] as number) - 1 : this.#text.length;
    return this.#text.slice(start, this.#text[end - 1] === '\r' && end > start ? end - 1 : end);
  }
}
