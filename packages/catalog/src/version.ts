import { remember } from './remember.js';

/**
 * A version of HAProxy. `branch` is the first two numbers ('3.0'), `patch` the third (0 for a development version),
 * `dev` the number of a development version ('3.5-dev5' has 5) and null for a stable release.
 */
export interface Version {
  readonly branch: string;
  readonly patch: number;
  readonly dev: number | null;
}

/** The name of a stable release, as in '3.0.11'. */
export type ReleaseName = `${number}.${number}.${number}`;

/** The name of any version, as in '3.0.11' and '3.5-dev5'. */
export type VersionName = ReleaseName | `${number}.${number}-dev${number}`;

const NUMBER = '(0|[1-9]\\d{0,3})';
const BRANCH = new RegExp(`^${NUMBER}\\.${NUMBER}$`);
const VERSION = new RegExp(`^(${NUMBER}\\.${NUMBER})(?:\\.${NUMBER}|-dev${NUMBER})?$`);

/**
 * Reads a version somebody typed: '3.0.3', '3.5-dev5', or '3.0', which is 3.0.0 as HAProxy reads it (use `parseTarget`
 * where a branch means its newest release). Nothing else: no leading 'v', no package suffix, no spaces. Null for any
 * other text.
 */
export function parseVersion(text: string): Version | null {
  const match = VERSION.exec(text);
  if (match?.[1] === undefined) return null;
  return { branch: match[1], patch: Number(match[4] ?? 0), dev: match[5] === undefined ? null : Number(match[5]) };
}

/** Whether the text is the name of a branch ('3.0'), known or not. */
export function isBranchName(text: string): boolean {
  return BRANCH.test(text);
}

/**
 * Reads what `haproxy -v` prints: 'HAProxy version 3.0.11-1+deb13u3 2026/05/20 - https://haproxy.org/', up to 2.3 with
 * the product spelled 'HA-Proxy' (display_version in src/haproxy.c). Takes the whole output or its first line. What
 * follows the number (a package's revision, a commit) is left out, '-dev5' is not. Null where no line has that form.
 */
export function parseVersionOutput(output: string): Version | null {
  const match = /^HA-?Proxy version (\d{1,4}\.\d{1,4})(?:\.(\d{1,4}))?(?:-dev(\d{1,4}))?(?![\d.]*\d)/m.exec(output);
  if (match?.[1] === undefined) return null;
  return { branch: match[1], patch: Number(match[2] ?? 0), dev: match[3] === undefined ? null : Number(match[3]) };
}

/** The version in HAProxy's own spelling: '3.0.3', '3.5-dev5'. */
export function formatVersion(version: Version): string {
  return version.dev === null ? `${version.branch}.${version.patch}` : `${version.branch}-dev${version.dev}`;
}

/**
 * Orders two versions: negative when `a` is the older, 0 when they are the same, positive when `a` is the newer. A
 * development version is older than the .0 release of its branch (split_version in src/haproxy.c gives '-dev' a lower
 * place than no tag).
 */
export function compareVersions(a: Version, b: Version): number {
  return compareBranches(a.branch, b.branch) || a.patch - b.patch || (a.dev ?? Infinity) - (b.dev ?? Infinity) || 0;
}

/** Orders two branch names ('2.9' before '2.10' before '3.0'): negative, 0 or positive, as `compareVersions`. */
export function compareBranches(a: string, b: string): number {
  return a === b ? 0 : placeOf(a) - placeOf(b);
}

/** A number for each branch, that of a newer one the higher: branches are compared for every word of a configuration. */
const placeOf = remember((branch: string): number => {
  const point = branch.indexOf('.');
  return Number(branch.slice(0, point)) * 10_000 + Number(branch.slice(point + 1));
});
