/**
 * How many of some things pass a test, all of which stand before those that do not, as with an order and a border in it. Asks as often as
 * the things can be halved.
 */
export function countWhile<Thing>(things: readonly Thing[], passes: (thing: Thing) => boolean): number {
  let low = 0;
  let high = things.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (passes(things[middle] as Thing)) low = middle + 1;
    else high = middle;
  }
  return low;
}
