import type { Converter, Directive, SampleFetch } from '@haplint/parser';
import type { Model } from '../model/model.js';
import { type SampleUse, sampleExpressions } from '../reading/sample-expressions.js';

/** An expression of a line, or a part of it. */
export interface SampleUseOfLine {
  readonly fetch: SampleFetch | null;
  readonly converters: readonly Converter[];
  /** In an ACL, what follows its `-m`; null where nothing does. */
  readonly matching?: string | null;
  /** In an ACL, what the sample is matched against; null for a text that is not known. */
  readonly patterns?: readonly (string | null)[];
}

/** The expressions of a line that HAProxy is certain to read. */
export function samplesRead(line: Directive, model: Model): readonly SampleUseOfLine[] {
  return sampleExpressions(line, model).flatMap(({ uses, areRead }) => (areRead() ? uses.map(withMatch) : []));
}

/** Says of a use in an ACL what the sample is matched against, and how. */
function withMatch({ fetch, converters, acl }: SampleUse): SampleUseOfLine {
  if (acl === null) return { fetch, converters };
  return {
    fetch,
    converters,
    matching: acl.flags.findLast(({ name }) => name === '-m')?.value?.value ?? null,
    patterns: acl.patterns.map(({ value, variables = [] }) => (variables.length === 0 ? value : null)),
  };
}
