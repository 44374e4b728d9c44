import { describe, expect, it } from 'vitest';
import { branch } from './releases.js';
import { SECTION_NAMES, SECTIONS, sectionsOf } from './sections.js';

const names = (name: string) => sectionsOf({ branch: name }).map((section) => section.name);
const IN_ALL = [
  ['global', 'defaults', 'frontend', 'backend', 'listen', 'peers', 'userlist', 'resolvers', 'mailers', 'cache', 'ring'],
  ['http-errors', 'fcgi-app', 'log-forward', 'namespace_list'],
].flat();

describe('sections', () => {
  it.each([
    ['2.4', ['program']],
    ['2.9', ['program']],
    ['3.0', ['program', 'crt-store']],
    ['3.1', ['program', 'crt-store', 'log-profile', 'traces']],
    ['3.2', ['program', 'crt-store', 'log-profile', 'traces', 'acme']],
    ['3.3', ['crt-store', 'log-profile', 'traces', 'acme']],
    ['3.4', ['crt-store', 'log-profile', 'traces', 'acme', 'healthcheck']],
    ['3.5', ['crt-store', 'log-profile', 'traces', 'acme', 'healthcheck']],
    ['9.9', ['crt-store', 'log-profile', 'traces', 'acme', 'healthcheck']],
  ])('of branch %s', (name, more) => {
    expect(names(name)).toEqual([...IN_ALL, ...more]);
  });

  it('have one entry each, and name known branches', () => {
    expect(SECTION_NAMES.size).toBe(SECTIONS.length);
    for (const { since, deprecated, removed } of SECTIONS) {
      for (const name of [since, deprecated, removed]) if (name !== null) expect(branch(name)).not.toBeNull();
    }
  });

  it('declare proxies in four forms', () => {
    const proxies = SECTIONS.filter(({ proxy }) => proxy).map(({ name }) => name);
    expect(proxies).toEqual(['defaults', 'frontend', 'backend', 'listen']);
  });
});
