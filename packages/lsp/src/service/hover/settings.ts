import { ProxySection } from '@haplint/core/internal';
import type { Directive } from '@haplint/parser';
import type { DocumentView } from '../document-view.js';
import { code } from '../documentation/index.js';
import { lineText, placeText } from './places.js';
import { originText } from './sections.js';

/** Settings of proxies of which the last line counts, own before inherited, by their first words. */
const LAST_COUNTS: ReadonlySet<string> = new Set([
  'backlog',
  'balance',
  'default_backend',
  'fullconn',
  'hash-type',
  'http-reuse',
  'log-format',
  'maxconn',
  'mode',
  'retries',
  'timeout',
  'unique-id-format',
]);

/**
 * How a setting stands to others of its kind: which line of `defaults` it takes the place of, or which later line takes its
 * place. Null where there is none, and for lines that do not replace each other.
 */
export function settingText(line: Directive, view: DocumentView): string | null {
  const { model } = view;
  const proxy = model.sectionOf(line);
  if (!(proxy instanceof ProxySection) || !LAST_COUNTS.has(line.keyword.value) || line.prefix !== null) return null;
  const second = line.keyword.value === 'timeout' ? line.args[0]?.value : null;
  if (second === undefined) return null;
  const isSame = (other: Directive) =>
    other.keyword.value === line.keyword.value && other.prefix === null && (second === null || other.args[0]?.value === second);
  const later = proxy.lines.slice(proxy.lines.indexOf(line) + 1).find((other) => isSame(other) && model.isRead(other) === true);
  if (later !== undefined) return `**Without effect**: ${code(lineText(later))} on ${placeText(later, view)} takes its place`;
  const inherited = proxy.defaults.flatMap(({ lines }) =>
    lines.filter((other) => isSame(other) && model.isRead(other) === true).slice(-1),
  )[0];
  return inherited === undefined ? null : `In place of ${code(lineText(inherited))}${originText(inherited, proxy, view)}`;
}
