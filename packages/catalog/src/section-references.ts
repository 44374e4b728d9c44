export { SECTION_REFERENCES } from './data/section-references.js';

/** Where a line names a section. */
export interface SectionReference {
  /** The kind of section it names. */
  readonly section: string;
  /** The words that such a line begins with; empty where any line may hold the reference. */
  readonly words: readonly string[];
  /**
   * Where the name stands: the argument of that number (from 0) behind the words; the argument behind the parameter of that
   * name, of which the first `behind` arguments of the line are none; or the argument of a fetch in a condition or an ACL.
   */
  readonly at: { readonly argument: number } | { readonly parameter: string; readonly behind?: number } | { readonly call: string };
  /** A section that HAProxy makes by itself, from a branch on. */
  readonly builtIn?: { readonly name: string; readonly since: string };
  /** Beginnings of other lines without which the reference is dropped. */
  readonly needs?: readonly (readonly string[])[];
}
