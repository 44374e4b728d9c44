import type { ArgumentType } from '@haplint/catalog';
import { append, type Directive, type SectionHeader } from '@haplint/parser';
import { type InlayHint, InlayHintKind, MarkupKind, type Range } from 'vscode-languageserver-types';
import type { DocumentView } from '../document-view.js';
import { linesIn } from '../lines/line-at.js';
import { rolesOf } from '../lines/word-roles.js';
import { bytesOf, microsecondsOf, plainSize, plainTime } from '../plain-units.js';
import { inheritedSettings } from './inherited-settings.js';

/** Which hints are wanted. */
export interface InlayHintKinds {
  /** Behind the header of a proxy: the mode and the timeouts that it has from `defaults`, or by HAProxy's own default. */
  readonly inherited: boolean;
  /** Behind times and sizes without a unit: what they are in plain units. */
  readonly units: boolean;
}

/** What an editor shows between the words of the lines in a range. */
export function inlayHints(view: DocumentView, range: Range, { inherited, units }: InlayHintKinds): InlayHint[] {
  const { document } = view.file;
  const hints: InlayHint[] = [];
  for (const line of linesIn(view.tree, document.offsetAt(range.start), document.offsetAt(range.end))) {
    if (line.broken) continue;
    if (inherited && line.type === 'SectionHeader') append(hints, headerHint(line, view));
    else if (units && line.type === 'Directive') append(hints, unitHints(line, view));
  }
  return hints;
}

function headerHint(header: SectionHeader, view: DocumentView): InlayHint[] {
  const settings = inheritedSettings(header, view);
  if (settings.length === 0) return [];
  return [
    {
      position: view.file.document.positionAt(header.end),
      label: settings.map(({ label }) => label).join(', '),
      paddingLeft: true,
      tooltip: { kind: MarkupKind.Markdown, value: settings.map(({ origin }) => `- ${origin}`).join('\n') },
    },
  ];
}

function unitHints(line: Directive, view: DocumentView): InlayHint[] {
  // Most lines have no number.
  if (!line.words.some(({ value }) => /^\d+$/.test(value))) return [];
  const section = view.model.sectionOf(line);
  if (section === null) return [];
  const hints: InlayHint[] = [];
  for (const [word, role] of rolesOf(line, section.kind, view).roles) {
    if (role.kind !== 'argument' || !/^[1-9]\d*$/.test(word.value)) continue;
    const plain = plainValue(word.value, role.type);
    if (plain === null) continue;
    hints.push({ position: view.file.document.positionAt(word.end), label: `= ${plain}`, kind: InlayHintKind.Type, paddingLeft: true });
  }
  return hints;
}

function plainValue(value: string, type: ArgumentType): string | null {
  if (type.type === 'time') {
    const microseconds = microsecondsOf(value, type.unit);
    return microseconds === null ? null : plainTime(microseconds);
  }
  const bytes = type.type === 'size' ? bytesOf(value) : null;
  return bytes === null ? null : plainSize(bytes);
}
