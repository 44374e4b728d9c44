import { readFileSync } from 'node:fs';
import { Validator } from '@cfworker/json-schema';
import { describe, expect, it } from 'vitest';
import { type Advisory, advisories, advisoriesOfRule, advisory, firstFixedRelease, isAffected } from './advisories.js';
import { branch, branches, isKnownRelease, latestRelease } from './releases.js';
import { compareBranches, compareVersions, formatVersion, parseVersion, type Version } from './version.js';

const schema = JSON.parse(readFileSync(new URL('../schema/advisory.schema.json', import.meta.url), 'utf8'));
const validator = new Validator(schema, '2020-12', false);

function version(name: string): Version {
  const parsed = parseVersion(name);
  if (parsed === null) throw new Error(`not a version: ${name}`);
  return parsed;
}

function get(id: string): Advisory {
  const found = advisory(id);
  if (found === null) throw new Error(`no advisory: ${id}`);
  return found;
}

/** The releases of the known branches that have the fault, as 'from..to' for each run of them. */
function affectedRanges(id: string, verdict: boolean | 'unknown' = true): string[] {
  const ranges: string[] = [];
  for (const { releases } of branches()) {
    let run: Version[] = [];
    for (const release of [...releases, null]) {
      if (release !== null && isAffected(get(id), release.version) === verdict) {
        run.push(release.version);
      } else {
        const [first, last] = [run[0], run.at(-1)];
        if (first !== undefined && last !== undefined) ranges.push(`${formatVersion(first)}..${formatVersion(last)}`);
        run = [];
      }
    }
  }
  return ranges;
}

