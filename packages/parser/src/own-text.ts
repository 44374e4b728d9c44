/**
 * A text as a string of its own. V8 makes a `slice` refer to the text it is from, and keeps all of that as long as the slice: what is kept
 * for longer than the text has to be a copy.
 */
export function ownText(text: string): string {
  return ` ${text}`.slice(1);
}
