import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { decodeSource, encodeSource } from '../../packages/parser/src/index.js';
import { parseChecked } from './invariants.js';

// Real configurations and one-line mutants of them; they are not part of the repository.
const repository = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const corpus = process.env.HAPLINT_CORPUS ?? path.join(repository, '../shared/corpus');
const isThere = fs.existsSync(path.join(corpus, 'index.json'));
if (!isThere) console.warn(`skipped: no corpus at ${corpus}; HAPLINT_CORPUS names another place`);

interface Mutant {
  readonly base: string;
  readonly line: number;
  /** Null removes the line. */
  readonly text: string | null;
}

function readJson<T>(name: string): T {
  return JSON.parse(fs.readFileSync(path.join(corpus, name), 'utf8')) as T;
}

function mutate(text: string, mutant: Mutant): string {
  const lines = text.split('\n');
  if (mutant.text === null) lines.splice(mutant.line - 1, 1);
  else lines[mutant.line - 1] = mutant.text;
  return lines.join('\n');
}

/** Why the bytes do not survive reading, parsing and printing; null where they do. */
function defect(bytes: Uint8Array): string | null {
  try {
    const file = parseChecked(decodeSource(bytes));
    return Buffer.compare(encodeSource(file.text), bytes) === 0 ? null : 'other bytes';
  } catch (error) {
    return String(error);
  }
}

describe.skipIf(!isThere)('the corpus prints back byte for byte', () => {
  test('every file', { timeout: 120_000 }, () => {
    const files = readJson<{ file: string }[]>('index.json').map((entry) => entry.file);
    const defects = files.map((file) => [file, defect(fs.readFileSync(path.join(corpus, file)))]).filter(([, why]) => why !== null);
    expect(defects).toEqual([]);
    expect(files.length).toBeGreaterThan(500);
  });

  test('every mutant', { timeout: 120_000 }, () => {
    const mutants = readJson<Mutant[]>('mutants/mutants.json');
    const bases = new Map<string, string>();
    const defects: [number, string][] = [];
    for (const [index, mutant] of mutants.entries()) {
      const base = bases.get(mutant.base) ?? decodeSource(fs.readFileSync(path.join(corpus, mutant.base)));
      bases.set(mutant.base, base);
      const why = defect(encodeSource(mutate(base, mutant)));
      if (why !== null) defects.push([index, why]);
    }
    expect(defects).toEqual([]);
    expect(mutants.length).toBeGreaterThan(3000);
  });
});
