import type { Comment } from '@haplint/parser';
import type { DocumentView } from '../document-view.js';
import { plain } from '../documentation/index.js';
import { readSuppression, ruleOf } from '../haplint-comments.js';
import { versionText } from './macros.js';
import type { HoverPart } from './part.js';

const TARGET = /^#\s*haplint target:\s*/;

const SCOPES: Readonly<Record<string, string>> = {
  disable: 'Switches rules off from here on, up to `haplint-enable`.',
  enable: 'Switches rules on again.',
  'disable-line': 'Switches rules off for this line.',
  'disable-next-line': 'Switches rules off for the next line.',
  'disable-section': 'Switches rules off for this section.',
};

/** What a comment addressed to haplint says at an offset; null for other comments, and for the reason in one. */
export function commentPart(comment: Comment, offset: number, view: DocumentView): HoverPart | null {
  const at = offset - comment.start;
  const suppression = readSuppression(comment.raw);
  if (suppression === null) return targetPart(comment, at);
  const { directive, end, rules } = suppression;
  if (at <= end) return { start: comment.start, end: comment.start + end, markdown: SCOPES[directive] ?? '' };
  const named = rules.find(({ id, from }) => from <= at && at <= from + id.length);
  const markdown = named === undefined ? null : ruleText(named.id, view);
  if (named === undefined || markdown === null) return null;
  return { start: comment.start + named.from, end: comment.start + named.from + named.id.length, markdown };
}

/** What a rule reports, and its page. */
function ruleText(id: string, view: DocumentView): string | null {
  const rule = ruleOf(id, view);
  if (rule === null) return null;
  const { description, url } = rule.meta.docs;
  return `**${plain(id)}** reports ${plain(description)}.${url === undefined ? '' : `\n\n[What it means, and examples](${url})`}`;
}

function targetPart(comment: Comment, at: number): HoverPart | null {
  const beginning = TARGET.exec(comment.raw);
  if (beginning === null) return null;
  const name = at >= beginning[0].length ? wordAt(comment.raw, at) : null;
  if (name === null) {
    const markdown = 'The version of HAProxy that this configuration is for.';
    return at > beginning[0].length ? null : { start: comment.start, end: comment.start + beginning[0].trimEnd().length, markdown };
  }
  const markdown = versionText(name.text);
  return markdown === null ? null : { start: comment.start + name.from, end: comment.start + name.from + name.text.length, markdown };
}

/** The word of a list with commas that an index is in. */
function wordAt(text: string, at: number): { text: string; from: number } | null {
  for (const { 0: word, index } of text.matchAll(/[^\s,]+/g))
    if (index <= at && at <= index + word.length) return { text: word, from: index };
  return null;
}
