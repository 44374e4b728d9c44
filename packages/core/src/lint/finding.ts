import type { ConfigFile } from '@haplint/parser';
import type { TextEdit } from '../rule/fixer.js';
import type { Severity } from '../rule/types.js';

/** What is made field by field, before it is handed on. */
export type Mutable<Thing> = { -readonly [Key in keyof Thing]: Thing[Key] };

/** Another place that takes part in a finding. */
export interface RelatedFinding {
  readonly file: ConfigFile;
  readonly start: number;
  readonly end: number;
  readonly message: string;
}

/** An edit to choose. */
export interface Suggestion {
  readonly desc: string;
  readonly messageId?: string;
  readonly fix: TextEdit;
}

/** What a rule reported, with offsets into its file. */
export interface Finding {
  readonly ruleId: string;
  readonly severity: Severity;
  readonly message: string;
  /** The message as it is now, where it names a line that may move. */
  readonly messageNow?: () => string;
  readonly messageId?: string;
  readonly file: ConfigFile;
  readonly start: number;
  readonly end: number;
  readonly fix: TextEdit | null;
  readonly applicability: 'safe' | 'unsafe';
  readonly suggestions: readonly Suggestion[];
  readonly related: readonly RelatedFinding[];
  /** Page about this finding or its rule. */
  readonly url?: string;
}

/** A rule that threw. The rest of the rules went on; this one stopped for the file. */
export interface RuleCrash {
  readonly ruleId: string;
  readonly file: ConfigFile;
  /** Where the rule was: the node it was visiting, or the start of the file. */
  readonly start: number;
  readonly end: number;
  /** Type of the node it was visiting; null when it failed in `create`. */
  readonly nodeType: string | null;
  readonly error: Error;
}
