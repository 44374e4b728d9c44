import type { LintMessage, LintResult } from '@haplint/core';
import { resultOf } from '@haplint/core/internal';
import type { ConfigFile, Directive, Section } from '@haplint/parser';
import type { HaproxyMessage } from './messages.js';

/** The rule id that HAProxy's own messages go by. */
export const HAPROXY_RULE = 'haproxy';

/**
 * Adds what HAProxy said to the results of the same files. Where haplint has a finding of the same severity on the line, that
 * one is marked (`haproxy`) instead, for it says more. `refused` tells that HAProxy would not start: some of its alerts
 * do not keep it from that, and those are warnings.
 */
export function mergeMessages(
  results: readonly LintResult[],
  files: readonly ConfigFile[],
  messages: readonly HaproxyMessage[],
  refused: boolean,
): LintResult[] {
  const merged = results.map(({ messages: own }) => [...own]);
  for (const message of messages) {
    const { index, line, lastLine } = placeOf(message, files);
    const file = files[index];
    const list = merged[index];
    if (file === undefined || list === undefined) continue;
    const severity = message.level === 'ALERT' && refused ? 2 : 1;
    const same = sameFinding(message, list, severity, line, lastLine);
    if (same !== -1) {
      const own = list[same] as LintMessage;
      list[same] = { ...own, haproxy: own.haproxy === undefined ? message.text : `${own.haproxy}\n${message.text}` };
    } else if (!list.some((own) => own.ruleId === HAPROXY_RULE && own.line === line && own.message === message.text)) {
      list.push({ ruleId: HAPROXY_RULE, severity, message: message.text, ...lineRange(file, line) });
    }
  }
  return results.map(({ filePath }, i) => resultOf(filePath, merged[i] ?? []));
}

/**
 * The finding of haplint that says what a message says, by its place, its severity and the words they share; -1 where there is
 * none. An error on the line that HAProxy blames is taken for the same in any words.
 */
function sameFinding(
  { place, text }: HaproxyMessage,
  list: readonly LintMessage[],
  severity: 1 | 2,
  line: number,
  lastLine: number,
): number {
  const needed = place === null ? 2 : severity === 2 ? 0 : 1;
  const words = wordsOf(text);
  let best = -1;
  let most = needed - 1;
  for (const [i, own] of list.entries()) {
    if (own.severity !== severity || own.ruleId === HAPROXY_RULE || own.line < line || own.line > lastLine) continue;
    const shared = [...wordsOf(own.message)].filter((word) => words.has(word)).length;
    if (shared > most) {
      best = i;
      most = shared;
    }
  }
  return best;
}

/** In nearly every message. */
const COMMON = new Set(['haproxy', 'this', 'that', 'with', 'will', 'configuration', 'line', 'which', 'must', 'from']);

/** The words of a message that tell what it is about, without the s of a plural. */
function wordsOf(text: string): Set<string> {
  const words = text.toLowerCase().match(/[a-z][a-z0-9_.-]{3,}/g) ?? [];
  return new Set(words.filter((word) => !COMMON.has(word)).map((word) => word.replace(/(?<![s.])[s.]+$/, '')));
}

/** The lines that a message is about; of one that names a section only, all of it. */
function placeOf({ place, text }: HaproxyMessage, files: readonly ConfigFile[]): { index: number; line: number; lastLine: number } {
  if (place !== null) {
    const index = files.findIndex(({ path }) => path === place.file);
    const line = Math.min(Math.max(place.line, 1), files[index]?.lines.lineCount ?? 1);
    if (index !== -1) return { index, line, lastLine: line };
  }
  const named = place === null ? namedIn(text, files) : null;
  if (named === null) return { index: 0, line: 1, lastLine: 1 };
  return { index: files.indexOf(named.root as unknown as ConfigFile), line: named.loc.start.line, lastLine: named.loc.end.line };
}

/** The section, or the server line, that a message without a place names: `missing timeouts for frontend 'www'.` */
function namedIn(text: string, files: readonly ConfigFile[]): Section | Directive | null {
  const sections = files.flatMap((file) => file.sections);
  const server = /\bserver '?([^'/ ]+)\/([^' ]+)'/i.exec(text);
  if (server !== null) {
    const lines = named(sections, server[1]).flatMap(({ body }) => body);
    const line = lines.find(
      (each): each is Directive => each.type === 'Directive' && each.words[0]?.value === 'server' && each.words[1]?.value === server[2],
    );
    if (line !== undefined) return line;
  }
  const section = /\b(?:proxy|frontend|backend|listen|defaults|peers|resolvers|mailers|section)(?: section)? '([^']+)'/i.exec(text);
  return section === null ? null : (named(sections, section[1])[0] ?? null);
}

const named = (sections: readonly Section[], name: string | undefined) => sections.filter((section) => section.name?.value === name);

/** The words of a line, from the first to the last. */
function lineRange(file: ConfigFile, line: number) {
  const text = file.lines.lineText(line);
  const from = text.length - text.trimStart().length;
  const to = Math.max(text.trimEnd().length, from);
  return { line, column: from + 1, endLine: line, endColumn: to + 1 };
}
