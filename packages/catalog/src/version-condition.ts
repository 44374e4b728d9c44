import type { Version } from './version.js';

/**
 * What split_version makes of a text: four numbers, the rank of the tag (dev 1, rc and pre 2, none 3), its number, the
 * commit's.
 */
type VersionNumbers = [number, number, number, number, number, number, number];

/**
 * What the preprocessor condition `version_atleast(text)` is worth when this version reads it. HAProxy takes any text
 * there; one that it cannot read counts as met (src/cfgcond.c compares the error code too).
 */
export function isVersionAtLeast(version: Version, text: string): boolean {
  const wanted = splitVersion(text);
  return wanted === null || compareNumbers(numbersOf(version), wanted) >= 0;
}

/**
 * What the preprocessor condition `version_before(text)` is worth when this version reads it; false where the text is
 * no version.
 */
export function isVersionBefore(version: Version, text: string): boolean {
  return !isVersionAtLeast(version, text);
}

/** Whether HAProxy can read the text as a version (split_version in src/haproxy.c, the same in 2.4 to 3.5-dev5). */
export function isVersionText(text: string): boolean {
  return splitVersion(text) !== null;
}

function numbersOf(version: Version): VersionNumbers {
  const [major = 0, minor = 0] = version.branch.split('.').map(Number);
  return [major, minor, version.patch, 0, version.dev === null ? 3 : 1, version.dev ?? 0, 0];
}

function compareNumbers(a: VersionNumbers, b: VersionNumbers): number {
  for (let index = 0; index < a.length; index++) {
    const difference = (a[index] ?? 0) - (b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/**
 * As split_version does it, from left to right, including what it lets through: '3' and '3.' are 3.0.0. Null where it
 * fails.
 */
function splitVersion(text: string): VersionNumbers | null {
  if (text === '') return null;
  const numbers: VersionNumbers = [0, 0, 0, 0, 3, 0, 0];
  let rest = text;
  for (let index = 0; index < 4; index++) {
    const number = readNumber(rest);
    numbers[index] = number.value;
    if (number.rest === '') return numbers;
    rest = number.rest.slice(1);
    if (number.rest.startsWith('-')) break;
    if (!number.rest.startsWith('.') || index === 3) return null;
  }

  const tag = /^(dev|rc|pre)/.exec(rest)?.[0];
  if (tag !== undefined) {
    const number = readNumber(rest.slice(tag.length));
    numbers[4] = tag === 'dev' ? 1 : 2;
    numbers[5] = number.value;
    if (number.rest === '') return numbers;
    if (!number.rest.startsWith('-')) return null;
    rest = number.rest.slice(1);
  }

  const lastDash = rest.lastIndexOf('-');
  if (lastDash >= 0 && lastDash === rest.length - 1) return null;
  const commit = readNumber(rest.slice(lastDash + 1));
  numbers[6] = commit.rest === '' ? commit.value : 0;
  return numbers;
}

/** As strtol in base 10, stored in an unsigned int: leading blanks and a sign are read, no digit at all is 0. */
function readNumber(text: string): { value: number; rest: string } {
  const match = /^[ \t\n\v\f\r]*[+-]?\d+/.exec(text);
  return match === null ? { value: 0, rest: text } : { value: Number(match[0]) >>> 0, rest: text.slice(match[0].length) };
}
