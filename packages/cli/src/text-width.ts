/** Characters that have to be measured; any other takes one column. */
const BEYOND_ASCII = /[\u0080-\uffff]/;

let ofAny: ((text: string) => number) | null = null;

/**
 * Makes ready to measure texts. What measures those that are not ASCII takes 30 ms to load, for the tables of Unicode, and most have none of them. Without it,
 * each character counts as one column.
 */
export async function prepareWidths(texts: Iterable<string>): Promise<void> {
  for (const text of texts) {
    if (ofAny !== null) return;
    if (BEYOND_ASCII.test(text)) ofAny = (await import('string-width')).default;
  }
}

/** How many columns a text takes in a terminal. */
export function textWidth(text: string): number {
  if (!BEYOND_ASCII.test(text)) return text.length;
  return ofAny?.(text) ?? [...text].length;
}

let segmenter: Intl.Segmenter | null = null;

/** What a terminal shows as one piece each, with its offset. */
export function* segmentsOf(text: string): Iterable<{ readonly segment: string; readonly index: number }> {
  if (!BEYOND_ASCII.test(text)) {
    for (let index = 0; index < text.length; index++) yield { segment: text.charAt(index), index };
    return;
  }
  segmenter ??= new Intl.Segmenter();
  yield* segmenter.segment(text);
}
