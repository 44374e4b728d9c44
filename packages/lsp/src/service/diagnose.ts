import type { Version } from '@haplint/catalog';
import type { LintMessage } from '@haplint/core';
import { type CheckMemory, type LintReport, lintInSteps } from '@haplint/core/internal';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { type Diagnostic, type DiagnosticRelatedInformation, DiagnosticSeverity } from 'vscode-languageserver-types';
import type { Configuration, ServiceFile } from './configuration.js';
import { type DiagnosticData, SOURCE } from './diagnostic-data.js';
import type { ParsedFiles } from './parsed-files.js';
import { protocolEdit, rangeOfPlace } from './ranges.js';

/** Editors list related places in the hover and under each problem, where dozens of them (the peers of a mesh) would hide the rest. */
export const MAX_RELATED = 5;

/** What was found in a configuration. */
export interface Diagnosis {
  /** By the URI of each file's document, sorted by place. */
  readonly diagnostics: ReadonlyMap<string, readonly Diagnostic[]>;
  /** The versions of HAProxy the configuration was read for; empty where none is known. */
  readonly targets: readonly Version[];
  readonly targetSource: LintReport['targetSource'];
}

/**
 * Checks the files of a configuration together, in steps between which others may have their turn; when a document has changed
 * meanwhile, the check is to be left. The findings are those of the command, message for message.
 */
export function* diagnose(
  { files, options }: Configuration,
  parsed: ParsedFiles,
  memory: CheckMemory | null,
  prompt: boolean,
): Generator<undefined, Diagnosis, undefined> {
  const trees = files.map((file) => parsed.get(file));
  const report = yield* lintInSteps(trees, options, memory, prompt);
  const byPath = new Map(files.map((file) => [file.path, file]));
  const diagnostics = new Map<string, Diagnostic[]>();
  for (const { filePath, messages } of report.results) {
    const file = byPath.get(filePath);
    if (file) {
      diagnostics.set(
        file.document.uri,
        messages.map((message) => diagnosticOf(message, file, byPath, parsed)),
      );
    }
  }
  return { diagnostics, targets: report.targets, targetSource: report.targetSource };
}

function diagnosticOf(message: LintMessage, file: ServiceFile, byPath: ReadonlyMap<string, ServiceFile>, parsed: ParsedFiles): Diagnostic {
  const { document } = file;
  const related = relatedInformation(message, byPath, parsed);
  return {
    range: rangeOfPlace(document, parsed.get(file).lines, message),
    severity: message.severity === 2 ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning,
    source: SOURCE,
    code: message.ruleId,
    ...(message.url === undefined ? {} : { codeDescription: { href: message.url } }),
    message: message.message,
    ...(related.length === 0 ? {} : { relatedInformation: related }),
    data: dataFor(message, document),
  };
}

function relatedInformation(
  message: LintMessage,
  byPath: ReadonlyMap<string, ServiceFile>,
  parsed: ParsedFiles,
): DiagnosticRelatedInformation[] {
  return (message.related ?? []).slice(0, MAX_RELATED).flatMap((related) => {
    const file = byPath.get(related.filePath);
    if (file === undefined) return [];
    const range = rangeOfPlace(file.document, parsed.get(file).lines, related);
    return { location: { uri: file.document.uri, range }, message: related.message };
  });
}

function dataFor(message: LintMessage, document: TextDocument): DiagnosticData {
  const { fix, unsafeFix, suggestions } = message;
  return {
    ruleId: message.ruleId,
    ...(fix ? { fix: protocolEdit(document, fix) } : {}),
    ...(unsafeFix ? { unsafeFix: protocolEdit(document, unsafeFix) } : {}),
    ...(suggestions
      ? { suggestions: suggestions.map(({ desc, fix: edit }) => ({ title: desc, edit: protocolEdit(document, edit) })) }
      : {}),
    // A rule that failed says nothing about the line, so there is nothing to accept there.
    suppressible: message.fatal !== true,
  };
}
