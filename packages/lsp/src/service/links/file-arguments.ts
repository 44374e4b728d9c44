import { readsMap } from '@haplint/catalog';
import type { Directive, Word } from '@haplint/parser';
import { parseAclExpression } from '@haplint/parser';
import type { DocumentView } from '../document-view.js';
import { callsOf } from '../lines/samples.js';
import type { LineRoles } from '../lines/word-roles.js';

/** A file that a line names; offsets are into the file's text. */
export interface FileArgument {
  readonly start: number;
  readonly end: number;
  readonly path: string;
  /** The setting of `global` with the folder that relative paths start from; null where `default-path` alone decides. */
  readonly base: 'crt-base' | 'ca-base' | null;
}

/** Parameters whose relative paths start from a folder of their own (src/ssl_ckch.c, src/cfgparse-ssl.c). */
const BASES: Readonly<Partial<Record<string, 'crt-base' | 'ca-base'>>> = {
  crt: 'crt-base',
  'default-crt': 'crt-base',
  'ca-file': 'ca-base',
  'ca-verify-file': 'ca-base',
  'crl-file': 'ca-base',
};

/** The files that a line names: in its arguments, behind `-f`, and in the arguments of converters. */
export function fileArguments(line: Directive, roles: LineRoles, view: DocumentView): FileArgument[] {
  const files: FileArgument[] = [];
  const add = (word: Word, base: FileArgument['base']) => {
    const path = view.model.valueOf(word);
    if (path !== null) addPath(files, word.start, word.end, path, base);
  };
  for (const [word, role] of roles.roles) {
    if (role.kind === 'argument' && role.name === 'file') add(word, BASES[role.of ?? ''] ?? null);
  }
  const acls = [
    ...(line.keyword.value === 'acl' && line.args.length > 1 ? [parseAclExpression(line.args.slice(1)).node] : []),
    ...(roles.condition?.condition.alternatives ?? []).flatMap(({ terms }) =>
      terms.flatMap(({ acl }) => (acl.type === 'AnonymousAcl' ? [acl.expression] : [])),
    ),
  ];
  for (const { flags } of acls) {
    for (const { name, value } of flags) if (name === '-f' && value !== null) addPath(files, value.start, value.end, value.value, null);
  }
  for (const { call } of callsOf(line, roles).calls) {
    const [file] = call.args;
    if (readsMap(call.name) && file?.isLiteral) addPath(files, file.start, file.end, file.value, null);
  }
  return files;
}

function addPath(files: FileArgument[], start: number, end: number, text: string, base: FileArgument['base']): void {
  // `virt@` names no file, and the others stand in front of one (src/pattern.c, since 2.9).
  const path = text.replace(/^(?:file|opt)@/, '');
  if (path === '' || /[@%${}]/.test(path)) return;
  files.push({ start, end, path, base });
}
