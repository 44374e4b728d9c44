import { lintAndFix } from '@haplint/core/internal';
import type { TextEdit } from 'vscode-languageserver-types';
import type { Configuration, ServiceFile } from './configuration.js';
import { protocolEdit } from './ranges.js';

/** One edit that makes every safe fix of a file; null where there is nothing to fix. */
export function fixAllEdit(file: ServiceFile, { files, options }: Configuration): TextEdit | null {
  const sources = files.map(({ path, document, template = 'auto' }) => ({ path, text: document.getText(), template }));
  const fixed = lintAndFix(sources, options).files.find(({ path }) => path === file.path);
  if (fixed?.changed !== true) return null;
  return protocolEdit(file.document, changedPart(file.document.getText(), fixed.text));
}

/** The smallest single replacement that turns one text into the other, so that cursors and folds around it stay. */
function changedPart(before: string, after: string): { range: [number, number]; text: string } {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  let tail = 0;
  while (tail < shorter - start && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  return { range: [start, before.length - tail], text: after.slice(start, after.length - tail) };
}
