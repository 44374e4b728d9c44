import { expect, test } from 'vitest';
import { viewOf } from '../fixture.js';
import { foldingRanges } from './folding-ranges.js';

const folds = (text: string) => foldingRanges(viewOf(text).view).map(({ startLine, endLine, kind }) => [startLine, endLine, kind]);

test('folds sections, without what stands behind them', () => {
  expect(folds('global\n  maxconn 10\n\ndefaults\n  mode http\n  log global\n')).toEqual([
    [0, 1, undefined],
    [3, 5, undefined],
  ]);
  expect(folds('global\ndefaults\n')).toEqual([]);
});

test('folds the arms of .if blocks, up to the line that ends them', () => {
  expect(folds('.if defined(A)\nglobal\n.elif defined(B)\n.else\n.endif\n')).toEqual([[0, 1, undefined]]);
});

test('folds blocks of comment lines', () => {
  expect(folds('# a\n# b\n\n# c\nglobal # d\n# e\n  # f\n# g\n')).toEqual([
    [0, 1, 'comment'],
    [5, 7, 'comment'],
  ]);
});
