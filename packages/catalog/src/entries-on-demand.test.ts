import { expect, it } from 'vitest';
import { EntriesOnDemand } from './entries-on-demand.js';

it('makes an entry when it is asked for, once', () => {
  const made: string[] = [];
  const entries = new EntriesOnDemand(['b', 'a'], (name) => {
    made.push(name);
    return name.toUpperCase();
  });
  expect(entries.size).toBe(2);
  expect([entries.has('a'), entries.has('c')]).toEqual([true, false]);
  expect([...entries.keys()]).toEqual(['b', 'a']);
  expect(made).toEqual([]);
  expect([entries.get('a'), entries.get('a'), entries.get('c'), entries.get('toString')]).toEqual(['A', 'A', undefined, undefined]);
  expect(made).toEqual(['a']);
  expect([...entries]).toEqual([
    ...new Map([
      ['b', 'B'],
      ['a', 'A'],
    ]),
  ]);
  expect([...entries.values()]).toEqual(['B', 'A']);
  const visited: unknown[] = [];
  entries.forEach((entry, name, all) => {
    visited.push([entry, name, all === entries]);
  });
  expect(visited).toEqual([
    ['B', 'b', true],
    ['A', 'a', true],
  ]);
  expect(made).toEqual(['a', 'b']);
});
