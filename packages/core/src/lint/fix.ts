import { applyEdits, type TextEdit } from '../rule/fixer.js';
import { type LintOptions, type LintReport, lint, parseConfig, type SourceFile } from './lint.js';
import type { LintMessage } from './result.js';

/** As many passes as ESLint makes; a rule whose fixes never settle stops here. */
const MAX_PASSES = 10;

export interface FixOptions {
  /** Also apply the fixes that may change what HAProxy does. */
  readonly unsafe?: boolean;
  /** Which findings to mend; left out, all that can be. */
  readonly accepts?: (message: LintMessage) => boolean;
}

export interface FixReport extends LintReport {
  /** The files after fixing, in the order given; `changed` tells those that differ. */
  readonly files: readonly (SourceFile & { readonly changed: boolean })[];
}

/**
 * Fixes what can be fixed and reports what is left. Fixes that overlap wait for the next pass; passes go on until nothing
 * changes, at most ten times. A pass that would leave more syntax problems than there were is thrown away.
 */
export function lintAndFix(
  files: readonly SourceFile[],
  options: LintOptions,
  { unsafe = false, accepts = () => true }: FixOptions = {},
): FixReport {
  let current = files;
  let report = lint(current, options);
  for (let pass = 0; pass < MAX_PASSES; pass++) {
    const next = current.map((file, i) => fixOnce(file, report.results[i]?.messages.filter(accepts) ?? [], unsafe));
    if (next.every((file, i) => file.text === current[i]?.text)) break;
    current = next;
    report = lint(current, options);
  }
  return { ...report, files: current.map((file, i) => ({ ...file, changed: file.text !== files[i]?.text })) };
}

function fixOnce(file: SourceFile, messages: readonly LintMessage[], unsafe: boolean): SourceFile {
  const edits = messages.flatMap(({ fix, unsafeFix }): TextEdit[] => (fix ? [fix] : unsafe && unsafeFix ? [unsafeFix] : []));
  if (edits.length === 0) return file;
  const { text } = applyEdits(file.text, edits);
  const fixed = { path: file.path, text };
  return parseConfig(fixed).problems.length > parseConfig(file).problems.length ? file : fixed;
}
