import type { AnyRule, LintResult } from '@haplint/core';
import type { ReportedConfiguration } from '../report/reported-configuration.js';
import type { Colors } from '../terminal.js';

/** What a rule says of itself. */
export type RuleMeta = AnyRule['meta'];

/** What a format may want to know. */
export interface FormatContext {
  readonly colors: Colors;
  /** Columns to lay out in, null where each message has to stay on its line. */
  readonly width: number | null;
  /** The directory that the command runs in. */
  readonly cwd: string;
  /** The version of haplint. */
  readonly version: string;
  /** The rules of the findings, by id. */
  readonly rulesMeta: Readonly<Record<string, RuleMeta>>;
  /** Everything that was asked for could be checked. */
  readonly isComplete: boolean;
  /** A path as people want to read it. */
  displayPath(filePath: string): string;
  /** A path as a service knows it that looks at the checkout: from its root and with slashes; absolute where it is not below it. */
  projectPath(filePath: string): string;
  /** The text that findings of a file point into, null where it is not at hand. */
  textOf(filePath: string): string | null;
  /** What was checked, for formats that draw it (`drawsConfigurations`). */
  readonly configurations?: readonly ReportedConfiguration[];
}

/** Turns results into everything that goes to stdout; an empty text where there is nothing to say. */
export type Format = (results: readonly LintResult[], context: FormatContext) => string;

/** A format that is ready to be used, one of a project's own among them. */
export type LoadedFormat = (results: readonly LintResult[], context: FormatContext) => string | Promise<string>;
