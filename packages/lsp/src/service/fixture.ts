import { parseVersion, type Version } from '@haplint/catalog';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Position } from 'vscode-languageserver-types';
import type { Configuration } from './configuration.js';
import type { DocumentView } from './document-view.js';
import { createLanguageService } from './language-service.js';

/** A document with its markers taken out. */
export interface Marked {
  readonly text: string;
  /** Where each `^N^` stood, by its number; `^^` is number 0. */
  readonly marks: ReadonlyMap<number, number>;
}

/** Reads `^^`, `^1^`, `^2^`, ... as places and takes them out of the text. */
export function readMarks(marked: string): Marked {
  const marks = new Map<number, number>();
  let text = '';
  let from = 0;
  for (const { 0: mark, 1: number, index } of marked.matchAll(/\^(\d*)\^/g)) {
    text += marked.slice(from, index);
    marks.set(Number(number), text.length);
    from = index + mark.length;
  }
  return { text: text + marked.slice(from), marks };
}

/** For tests: a view of a marked text, the place of `^^` (or of `^N^`), and the other files of its configuration by path. */
export function viewOf(
  marked: string,
  {
    target = '3.0.11',
    others = {},
    path: own = '/etc/haproxy/haproxy.cfg',
  }: { target?: string | null; others?: Readonly<Record<string, string>>; path?: string } = {},
): { view: DocumentView; at: (mark?: number) => Position } {
  const { text, marks } = readMarks(marked);
  const texts = { [own]: text, ...others };
  const files = Object.entries(texts).map(([path, content]) => ({
    path,
    document: TextDocument.create(`file://${path}`, 'haproxy', 1, content),
  }));
  const targets = target === null ? [] : [parseVersion(target) as Version];
  const configuration: Configuration = { files, options: { rulesFor: () => new Map(), knownRules: new Set(), targets } };
  const view = createLanguageService().view(configuration, (files[0] as (typeof files)[number]).document.uri) as DocumentView;
  const at = (mark = 0) => {
    const offset = marks.get(mark);
    if (offset === undefined) throw new Error(`the text has no mark ${mark}`);
    return view.file.document.positionAt(offset);
  };
  return { view, at };
}
