import { type ArgumentType, PREDEFINED_ACLS } from '@haplint/catalog';
import { namesIn } from '@haplint/core/internal';
import { countWhile, type Directive, type Macro, type SectionHeader, type Word } from '@haplint/parser';
import type { DocumentView } from '../document-view.js';
import { parameterKind } from '../lines/parameter-kind.js';
import { callsOf } from '../lines/samples.js';
import { type LineRoles, rolesOf, type WordRole } from '../lines/word-roles.js';
import type { Deprecation } from './deprecation.js';
import type { Token, TokenModifier, TokenType } from './legend.js';

const PREDEFINED: ReadonlySet<string> = new Set(PREDEFINED_ACLS.map(({ name }) => name));

/** Kinds of names that sections have. */
const SECTION_NAMES: ReadonlySet<string> = new Set([
  'acme',
  'backend',
  'cache',
  'fcgi-app',
  'frontend',
  'http-errors',
  'log-profile',
  'mailers',
  'peers',
  'resolvers',
  'ring',
  'table',
  'userlist',
]);

/** Collects the tokens of a line; of those that meet, the first one added counts. */
class TokenList {
  /** In the order of the text. */
  #tokens: Token[] = [];

  get tokens(): readonly Token[] {
    return this.#tokens;
  }

  add(start: number, end: number, type: TokenType, ...modifiers: TokenModifier[]): void {
    const at = this.#countBefore(start);
    const next = this.#tokens[at];
    if (end > start && (next === undefined || next.start >= end)) this.#tokens.splice(at, 0, { start, end, type, modifiers });
  }

  /** Adds what is still free of a span. */
  fill(start: number, end: number, type: TokenType): void {
    const first = this.#countBefore(start);
    const filled: Token[] = [];
    let at = start;
    const fillTo = (to: number) => {
      if (at < to) filled.push({ start: at, end: to, type, modifiers: [] });
    };
    let behind = first;
    for (let token = this.#tokens[behind]; token !== undefined && token.start < end; token = this.#tokens[++behind]) {
      fillTo(token.start);
      filled.push(token);
      at = token.end;
    }
    fillTo(end);
    this.#tokens = [...this.#tokens.slice(0, first), ...filled, ...this.#tokens.slice(behind)];
  }

  #countBefore(start: number): number {
    return countWhile(this.#tokens, (token) => token.end <= start);
  }
}

/** The tokens of a section's header: its kind, its name, and the `defaults` it starts from. */
export function headerTokens({ words, keyword, args }: SectionHeader): readonly Token[] {
  const list = new TokenList();
  list.add(keyword.start, keyword.end, 'keyword');
  for (const [i, word] of args.entries()) {
    if (word.value === 'from' && i <= 1 && i + 1 < args.length) list.add(word.start, word.end, 'keyword');
    else if (i === 0) list.add(word.start, word.end, 'class', 'declaration');
    else if (words[i]?.value === 'from') list.add(word.start, word.end, 'class');
  }
  return list.tokens;
}

/** The tokens of `.if` and its like: the macro, the predicates, texts in quotes and operators. */
export function macroTokens({ keyword, args }: Macro): readonly Token[] {
  const list = new TokenList();
  list.add(keyword.start, keyword.end, 'keyword');
  for (const word of args) {
    addVariables(list, word);
    for (const { 0: name, index } of word.raw.matchAll(/[a-z_]+(?=\()/g)) {
      list.add(word.start + index, word.start + index + name.length, 'function');
    }
    if (/^(?:&&|\|\|)$/.test(word.value)) list.add(word.start, word.end, 'operator');
  }
  return list.tokens;
}

/** The tokens of a line of a section. */
export function directiveTokens(line: Directive, section: string, view: DocumentView, deprecation: Deprecation): readonly Token[] {
  const list = new TokenList();
  const roles = rolesOf(line, section, view);
  const texts = roles.words.slice(0, 4).map(({ value }) => value);
  if (line.prefix !== null && line.words.length > 1) list.add(line.prefix.start, line.prefix.end, 'keyword');
  for (const word of line.words) addVariables(list, word);
  addNames(list, line, view);
  addCalls(list, line, roles);
  addCondition(list, roles);
  const isDeprecated = deprecation.ofLine(section, texts);
  for (const word of roles.words.slice(0, roles.keywordLength)) {
    // What stands in parentheses is no part of the keyword.
    const end = word.isPlain && word.value.includes('(') ? word.start + word.value.indexOf('(') : word.end;
    list.add(word.start, end, 'keyword', ...(isDeprecated ? (['deprecated'] as const) : []));
  }
  const kind = parameterKind(texts.slice(0, roles.keywordLength).join(' '));
  for (const [word, role] of roles.roles) addRole(list, word, role, kind, deprecation);
  for (const word of roles.words) if (/^["']/.test(word.raw)) list.fill(word.start, word.end, 'string');
  return list.tokens;
}

function addVariables(list: TokenList, word: Word): void {
  for (const { start, end } of word.variables) list.add(start, end, 'variable');
}

function addNames(list: TokenList, line: Directive, view: DocumentView): void {
  for (const { word, name, at, naming } of namesIn(line, view.model)) {
    const type = naming.kind === 'acl' ? 'macro' : SECTION_NAMES.has(naming.kind) ? 'class' : 'variable';
    list.add(word.offsetAt(at), word.offsetAt(at + name.length - 1) + 1, type, ...(naming.defines ? (['declaration'] as const) : []));
  }
}

function addCalls(list: TokenList, line: Directive, roles: LineRoles): void {
  const { calls, aliases } = callsOf(line, roles);
  for (const { call } of calls) list.add(call.nameStart, call.nameEnd, call.type === 'Converter' ? 'method' : 'function');
  for (const { start, nameStart, name } of aliases) list.add(start, nameStart + name.length, 'variable');
}

function addCondition(list: TokenList, { words, condition }: LineRoles): void {
  if (condition === null) return;
  for (const word of words) {
    if (word.start < condition.condition.start) continue;
    if (/^(?:if|unless|or|\|\||!+)$/.test(word.value)) list.add(word.start, word.end, 'operator');
  }
  for (const { terms } of condition.condition.alternatives) {
    for (const { acl } of terms) {
      if (acl.type !== 'NamedAcl') continue;
      list.add(acl.word.start, acl.start, 'operator');
      list.add(acl.start, acl.end, 'macro', ...(PREDEFINED.has(acl.name) ? (['defaultLibrary'] as const) : []));
    }
  }
}

function addRole(list: TokenList, word: Word, role: WordRole, kind: ReturnType<typeof parameterKind>, deprecation: Deprecation): void {
  if (role.kind === 'parameter') {
    const isDeprecated = kind !== null && deprecation.ofParameter(kind, role.name);
    list.add(word.start, word.end, 'property', ...(isDeprecated ? (['deprecated'] as const) : []));
    return;
  }
  if (role.kind !== 'argument') return;
  const type = typeOfValue(role.type, word);
  if (type !== null) list.fill(word.start, word.end, type);
}

function typeOfValue(type: ArgumentType, { value }: Word): TokenType | null {
  switch (type.type) {
    case 'integer':
    case 'time':
    case 'size':
      return /^[+-]?\d/.test(value) ? 'number' : null;
    case 'choice':
      return 'enumMember';
    case 'address':
    case 'network':
    case 'log-format':
      return 'string';
    case 'regex':
      return 'regexp';
    default:
      return /^\d+(?:us|ms|[smhdkg])?$/.test(value) ? 'number' : null;
  }
}
