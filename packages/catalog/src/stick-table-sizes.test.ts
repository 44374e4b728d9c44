import { describe, expect, it } from 'vitest';
import { stickTableEntrySize } from './stick-table-sizes.js';
import { parseVersion } from './version.js';

const VERSION = parseVersion('3.0.11') as NonNullable<ReturnType<typeof parseVersion>>;

describe('the size of an entry of a stick-table', () => {
  it.each([
    ['an address without data', { type: 'ip', length: null, stores: [] }, 148],
    ['data rounded up to a pointer', { type: 'ip', length: null, stores: ['gpc0'] }, 156],
    ['a rate', { type: 'ipv6', length: null, stores: ['http_req_rate(10s)'] }, 176],
    ['an array', { type: 'integer', length: null, stores: ['gpc(10)'] }, 188],
    ['a text with its length and zero', { type: 'string', length: 64, stores: [] }, 209],
    ['a text without a length', { type: 'string', length: null, stores: [] }, 176],
    ['bytes', { type: 'binary', length: 64, stores: ['bytes_in_cnt'] }, 216],
    ['an unknown type', { type: 'word', length: null, stores: [] }, null],
    ['unknown data', { type: 'ip', length: null, stores: ['luck'] }, null],
  ])('%s', (_, layout, bytes) => {
    expect(stickTableEntrySize(layout, VERSION)).toBe(bytes);
  });

  it('grows with the branches', () => {
    const sizes = ['2.4.0', '3.0.0', '3.2.0'].map((text) =>
      stickTableEntrySize({ type: 'ip', length: null, stores: [] }, parseVersion(text) as typeof VERSION),
    );
    expect(sizes).toEqual([140, 148, 172]);
  });
});
