import { expect, it } from 'vitest';
import { nearestName } from './nearest.js';

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
