import type { Directive, Macro, SectionHeader, Statement, Word } from '@haplint/parser';
import { type Hover, MarkupKind, type Position } from 'vscode-languageserver-types';
import type { DocumentView } from '../document-view.js';
import { code, describeType, documentationOf, lineSignature, toMarkdown, valueDescription } from '../documentation/index.js';
import { commentAt, lineAt } from '../lines/line-at.js';
import { parameterKind } from '../lines/parameter-kind.js';
import { type LineRoles, rolesOf, type WordRole } from '../lines/word-roles.js';
import { commentPart } from './comments.js';
import { conditionPart, flagPart } from './conditions.js';
import { macroText, versionText } from './macros.js';
import { headerPart, namePart } from './names.js';
import type { HoverPart } from './part.js';
import { samplePart } from './samples.js';
import { settingText } from './settings.js';
import { type AddressUse, valueMeaning } from './values.js';
import { variableText } from './variables.js';

/** What is known about the place of a document; null where that is nothing. */
export function hover(view: DocumentView, position: Position): Hover | null {
  const part = partAt(view, view.offsetAt(position));
  return part === null ? null : { contents: { kind: MarkupKind.Markdown, value: part.markdown }, range: view.rangeOf(part) };
}

function partAt(view: DocumentView, offset: number): HoverPart | null {
  const { tree } = view;
  const line = lineAt(tree, offset);
  if (line === null || line.type === 'Scope') {
    const comment = commentAt(tree, offset);
    return comment === null ? null : commentPart(comment, offset, view);
  }
  // Between two words that touch the cursor, the one that begins there counts.
  const index = line.words.findLastIndex(({ start, end }) => start <= offset && offset <= end);
  const word = line.words[index];
  if (word === undefined) return null;
  const variable = word.variables.find(({ start, end }) => start <= offset && offset < end);
  if (variable !== undefined) return { start: variable.start, end: variable.end, markdown: variableText(variable, view) };
  return partOfWord(line, word, index, offset, view);
}

function partOfWord(line: SectionHeader | Statement, word: Word, index: number, offset: number, view: DocumentView): HoverPart | null {
  if (line.type === 'Macro') return macroPart(line, word, view);
  if (line.type === 'SectionHeader') return index === 0 ? sectionPart(line, word, view) : headerPart(line, word, view);
  return line.type === 'Directive' ? (namePart(line, offset, view) ?? directivePart(line, word, offset, view)) : null;
}

function macroPart(macro: Macro, word: Word, view: DocumentView): HoverPart | null {
  const text = macroText(macro, view);
  if (word !== macro.keyword) {
    const version = versionIn(word.value);
    const facts = version === null ? null : versionText(version);
    const both = [...(text === null ? [] : [text]), ...(facts === null ? [] : [facts])];
    return both.length === 0 ? null : { start: word.start, end: word.end, markdown: both.join('\n\n') };
  }
  return text === null ? null : { start: word.start, end: word.end, markdown: text };
}

/** The version between the first parentheses of a text. */
function versionIn(text: string): string | null {
  const open = text.indexOf('(');
  const version = text.slice(open + 1, text.indexOf(')', open));
  return open !== -1 && /^\d+\.\d/.test(version) ? version : null;
}

function sectionPart(header: SectionHeader, word: Word, view: DocumentView): HoverPart | null {
  const documentation = documentationOf({ kind: 'section', name: header.keyword.value }, view.target);
  return documentation === null ? null : { start: word.start, end: word.end, markdown: toMarkdown(documentation) };
}

