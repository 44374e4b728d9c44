/**
 * Text after HAProxy has removed quotes and escapes, that still knows where each of its characters stands in the file.
 * Sub-grammars (sample expressions, log-format, ...) read this, so their nodes point through quotes and escapes.
 */
export interface DecodedText {
  /** The text HAProxy sees; `${VAR}` references are kept as written. */
  readonly value: string;
  /** File offset of the character at `index`; `value.length` gives the offset just behind the last one. */
  offsetAt(index: number): number;
}

/** Text that stands in the file as it is: no quotes, no escapes. */
export function plainText(value: string, start: number): DecodedText {
  return { value, offsetAt: (index) => start + index };
}

/** A part of a decoded text, `from` inclusive to `to` exclusive, in indexes of its `value`. */
export function sliceText(text: DecodedText, from: number, to: number): DecodedText {
  return { value: text.value.slice(from, to), offsetAt: (index) => text.offsetAt(from + index) };
}
