import { invalidNameCharacter } from '@haplint/catalog';
import type { TextEdit } from '@haplint/core';
import { ProxySection, sampleExpressions, typesOf } from '@haplint/core/internal';
import type { Directive } from '@haplint/parser';
import type { Range } from 'vscode-languageserver-types';
import type { DocumentView } from './document-view.js';
import type { SymbolKind, Unresolved } from './symbols/symbol.js';
import { symbolIndex } from './symbols/symbol-index.js';

/** Lines that make what a name refers to, as an edit to choose. */
export interface Creation {
  readonly title: string;
  readonly edit: TextEdit;
}

/** The lines of a new section, without indentation; null where no section can be it. */
type Lines = (missing: Unresolved, view: DocumentView) => readonly string[] | null;

/** The least that HAProxy takes for a section of each kind. */
const SECTIONS: Readonly<Partial<Record<SymbolKind, Lines>>> = {
  backend: ({ name, line }, view) => (isTaken(name, view) ? null : [`backend ${name}`, `mode ${modeOf(line, view)}`]),
  cache: ({ name }) => [`cache ${name}`, 'total-max-size 4', 'max-age 60'],
  'fcgi-app': ({ name }) => [`fcgi-app ${name}`, 'docroot /var/www'],
  'http-errors': ({ name }) => [`http-errors ${name}`],
  mailers: ({ name }) => [`mailers ${name}`, 'mailer local 127.0.0.1:25'],
  resolvers: ({ name }) => [`resolvers ${name}`, 'nameserver local 127.0.0.1:53'],
  table: (missing, view) => {
    const { name } = missing;
    return isTaken(name, view) ? null : [`backend ${name}`, `stick-table type ${keyTypeOf(missing, view)} size 100k expire 30m`];
  },
  userlist: ({ name }) => [`userlist ${name}`],
};

/** What can be made of the names in a range that nothing has: ACLs above the line, sections at the end of the file. */
export function creations(view: DocumentView, range: Range): Creation[] {
  const [start, end] = [view.offsetAt(range.start), view.offsetAt(range.end)];
  const missing = symbolIndex(view.model).unresolved.filter(
    (each) => each.file === view.tree && each.start < end && each.end > start && invalidNameCharacter(each.name) === null,
  );
  return missing.flatMap((each): Creation[] => {
    if (each.kind === 'acl') return each.line.type === 'Directive' ? [aclAbove(each.name, each.line, view)] : [];
    const lines = SECTIONS[each.kind]?.(each, view) ?? null;
    if (lines === null) return [];
    const [header = '', ...body] = lines;
    return [{ title: `Create ${header}`, edit: atEnd([header, ...body.map((line) => `${indentation(view)}${line}`)], view) }];
  });
}

/** A test that never holds, to be filled in. */
function aclAbove(name: string, line: Directive, { tree }: DocumentView): Creation {
  const at = tree.lines.offsetAt({ line: line.loc.start.line, column: 1 });
  const text = `${tree.text.slice(at, line.start)}acl ${name} always_false${newline(tree.text)}`;
  return { title: `Create ACL ${name}`, edit: { range: [at, at], text } };
}

function atEnd(lines: readonly string[], { tree: { text } }: DocumentView): TextEdit {
  const end = newline(text);
  const before = text === '' ? '' : text.endsWith('\n') ? end : end + end;
  return { range: [text.length, text.length], text: `${before}${lines.join(end)}${end}` };
}

function newline(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}

/** How the file indents its lines. */
function indentation({ tree }: DocumentView): string {
  const line = tree.sections.flatMap(({ body }) => body).find(({ type, loc }) => type === 'Directive' && loc.start.column > 1);
  return line === undefined ? '    ' : (/^[ \t]*/.exec(tree.lines.lineText(line.loc.start.line))?.[0] ?? '');
}

/** Whether a proxy has the name, so that a second one would be refused. */
function isTaken(name: string, { model }: DocumentView): boolean {
  return model.proxies.some((proxy) => proxy.name?.value === name);
}

/** A backend has to have the mode of those who use it. */
function modeOf(line: Unresolved['line'], { model }: DocumentView): string {
  const section = line.type === 'Directive' ? model.sectionOf(line) : null;
  return (section instanceof ProxySection ? model.effectiveMode(section)?.mode : null) ?? 'tcp';
}

/** The type of the keys of a table: that of the sample which the line looks up or stores. All others can be made a string. */
function keyTypeOf({ line }: Unresolved, { model, target }: DocumentView): string {
  if (line.type !== 'Directive') return 'ip';
  const uses = sampleExpressions(line, model).flatMap((samples) => samples.uses);
  const key = uses.find(({ acl }) => acl === null);
  // The fetches of conditions that take a table look addresses up.
  if (key === undefined) return 'ip';
  const { output } = typesOf(key, null, target);
  if (output === 'ipv6') return 'ipv6';
  if (output === 'sint') return 'integer';
  return output === 'addr' || output === 'ipv4' ? 'ip' : 'string len 128';
}
