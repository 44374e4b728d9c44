import { expect, it } from 'vitest';
import { append, largest } from './long-lists.js';

const MANY = 1_000_000;

it('appends more items than a function takes arguments', () => {
  const list = ['first'];
  append(list, new Array<string>(MANY).fill('other'));
  expect([list.length, list[0], list.at(-1)]).toEqual([MANY + 1, 'first', 'other']);
});

it('finds the largest of more numbers than a function takes arguments', () => {
  expect(largest(Array.from({ length: MANY }, (_, i) => i % 777))).toBe(776);
  expect(largest([])).toBe(0);
});
