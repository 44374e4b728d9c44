import { readTarget, type Version } from '@haplint/catalog';
import { UsageError } from './usage-error.js';

/** Reads the values of `--target`: versions or branches, several of them separated by commas. Throws `UsageError`. */
export function readTargets(values: readonly string[]): Version[] {
  return values
    .flatMap((value) => value.split(','))
    .map((text) => {
      const { target, mistake } = readTarget(text.trim());
      if (target === undefined) throw new UsageError(`--target: ${mistake}`);
      return target;
    });
}
