import { createHash } from 'node:crypto';
import type { LintMessage, LintResult } from '@haplint/core';
import { LineTable } from '@haplint/parser';
import type { FormatContext } from './format.js';

/**
 * A name for each finding of a file that stays the same from run to run, so that a service can tell old findings from new
 * ones: of the file, the rule and the line's own text. The number of the line is no part of it, nor is the message, which
 * may count or name other lines; of findings that are the same in all of that, the first, second, ... stay apart.
 */
export function fingerprintsOf(result: LintResult, { projectPath, textOf }: FormatContext): string[] {
  const text = textOf(result.filePath);
  const lines = text === null ? null : new LineTable(text);
  const seen = new Map<string, number>();
  return result.messages.map((message) => {
    const parts = [projectPath(result.filePath), message.ruleId, message.messageId ?? '', ...sourceOf(message, lines)];
    const key = JSON.stringify(parts);
    const count = seen.get(key) ?? 0;
    seen.set(key, count + 1);
    return createHash('sha256').update(`${key}${count}`).digest('hex').slice(0, 32);
  });
}

/** How many characters of a text are part of a name: there may be thousands of findings in one line of a megabyte. */
const MOST_CHARACTERS = 1000;

/** A text however it is spaced, of which the beginning and the length say enough. */
function nameOf(text: string): string {
  const trimmed = text.trim();
  const beginning = trimmed.slice(0, MOST_CHARACTERS).replace(/\s+/g, ' ');
  return trimmed.length <= MOST_CHARACTERS ? beginning : `${beginning} ${trimmed.length}`;
}

/** The line of a finding, however it is indented and spaced, and the part of it that the finding is about. */
function sourceOf({ line, column, endLine, endColumn, message }: LintMessage, lines: LineTable | null): string[] {
  if (lines === null || !lines.hasLine(line)) return [message];
  const text = lines.lineText(line);
  return [text, text.slice(column - 1, endLine > line ? undefined : endColumn - 1)].map(nameOf);
}
