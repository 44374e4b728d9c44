import type { ConfigFile, SourceLocation, SyntaxNode } from '@haplint/parser';
import type { Model } from './model.js';

/** Where a finding about the configuration as a whole stands. */
export interface ConfigurationPlace {
  readonly file: ConfigFile | undefined;
  readonly place: { readonly node: SyntaxNode } | { readonly loc: SourceLocation };
}

const FIRST_LINE: SourceLocation = { start: { line: 1, column: 1 }, end: { line: 1, column: 1 } };

/** The header of the first `global` section, else of the first section, else the first line of the first file. */
export function configurationPlace(model: Model): ConfigurationPlace {
  const section = model.sectionsOfKind('global')[0] ?? model.sections[0];
  if (section === undefined) return { file: model.files[0], place: { loc: FIRST_LINE } };
  return { file: section.file, place: { node: section.header } };
}
