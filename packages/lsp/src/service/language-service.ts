import type { Version } from '@haplint/catalog';
import { targetsOf } from '@haplint/core/internal';
import type { CodeAction, Diagnostic, Range } from 'vscode-languageserver-types';
import { type CodeActionContext, codeActions } from './code-actions.js';
import type { Configuration, ServiceFile } from './configuration.js';
import { type Diagnosis, diagnose } from './diagnose.js';
import { type DocumentView, viewDocument } from './document-view.js';
import { ParsedFiles } from './parsed-files.js';

/** What an editor can ask about HAProxy configurations. Knows neither protocol connection nor file system; runs in a browser too. */
export interface LanguageService {
  /** Checks the files of a configuration together. Never throws on what they hold. */
  diagnose(configuration: Configuration): Diagnosis;
  /** What can be done about the diagnostics that meet a range; they must be those of the document's present version. */
  codeActions(file: ServiceFile, range: Range, diagnostics: readonly Diagnostic[], context?: CodeActionContext): CodeAction[];
  /** The versions that comments in the files name. */
  namedTargets(files: readonly ServiceFile[]): readonly Version[];
  /** A document as the features (`foldingRanges(view)` and its like) look at it; null where the configuration does not hold it. */
  view(configuration: Configuration, uri: string): DocumentView | null;
}

/** A language service with a memory of its own for syntax trees. */
export function createLanguageService(): LanguageService {
  const parsed = new ParsedFiles();
  return {
    diagnose: (configuration) => diagnose(configuration, parsed),
    codeActions: (file, range, diagnostics, context = {}) => codeActions(file, range, diagnostics, context, parsed),
    namedTargets: (files) =>
      targetsOf(
        files.map((file) => parsed.get(file)),
        [],
      ),
    view: (configuration, uri) => viewDocument(configuration, uri, parsed),
  };
}
