import type { MessageData } from '../rule/messages.js';

/** Puts `data` into a template's `{{ name }}` places; a place without a value stays as it is, as in ESLint. */
export function interpolate(template: string, data: MessageData | undefined): string {
  if (data === undefined) return template;
  return template.replace(/\{\{\s*([^{}\s]+)\s*\}\}/g, (place, name: string) => (Object.hasOwn(data, name) ? String(data[name]) : place));
}
