import { expect, it } from 'vitest';
import { printable } from './printable.js';

it('leaves what people write alone', () => {
  const text = 'server a 10.0.0.1:80 # naïve 日本 👩‍👩‍👧 𝒳';
  expect(printable(text)).toBe(text);
});

it('replaces what a terminal would act on or hide, and keeps the length', () => {
  const text = 'a\0b\tc\nd\re\u001b[2Jf\u007fg\u009bh\u202ei\u200bj\udc80k\ufeff';
  const shown = printable(text);
  expect(shown).toBe('a␀b␉c␊d␍e␛[2Jf␡g�h�i�j�k�');
  expect(shown).toHaveLength(text.length);
});
