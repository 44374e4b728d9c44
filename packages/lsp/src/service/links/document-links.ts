import type { Model } from '@haplint/core';
import { remembered, rememberedWeakly } from '@haplint/core/internal';
import { append, type Comment } from '@haplint/parser';
import type { DocumentLink } from 'vscode-languageserver-types';
import type { DocumentView } from '../document-view.js';
import { readSuppression, ruleOf } from '../haplint-comments.js';
import { branchedLinesOf } from '../lines/branched-lines.js';
import { rolesOf } from '../lines/word-roles.js';
import { type FileArgument, fileArguments } from './file-arguments.js';

/** The links of a document. Whether a file exists is for those to ask who have a file system. */
export interface DocumentLinks {
  /** Pages: URLs in comments and arguments, and those of rules that comments name. */
  readonly pages: readonly DocumentLink[];
  /** Files that lines name, by their URIs. */
  readonly files: readonly DocumentLink[];
}

const URL_IN_TEXT = /\bhttps?:\/\/[^\s"'<>\\`|{}[\]()%$]+/g;

/** Finds the links of a document. */
export function documentLinks(view: DocumentView): DocumentLinks {
  const { tree } = view;
  const pages = tree.comments.flatMap((comment) => [...urls(comment.raw, comment.start, view), ...ruleLinks(comment, view)]);
  const files: DocumentLink[] = [];
  for (const line of branchedLinesOf(tree)) {
    if (line.broken || line.type !== 'Directive') continue;
    if (line.words.some(({ value }) => value.includes('://'))) {
      for (const word of line.words) if (word.isPlain) append(pages, urls(word.value, word.start, view));
    }
    const section = view.model.sectionOf(line);
    if (section === null || !mayNameFile(line.words)) continue;
    for (const file of fileArguments(line, rolesOf(line, section.kind, view), view)) {
      const target = fileTarget(file, view);
      if (target !== null) files.push({ range: view.rangeOf(file), target });
    }
  }
  return { pages, files };
}

/** Most lines have no word that looks like a path. */
const mayNameFile = (words: readonly { readonly value: string }[]) => words.some(({ value }) => /[./]/.test(value));

function urls(text: string, start: number, view: DocumentView): DocumentLink[] {
  return [...text.matchAll(URL_IN_TEXT)].flatMap(({ 0: found, index }) => {
    // Behind it, the text may put a variable or an expression.
    if (/^[%$]/.test(text.slice(index + found.length))) return [];
    const target = withoutPunctuation(found);
    return /^https?:\/\/[^/]/.test(target)
      ? [{ range: view.rangeOf({ start: start + index, end: start + index + target.length }), target }]
      : [];
  });
}

/** Without the signs at its end, which are the sentence's. */
function withoutPunctuation(text: string): string {
  let end = text.length;
  while (end > 0 && '.,;:!?'.includes(text[end - 1] as string)) end--;
  return text.slice(0, end);
}

function ruleLinks(comment: Comment, view: DocumentView): DocumentLink[] {
  return (readSuppression(comment.raw)?.rules ?? []).flatMap(({ id, from }) => {
    const target = ruleOf(id, view)?.meta.docs.url;
    if (target === undefined) return [];
    const start = comment.start + from;
    return [{ range: view.rangeOf({ start, end: start + id.length }), target, tooltip: `What ${id} reports` }];
  });
}

/** The URI of a file that a line names; null where the document is no file, or its folder does not tell. */
function fileTarget({ path, base }: FileArgument, view: DocumentView): string | null {
  const { uri } = view.file.document;
  if (!uri.startsWith('file:')) return null;
  const folder = base === null ? null : globalSetting([base], view);
  const whole = path.startsWith('/') || folder === null ? path : `${folder.replace(/\/$/, '')}/${path}`;
  const start = startOfPaths(view);
  if (start === null && !whole.startsWith('/')) return null;
  try {
    return new URL(whole.split('/').map(encodeURIComponent).join('/'), start ?? uri).href;
  } catch {
    return null;
  }
}

/**
 * What relative paths start from, as `default-path` says: the folder of the file, the one above it, or another. Without it, they
 * start from where HAProxy is started, for which the folder of the file is the best guess. Null where no one can tell.
 */
function startOfPaths(view: DocumentView): string | null {
  const { uri } = view.file.document;
  const mode = globalSetting(['default-path'], view);
  if (mode === 'parent') return new URL('../', uri).href;
  if (mode !== 'origin') return uri;
  const folder = globalSetting(['default-path', 'origin'], view);
  return folder?.startsWith('/') ? new URL(`${folder.replace(/\/?$/, '/')}`, uri).href : null;
}

/** The first argument of the last line of `global` that begins with some words. */
function globalSetting(words: readonly string[], { model }: DocumentView): string | null {
  return globalSettings(model)(words.join(' '));
}

/** Many lines name files, and each asks for the same. */
const globalSettings = rememberedWeakly((model: Model) =>
  remembered((words: string): string | null => {
    const [first = '', ...others] = words.split(' ');
    const lines = model.sectionsOfKind('global').flatMap((section) => section.linesWith(first));
    const line = lines.findLast(({ args }) => others.every((word, i) => args[i]?.value === word));
    return line === undefined ? null : model.valueOf(line.args[others.length]);
  }),
);
