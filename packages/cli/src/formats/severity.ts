import type { LintMessage } from '@haplint/core';

/** The severity of a finding in a word. */
export function severityName({ severity }: LintMessage): 'error' | 'warning' {
  return severity === 2 ? 'error' : 'warning';
}
