export { SECTION_HEADER_WORDS, SECTION_NAMING } from './data/section-naming.js';

/** What HAProxy asks of the name of a section that must have one. */
export interface SectionNaming {
  /** Whether only the characters that `invalidNameCharacter` lets through are permitted. */
  readonly restricted: boolean;
  /** What becomes of a second section of the kind with the same name; null where the kind's table does not say. */
  readonly repeated: 'refused' | 'ignored' | null;
  /** The first branch that takes the section for a backend of that name as well; left out where none does. */
  readonly isBackendSince?: string;
}

/**
 * The first character of a name that HAProxy does not permit in it, or null: ASCII letters, digits and `.`, `:`, `_`, `-`
 * are permitted (src/tools.c `invalid_char`).
 */
export function invalidNameCharacter(name: string): string | null {
  return /[^A-Za-z0-9.:_-]/u.exec(name)?.[0] ?? null;
}