function directivePart(line: Directive, word: Word, offset: number, view: DocumentView): HoverPart | null {
  const section =
    view.model.sectionOf(line)?.kind ?? (line.parent?.type === 'Section' ? (line.parent as { kind?: string }).kind : undefined);
  if (section === undefined) return null;
  if (word === line.prefix && word !== line.keyword) {
    const text = word.value === 'no' ? '`no`: turns off what follows.' : '`default`: what follows gets its default again.';
    return { start: word.start, end: word.end, markdown: text };
  }
  const roles = rolesOf(line, section, view.target);
  const sample = samplePart(line, roles, offset, view.target);
  if (sample !== null) return sample;
  const before = roles.words[roles.words.indexOf(word) - 1];
  const inCondition = roles.condition === null ? null : conditionPart(roles.condition, word, before, view);
  if (inCondition !== null) return inCondition;
  if (line.keyword.value === 'acl') {
    const flag = flagPart(word, before);
    if (flag !== null) return flag;
  }
  return wordPart(line, word, section, roles, view);
}

function wordPart(line: Directive, word: Word, section: string, roles: LineRoles, view: DocumentView): HoverPart | null {
  const { target } = view;
  const role: WordRole | undefined = roles.roles.get(word) ?? (roles.words[0] === word ? { kind: 'keyword' } : undefined);
  if (role === undefined) return null;
  const keyword = roles.words.slice(0, roles.keywordLength);
  const texts = roles.words.slice(0, 4).map(({ value }) => value);
  if (role.kind === 'keyword') {
    const documentation = documentationOf({ kind: 'keyword', section, words: texts }, target);
    if (documentation === null) return null;
    const setting = settingText(line, view);
    const markdown = setting === null ? toMarkdown(documentation) : `${toMarkdown(documentation)}\n\n${setting}`;
    return { start: (keyword[0] ?? word).start, end: (keyword.at(-1) ?? word).end, markdown };
  }
  const written = keyword.map(({ value }) => value).join(' ');
  if (role.kind === 'parameter') {
    const kind = parameterKind(written);
    const documentation = kind === null ? null : documentationOf({ kind, name: role.name }, target);
    // A word that chooses among forms of a line is part of its keyword.
    const ofLine =
      documentation ??
      (roles.words[roles.keywordLength] === word ? documentationOf({ kind: 'keyword', section, words: texts }, target) : null);
    const isOfLine = documentation === null && ofLine?.signature.startsWith(`${written} ${role.name}`);
    const markdown =
      documentation !== null || isOfLine ? toMarkdown(ofLine as NonNullable<typeof ofLine>) : parameterText(role, written, view);
    return { start: word.start, end: word.end, markdown };
  }
  const value = view.model.valueOf(word);
  const meaning = value === null ? null : valueMeaning(value, role.type, target, addressUse(written));
  const type = describeType(role.type, target);
  const of = role.of === null ? written : role.of;
  const about = `${code(`<${role.name}>`)} of ${code(of)}${type === null ? '' : `: ${type}`}`;
  const documented =
    role.of === null ? documentationOf({ kind: 'keyword', section, words: texts }, target) : parameterDocumentation(role.of, written, view);
  const ofValue = value === null ? null : valueDescription(of, value.split('(')[0] ?? value);
  const description = documented?.description ?? null;
  const markdown = [
    ...(ofValue === null ? [] : [`${code(value ?? '')}: ${ofValue}`]),
    ...(meaning === null ? [] : [meaning.startsWith('=') ? `**${meaning}**` : meaning]),
    about,
    ...(description === null ? [] : [description]),
  ];
  return { start: word.start, end: word.end, markdown: markdown.join('\n\n') };
}

function parameterDocumentation(name: string, keyword: string, view: DocumentView) {
  const kind = parameterKind(keyword);
  return kind === null ? null : documentationOf({ kind, name }, view.target);
}

function parameterText({ name, args }: Extract<WordRole, { kind: 'parameter' }>, keyword: string, { target }: DocumentView): string {
  return `${code(lineSignature(name.endsWith('(') ? `${name}*)` : name, args, target))}: parameter of ${code(keyword)}`;
}

const LISTENING: ReadonlySet<string> = new Set(['bind', 'dgram-bind', 'stats socket']);
const SERVERS: ReadonlySet<string> = new Set(['server', 'server-template']);

function addressUse(keyword: string): AddressUse {
  return LISTENING.has(keyword) ? 'listening' : SERVERS.has(keyword) ? 'server' : 'other';
}
