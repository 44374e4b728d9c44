import type { Directive, SectionHeader } from '@haplint/parser';
import type { Position, Range, TextEdit } from 'vscode-languageserver-types';
import type { DocumentView, ViewedFile } from '../document-view.js';
import { rangeOfOffsets } from '../ranges.js';
import type { ConfigSymbol, Occurrence } from '../symbols/symbol.js';
import { occurrenceAt } from './occurrence.js';
import { openNames } from './open-names.js';
import { nameProblem } from './rename-names.js';

/** Why something cannot be renamed, in one sentence. */
export interface Refusal {
  readonly refusal: string;
}

/** A name that can be changed, and where it stands. */
export interface Renameable {
  readonly range: Range;
  readonly placeholder: string;
}

/** The edits of one file. */
export interface FileEdits {
  readonly file: ViewedFile;
  readonly edits: readonly TextEdit[];
}

/** What can be renamed at a position; null where nothing has a name. */
export function prepareRename(view: DocumentView, position: Position): Renameable | Refusal | null {
  const found = occurrenceAt(view, position);
  if (found === null) return null;
  const symbol = found.symbol.owner ?? found.symbol;
  const refusal = found.isName ? whyFixed(symbol, view) : `The table has its name from the section; rename ${describe(symbol)}.`;
  return refusal === null ? { range: view.rangeOf(found), placeholder: symbol.name } : { refusal };
}

/** The edits that give what a position names another name, in all files; what it means to HAProxy stays the same. */
export function rename(view: DocumentView, position: Position, newName: string): readonly FileEdits[] | Refusal | null {
  const prepared = prepareRename(view, position);
  const found = occurrenceAt(view, position);
  if (prepared === null || found === null || 'refusal' in prepared) return prepared as Refusal | null;
  const symbol = found.symbol.owner ?? found.symbol;
  if (newName === symbol.name) return [];
  const refusal = nameProblem(symbol, newName, view.model) ?? openNames(symbol, newName, view.model);
  if (refusal !== null) return { refusal };
  const places = placesOf(symbol);
  return view.files.flatMap((file): FileEdits[] => {
    const edits = places
      .filter((place) => place.file === file.tree)
      .map(({ start, end }) => ({ range: rangeOfOffsets(file.file.document, [start, end]), newText: newName }));
    return edits.length === 0 ? [] : [{ file, edits }];
  });
}

/** Every place where the name is written; tables of a proxy go by the proxy's name. */
function placesOf({ definitions, references, tables }: ConfigSymbol): Occurrence[] {
  return [...definitions, ...references, ...tables.flatMap((table) => table.references)].filter(({ isName }) => isName);
}

/** Kinds whose names others know too, so that a new one means something else. */
const KNOWN_OUTSIDE: Readonly<Partial<Record<ConfigSymbol['kind'], string>>> = {
  certificate: 'certificates are also named by bind lines and certificate lists',
  'environment variable': 'variables of the environment reach outside of the configuration',
  group: 'conditions name groups as plain text',
  peer: 'HAProxy finds itself and its peers by these names',
  program: 'the name of a program is what the process goes by',
  user: 'it is the name that clients log in with',
};

/** Why nothing may rename the symbol; null where it can be renamed. */
function whyFixed(symbol: ConfigSymbol, view: DocumentView): string | null {
  const outside = KNOWN_OUTSIDE[symbol.kind];
  if (outside !== undefined) return `Cannot rename ${describe(symbol)}: ${outside}.`;
  if (symbol.definitions.length === 0) return `Cannot rename ${describe(symbol)}: nothing in the configuration defines it.`;
  if (view.model.isFragment && symbol.scope === null)
    return `Cannot rename ${describe(symbol)}: this file is a piece of a configuration, and the other pieces may name it too. List them under "configs".`;
  const odd = placesOf(symbol).find(({ file, start, end }) => file.text.slice(start, end) !== symbol.name);
  if (odd !== undefined) return `Cannot rename ${describe(symbol)}: it is written with quotes or escapes in ${placeOf(odd)}.`;
  const unread = unreadMention(symbol.name, view);
  return unread === null
    ? null
    : `Cannot rename ${describe(symbol)}: ${unread} names it too, and HAProxy does not read that line for this target.`;
}

/** A line with the name that HAProxy cannot read, or that an `.if` hides from the target. */
function unreadMention(name: string, { model, files }: DocumentView): string | null {
  for (const { tree } of files) {
    const lines = [tree.preamble, ...tree.sections.map(({ header, body }) => [header, ...body])];
    for (const body of lines) {
      for (const line of body) {
        if ((line.type !== 'Directive' && line.type !== 'SectionHeader') || (!line.broken && model.isRead(line) !== false)) continue;
        if (mentions(line, name)) return `line ${line.loc.start.line} of ${tree.path}`;
      }
    }
  }
  return null;
}

function mentions({ words }: Directive | SectionHeader, name: string): boolean {
  return words.some(({ value }) => value.split(/[^\w.:-]+/).some((part) => part === name));
}

function placeOf({ file, start }: Occurrence): string {
  return `line ${file.lines.positionAt(start).line} of ${file.path}`;
}

/** The symbol in words: `backend "api"`. */
export function describe({ kind, name }: ConfigSymbol): string {
  return `${kind === 'acl' ? 'ACL' : kind} "${name}"`;
}