describe('the advisories', () => {
  it.each(advisories.map((entry) => [entry.id, entry] as const))('%s fits the schema', (_, entry) => {
    expect(validator.validate(entry).errors).toEqual([]);
  });

  it('are ordered by id, each once', () => {
    const ids = advisories.map(({ id }) => id);
    expect(ids).toEqual([...new Set(ids)].sort());
  });

  it('are of the kind their id says', () => {
    for (const { id, kind } of advisories) expect([id, kind]).toEqual([id, id.startsWith('CVE-') ? 'cve' : 'bug']);
  });

  it('repeat no sentence', () => {
    const titles = advisories.map(({ title }) => title);
    expect(titles).toEqual([...new Set(titles)]);
    const explanations = advisories.map(({ explanation }) => explanation);
    expect(explanations).toEqual([...new Set(explanations)]);
  });

  it('name known branches, from old to new, and fixes of affected ones only', () => {
    for (const { id, affectedBranches, fixedIn, introducedIn } of advisories) {
      for (const name of affectedBranches) expect(branch(name), `${id}: ${name}`).not.toBeNull();
      expect(affectedBranches, id).toEqual([...affectedBranches].sort(compareBranches));
      expect(Object.keys(fixedIn), id).toEqual(Object.keys(fixedIn).sort(compareBranches));
      for (const name of [...Object.keys(fixedIn), ...Object.keys(introducedIn)]) {
        expect(affectedBranches, id).toContain(name);
      }
    }
  });

  it('name fixed releases that exist, in their branch, later than the introduction', () => {
    for (const { id, fixedIn, introduced, introducedIn } of advisories) {
      for (const [name, fixed] of Object.entries(fixedIn)) {
        if (fixed === null) continue;
        const release = version(fixed);
        expect(release.branch, id).toBe(name);
        expect(isKnownRelease(release), `${id}: ${fixed}`).toBe(true);
        const start = introducedIn[name] ?? introduced;
        if (start !== null) expect(compareVersions(version(start), release), `${id}: ${fixed}`).toBeLessThan(0);
      }
    }
  });

  it('name an introduction that exists or is older than the release table, and in no branch older than that', () => {
    const oldest = branches()[0]?.name ?? '';
    for (const { id, introduced, introducedIn, affectedBranches } of advisories) {
      if (introduced !== null) {
        const release = version(introduced);
        const older = compareBranches(release.branch, oldest) < 0;
        expect(older || isKnownRelease(release), `${id}: ${introduced}`).toBe(true);
        for (const name of affectedBranches) {
          expect(compareBranches(name, release.branch), `${id}: ${name}`).toBeGreaterThanOrEqual(0);
        }
      }
      for (const [name, start] of Object.entries(introducedIn)) {
        expect(version(start).branch, id).toBe(name);
        expect(version(start).dev !== null || isKnownRelease(version(start)), `${id}: ${start}`).toBe(true);
      }
    }
  });

  it('were fixed in development after they came in, and after the newest affected branch', () => {
    for (const { id, introduced, fixedInDevelopment, affectedBranches } of advisories) {
      if (fixedInDevelopment === null) continue;
      const fixed = version(fixedInDevelopment);
      expect(branch(fixed.branch), id).not.toBeNull();
      expect(fixed.dev !== null || fixed.patch === 0, id).toBe(true);
      expect(compareBranches(fixed.branch, affectedBranches.at(-1) ?? ''), id).toBeGreaterThan(0);
      if (introduced !== null) expect(compareVersions(version(introduced), fixed), id).toBeLessThan(0);
    }
  });

  it('have no effect only where no branch is affected', () => {
    for (const { id, effect, affectedBranches } of advisories) {
      expect([id, effect.length === 0]).toEqual([id, affectedBranches.length === 0]);
    }
  });

  it('link every fix commit', () => {
    for (const { id, fixCommits, references } of advisories) {
      for (const commit of fixCommits) expect(references, id).toContain(`https://github.com/haproxy/haproxy/commit/${commit}`);
    }
  });

  it('are found by id and by rule', () => {
    expect(advisory('CVE-2021-40346')?.fixedIn['2.4']).toBe('2.4.4');
    expect(advisory('CVE-0000-0000')).toBeNull();
    expect(advisoriesOfRule('peers-crash').map(({ id }) => id)).toEqual(['GH-2373-peers', 'GH-2656-peers', 'GH-277-peers']);
    expect(advisoriesOfRule('tcp-passthrough-crash').map(({ id }) => id)).toEqual(['GH-2656-mux-pt']);
    expect(advisoriesOfRule('no-such-rule')).toEqual([]);
  });
});

