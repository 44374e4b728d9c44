import { branches, parseTarget, releaseStanding } from './releases.js';
import { isBranchName, type Version } from './version.js';

/** The first and the last branch of the release table, as '2.0 to 3.5'. */
export function branchRange(): string {
  const names = branches().map(({ name }) => name);
  return `${names.at(0)} to ${names.at(-1)}`;
}

/** A target, or what is wrong with the text: a clause to put behind the name of the option or key it came from. */
export type TargetReading = { readonly target: Version; readonly mistake?: never } | { readonly target?: never; readonly mistake: string };

/**
 * Reads the target somebody typed, as `parseTarget` does, and says what is wrong with a text that is no version or branch,
 * or is of a branch that the release table does not have.
 */
export function readTarget(text: string): TargetReading {
  const target = parseTarget(text);
  if (target !== null && releaseStanding(target) !== 'unknown-branch') return { target };
  if (target !== null || isBranchName(text)) {
    return { mistake: `"${text}" is of no branch of HAProxy that haplint knows; known are ${branchRange()}` };
  }
  const inside = /(?<!\d)\d+\.\d+(?:\.\d+|-dev\d+)?/.exec(text)?.[0];
  const meant = inside !== undefined && parseTarget(inside) !== null ? `; did you mean "${inside}"?` : '';
  return {
    mistake: `"${text}" is no version of HAProxy; expected a branch ("3.0"), a release ("3.0.3") or a development version ("3.5-dev5")${meant}`,
  };
}
