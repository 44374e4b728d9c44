import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FRAGMENTS, NASTY_CHARACTERS, SMALL_CONFIGURATION } from './fragments.js';
import { parseChecked } from './invariants.js';

// HAPLINT_FUZZ_RUNS sets another number of texts.
const RUNS = Number(process.env.HAPLINT_FUZZ_RUNS ?? 100_000);

const nastyText = fc.string({ unit: fc.constantFrom(...NASTY_CHARACTERS), maxLength: 60 });
const fragments = fc
  .array(fc.tuple(fc.constantFrom(...FRAGMENTS), fc.constantFrom(' ', ' ', '', '\n')), { maxLength: 30 })
  .map((parts) => parts.flat().join(''));
const anyText = fc.string({ unit: 'binary', maxLength: 60 });

interface Edit {
  readonly at: number;
  readonly removed: number;
  readonly inserted: string;
}

const edits: fc.Arbitrary<Edit[]> = fc.array(
  fc.record({
    at: fc.nat(SMALL_CONFIGURATION.length),
    removed: fc.constantFrom(0, 0, 1, 2, 20),
    inserted: fc.oneof(fc.constantFrom('', ...NASTY_CHARACTERS), fc.constantFrom(...FRAGMENTS)),
  }),
  { minLength: 1, maxLength: 4 },
);

const mutatedConfiguration = edits.map((list) =>
  list.reduce((text, { at, removed, inserted }) => text.slice(0, at) + inserted + text.slice(at + removed), SMALL_CONFIGURATION),
);

test.each([
  ['characters with a meaning', nastyText, 0.4],
  ['fragments of configurations', fragments, 0.3],
  ['a configuration with mistakes', mutatedConfiguration, 0.2],
  ['any characters', anyText, 0.1],
])('never throws and prints back: %s', { timeout: 600_000 }, (_, texts, share) => {
  let runs = 0;
  fc.assert(
    fc.property(texts, (text) => {
      runs++;
      parseChecked(text);
    }),
    { numRuns: Math.round(RUNS * share) },
  );
  expect(runs).toBe(Math.round(RUNS * share));
});
