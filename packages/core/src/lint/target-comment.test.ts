import { parse } from '@haplint/parser';
import { describe, expect, it } from 'vitest';
import { readTargetComments } from './target-comment.js';

describe('readTargetComments', () => {
  it.each([
    ['# haplint target: 3.0.3, 2.8', 2, []],
    [
      'backend b # haplint target: 1, 11x, 1',
      0,
      [
        [28, '1'],
        [31, '11x'],
        [36, '1'],
      ],
    ],
    [
      '# haplint target: 3.0,, x ',
      1,
      [
        [0, ''],
        [24, 'x'],
      ],
    ],
  ] as const)('reads %s, and knows where what it cannot read stands', (text, count, invalid) => {
    const comments = readTargetComments([parse(text, { sections: new Set(['backend']) })]);
    expect(comments.targets).toHaveLength(count);
    expect(comments.invalid.map(({ start, text }) => [start, text])).toEqual(invalid);
  });

  it('takes twenty versions of all files, each once, and says of which it does not', () => {
    const files = ['2.8', '3.0'].map((branch) => {
      const names = Array.from({ length: 12 }, (_, i) => `${branch}.${i}`);
      return parse(`# haplint target: ${[...names, ...names].join(', ')}\n`, { sections: new Set() });
    });
    const { targets, invalid } = readTargetComments(files);
    expect(targets).toHaveLength(20);
    expect(invalid.map(({ reason, text }) => [reason, text])).toEqual(
      Array.from({ length: 8 }, (_, i) => ['too-many-targets', `3.0.${8 + (i % 4)}`]),
    );
  });
});
