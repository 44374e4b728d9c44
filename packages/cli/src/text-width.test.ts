import stringWidth from 'string-width';
import { expect, it } from 'vitest';
import { prepareWidths, segmentsOf, textWidth } from './text-width.js';

it('measures what is wide, once that was prepared', async () => {
  await prepareWidths(['backend b', 'backend \u5f8c\u7aef']);
  for (const text of ['\u5f8c\u7aef', 'e\u0301', '\u{1f469}\u200d\u{1f4bb}', 'b']) expect(textWidth(text)).toBe(stringWidth(text));
  expect(textWidth('\u5f8c\u7aef')).toBe(4);
});

it('takes a text apart as terminals show it', () => {
  const pieces = (text: string) => [...segmentsOf(text)].map(({ segment, index }) => [segment, index]);
  expect(pieces('a\tb')).toEqual([
    ['a', 0],
    ['\t', 1],
    ['b', 2],
  ]);
  expect(pieces('ae\u0301\u{1f469}\u200d\u{1f4bb}')).toEqual([
    ['a', 0],
    ['e\u0301', 1],
    ['\u{1f469}\u200d\u{1f4bb}', 3],
  ]);
});
