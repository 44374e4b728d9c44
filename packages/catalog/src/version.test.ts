import { describe, expect, it } from 'vitest';
import { compareBranches, compareVersions, formatVersion, isBranchName, parseVersion, parseVersionOutput } from './version.js';

describe('parseVersion', () => {
  it.each([
    ['3.0.3', { branch: '3.0', patch: 3, dev: null }],
    ['3.0', { branch: '3.0', patch: 0, dev: null }],
    ['2.10.0', { branch: '2.10', patch: 0, dev: null }],
    ['3.5-dev5', { branch: '3.5', patch: 0, dev: 5 }],
    ['3.5-dev0', { branch: '3.5', patch: 0, dev: 0 }],
  ])('reads %s', (text, expected) => {
    expect(parseVersion(text)).toEqual(expected);
  });

  it.each([
    '',
    '3',
    '3.',
    '3.0.',
    'v3.0.3',
    ' 3.0.3',
    '3.0.3\n',
    '3.0.3-1+deb13u3',
    '3.0.3.1',
    '03.0',
    '3.00',
    '3.0.3-dev1',
    '3.0-dev',
    '3.0-rc1',
    'latest',
  ])('refuses %j', (text) => {
    expect(parseVersion(text)).toBeNull();
  });
});

describe('parseVersionOutput', () => {
  it.each([
    ['HAProxy version 3.0.11-1+deb13u3 2026/05/20 - https://haproxy.org/', '3.0.11'],
    ['HAProxy version 3.0.11-1+deb13u3 2026/05/20 - https://haproxy.org/\nStatus: long-term supported branch\n', '3.0.11'],
    ['HA-Proxy version 2.0.13-2ubuntu0.5 2020/02/15 - https://haproxy.org/', '2.0.13'],
    ['HAProxy version 3.5-dev5-f6818d-20 2026/08/21 - https://haproxy.org/\r\n', '3.5-dev5'],
    ['HAProxy version 2.8.3-86e043a 2023/09/07 - https://haproxy.org/', '2.8.3'],
    ['HAProxy version 3.2.0', '3.2.0'],
    ['[NOTICE] something first\nHAProxy version 3.2.1 2025/06/11 - https://haproxy.org/', '3.2.1'],
  ])('finds the version in %j', (output, expected) => {
    const version = parseVersionOutput(output);
    expect(version && formatVersion(version)).toBe(expected);
  });

  it.each(['', '3.0.11', 'nginx version: nginx/1.27.0', 'HAProxy version unknown', 'HAProxy version 3.0.11.2.3'])(
    'finds none in %j',
    (output) => {
      expect(parseVersionOutput(output)).toBeNull();
    },
  );
});

describe('compareVersions', () => {
  it('orders development versions before the first release of their branch', () => {
    const names = ['2.9.15', '2.10-dev1', '2.10.0', '3.0-dev2', '3.0-dev10', '3.0.0', '3.0.9', '3.0.10', '3.1-dev0', '3.1.0'];
    const versions = names.map((name) => parseVersion(name)).filter((version) => version !== null);
    expect([...versions].reverse().sort(compareVersions).map(formatVersion)).toEqual(names);
  });

  it('finds equals equal', () => {
    for (const name of ['3.0.1', '3.0-dev1']) {
      const version = parseVersion(name);
      expect(version && compareVersions(version, { ...version })).toBe(0);
    }
  });
});

describe('branch names', () => {
  it('are told from versions', () => {
    expect(['3.0', '2.10', '3.0.0', '3', '3.0-dev1', 'x.y'].map(isBranchName)).toEqual([true, true, false, false, false, false]);
  });

  it('are ordered by number', () => {
    expect(['3.0', '2.10', '2.9'].sort(compareBranches)).toEqual(['2.9', '2.10', '3.0']);
  });
});
