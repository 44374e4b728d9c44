import type { Converter, Directive, SampleFetch } from '@haplint/parser';
import type { Model } from '../model/model.js';

/** An expression of a line, or a part of it. */
export interface SampleUseOfLine {
  readonly fetch: SampleFetch | null;
  readonly converters: readonly Converter[];
  /** In an ACL, what follows its `-m`; null where nothing does. */
  readonly matching?: string | null;
  /** In an ACL, what the sample is matched against; null for a text that is not known. */
  readonly patterns?: readonly (string | null)[];
}

/** Gives the expressions of a line that HAProxy is certain to read. */
export type SampleReader = (line: Directive, model: Model) => readonly SampleUseOfLine[];
