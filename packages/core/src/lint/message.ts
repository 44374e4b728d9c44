import { SyntaxNode } from '@haplint/parser';
import type { MessageData } from '../rule/messages.js';

/** Puts `data` into a template's `{{ name }}` places; a place without a value stays as it is, as in ESLint. */
export function interpolate(template: string, data: MessageData | undefined): string {
  if (data === undefined) return template;
  return template.replace(/\{\{\s*([^{}\s]+)\s*\}\}/g, (place, name: string) => {
    const value = Object.hasOwn(data, name) ? data[name] : place;
    return String(value instanceof SyntaxNode ? value.loc.start.line : value);
  });
}

/** Whether the text that data are put into changes when lines come or go above. */
export function namesLines(data: MessageData | undefined): boolean {
  return data !== undefined && Object.values(data).some((value) => value instanceof SyntaxNode);
}
