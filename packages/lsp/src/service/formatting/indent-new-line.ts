import type { Position, TextEdit } from 'vscode-languageserver-types';
import type { DocumentView } from '../document-view.js';
import { lineAt } from '../lines/line-at.js';

/**
 * The edit that indents the line that has just been begun: one step behind a section's header or an `.if` in a section, else
 * as the line before. Empty where the line before is blank, and where the new one opens a section.
 */
export function indentNewLine(view: DocumentView, { line }: Position): TextEdit[] {
  const { document } = view.file;
  const { tree } = view;
  if (line === 0 || tree.template !== null) return [];
  const start = document.offsetAt({ line, character: 0 });
  const before = document.getText({ start: { line: line - 1, character: 0 }, end: { line, character: 0 } });
  const own = /^[ \t]*/.exec(before)?.[0] ?? '';
  const node = before.trim() === '' ? null : lineAt(tree, start - before.length + own.length);
  const current = lineAt(tree, start + (/^[ \t]*/.exec(document.getText().slice(start, start + 1000))?.[0].length ?? 0));
  if (node === null || current?.type === 'SectionHeader' || current?.type === 'Scope') return [];
  const opensBlock = node.type === 'Macro' && /^\.(?:if|elif|else)$/.test(node.keyword.value) && node.parent?.type === 'Section';
  if (node.type === 'Scope' || (node.parent?.type !== 'Section' && node.type !== 'SectionHeader')) return [];
  const isStep = node.type === 'SectionHeader' || (opensBlock && own !== '');
  const indent = isStep ? own + unitOf(view) : own;
  const present = /^[ \t]*/.exec(document.getText({ start: { line, character: 0 }, end: { line: line + 1, character: 0 } }))?.[0] ?? '';
  if (indent === present) return [];
  return [{ range: { start: { line, character: 0 }, end: { line, character: present.length } }, newText: indent }];
}

/** One step of indentation. */
function unitOf({ configuration: { format } }: DocumentView): string {
  const { indent = 4 } = format ?? {};
  return indent === 'tab' ? '\t' : ' '.repeat(indent);
}
