import type { LintResult } from '@haplint/core';
import type { Colors } from '../terminal.js';

/** What a format may want to know. */
export interface FormatContext {
  readonly colors: Colors;
  /** Columns to lay out in, null where each message has to stay on its line. */
  readonly width: number | null;
  /** A path as people want to read it. */
  displayPath(filePath: string): string;
  /** The text that findings of a file point into, null where it is not at hand. */
  textOf(filePath: string): string | null;
}

/** Turns results into everything that goes to stdout; an empty text where there is nothing to say. */
export type Format = (results: readonly LintResult[], context: FormatContext) => string;
