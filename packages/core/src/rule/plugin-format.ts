import type { LintResult } from '../lint/result.js';
import type { AnyRule } from './types.js';

/** Makes a text of findings. */
export type PluginFormat = (results: readonly LintResult[], context: PluginFormatContext) => string | Promise<string>;

/** What a format is told. */
export interface PluginFormatContext {
  /** The directory that the command runs in. */
  readonly cwd: string;
  /** What the rules of the findings say of themselves, by id: `rulesMeta['bind-collision'].docs.url`. */
  readonly rulesMeta: Readonly<Record<string, AnyRule['meta']>>;
  /** The version of haplint. */
  readonly version: string;
}
