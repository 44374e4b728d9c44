import { setFlagsFromString } from 'node:v8';
import { expect, it } from 'vitest';
import { ParserAtWork } from './parser-at-work.js';

/** Whether V8 finds the properties of an object fast, as it says itself. */
function hasFastProperties(object: object): boolean {
  setFlagsFromString('--allow-natives-syntax');
  try {
    return new Function('object', 'return %HasFastProperties(object)')(object);
  } finally {
    setFlagsFromString('--no-allow-natives-syntax');
  }
}

/** An object of which a property was deleted, as Chevrotain does to parsers. */
function parser(number: number): { readonly number: number; readonly none: string } {
  const object: { first?: string; readonly number: number; readonly none: string } = { first: 'deleted', number, none: 'kept' };
  delete object.first;
  return object;
}

it('makes one parser, when it is first needed', () => {
  let made = 0;
  const atWork = new ParserAtWork(() => parser(++made), 10);
  expect(made).toBe(0);
  const parsers = [4, 4, 4, 4].map((length) => atWork.for(length));
  expect(new Set(parsers).size).toBe(1);
  expect(parsers[3]).toEqual({ number: 1, none: 'kept' });
});

it('has the properties of the parser found fast once it has read a lot, and not before', () => {
  const atWork = new ParserAtWork(() => parser(1), 10);
  expect(hasFastProperties(atWork.for(4))).toBe(false);
  expect(hasFastProperties(atWork.for(4))).toBe(false);
  expect(hasFastProperties(atWork.for(4))).toBe(true);
});
