import { expect, it } from 'vitest';
import { EntriesOnDemand } from './entries-on-demand.js';

it('makes an entry when it is asked for, once', () => {
  const made: string[] = [];
  let listed = 0;
  const names = {
    has: (name: string) => name === 'a' || name === 'b',
    all: () => {
      listed++;
      return ['b', 'a', 'b'];
    },
  };
  const entries = new EntriesOnDemand(names, (name) => {
    made.push(name);
    return name.toUpperCase();
  });
  expect([entries.has('a'), entries.has('c')]).toEqual([true, false]);
  expect([entries.get('a'), entries.get('a'), entries.get('c'), entries.get('toString')]).toEqual(['A', 'A', undefined, undefined]);
  expect(made).toEqual(['a']);
  expect(listed).toBe(0);
  expect(entries.size).toBe(2);
  expect([...entries.keys()]).toEqual(['a', 'b']);
  expect(made).toEqual(['a']);
  expect([...entries]).toEqual([
    ...new Map([
      ['a', 'A'],
      ['b', 'B'],
    ]),
  ]);
  expect([...entries.values()]).toEqual(['A', 'B']);
  const visited: unknown[] = [];
  entries.forEach((entry, name, all) => {
    visited.push([entry, name, all === entries]);
  });
  expect(visited).toEqual([
    ['A', 'a', true],
    ['B', 'b', true],
  ]);
  expect(made).toEqual(['a', 'b']);
  expect(listed).toBe(1);
});
