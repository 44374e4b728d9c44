import { expect, it } from 'vitest';
import { wrap } from './wrap.js';

it('breaks at spaces, and only there', () => {
  expect(wrap('one two three', 7)).toEqual(['one two', 'three']);
  expect(wrap('a veryverylong word', 6)).toEqual(['a', 'veryverylong', 'word']);
  expect(wrap('', 10)).toEqual(['']);
});

it('measures as the terminal does', () => {
  expect(wrap('日本 日本', 8)).toEqual(['日本', '日本']);
});
