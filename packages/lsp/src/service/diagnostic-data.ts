import type { Diagnostic, TextEdit } from 'vscode-languageserver-types';

/** What a diagnostic carries in `data`, from which its quick fixes are made. */
export interface DiagnosticData {
  readonly ruleId: string;
  /** Safe to apply unasked. */
  readonly fix?: TextEdit;
  /** May change what HAProxy does. */
  readonly unsafeFix?: TextEdit;
  readonly suggestions?: readonly { readonly title: string; readonly edit: TextEdit }[];
  /** Whether a comment can switch the finding off. */
  readonly suppressible: boolean;
}

/** The data of a diagnostic that haplint made; null for any other. */
export function dataOf(diagnostic: Diagnostic): DiagnosticData | null {
  const data = diagnostic.data as Partial<DiagnosticData> | null | undefined;
  return diagnostic.source === SOURCE && typeof data?.ruleId === 'string' ? (data as DiagnosticData) : null;
}

/** The `source` of every diagnostic. */
export const SOURCE = 'haplint';
