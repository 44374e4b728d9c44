/** Something that a configuration names and the catalog knows. */
export type Subject =
  /** By the kind of section and the line's first words, without `no` and `default`: as many as there are, or as are known. */
  | { readonly kind: 'keyword'; readonly section: string; readonly words: readonly string[] }
  | { readonly kind: 'action'; readonly ruleset: string; readonly name: string }
  | { readonly kind: 'bind parameter' | 'server parameter'; readonly name: string }
  | {
      readonly kind:
        | 'option'
        | 'sample fetch'
        | 'ACL keyword'
        | 'converter'
        | 'log alias'
        | 'section'
        | 'predefined ACL'
        | 'filter'
        | 'service';
      readonly name: string;
    };

/** What is known about a subject for one version. */
export interface Documentation {
  /** What it is, in a few words: 'keyword of backend', 'sample fetch'. */
  readonly label: string;
  /** How it is written: `timeout client <time>`. */
  readonly signature: string;
  /** What it does, in a sentence or two; null where nobody has written one. */
  readonly description: string | null;
  /** What the catalog knows beside that, a clause each: where it may stand, types, lifecycle. */
  readonly facts: readonly string[];
  /** The place in the manual of the version's branch; null where there is none that is sure. */
  readonly url: string | null;
  /** Whether the version knows it. */
  readonly isKnown: boolean;
  readonly isDeprecated: boolean;
}
