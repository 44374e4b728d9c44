import { describe, expect, it } from 'vitest';
import { NearestNames, nearestName } from './nearest.js';

it.each<[string, readonly string[], string | null]>([
  ['timout', ['timeout', 'option'], 'timeout'],
  ['chekc', ['check', 'cookie'], 'check'],
  ['hrd', ['hdr', 'src'], 'hdr'],
  ['MODE', ['mode'], 'mode'],
  ['abc', ['xyz'], null],
  ['ab', ['ba', 'abcd'], 'ba'],
  ['a', ['b', 'c'], 'b'],
  ['', ['mode'], null],
])('nearest to %s of %o: %s', (name, names, expected) => {
  expect(nearestName(name, names)).toBe(expected);
});

it('says nothing of names that are very long', () => {
  expect(nearestName('x'.repeat(201), [`${'x'.repeat(200)}y`])).toBe(null);
});

describe('among thousands of names', () => {
  const names = new NearestNames(Array.from({ length: 5000 }, (_, i) => `backend-${i + 1000}-of-shop`));

  it.each([
    ['backnd-4321-of-shop', 'backend-4321-of-shop'],
    ['backend-4321x-of-shop', 'backend-4321-of-shop'],
    ['BACKEND-1003-of-shop', 'backend-1003-of-shop'],
    ['backend-1003-of-sohp', 'backend-1003-of-shop'],
    ['nothing-like-it', null],
  ])('nearest to %s: %s', (name, expected) => {
    expect(names.to(name)).toBe(expected);
  });

  it('passes over those that do not fit', () => {
    expect(names.to('backend-1003-of-shp', (name) => name !== 'backend-1003-of-shop')).toBe(null);
  });
});
