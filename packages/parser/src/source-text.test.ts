import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeSource, encodeSource, escapedByte } from './source-text.js';

const bytesOf = (...bytes: number[]) => Uint8Array.from(bytes);

describe('decodeSource', () => {
  test.each<[name: string, bytes: Uint8Array, text: string]>([
    ['nothing', bytesOf(), ''],
    ['ASCII', bytesOf(0x61, 0x00, 0x0a, 0x7f), 'a\0\n\x7f'],
    ['UTF-8 of two, three and four bytes', bytesOf(0xc3, 0xa9, 0xe2, 0x82, 0xac, 0xf0, 0x9f, 0x98, 0x80), '\u00e9\u20ac\u{1F600}'],
    ['a byte order mark', bytesOf(0xef, 0xbb, 0xbf, 0x61), '\uFEFFa'],
    ['a byte order mark in front of a bad byte', bytesOf(0xef, 0xbb, 0xbf, 0xff), '\uFEFF\uDCFF'],
    ['Latin-1', bytesOf(0x6e, 0x61, 0xef, 0x76, 0x65), 'na\uDCEFve'],
    ['every byte that starts nothing', bytesOf(0x80, 0xbf, 0xc0, 0xc1, 0xf5, 0xfe, 0xff), '\uDC80\uDCBF\uDCC0\uDCC1\uDCF5\uDCFE\uDCFF'],
    ['a sequence cut short by the end', bytesOf(0x61, 0xe2, 0x82), 'a\uDCE2\uDC82'],
    ['a sequence cut short by a character', bytesOf(0xf0, 0x9f, 0x98, 0x61), '\uDCF0\uDC9F\uDC98a'],
    ['overlong forms', bytesOf(0xc0, 0x80, 0xe0, 0x9f, 0xbf), '\uDCC0\uDC80\uDCE0\uDC9F\uDCBF'],
    ['a surrogate in UTF-8', bytesOf(0xed, 0xb2, 0x80), '\uDCED\uDCB2\uDC80'],
    ['beyond U+10FFFF', bytesOf(0xf4, 0x90, 0x80, 0x80), '\uDCF4\uDC90\uDC80\uDC80'],
    ['good characters around a bad byte', bytesOf(0xc3, 0xa9, 0xff, 0xc3, 0xa9), '\u00e9\uDCFF\u00e9'],
  ])('%s', (_, bytes, text) => {
    expect(decodeSource(bytes)).toBe(text);
    expect(encodeSource(text)).toEqual(bytes);
  });
});

test('any bytes come back', () => {
  const byte = fc.oneof(
    fc.integer({ min: 0, max: 255 }),
    fc.constantFrom(0xc3, 0xa9, 0xed, 0xa0, 0xb2, 0x80, 0xf0, 0x9f, 0xef, 0xbb, 0xbf),
  );
  const bytes = fc.array(byte, { maxLength: 40 }).map((list) => Uint8Array.from(list));
  fc.assert(
    fc.property(bytes, (given) => {
      expect(encodeSource(decodeSource(given))).toEqual(given);
    }),
    { numRuns: 5000 },
  );
});

test('any text without lone surrogates comes back', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(decodeSource(encodeSource(text))).toBe(text);
    }),
    { numRuns: 2000 },
  );
});

test('a lone surrogate that stands for no byte becomes U+FFFD', () => {
  expect(encodeSource('a\uD800b\uDC7F')).toEqual(bytesOf(0x61, 0xef, 0xbf, 0xbd, 0x62, 0xef, 0xbf, 0xbd));
});

test('escapedByte', () => {
  expect([escapedByte(0x80), escapedByte(0xff)]).toEqual(['\uDC80', '\uDCFF']);
});
