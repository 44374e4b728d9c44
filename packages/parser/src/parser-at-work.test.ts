import { expect, it } from 'vitest';
import { ParserAtWork } from './parser-at-work.js';

it('makes one parser, when it is first needed, and leaves its properties as they are', () => {
  let made = 0;
  const atWork = new ParserAtWork(() => ({ number: ++made, none: 'kept' }), 10);
  expect(made).toBe(0);
  const parsers = [4, 4, 4, 4].map((length) => atWork.for(length));
  expect(new Set(parsers).size).toBe(1);
  expect(parsers[3]).toEqual({ number: 1, none: 'kept' });
});
