import { expect, test } from 'vitest';
import { bytesOf, microsecondsOf, plainSize, plainTime, shortTime, withThousands } from './plain-units.js';

test('times are read in the unit that HAProxy takes them for', () => {
  expect(['5', '5us', '5ms', '5s', '2m', '1h', '1d', '5x', ''].map((text) => microsecondsOf(text, 'ms'))).toEqual([
    5000,
    5,
    5000,
    5e6,
    120e6,
    3600e6,
    86_400e6,
    null,
    null,
  ]);
  expect(microsecondsOf('5', 's')).toBe(5e6);
});

test('times are written in the units people think in, or in one', () => {
  expect([0, 500, 90e6, 86_400e6 + 3600e6, 1_500_000].map(plainTime)).toEqual(['0', '500 µs', '1 min 30 s', '1 d 1 h', '1 s 500 ms']);
  expect([0, 500, 90e6, 60e6, 1_500_000].map(shortTime)).toEqual(['0', '500us', '90s', '1m', '1500ms']);
});

test('sizes are powers of 1024', () => {
  expect(['16384', '16k', '1M', '2g', 'x'].map(bytesOf)).toEqual([16_384, 16_384, 1_048_576, 2_147_483_648, null]);
  expect([16_384, 1_048_576, 1000, 3_145_728].map(plainSize)).toEqual(['16 KiB', '1 MiB', null, '3 MiB']);
  expect(withThousands(1_048_576)).toBe('1,048,576');
});