describe('isAffected', () => {
  it('goes from the introduction, inclusive, to the first fixed release, exclusive', () => {
    expect(affectedRanges('GH-2656-peers')).toEqual(['3.0.0..3.0.4']);
    expect(affectedRanges('GH-2373-peers')).toEqual(['2.8.0..2.8.4']);
    expect(affectedRanges('GH-277-peers')).toEqual(['2.0.0..2.0.7']);
    for (const id of ['GH-2656-peers', 'GH-2373-peers', 'GH-277-peers']) {
      expect(affectedRanges(id, 'unknown')).toEqual([]);
    }
  });

  it('takes a branch from its start where the introduction is not known, and to its end where no fix came', () => {
    expect(affectedRanges('GH-2656-mux-pt')).toEqual(['2.4.0..2.4.36', '2.6.0..2.6.20', '2.8.0..2.8.11', '2.9.0..2.9.10', '3.0.0..3.0.3']);
    expect(isAffected(get('GH-2656-mux-pt'), version('2.4.99'))).toBe(true);
  });

  it('takes an introduction in the middle of a branch, also by a backport', () => {
    expect(affectedRanges('CVE-2023-25950')).toEqual(['2.6.1..2.6.7', '2.7.0..2.7.0']);
    expect(affectedRanges('53f52e67a-queue-loop')).toEqual(['2.6.19..2.6.20', '2.8.11..2.8.12', '3.0.4..3.0.5']);
    expect(affectedRanges('69071490f-ocsp-refcount')).toEqual(['2.8.6..2.8.6']);
    expect(affectedRanges('CVE-2026-26081')).toEqual(['2.9.11..2.9.15', '3.0.5..3.0.15', '3.1.0..3.1.13', '3.2.0..3.2.11', '3.3.0..3.3.2']);
  });

  it('does not know a branch whose fixed release was not found, nor an unlisted one among affected ones', () => {
    expect(isAffected(get('GH-3170-peers'), version('3.1.9'))).toBe('unknown');
    expect(isAffected(get('006a3acbd-peers-refcount'), version('3.1.3'))).toBe('unknown');
    expect(isAffected(get('CVE-2026-55203'), version('2.7.12'))).toBe('unknown');
    expect(isAffected(get('GH-2656-mux-pt'), version('2.2.0'))).toBe('unknown');
  });

  it('takes branches after the affected ones for sound, and before the introduction too', () => {
    expect(isAffected(get('GH-2656-mux-pt'), version('3.1.0'))).toBe(false);
    expect(isAffected(get('CVE-2026-90678'), version('3.5.0'))).toBe(false);
    expect(isAffected(get('CVE-2026-90678'), version('4.0.0'))).toBe(false);
    expect(isAffected(get('CVE-2026-90678'), version('3.2.27'))).toBe(false);
  });

  it('puts development versions between the introduction and the fix in the development tree', () => {
    const peers = (name: string) => isAffected(get('GH-2656-peers'), version(name));
    expect([peers('3.0-dev7'), peers('3.0-dev8'), peers('3.1-dev4'), peers('3.1-dev5')]).toEqual([false, true, true, false]);
    const h3 = (name: string) => isAffected(get('CVE-2026-90678'), version(name));
    expect([h3('3.2-dev1'), h3('3.3-dev1'), h3('3.4-dev1'), h3('3.5-dev5'), h3('3.5-dev6')]).toEqual([false, 'unknown', true, true, false]);
    expect(isAffected(get('GH-2656-mux-pt'), version('2.4-dev1'))).toBe('unknown');
    expect(isAffected(get('GH-2656-mux-pt'), version('2.6-dev1'))).toBe(true);
    expect(isAffected(get('2026-11-cache-vary-poisoning'), version('3.5-dev5'))).toBe('unknown');
  });

  it('is false for what affects nothing', () => {
    expect(affectedRanges('CVE-2023-44487')).toEqual([]);
    expect(affectedRanges('CVE-2023-44487', 'unknown')).toEqual([]);
  });

  it('is false for the first fixed release of every advisory, and true for the one before', () => {
    for (const entry of advisories) {
      for (const name of entry.affectedBranches) {
        const fixed = firstFixedRelease(entry, name);
        if (fixed === 'unknown') continue;
        if (fixed !== null) expect(isAffected(entry, fixed), `${entry.id} ${formatVersion(fixed)}`).toBe(false);
        const before = fixed === null ? latestRelease(name) : { ...fixed, patch: fixed.patch - 1 };
        expect(before !== null && isAffected(entry, before), `${entry.id} ${name}`).toBe(true);
      }
    }
  });
});

describe('firstFixedRelease', () => {
  it('is a release, null for never, or unknown', () => {
    expect(firstFixedRelease(get('GH-2656-peers'), '3.0')).toEqual({ branch: '3.0', patch: 5, dev: null });
    expect(firstFixedRelease(get('GH-2656-mux-pt'), '3.0')).toEqual({ branch: '3.0', patch: 4, dev: null });
    expect(firstFixedRelease(get('GH-2656-mux-pt'), '2.8')).toEqual({ branch: '2.8', patch: 12, dev: null });
    expect(firstFixedRelease(get('GH-2656-mux-pt'), '2.4')).toBeNull();
    expect(firstFixedRelease(get('GH-3170-peers'), '3.1')).toBe('unknown');
    expect(firstFixedRelease(get('GH-2656-peers'), '3.1')).toBe('unknown');
  });
});
