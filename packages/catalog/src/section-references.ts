export { SECTION_REFERENCES } from './data/section-references.js';

/** Where a line names a section. */
export interface SectionReference {
  /** The kind of section it names. */
  readonly section: string;
  /** The words that such a line begins with; empty where any line may hold the reference. */
  readonly words: readonly string[];
  /**
   * Where the name stands: the argument of that number (from 0) behind the words; the argument behind the parameter of that
   * name, of which the first `behind` arguments of the line are none; the argument of a fetch in a condition or an ACL; that part of
   * a reply; or the argument of that number in the parentheses of the argument behind the words.
   */
  readonly at:
    | { readonly argument: number }
    | { readonly parameter: string; readonly behind?: number }
    | { readonly call: string }
    | { readonly reply: string }
    | { readonly action: string; readonly argumentInside: number };
  /** Whether HAProxy looks a name up as well that a proxy has from its `defaults` section, or a rule there that it checks for the proxies. */
  readonly inDefaults?: true;
  /** A section that HAProxy makes by itself, from a branch on. */
  readonly builtIn?: { readonly name: string; readonly since: string };
  /** The line stands in the `global` section, where the last one counts. Behind `unless`, a line there without which alone the name is looked up. */
  readonly inGlobal?: { readonly unless: readonly string[] };
  /** Beginnings of other lines without which the reference is dropped. */
  readonly needs?: readonly (readonly string[])[];
}
