import { parseVersion, type Version } from '@haplint/catalog';
import { parseConfig } from '@haplint/core/internal';
import { expect, test } from 'vitest';
import { sharedModel } from './shared-model.js';

const target = parseVersion('3.0.11') as Version;
const parse = (text: string) => parseConfig({ path: 'a.cfg', text });

test('gives the same model for the same trees read alike, and for no others', () => {
  const [a, b] = [parse('global\n'), parse('backend b\n')];
  const model = sharedModel([a, b], { target, env: { A: '1' } });
  expect(sharedModel([a, b], { target, env: { A: '1' } })).toBe(model);
  expect(sharedModel([a, b], { target, env: { A: '2' } })).not.toBe(model);
  expect(sharedModel([b], { target, env: {} }).sections).toHaveLength(1);
  const other = parseVersion('2.6.12') as Version;
  expect(sharedModel([a, b], { target: other, env: { A: '1' } }).target).toBe(other);
});
