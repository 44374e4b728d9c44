import { SyntaxNode } from '@haplint/parser';
import type { MessageData } from '../rule/messages.js';

/** A template taken apart: text and places in turn, each place as it is written and by its name. */
interface Template {
  readonly texts: readonly string[];
  readonly places: readonly { readonly written: string; readonly name: string }[];
  /** What was made of it last: often that is said again, and then of the same text in memory. */
  last: string;
}

/** So many templates are kept; plugins may make as many as they like. */
const MOST_TEMPLATES = 5000;

const templates = new Map<string, Template>();

function templateOf(template: string): Template {
  let known = templates.get(template);
  if (known === undefined) {
    const places = [...template.matchAll(/\{\{\s*([^{}\s]+)\s*\}\}/g)];
    const starts = [0, ...places.map(({ 0: written, index }) => index + written.length)];
    const texts = starts.map((start, i) => template.slice(start, places[i]?.index));
    known = { texts, places: places.map(([written, name]) => ({ written, name: name as string })), last: '' };
    if (templates.size >= MOST_TEMPLATES) templates.clear();
    templates.set(template, known);
  }
  return known;
}

/** Puts `data` into a template's `{{ name }}` places; a place without a value stays as it is, as in ESLint. */
export function interpolate(template: string, data: MessageData | undefined): string {
  if (data === undefined) return template;
  const known = templateOf(template);
  const { texts, places } = known;
  const parts: string[] = [texts[0] as string];
  for (let i = 0; i < places.length; i++) {
    const { written, name } = places[i] as Template['places'][number];
    const value = Object.hasOwn(data, name) ? data[name] : written;
    parts.push(String(value instanceof SyntaxNode ? value.loc.start.line : value), texts[i + 1] as string);
  }
  // Joined, it is one text in memory, and no tree of pieces.
  const message = parts.join('');
  if (message !== known.last) known.last = message;
  return known.last;
}

/** Whether the text that data are put into changes when lines come or go above. */
export function namesLines(data: MessageData | undefined): boolean {
  if (data === undefined) return false;
  for (const name in data) if (Object.hasOwn(data, name) && data[name] instanceof SyntaxNode) return true;
  return false;
}
