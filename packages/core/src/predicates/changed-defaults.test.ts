import { compareBranches, KNOWN_BRANCHES } from '@haplint/catalog';
import { changedDefaults, changesBetween } from '@haplint/catalog/changed-defaults';
import { describe, expect, it } from 'vitest';
import { checkPredicate } from './check.js';

describe('the changed defaults', () => {
  it.each(changedDefaults.map((entry) => [entry.id, entry] as const))('%s is of known words', (_, { concerns }) => {
    if (concerns !== null) expect(checkPredicate(concerns)).toEqual([]);
  });

  it('are in order, each with a name of its own, of known branches but the oldest', () => {
    const sorted = [...changedDefaults].sort((a, b) => compareBranches(a.branch, b.branch) || (a.id < b.id ? -1 : 1));
    expect(changedDefaults.map(({ id }) => id)).toEqual(sorted.map(({ id }) => id));
    expect(new Set(changedDefaults.map(({ id }) => id)).size).toBe(changedDefaults.length);
    for (const { id, branch } of changedDefaults) expect(KNOWN_BRANCHES.slice(1), id).toContain(branch);
  });

  it('are told in clauses, with a source', () => {
    for (const { id, subject, before, now, keep, provided, source } of changedDefaults) {
      for (const text of [subject, before, now, keep, provided]) if (text !== null) expect(text, id).toMatch(/[^.\s]$/);
      expect(source, id).toMatch(/commit [0-9a-f]{9}|src\/\w+\.c/);
    }
  });

  it('come with an upgrade over their branch', () => {
    const ids = (one: string, other: string) => changesBetween({ branch: one }, { branch: other }).map(({ id }) => id);
    expect(ids('2.6', '2.6')).toEqual([]);
    expect(ids('3.2', '3.3')).toContain('balance-random');
    expect(ids('3.3', '3.2')).toEqual([]);
    expect(ids('3.3', '3.4')).not.toContain('balance-random');
  });
});
