import {
  bindParameters,
  HTTP_RULES,
  isKnown,
  keyword,
  type MitigationEdit,
  type OneOrMore,
  RULE_ORDER,
  type RuleKind,
  serverParameters,
  type Version,
} from '@haplint/catalog';
import type { ConfigSection, Fixer, Model, TextEdit } from '@haplint/core';
import { fileOf, type PredicatePlace, ProxySection, parameterWords } from '@haplint/core/internal';
import type { ConfigFile, Directive, SectionHeader, Word } from '@haplint/parser';

/** What a mitigation works on. */
interface Site {
  readonly model: Model;
  readonly target: Version;
  /** The only file that may be edited. */
  readonly file: ConfigFile;
  readonly places: readonly PredicatePlace[];
}

/** Nobody looks through a suggestion for more places than this, and it carries all the text between its edits. */
const MAX_PLACES = 50;

/** Carries out all edits of a mitigation; null where one of them cannot be done in that file, or not on that version. */
export function mitigationEdits(edits: readonly MitigationEdit[], fixer: Fixer, site: Site): readonly TextEdit[] | null {
  if (site.places.length > MAX_PLACES) return null;
  const done = edits.map((edit) => oneEdit(edit, fixer, site));
  const all = done.flatMap((list) => list ?? []);
  return all.length === 0 || done.some((list) => list === null) ? null : mergeInsertions(all);
}

/** Insertions at one place become one, in their order: edits of a fix may not touch. */
function mergeInsertions(edits: readonly TextEdit[]): readonly TextEdit[] {
  const merged = new Map<string, TextEdit>();
  for (const edit of edits) {
    const key = edit.range.join();
    merged.set(key, { range: edit.range, text: (merged.get(key)?.text ?? '') + edit.text });
  }
  return [...merged.values()];
}

/** What the edits come to, for the person who chooses them. */
export function mitigationInWords(edits: readonly MitigationEdit[]): string {
  return edits.map(inWords).join(' and ');
}

function inWords(edit: MitigationEdit): string {
  if ('insert' in edit) return `put "${edit.insert}" into ${sectionsInWords(edit.in)}`;
  if ('set' in edit) return `set "${edit.set} ${edit.to}" in ${sectionsInWords(edit.in)}`;
  if ('addParameter' in edit) return `add "${edit.addParameter}"`;
  return 'removeParameter' in edit ? `remove "${edit.removeParameter}"` : `set "${edit.setParameter} ${edit.to}"`;
}

function sectionsInWords(kinds: OneOrMore<string>): string {
  return typeof kinds === 'string' ? `"${kinds}"` : 'the sections concerned';
}

function oneEdit(edit: MitigationEdit, fixer: Fixer, site: Site): readonly TextEdit[] | null {
  if ('insert' in edit || 'set' in edit) {
    const line = 'insert' in edit ? edit.insert : `${edit.set} ${edit.to}`;
    const sections = sectionsToEdit(edit.in, site);
    const takes = (section: ConfigSection) => {
      const [word = ''] = line.split(' ');
      const known = keyword(section.kind, word);
      return known !== null && isKnown(known, site.target) && !(HTTP_RULES.includes(word) && isOutsideHttp(section, site.model));
    };
    if (sections === null || !sections.every(takes)) return null;
    return sections.map((section) => {
      const old =
        'set' in edit ? section.lines.findLast(({ keyword: { value }, prefix }) => value === edit.set && prefix === null) : undefined;
      const value = old?.args[0];
      return value !== undefined && 'set' in edit
        ? fixer.replaceText(value, edit.to)
        : fixer.insertLineAfter(anchorOf(line, section), line);
    });
  }
  const lines = site.places.filter((place) => fileOf(place) === site.file).map(({ line }) => line);
  if (lines.length < site.places.length) return null;
  if ('addParameter' in edit) {
    const [name = ''] = edit.addParameter.split(' ');
    const taking = lines.filter((line) => line.type === 'Directive' && hasParameters(line, name, site.model));
    return taking.length === 0 ? null : taking.map((line) => fixer.insertTextAfterRange(line.range, ` ${edit.addParameter}`));
  }
  const name = 'removeParameter' in edit ? edit.removeParameter : edit.setParameter;
  const found = lines.flatMap((line) =>
    line.type === 'Directive' && hasParameters(line, name, site.model) ? parameterIn(line, name) : [],
  );
  if (found.length === 0) return null;
  return found.map(({ before, words }) => {
    const last = words.at(-1) as Word;
    if ('removeParameter' in edit) return fixer.removeRange([before.end, last.end]);
    return words.length > 1 ? fixer.replaceText(last, edit.to) : fixer.insertTextAfterRange(last.range, ` ${edit.to}`);
  });
}

/** The sections in question: those of the places, or the first where there is one of the kind; all of them have to be editable. */
function sectionsToEdit(kinds: OneOrMore<string>, { model, file, places }: Site): readonly ConfigSection[] | null {
  const touched = places.flatMap(({ line }) => (line.type === 'Directive' ? model.sectionOf(line) : model.section(line.parent)) ?? []);
  const own = [...new Set(touched.filter(({ kind }) => (typeof kinds === 'string' ? kinds === kind : kinds.includes(kind))))];
  const sections = own.length === 0 && kinds === 'global' ? model.sectionsOfKind(kinds).slice(0, 1) : own;
  return sections.length > 0 && sections.every((section) => section.file === file && section.certain) ? sections : null;
}

/** Whether HAProxy ignores rules about HTTP in a section, as it does in a proxy that hands over to one in mode http. */
function isOutsideHttp(section: ConfigSection, model: Model): boolean {
  return section instanceof ProxySection && model.effectiveMode(section)?.mode !== 'http';
}

/** The line to put a new one behind: it comes first of its kind, but behind the rules that HAProxy evaluates before it. */
function anchorOf(text: string, { header, lines }: ConfigSection): Directive | SectionHeader {
  const kind = kindOf(text.split(' '));
  if (kind === null) return header;
  const rules = lines.flatMap((line) => {
    const other = kindOf(line.words.map(({ value }) => value));
    return other?.chain === kind.chain ? [{ line, place: other.place }] : [];
  });
  const later = rules.findIndex(({ place }) => place >= kind.place);
  return rules.slice(0, later === -1 ? rules.length : later).at(-1)?.line ?? header;
}

function kindOf(words: readonly string[]): RuleKind | null {
  return RULE_ORDER.find((kind) => kind.words.every((word, i) => words[i] === word)) ?? null;
}

/** Whether a line has parameters of the kind that the name is one of. */
function hasParameters(line: Directive, name: string, model: Model): boolean {
  const kind = parameterWords(line, model)?.kind;
  return kind !== undefined && (kind === 'bind' ? bindParameters() : serverParameters()).has(name);
}

/** A parameter in a line, with the words that belong to it and the word before. */
function parameterIn(line: Directive, name: string): readonly { readonly before: Word; readonly words: readonly Word[] }[] {
  const at = line.words.findIndex(({ value }, i) => i > 1 && value === name);
  const count = (bindParameters().get(name) ?? serverParameters().get(name))?.argumentCount;
  const before = line.words[at - 1];
  if (at === -1 || before === undefined || count === undefined || count === null) return [];
  return [{ before, words: line.words.slice(at, at + 1 + count) }];
}
