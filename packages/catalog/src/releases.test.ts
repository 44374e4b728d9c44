import { describe, expect, it } from 'vitest';
import {
  branch,
  branches,
  isKnownRelease,
  KNOWN_BRANCHES,
  latestRelease,
  parseTarget,
  RELEASES_AS_OF,
  release,
  releaseStanding,
  supportedBranches,
} from './releases.js';
import { compareBranches, compareVersions, formatVersion, parseVersion, type Version } from './version.js';

function version(name: string): Version {
  const parsed = parseVersion(name);
  if (parsed === null) throw new Error(`not a version: ${name}`);
  return parsed;
}

describe('the release table', () => {
  it('has the branches 2.0 to 3.5, from old to new', () => {
    const names = branches().map(({ name }) => name);
    expect(names).toEqual([...names].sort(compareBranches));
    expect([names[0], names.at(-1), names.length]).toEqual(['2.0', '3.5', 16]);
    expect(KNOWN_BRANCHES).toEqual(names.slice(4));
    expect(KNOWN_BRANCHES[0]).toBe('2.4');
  });

  it('has every release of a branch once, without gaps, by ascending number and day', () => {
    for (const { name, status, releases } of branches()) {
      expect(releases.length, name).toBeGreaterThan(0);
      const numbers = releases.map(({ version }) => version.dev ?? version.patch);
      expect(numbers, name).toEqual([...numbers.keys()]);
      for (const { version } of releases) {
        expect([version.branch, version.dev !== null]).toEqual([name, status === 'development']);
      }
      const days = releases.flatMap(({ date }) => date ?? []);
      expect(days, name).toEqual([...days].sort());
      for (const day of days) {
        expect(new Date(`${day}T00:00:00Z`).toISOString().slice(0, 10)).toBe(day);
        expect(day <= RELEASES_AS_OF).toBe(true);
      }
    }
  });

  it('states an end of life for every branch but the one in development, and agrees with it', () => {
    for (const { name, status, endOfLife, note } of branches()) {
      if (status === 'development') expect(endOfLife).toBeNull();
      else expect(endOfLife, name).toMatch(/^\d{4}-Q[1-4]$/);
      if (note !== null) expect(note, name).toMatch(/\.$/);
    }
    expect(supportedBranches(RELEASES_AS_OF)).toEqual(supportedBranches());
  });

  it('calls the even branches long-term supported', () => {
    for (const { name, lts, status } of branches()) {
      if (status !== 'development') expect([name, lts]).toEqual([name, Number(name.split('.')[1]) % 2 === 0]);
    }
  });
});

describe('supportedBranches', () => {
  it('is the maintained ones without a day, and reckoned with one', () => {
    expect(supportedBranches()).toEqual(['2.6', '2.8', '3.0', '3.2', '3.3', '3.4']);
    expect(supportedBranches('2024-06-30')).toEqual(['2.0', '2.2', '2.4', '2.6', '2.8', '2.9', '3.0']);
    expect(supportedBranches('2027-03-31')).toEqual(['2.6', '2.8', '3.0', '3.2', '3.3', '3.4']);
    expect(supportedBranches('2027-04-01')).toEqual(['2.6', '2.8', '3.0', '3.2', '3.4']);
    expect(supportedBranches('2027-07-01')).toEqual(['2.8', '3.0', '3.2', '3.4']);
  });
});

describe('look-up', () => {
  it('finds branches and their latest release', () => {
    expect(branch('3.0')).toMatchObject({ name: '3.0', lts: true, endOfLife: '2029-Q2', status: 'maintained' });
    expect(branch('1.8')).toBeNull();
    expect(formatVersion(latestRelease('3.0') ?? version('0.0'))).toBe('3.0.31');
    expect(latestRelease('3.5')).toEqual({ branch: '3.5', patch: 0, dev: 5 });
    expect(latestRelease('constructor')).toBeNull();
  });

  it('finds releases and their day', () => {
    expect(release(version('3.0.5'))).toEqual({ version: version('3.0.5'), date: '2024-09-19' });
    expect(release(version('3.0.29'))?.date).toBeNull();
    expect(release(version('3.0.99'))).toBeNull();
    expect(isKnownRelease(version('3.5-dev5'))).toBe(true);
    expect(isKnownRelease(version('3.0-dev5'))).toBe(false);
  });

  it('tells how a version stands to the table', () => {
    const standing = (name: string) => releaseStanding(version(name));
    expect(standing('3.0.31')).toBe('known');
    expect(standing('3.0.32')).toBe('newer-than-known');
    expect(standing('3.5-dev9')).toBe('newer-than-known');
    expect(standing('3.5.0')).toBe('newer-than-known');
    expect(standing('3.0-dev8')).toBe('development');
    expect(standing('3.6-dev0')).toBe('unknown-branch');
    expect(standing('1.8.30')).toBe('unknown-branch');
  });
});

describe('parseTarget', () => {
  it('reads a version as it is and a branch as its newest release', () => {
    expect(parseTarget('3.0.3')).toEqual(version('3.0.3'));
    expect(parseTarget('3.0.99')).toEqual(version('3.0.99'));
    expect(parseTarget('3.0')).toEqual(latestRelease('3.0'));
    expect(parseTarget('3.5')).toEqual(version('3.5-dev5'));
    expect(parseTarget('9.9')).toBeNull();
    expect(parseTarget('latest')).toBeNull();
  });

  it('names a branch no release of which is newer', () => {
    for (const { name, releases } of branches()) {
      const target = parseTarget(name);
      for (const { version } of releases) expect(target && compareVersions(version, target)).toBeLessThanOrEqual(0);
    }
  });
});
