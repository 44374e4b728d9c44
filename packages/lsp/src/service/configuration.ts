import type { FormatOptions } from '@haplint/core/format';
import type { LintOptions, TemplateSetting } from '@haplint/core/internal';
import type { TextDocument } from 'vscode-languageserver-textdocument';

/** A file of a configuration: its text, and the path that findings and the configuration know it by. */
export interface ServiceFile {
  readonly document: TextDocument;
  readonly path: string;
  /** The template language it is in; left out, the path tells. */
  readonly template?: TemplateSetting;
}

/** Files that HAProxy loads together, in its order, and how to check them. */
export interface Configuration {
  readonly files: readonly ServiceFile[];
  readonly options: LintOptions;
  /** How files are laid out; left out, as `haplint format` does it by itself. */
  readonly format?: FormatOptions;
}
