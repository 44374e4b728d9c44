import type { Version } from '@haplint/catalog';
import { type CheckMemory, targetsOf } from '@haplint/core/internal';
import type { CodeAction, Diagnostic, Range } from 'vscode-languageserver-types';
import { type CodeActionContext, codeActions } from './code-actions.js';
import type { Configuration, ServiceFile } from './configuration.js';
import { type Diagnosis, diagnose } from './diagnose.js';
import { type DocumentView, viewDocument } from './document-view.js';
import { ParsedFiles } from './parsed-files.js';

/** What an editor can ask about HAProxy configurations. Knows neither protocol connection nor file system; runs in a browser too. */
export interface LanguageService {
  /**
   * Checks the files of a configuration together. Never throws on what they hold. With a memory, what has not changed since the
   * last check of the configuration is not looked at again.
   */
  diagnose(configuration: Configuration, memory?: CheckMemory): Diagnosis;
  /**
   * As `diagnose`, in steps between which others may have their turn; when a document has changed meanwhile, it is to be left. A `prompt`
   * one takes over what the rules that look at the whole configuration found before.
   */
  diagnoseInSteps(configuration: Configuration, memory: CheckMemory, prompt: boolean): Generator<undefined, Diagnosis, undefined>;
  /** Forgets what is known of files, where a check of them was broken off within a step. */
  forget(files: readonly ServiceFile[]): void;
  /** What can be done about the diagnostics that meet a range; they must be those of the document's present version. */
  codeActions(file: ServiceFile, range: Range, diagnostics: readonly Diagnostic[], context?: CodeActionContext): CodeAction[];
  /** The versions that comments in the files name. */
  namedTargets(files: readonly ServiceFile[]): readonly Version[];
  /** A document as the features (`foldingRanges(view)` and its like) look at it; null where the configuration does not hold it. */
  view(configuration: Configuration, uri: string, memory?: CheckMemory): DocumentView | null;
}

/** A language service with a memory of its own for syntax trees. */
export function createLanguageService(): LanguageService {
  const parsed = new ParsedFiles();
  return {
    diagnose: (configuration, memory) => {
      const steps = diagnose(configuration, parsed, memory ?? null, false);
      for (;;) {
        const { done, value } = steps.next();
        if (done) return value;
      }
    },
    diagnoseInSteps: (configuration, memory, prompt) => diagnose(configuration, parsed, memory, prompt),
    forget: (files) => {
      for (const file of files) parsed.forget(file);
    },
    codeActions: (file, range, diagnostics, context = {}) => codeActions(file, range, diagnostics, context, parsed),
    namedTargets: (files) =>
      targetsOf(
        files.map((file) => parsed.get(file)),
        [],
      ),
    view: (configuration, uri, memory) => viewDocument(configuration, uri, parsed, memory ?? null),
  };
}
