import { describe, expect, it } from 'vitest';

type Operator = (lines: string[], at: number, draw: unknown, context: unknown) => string[] | null;
interface Mutants {
  readonly OPERATORS: Readonly<Record<string, Operator>>;
  freshMutants(bases: readonly { name: string; text: string }[], count: number, seed: number): { key: string; text: string }[];
}
// The scripts are plain JavaScript; a name that is computed keeps the compiler from asking for their types.
const { OPERATORS, freshMutants }: Mutants = await import(new URL('../../scripts/fidelity/mutants.mjs', import.meta.url).href);

const bases = [
  {
    name: 'web.cfg',
    text: 'global\n  maxconn 100\n\nfrontend web\n  mode http\n  bind :8080\n  http-request set-header X-One "two %[src]" if { path /one }\n',
  },
];

describe('freshMutants', () => {
  it('makes as many as asked for, none of them the base, the same ones for the same seed', () => {
    const mutants = freshMutants(bases, 300, 7);
    expect(new Set(mutants.map(({ key }) => key)).size).toBe(300);
    for (const { text } of mutants) expect(text).not.toBe(bases[0]?.text);
    expect(freshMutants(bases, 300, 7)).toEqual(mutants);
    expect(freshMutants(bases, 300, 8)).not.toEqual(mutants);
  });

  it('uses every operator, and names it in the key', () => {
    const used = new Set(freshMutants(bases, 3000, 1).map(({ key }) => /^web\.cfg \((\S+) \d+\)( \d+)?$/.exec(key)?.[1]));
    expect([...used].sort()).toEqual(Object.keys(OPERATORS).sort());
  });
});
