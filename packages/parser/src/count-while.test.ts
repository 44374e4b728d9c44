import { describe, expect, it } from 'vitest';
import { countWhile } from './count-while.js';

describe('countWhile', () => {
  it.each([0, 1, 2, 3, 4, 7, 8, 100])('finds each border of %i things', (length) => {
    const things = Array.from({ length }, (_, i) => i);
    for (let border = 0; border <= length; border++) expect(countWhile(things, (thing) => thing < border)).toBe(border);
  });

  it('asks a few times of many', () => {
    let asked = 0;
    countWhile(new Array(1_000_000).fill(0), () => ++asked % 2 === 0);
    expect(asked).toBeLessThanOrEqual(20);
  });
});
