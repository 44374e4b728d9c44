import { invalidNameCharacter, PREDEFINED_ACLS, SECTION_REFERENCES } from '@haplint/catalog';
import type { Model } from '@haplint/core';
import { mayUseOthers } from '@haplint/rules';
import type { ConfigSymbol, SymbolKind } from '../symbols/symbol.js';
import { symbolIndex } from '../symbols/symbol-index.js';

const PROXY_KINDS: readonly SymbolKind[] = ['frontend', 'backend', 'listen'];
/** Words that are read as something else where a name may stand (src/acl.c `build_acl_cond`, src/cfgparse-listen.c). */
const TAKEN_WORDS: Readonly<Partial<Record<SymbolKind, readonly string[]>>> = { acl: ['or', 'if', 'unless'], defaults: ['from'] };

/** Why a symbol cannot have that name: HAProxy would refuse it, or it would mean something else. Null where it can. */
export function nameProblem(symbol: ConfigSymbol, newName: string, model: Model): string | null {
  return formProblem(symbol, newName, model) ?? clash(symbol, newName, model);
}

/** src/tools.c `invalid_char`, src/vars.c `vars_hash_name` */
function formProblem({ kind, name }: ConfigSymbol, newName: string, model: Model): string | null {
  if (newName === '') return 'Expected a name.';
  if (kind === 'variable') {
    const scope = name.slice(0, name.indexOf('.'));
    if (!newName.startsWith(`${scope}.`) || !/^[A-Za-z0-9_.]+$/.test(newName.slice(scope.length + 1)))
      return `Invalid variable "${newName}": expected "${scope}." and letters, digits, "_" and ".".`;
    return mayUseOthers(model) ? `Cannot rename variable "${name}": scripts or agents may use it by its name.` : null;
  }
  // Names that HAProxy does not restrict could hold more, which would need quotes in one place and escapes in another.
  const invalid = invalidNameCharacter(newName);
  if (invalid !== null) return `Invalid name "${newName}": "${invalid}" is not permitted; use letters, digits, ".", ":", "_" and "-".`;
  if (kind === 'server-template' && newName.includes(':')) return `Invalid prefix "${newName}": ":" is not permitted.`;
  return TAKEN_WORDS[kind]?.includes(newName.toLowerCase()) ? `"${newName}" is a word of HAProxy's and cannot be a name here.` : null;
}

function clash({ kind, name, scope }: ConfigSymbol, newName: string, model: Model): string | null {
  const index = symbolIndex(model);
  const kinds = PROXY_KINDS.includes(kind) ? PROXY_KINDS : [kind];
  for (const each of kinds) {
    if (index.find(each, newName, scope) !== null) return `There is already ${each === 'acl' ? 'an ACL' : `a ${each}`} "${newName}".`;
  }
  if (kind === 'acl' && PREDEFINED_ACLS.some((acl) => acl.name === newName)) return `"${newName}" is an ACL that HAProxy defines itself.`;
  if (SECTION_REFERENCES.some(({ section, builtIn }) => section === kind && (builtIn?.name === newName || builtIn?.name === name)))
    return `HAProxy makes a ${kind} section "${newName}" or "${name}" by itself; this rename would change which one is meant.`;
  if ((kind === 'server' || kind === 'server-template') && mayBeTemplates(kind, newName, scope, model))
    return `A server that a "server-template" makes may be called "${newName}".`;
  const waiting = index.unresolved.find((each) => each.name === newName && kinds.includes(each.kind));
  return waiting === undefined
    ? null
    : `Line ${waiting.file.lines.positionAt(waiting.start).line} names a ${waiting.kind} "${newName}" that does not exist; it would become this one.`;
}

/** Whether a server and what a template makes may have the same name. */
function mayBeTemplates(kind: SymbolKind, newName: string, scope: ConfigSymbol['scope'], model: Model): boolean {
  return symbolIndex(model).symbols.some((other) => {
    if (other.scope !== scope || (kind === 'server' ? other.kind !== 'server-template' : other.kind !== 'server')) return false;
    const [prefix, server] = kind === 'server' ? [other.name, newName] : [newName, other.name];
    return server.startsWith(prefix) && /^\d+$/.test(server.slice(prefix.length));
  });
}
