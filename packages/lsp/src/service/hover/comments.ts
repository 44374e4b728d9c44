import type { Comment } from '@haplint/parser';
import builtin from '@haplint/rules';
import type { DocumentView } from '../document-view.js';
import { plain } from '../documentation/index.js';
import { versionText } from './macros.js';
import type { HoverPart } from './part.js';

const SUPPRESSION = /^#\s*haplint-(disable|enable|disable-line|disable-next-line|disable-section)(?=[ \t:]|$)/;
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
  const { raw } = comment;
  const at = offset - comment.start;
  const directive = SUPPRESSION.exec(raw);
  if (directive === null) return targetPart(comment, at);
  const [beginning, scope = ''] = directive;
  if (at <= beginning.length) return { start: comment.start, end: comment.start + beginning.length, markdown: SCOPES[scope] ?? '' };
  const reason = /\s--(\s|$)/.exec(raw)?.index ?? raw.length;
  const name = wordAt(raw, at);
  if (name === null || name.from >= reason) return null;
  const markdown = ruleText(name.text, view);
  return markdown === null ? null : { start: comment.start + name.from, end: comment.start + name.from + name.text.length, markdown };
}

/** What a rule reports, and its page. */
function ruleText(id: string, view: DocumentView): string | null {
  const configured = view.configuration.options.rulesFor(view.file.path).get(id)?.rule;
  const rule = configured ?? (Object.hasOwn(builtin.rules ?? {}, id) ? builtin.rules?.[id] : undefined);
  if (rule === undefined) return null;
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
