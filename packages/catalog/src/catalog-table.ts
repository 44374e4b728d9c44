import { UNBUILT_ENTRIES } from './data/unbuilt-entries.js';
import { EntriesOnDemand } from './entries-on-demand.js';
import { BACKPORTS, TABLES } from './generated/keywords.js';
import type { Lifecycle } from './keywords.js';

/** One form of a name in a generated table: what the dump says of it, from a branch to another. */
export interface TableForm {
  readonly since: string | null;
  readonly removed: string | null;
  readonly traits: string;
}

/** Hand-written facts by name. What an entry leaves out is as generated, or else nothing special. */
export type Written<Entry extends Lifecycle> = Readonly<Record<string, Partial<Omit<Entry, 'name'>>>>;

/** The names of a generated table with their forms, from old to new; empty where the dumps have no such table. */
export function readTable(table: string): ReadonlyMap<string, readonly TableForm[]> {
  return new Map([...linesByName(table)].map(([name, lines]) => [name, lines.map(readForm)]));
}

/** The lines of a generated table by the names that they begin with, which is all that has to be read of most. */
function linesByName(table: string | null): ReadonlyMap<string, readonly string[]> {
  const byName = new Map<string, string[]>();
  if (table === null) return byName;
  for (const line of `${TABLES[table] ?? ''}\n${UNBUILT_ENTRIES[table] ?? ''}`.split('\n')) {
    const end = line.indexOf('\t');
    const name = end === -1 ? line : line.slice(0, end);
    if (name === '') continue;
    const known = byName.get(name);
    if (known === undefined) byName.set(name, [line]);
    else known.push(line);
  }
  return byName;
}

function readForm(line: string): TableForm {
  const [, since, removed, traits = ''] = line.split('\t');
  return { since: since || null, removed: removed || null, traits };
}

/** Name -> the branches that got it after their first release. */
function readBackports(table: string): ReadonlyMap<string, readonly string[]> {
  const backports = new Map<string, readonly string[]>();
  for (const line of (BACKPORTS[table] ?? '').split('\n')) {
    const [name = '', release = ''] = line.split('\t');
    backports.set(name, [...(backports.get(name) ?? []), release.split('.').slice(0, 2).join('.')]);
  }
  return backports;
}

/** A generated table, its traits read, with hand-written facts over it; sorted by name. The entries are read when they are asked for. */
export function writtenOver<Entry extends Lifecycle & { readonly name: string }>(
  table: string | null,
  readTraits: (forms: readonly TableForm[]) => Omit<Entry, 'name' | keyof Lifecycle>,
  written: Written<Entry>,
): ReadonlyMap<string, Entry> {
  const generated = linesByName(table);
  const backports = table === null ? new Map<string, never>() : readBackports(table);
  const names = {
    has: (name: string) => generated.has(name) || Object.hasOwn(written, name),
    all: () => [...generated.keys(), ...Object.keys(written)],
  };
  return new EntriesOnDemand(names, (name) => {
    const forms = (generated.get(name) ?? []).map(readForm);
    const lifecycle = { since: forms[0]?.since ?? null, deprecated: null, removed: forms.at(-1)?.removed ?? null, instead: null };
    const late = backports.get(name);
    // Every key of Entry comes from one of these; the compiler does not follow Omit and Partial of a type parameter.
    return { name, ...lifecycle, ...(late && { backports: late }), ...readTraits(forms), ...written[name] } as unknown as Entry;
  });
}

/** The entry of that name, or the longest one marked as a prefix that the word goes on from with '(', '.' or digits. */
export function findPrefixed<Entry extends { readonly name: string; readonly isPrefix: boolean }>(
  entries: ReadonlyMap<string, Entry> | null,
  word: string,
): Entry | null {
  const whole = entries?.get(word);
  if (whole !== undefined) return whole;
  let found: Entry | null = null;
  for (const entry of entries?.values() ?? []) {
    if (!entry.isPrefix || !word.startsWith(entry.name) || entry.name.length <= (found?.name.length ?? -1)) continue;
    if (/^[\d.(]/.test(word.slice(entry.name.length))) found = entry;
  }
  return found;
}
