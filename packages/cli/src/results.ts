import type { LintMessage, LintResult } from '@haplint/core';
import { resultOf } from '@haplint/core/internal';

/** The results without their warnings. */
export function errorsOnly(results: readonly LintResult[]): LintResult[] {
  return results.map(({ filePath, messages }) =>
    resultOf(
      filePath,
      messages.filter(({ severity }) => severity === 2),
    ),
  );
}

/** One result for each file, in the order of their first: a file that several configurations share is checked in each. */
export function mergedByFile(results: readonly LintResult[]): LintResult[] {
  const merged = new Map<string, LintResult>();
  for (const result of results) {
    const before = merged.get(result.filePath);
    merged.set(result.filePath, before === undefined ? result : resultOf(result.filePath, mergedMessages(before, result)));
  }
  return [...merged.values()];
}

function mergedMessages(first: LintResult, second: LintResult): LintMessage[] {
  const byContent = new Map([...first.messages, ...second.messages].map((message) => [JSON.stringify(message), message]));
  return [...byContent.values()];
}

/** All errors and warnings of the results. */
export function totals(results: readonly LintResult[]): { errors: number; warnings: number } {
  let errors = 0;
  let warnings = 0;
  for (const { errorCount, warningCount } of results) {
    errors += errorCount;
    warnings += warningCount;
  }
  return { errors, warnings };
}

/** Counts in words: '1 error and 2 warnings'. */
export function countsText(errors: number, warnings: number): string {
  const parts = [errors === 0 ? '' : count(errors, 'error'), warnings === 0 ? '' : count(warnings, 'warning')];
  return parts.filter((part) => part !== '').join(' and ');
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
