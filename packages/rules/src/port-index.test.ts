import { expect, it } from 'vitest';
import { PortIndex } from './port-index.js';

function indexOf(...ranges: readonly (readonly [number, number])[]): PortIndex<number> {
  const index = new PortIndex<number>();
  for (const [place, [from, to]] of ranges.entries()) index.add({ from, to }, place);
  return index;
}

it.each<[readonly (readonly [number, number])[], readonly [number, number], number | undefined]>([
  [[[80, 80]], [80, 80], 0],
  [[[80, 80]], [81, 81], undefined],
  [
    [
      [443, 443],
      [80, 90],
    ],
    [85, 500],
    0,
  ],
  [
    [
      [80, 90],
      [443, 443],
      [1, 65535],
    ],
    [443, 443],
    1,
  ],
  [
    [
      [1, 65535],
      [443, 443],
    ],
    [443, 443],
    0,
  ],
  [[[1000, 2000]], [2000, 3000], 0],
  [[[1000, 2000]], [2001, 3000], undefined],
  [[[70000, 70001]], [70000, 70001], undefined],
])('the first of %o that shares a port with %o: %o', (ranges, [from, to], expected) => {
  expect(indexOf(...ranges).firstIn({ from, to })).toBe(expected);
});

it('finds what a search through all finds', () => {
  let state = 7;
  const below = (limit: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return state % limit;
  };
  const ranges = Array.from({ length: 500 }, () => {
    const from = below(3000);
    return { from, to: from + below(below(4) === 0 ? 500 : 3) };
  });
  const index = new PortIndex<(typeof ranges)[0]>();
  for (const [place, range] of ranges.entries()) {
    const expected = ranges.slice(0, place).find(({ from, to }) => from <= range.to && range.from <= to);
    expect(index.firstIn(range)).toBe(expected);
    index.add(range, range);
  }
});
