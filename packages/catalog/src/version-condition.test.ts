import { describe, expect, it } from 'vitest';
import { parseVersion } from './version.js';
import { isVersionAtLeast, isVersionBefore, isVersionText } from './version-condition.js';

function atLeast(running: string, text: string): boolean {
  const version = parseVersion(running);
  if (version === null) throw new Error(`not a version: ${running}`);
  expect(isVersionBefore(version, text)).toBe(!isVersionAtLeast(version, text));
  return isVersionAtLeast(version, text);
}

describe('version_atleast', () => {
  it.each([
    ['3.0.3', '3', true],
    ['3.0.3', '3.', true],
    ['3.0.3', '3.0', true],
    ['3.0.3', '3.0.3', true],
    ['3.0.3', '3.0.3.1', false],
    ['3.0.3', '3.0.4', false],
    ['3.0.3', '3.1', false],
    ['2.10.0', '2.9', true],
    ['3.5-dev5', '3.5', false],
    ['3.5-dev5', '3.5-dev5', true],
    ['3.5-dev5', '3.5-dev6', false],
    ['3.5-dev5', '3.5-dev5-f6818d-20', false],
    ['3.5-dev5', '3.5-dev5-f6818d', true],
    ['3.5-dev5', '3.5-rc1', false],
    ['3.5.0', '3.5-pre2', true],
    ['3.0.3', '3.0.3-', true],
    ['3.0.3', '3.0.3-12', false],
    ['3.0.3', '3.0.3-1+deb13u3', true],
  ])('on %s with %s is %s', (running, text, expected) => {
    expect(isVersionText(text)).toBe(true);
    expect(atLeast(running, text)).toBe(expected);
  });

  it.each(['', 'three', '3,0', '3.0.3.1.2', '3.0-dev5x', '3.0-dev5-x-'])('is met by %j, which is no version', (text) => {
    expect(isVersionText(text)).toBe(false);
    expect(atLeast('3.0.3', text)).toBe(true);
  });
});
