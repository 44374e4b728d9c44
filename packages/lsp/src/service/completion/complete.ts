import {
  type CompletionItem,
  CompletionItemKind,
  CompletionItemTag,
  type CompletionList,
  InsertTextFormat,
  type Position,
  type Range,
} from 'vscode-languageserver-types';
import type { DocumentView } from '../document-view.js';
import { documentationOf, type Subject, toMarkdown } from '../documentation/index.js';
import { typedLine } from '../typed-line.js';
import { argumentProposals } from './arguments.js';
import { commentProposals } from './comments.js';
import { environmentProposals } from './environment.js';
import { filesHere, type ReadDirectory } from './files.js';
import { headerProposals } from './headers.js';
import { furtherWords, lineBeginnings } from './keywords.js';
import { MACRO_BEGINNINGS, macroProposals } from './macros.js';
import { type Place, placeOf } from './place.js';
import { type Proposal, type Proposals, RANK } from './proposal.js';
import { snippetsHere } from './snippets.js';

/** What the client can take of completion, and what the host can do for it. */
export interface CompletionOptions {
  /** The client takes snippets; without, plain text is inserted. */
  readonly snippets?: boolean;
  /** The client takes one range for inserting and another for replacing. */
  readonly insertReplace?: boolean;
  /** Lists a directory, for arguments that name files; left out, none are proposed. */
  readonly readDirectory?: ReadDirectory;
}

/** What an item carries from the list to the moment its documentation is asked for. */
export interface CompletionData {
  readonly uri: string;
  readonly subject: Subject;
}

/** Characters behind which clients ask on their own. */
export const COMPLETION_TRIGGERS: readonly string[] = [' ', '(', ',', '%', '{', '[', '-', '.', '/', '$'];

/** What can stand at a place, for the target of the configuration. Never throws on what the text holds. */
export async function complete(view: DocumentView, position: Position, options: CompletionOptions = {}): Promise<CompletionList> {
  const place = placeOf(view, typedLine(view, position));
  const groups = place.line.comment
    ? commentGroups(place)
    : [...proposalsAt(place, options), ...(await filesHere(place, options.readDirectory))];
  return { isIncomplete: false, items: itemsOf(groups, place, options) };
}

/** The documentation of an item, as Markdown; null where there is none. */
export function documentItem({ target }: DocumentView, { subject }: CompletionData): string | null {
  const documentation = documentationOf(subject, target);
  return documentation === null ? null : toMarkdown(documentation);
}

/** What can stand at a place, without files. */
export function proposalsAt(place: Place, { snippets = false }: CompletionOptions = {}): readonly Proposals[] {
  const environment = environmentProposals(place);
  if (environment !== null) return [environment];
  const macro = macroProposals(place);
  if (macro !== null) return [macro];
  if (place.line.isHeader) return headerProposals(place);
  if (place.words.length === 0) {
    const beginnings = [...lineBeginnings(place), ...(place.prefix === null ? MACRO_BEGINNINGS : [])];
    return [{ from: 0, list: snippets && place.prefix === null ? [...beginnings, ...snippetsHere(place)] : beginnings }];
  }
  return [furtherWords(place), ...argumentProposals(place)];
}

function commentGroups(place: Place): readonly Proposals[] {
  const { comment } = place.line;
  const found = comment === null ? null : commentProposals(place, comment);
  return found === null ? [] : [found];
}

function itemsOf(groups: readonly Proposals[], place: Place, options: CompletionOptions): CompletionItem[] {
  const seen = new Set<string>();
  return groups.flatMap(({ from, list }) => {
    const ranges = rangesOf(from, place);
    return list.flatMap((proposal) => {
      // A block may be called like the keyword it begins with.
      const key = `${from} ${proposal.kind === CompletionItemKind.Snippet} ${proposal.label}`;
      if (seen.has(key)) return [];
      seen.add(key);
      return [itemOf(proposal, ranges, place, options)];
    });
  });
}

interface Ranges {
  /** Up to the cursor. */
  readonly insert: Range;
  /** Up to the end of the name that the cursor is in. */
  readonly replace: Range;
}

function rangesOf(from: number, { view, line }: Place): Ranges {
  const text = line.comment ?? line.word;
  const start = Math.min(text.offsetAt(from), line.offset);
  // A name that begins right behind the cursor is another one.
  const isInside = from < text.value.length;
  const behind = isInside && line.comment === null ? (/^[\w.:-]*/.exec(line.word.behind)?.[0].length ?? 0) : 0;
  return { insert: view.rangeOf({ start, end: line.offset }), replace: view.rangeOf({ start, end: line.offset + behind }) };
}

function itemOf(
  proposal: Proposal,
  { insert, replace }: Ranges,
  { view }: Place,
  { snippets, insertReplace }: CompletionOptions,
): CompletionItem {
  const { label, kind, detail, subject, isDeprecated, rank = RANK.usual } = proposal;
  const isSnippet = snippets === true && proposal.snippet !== undefined;
  const newText = isSnippet ? (proposal.snippet as string) : (proposal.insert ?? label);
  const data: CompletionData | undefined = subject && { uri: view.file.document.uri, subject };
  return {
    label,
    kind,
    sortText: `${rank}${label}`,
    filterText: label,
    textEdit: insertReplace ? { newText, insert, replace } : { newText, range: replace },
    ...(isSnippet ? { insertTextFormat: InsertTextFormat.Snippet } : {}),
    ...(detail === undefined ? {} : { detail }),
    ...(isDeprecated ? { tags: [CompletionItemTag.Deprecated] } : {}),
    ...(data ? { data } : {}),
  };
}
