import { DATA_ARRAYS, DATA_SIZES, ENTRY_SIZES, KEY_SIZES } from './data/stick-table-sizes.js';
import { compareBranches, type Version } from './version.js';

/** What decides the size of a stick-table's entries. */
export interface EntryLayout {
  /** As behind `type`. */
  readonly type: string;
  /** As behind `len`; null where it is left out. */
  readonly length: number | null;
  /** What is stored, with its arguments as written: `http_req_rate(10s)`, `gpc(3)`. */
  readonly stores: readonly string[];
}

const STORED = /^(\w+)(?:\s*\((.*)\))?$/s;

/** Bytes of an entry, at least; null where the type or something stored is not known. Strings have a zero at their end. */
export function stickTableEntrySize({ type, length, stores }: EntryLayout, version: Pick<Version, 'branch'>): number | null {
  const key = Object.hasOwn(KEY_SIZES, type) ? (KEY_SIZES[type] as number) : null;
  const entry = ENTRY_SIZES.find(({ since }) => compareBranches(version.branch, since) >= 0) ?? ENTRY_SIZES.at(-1);
  if (key === null || entry === undefined) return null;
  let data = 0;
  for (const stored of stores) {
    const [, name = '', count = ''] = STORED.exec(stored.trim()) ?? [];
    if (!Object.hasOwn(DATA_SIZES, name)) return null;
    data += (DATA_SIZES[name] as number) * (DATA_ARRAYS.has(name) ? Number(/^\d*/.exec(count.trimStart())?.[0]) : 1);
  }
  const hasLength = (type === 'string' || type === 'binary') && length !== null;
  return entry.bytes + Math.ceil(data / 8) * 8 + (hasLength ? length + (type === 'string' ? 1 : 0) : key);
}
