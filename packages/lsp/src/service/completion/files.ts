import { type Argument, grammarOf, readsMap } from '@haplint/catalog';
import { expectedBehind } from '@haplint/core/internal';
import { CompletionItemKind } from 'vscode-languageserver-types';
import { openCall } from '../open-call.js';
import type { Place } from './place.js';
import type { Proposal, Proposals } from './proposal.js';

/** One name in a directory. */
export interface DirectoryEntry {
  readonly name: string;
  readonly isDirectory: boolean;
}

/**
 * Lists a directory that a configuration names: an absolute path, or one that is relative to the file `from` (its path). Empty
 * where there is none, or where the host does not let it be looked at.
 */
export type ReadDirectory = (directory: string, from: string) => Promise<readonly DirectoryEntry[]>;

/** The files that an argument at the cursor can name, of the directory that is written so far. */
export async function filesHere(place: Place, readDirectory: ReadDirectory | undefined): Promise<readonly Proposals[]> {
  const { view, line } = place;
  const begin = readDirectory === undefined ? null : fileBegin(place);
  if (readDirectory === undefined || begin === null) return [];
  const { value } = line.word;
  const slash = Math.max(begin, value.lastIndexOf('/') + 1);
  const entries = await readDirectory(value.slice(begin, slash) || '.', view.file.path);
  const isHidden = value.slice(slash).startsWith('.');
  const list = entries
    .filter(({ name }) => isHidden || !name.startsWith('.'))
    .map(({ name, isDirectory }): Proposal => {
      const label = isDirectory ? `${name}/` : name;
      return { label, kind: isDirectory ? CompletionItemKind.Folder : CompletionItemKind.File, insert: escapeWord(label) };
    });
  return [{ from: slash, list }];
}

/** A name as it stands in a word: what would end the word, or begin a quote, is escaped. */
function escapeWord(name: string): string {
  return name.replace(/[\s\\#"']/g, '\\$&');
}

/** Where in the word the name of a file begins; null where none is expected. */
function fileBegin(place: Place): number | null {
  const { value } = place.line.word;
  const open = openCall(value);
  if (open !== null && !open.isFetch && open.index === 0 && readsMap(open.call.name)) return open.from;
  if (isInside(place)) return value.indexOf('(') + 1;
  return namesFile(place) ? 0 : null;
}

/** Whether the file is named in the parenthesis that is open in the last word of the keyword: `set-map(`. */
function isInside({ kind, line, words, target }: Place): boolean {
  const { value } = line.word;
  if (kind === null || line.isHeader || words.length === 0 || !value.includes('(') || value.includes(')')) return false;
  const found = grammarOf(kind, [...words, value], target);
  return found !== null && found.keywordLength === words.length + 1 && found.grammar.fileInParentheses === true;
}

function namesFile({ kind, line, words, prefix, target, model }: Place): boolean {
  if (kind === null || line.isHeader) return false;
  if (words.at(-1) === '-f' && words.length > 1) return true;
  const typed = prefix === null ? line.words : line.words.slice(1);
  if (typed.length === 0) return false;
  const read = expectedBehind(kind, typed, prefix === 'no', target, model.env);
  return read?.expectations.some((one) => one.kind === 'value' && refersToFile(one.argument)) === true;
}

function refersToFile(argument: Argument): boolean {
  return 'value' in argument && (argument.holds === 'file' || argument.holds === 'directory');
}
