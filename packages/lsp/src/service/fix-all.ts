import { lintAndFix } from '@haplint/core/internal';
import type { TextEdit } from 'vscode-languageserver-types';
import { changedPart } from './changed-part.js';
import type { Configuration, ServiceFile } from './configuration.js';
import { protocolEdit } from './ranges.js';

/** One edit that makes every safe fix of a file; null where there is nothing to fix. */
export function fixAllEdit(file: ServiceFile, { files, options }: Configuration): TextEdit | null {
  const sources = files.map(({ path, document, template = 'auto' }) => ({ path, text: document.getText(), template }));
  const fixed = lintAndFix(sources, options).files.find(({ path }) => path === file.path);
  if (fixed?.changed !== true) return null;
  return protocolEdit(file.document, changedPart(file.document.getText(), fixed.text));
}
