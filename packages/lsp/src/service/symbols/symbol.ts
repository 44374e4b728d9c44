import type { NameKind } from '@haplint/catalog';
import type { ConfigSection } from '@haplint/core';
import type { ConfigFile, Directive, Macro, SectionHeader } from '@haplint/parser';

/** What a name stands for: a section by its keyword, or what lines give names to. */
export type SymbolKind = NameKind | 'defaults' | 'listen' | 'log-forward' | 'program' | 'crt-store' | 'healthcheck';

/** A place where the text names something. */
export interface Occurrence {
  readonly symbol: ConfigSymbol;
  readonly file: ConfigFile;
  readonly line: Directive | SectionHeader | Macro;
  /** The section that the line is in, or opens; null for what stands outside of all. */
  readonly section: ConfigSection | null;
  /** Offsets into the file's text, end exclusive. */
  readonly start: number;
  readonly end: number;
  readonly role: 'definition' | 'reference';
  /** Whether the name itself stands there; false where a line makes something that has its name from the section. */
  readonly isName: boolean;
}

/** Something that has a name, and the places that name it. */
export interface ConfigSymbol {
  readonly kind: SymbolKind;
  readonly name: string;
  /** What the name has to be unique in, beside its kind; null for the whole configuration. */
  readonly scope: ConfigSymbol | ConfigSection | null;
  /** In HAProxy's order; several for ACLs and variables, and where `.if` blocks leave open which one is read. */
  readonly definitions: readonly Occurrence[];
  readonly references: readonly Occurrence[];
  /** The proxy whose name a stick table has; null for all else. */
  readonly owner: ConfigSymbol | null;
  /** The stick tables that go by the name of this proxy. */
  readonly tables: readonly ConfigSymbol[];
}

/** A name that refers to nothing in the configuration. */
export interface Unresolved {
  readonly kind: SymbolKind;
  readonly name: string;
  readonly file: ConfigFile;
  readonly line: Directive | SectionHeader;
  readonly start: number;
  readonly end: number;
}
