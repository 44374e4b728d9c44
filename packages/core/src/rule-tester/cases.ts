import type { ResultPlace } from '../lint/result.js';
import type { MessageById, MessageData, Messages } from '../rule/messages.js';
import type { AnyRule, Rule } from '../rule/types.js';
import type { TemplateSetting } from '../template-setting.js';

/** What every case has. */
export interface RuleTestCase<Options extends readonly unknown[] = readonly unknown[]> {
  /** Shown by the test runner; left out, the code is shown. */
  readonly name?: string;
  /** The configuration. */
  readonly code: string;
  /** The rule's options, laid over its defaults. */
  readonly options?: { readonly [Index in keyof Options]?: DeepPartial<Options[Index]> };
  /** Version or branch to read it for; left out, none is known. */
  readonly target?: string;
  /** Versions or branches to read it for, one after the other: as many cases as there are. */
  readonly targets?: readonly string[];
  /** Values of environment variables. */
  readonly env?: Readonly<Record<string, string>>;
  /** The file's name; left out, it is test.cfg. */
  readonly filename?: string;
  /** The language of the template that the code is; left out, the filename tells. */
  readonly template?: TemplateSetting;
  /** The code is a piece of a configuration: what it refers to, and what refers to it, may be elsewhere. */
  readonly fragment?: boolean;
  /** Other rules that run along, by id, for rules that look at what the others did. */
  readonly with?: Readonly<Record<string, AnyRule>>;
  /** Run this case alone, while you work on it; for runners whose `it` has an `only`. */
  readonly only?: boolean;
}

type DeepPartial<T> = T extends readonly unknown[] ? T : T extends object ? { readonly [Key in keyof T]?: DeepPartial<T[Key]> } : T;

/** A configuration the rule must be silent on; a text alone is its code. */
export type ValidCase<Options extends readonly unknown[] = readonly unknown[]> = RuleTestCase<Options>;

/** What a message must be: one of the rule's with its values, or, for rules that write their own, a text. */
export type ExpectedMessage<M extends Messages = string> =
  | MessageById<M>
  | { readonly message: string | RegExp; readonly messageId?: never; readonly data?: never };

/** What a finding must be: its message, its exact place and everything it offers. */
export type TestFindingExpectation<M extends Messages = string> = ExpectedMessage<M> &
  ResultPlace & {
    /** Lines of the related places, in order; required when there are any. */
    readonly related?: readonly number[];
    /** Required when the finding has suggestions. */
    readonly suggestions?: readonly (ExpectedMessage<M> & { readonly output: string })[];
  };

/** A configuration the rule must report, with all findings in order. */
export interface InvalidCase<M extends Messages = string, Options extends readonly unknown[] = readonly unknown[]>
  extends RuleTestCase<Options> {
  readonly errors: readonly TestFindingExpectation<M>[];
  /** The text once all safe fixes are applied in one pass; required when there is a fix, null when there is none. */
  readonly output?: string | null;
  /** As `output`, with the unsafe fixes too; required when there is one. */
  readonly unsafeOutput?: string | null;
}

/** The table of a rule: its messages and options are those of the rule. */
export interface RuleTestCases<M extends Messages = string, Options extends readonly unknown[] = readonly unknown[]> {
  readonly valid: readonly (string | ValidCase<Options>)[];
  readonly invalid: readonly InvalidCase<M, Options>[];
}

/** The cases of a given rule, for tables that stand on their own: `const cases = {...} satisfies CasesOf<typeof rule>`. */
export type CasesOf<R extends AnyRule> = R extends Rule<infer M, infer Options> ? RuleTestCases<M, Options> : never;

/** What the tester reads of an expected message, whatever the rule. */
export interface LooseMessage {
  readonly messageId?: string;
  readonly message?: string | RegExp;
  readonly data?: MessageData;
}
