/** Adds items to a list, however many they are: `push(...items)` makes each an argument, of which V8's stack holds a hundred thousand. */
export function append<Item>(list: Item[], items: Iterable<Item>): void {
  for (const item of items) list.push(item);
}

/** The largest of some numbers, however many they are; 0 where there is none, or none above it. */
export function largest(numbers: Iterable<number>): number {
  let found = 0;
  for (const number of numbers) if (number > found) found = number;
  return found;
}
