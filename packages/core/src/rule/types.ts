import type { Version } from '@haplint/catalog';
import type {
  Comment,
  ConfigFile,
  Directive,
  Macro,
  Scope,
  Section,
  SectionHeader,
  SourceLocation,
  SyntaxNode,
  Word,
} from '@haplint/parser';
import type { PluginAdvisory } from '../config/plugin-advisories.js';
import type { DeclaredRule } from '../declared-rules/index.js';
import type { InvalidHaplintComment, NeedlessSuppression } from '../lint/suppressions.js';
import type { DeclaredKeywords } from '../model/additions.js';
import type { Model } from '../model/model.js';
import type { Fixer, TextEdit } from './fixer.js';
import type { MessageIdsOf, MessageOf, Messages, MessageTemplates } from './messages.js';
import type { JsonSchema } from './options-schema.js';
import type { PluginFormat } from './plugin-format.js';

/** How loud a finding is: 1 warns, 2 is an error; the numbers are those of ESLint's `LintResult`. */
export type Severity = 1 | 2;

/** The presets a rule can be in; each holds the ones before it as `presets.ts` says. */
export type PresetName = 'check' | 'recommended' | 'security' | 'performance' | 'strict' | 'stylistic';

/** How far a rule looks: see `RuleMeta.reach`. */
export type Reach = 'line' | 'section' | 'names';

/**
 * What a rule says about itself. The engine holds it to its word: see `fixable` and `hasSuggestions`. `M` is the type of its
 * `messages`, or their ids alone.
 */
export interface RuleMeta<M extends Messages = string, Options extends readonly unknown[] = readonly unknown[]> {
  /** `problem`: it is wrong or will go wrong; `suggestion`: it could be better; `layout`: how it looks. */
  readonly type: 'problem' | 'suggestion' | 'layout';
  readonly docs: {
    /** One line, without a full stop, that completes "This rule reports ...". */
    readonly description: string;
    /** Page about the rule. */
    readonly url?: string;
    /** The smallest preset that has the rule; left out, only `all` has it. */
    readonly preset?: PresetName;
    /** Public controls that the rule serves, as 'PCI DSS 4.0 2.2.7', 'NIST SP 800-52r2 3.1', 'OWASP ASVS 4.0 9.1.2'. */
    readonly controls?: readonly string[];
  };
  /** Severity where a configuration turns the rule on without naming one, and in the presets. */
  readonly severity: 'warn' | 'error';
  /**
   * Message templates by id; `{{ name }}` is replaced from the report's `data`, and `{{ target }}` by the versions that the
   * finding holds on.
   */
  readonly messages: (M & MessageTemplates) | Readonly<Record<MessageIdsOf<M>, string>>;
  /** JSON Schema (draft 4 or 7) of each option in turn; left out, the rule takes no options. */
  readonly schema?: readonly JsonSchema[];
  /** Merged under the options that a configuration gives. The types of the rule's options are taken from here. */
  readonly defaultOptions?: Options;
  /** Reports may carry a `fix`. */
  readonly fixable?: 'code' | 'whitespace';
  /** Reports may carry `suggest`. */
  readonly hasSuggestions?: boolean;
  /**
   * What has to be known in full before the rule can be right, since what it reports is that something is not there: a
   * definition, a use, a setting. `lines`: which lines the section has; `section`: every word of them too, and the `defaults`
   * it inherits from; `configuration`: all files. Where a template or a fragment leaves it open, its findings are dropped.
   * Left out, the lines that the rule looks at are enough, or it asks the model itself.
   */
  readonly needsWhole?: 'lines' | 'section' | 'configuration';
  /**
   * What a finding of the rule depends on, so that an editor need not ask the rule again about what has not changed since.
   * Each holds the one before it, and all of them the target, the options and the configured `env`:
   * - `line`: the line that is visited, the header of its section, and what the model says of that section as a whole:
   *   `effectiveMode`, `isDisabled`, `isSettled`, `isReadable`, `isOpen`. Its findings, with their fixes, stay within the line.
   * - `section`: all lines of the section and of the `defaults` it inherits from. A section that others inherit from is looked at each time, so that
   *   of its lines anything may be asked.
   * - `names`: the kinds and names of all sections, and the lines of `global` sections.
   * - left out: anything; the rule looks at the whole configuration each time.
   *
   * A rule that declares it keeps nothing from one line (`line`) or section (the others) to the next, does not ask `refusersOf`, and
   * does not listen to `ConfigFile`, `Comment` or haplint's own comments.
   */
  readonly reach?: Reach;
  /**
   * What says the same says the same to the rule, so that of what it finds nothing in it is only shown one:
   * - `text`: lines that read the same. In a line, it looks at the words as they are written, at the kind of the section and what `reach: 'line'`
   *   allows to ask of it, at its `defaults`, `acl` and `default-server` lines, at whom `refusersOf` names for lines above, and at what
   *   is the same for all lines of a configuration: the names of sections, `global`.
   * - `form`: lines that differ in names alone. It does not look at the names that lines give to ACLs and servers, nor at that of a backend, at
   *   addresses written as numbers with or without a port, at texts that an ACL compares with, or at the weight, `id` and `cookie` of a server. ACLs in
   *   conditions are to it what their lines say, in this form.
   * - `section`: proxies whose lines differ in names alone, as above, and with the same names in the same places. In a proxy it looks at the lines
   *   of this one and of its `defaults`, and compares names in the places that `form` lists with one another, if at all; it may keep something from one
   *   line of a section to the next, and does not ask `refusersOf`.
   *
   * Where it has to look further, it says so by `context.looksFurther()`. With `text` and `form` it keeps nothing from one line to the next;
   * a rule with `form` that listens to sections looks at these as one with `section` does, and one with `text` is shown each. What it was shown of other
   * configurations of a run counts for a rule with `form` or `section` as far as its `quietReach` or its `reach` says that it looks at nothing around: with
   * `line` and `section` always, with `names` where these are the same.
   */
  readonly oncePer?: 'text' | 'form' | 'section';
  /**
   * How far the rule looks, as with `reach`, in what it finds nothing in and does not say `context.looksFurther()` of, where that is less: it looks
   * around only to say more of a finding, say, or where a line names something. In runs over many configurations, a section that stands word for word in
   * another one is not shown again to a rule that looks no further, with or without `oncePer`; where it looks at `names`, if these are the same.
   */
  readonly quietReach?: Reach;
  /**
   * What the rule reports is wrong with a line, whatever other lines say, so that it is asked about the lines of `.if` blocks too that the target does not decide:
   * as if all conditions held that are open, and as if none did. What it reports there counts if no later branch would take the line. Where that is so of some of
   * its messages alone, their ids.
   */
  readonly ofLineAlone?: boolean | readonly NoInfer<MessageIdsOf<M>>[];
  /** The rule depends on the version of HAProxy, so it waits until a target is known. */
  readonly needsTarget?: boolean;
}

/** The nodes that a rule can listen to, by the name of its visitor key. */
export interface VisitableNodes {
  ConfigFile: ConfigFile;
  Section: Section;
  SectionHeader: SectionHeader;
  Directive: Directive;
  Macro: Macro;
  Scope: Scope;
  Word: Word;
  Comment: Comment;
  /** A suppression comment that suppressed nothing; visited after all other rules have run. */
  NeedlessSuppression: NeedlessSuppression;
  /** A comment addressed to haplint that it cannot follow; visited after all other rules have run. */
  InvalidHaplintComment: InvalidHaplintComment;
}

type VisitorKey = keyof VisitableNodes;

/** A listener of a selector that is more than a node type; annotate the parameter with the type that the selector names. */
interface SelectorListener {
  // A method, whose parameter may be narrower: TypeScript cannot tell which nodes a selector matches.
  listen(node: VisitableNodes[VisitorKey]): void;
}

/**
 * Functions by what they are called with: a node type, or a selector as `Directive[keyword="server"]` (docs/selectors.md). They are
 * called as the tree is walked; with `:exit` behind it, when the node's children are done. Lines in an `.if` branch that
 * the target does not take are not visited. Selectors that are no node type alone let haplint skip what cannot match.
 */
export type RuleVisitor = {
  readonly [Key in VisitorKey as Key | `${Key}:exit`]?: (node: VisitableNodes[Key]) => void;
} & { readonly [selector: string]: SelectorListener['listen'] | undefined };

/** A place: a node, or a location in the file that is being visited. */
type Place = { readonly node: SyntaxNode; readonly loc?: SourceLocation } | { readonly loc: SourceLocation; readonly node?: never };

/** Computes edits of the file that the report is in. */
export type FixFunction = (fixer: Fixer) => TextEdit | readonly TextEdit[] | null;

/** What `context.report` takes; a superset of ESLint's descriptor. */
export type ReportDescriptor<M extends Messages = string> = Place &
  MessageOf<M> & {
    /** An edit that removes the finding. */
    readonly fix?: FixFunction | null;
    /** `unsafe`: the edit may change what HAProxy does, so it is never applied without being asked for. Default `safe`. */
    readonly applicability?: 'safe' | 'unsafe';
    /** Edits to choose from, never applied by themselves. */
    readonly suggest?: readonly (MessageOf<M> & { readonly fix: FixFunction })[] | null;
    /** Other places that take part in the finding, in any file of the configuration. */
    readonly related?: readonly (Place & MessageOf<M>)[];
    /** A page about this very finding (an advisory, say); it comes before the rule's own page. */
    readonly url?: string;
  };

/** The file being visited, under the names that ESLint's rules know. */
export interface SourceCode {
  readonly text: string;
  readonly ast: ConfigFile;
  readonly lines: readonly string[];
  readonly comments: readonly Comment[];
  getText(node?: SyntaxNode): string;
}

/** What a rule is given. One context per rule, file and target. */
export interface RuleContext<M extends Messages = string, Options extends readonly unknown[] = readonly unknown[]> {
  readonly id: string;
  readonly options: Options;
  readonly filename: string;
  readonly sourceCode: SourceCode;
  /** The analysed configuration: all its files together. */
  readonly model: Model;
  /** The version that the configuration is read for; null where none is known (then rules with `needsTarget` do not run). */
  readonly target: Version | null;
  report(descriptor: ReportDescriptor<M>): void;
  /**
   * The rules that have found HAProxy to refuse a line: those of the preset `check` that report errors, and have reported one
   * in it. Complete once the walk is past the line; absent outside haplint's own engine.
   */
  refusersOf?(line: Directive): readonly string[];
  /**
   * A rule with `meta.oncePer` says that it has looked at more than that allows, so that it is shown the next line or section that says
   * the same. Absent outside haplint's own engine, which shows every line.
   */
  looksFurther?(): void;
}

/** A rule, shaped as ESLint's so that the same object serves both. */
export interface Rule<M extends Messages = string, Options extends readonly unknown[] = readonly unknown[]> {
  readonly meta: RuleMeta<M, Options>;
  create(context: RuleContext<M, Options>): RuleVisitor;
}

/** A rule whatever its options and message ids. */
// biome-ignore lint/suspicious/noExplicitAny: a rule is contravariant in both; only `any` accepts every rule.
export type AnyRule = Rule<any, any>;

/** What a plugin says about itself. */
export interface PluginMeta {
  /** The package's name; presets may write the plugin's rules under it. */
  readonly name?: string;
  readonly version?: string;
  /** The plugin API it is made for, as 'MAJOR' or 'MAJOR.MINOR'; `definePlugin` fills in the major of the API it comes with. */
  readonly apiVersion?: string;
}

/** Names, versions and rules under one prefix, and the presets that use them. */
export interface Plugin {
  readonly meta?: PluginMeta;
  readonly rules?: Readonly<Record<string, AnyRule>>;
  /** Presets by name; an `extends` entry `NAME/PRESET` means one of them. */
  readonly configs?: Readonly<Record<string, { readonly rules: Readonly<Record<string, RuleSetting>> }>>;
  /** Rules that are data, by their names without a prefix. */
  readonly declare?: Readonly<Record<string, DeclaredRule>>;
  /** What its scripts or modules register with HAProxy. */
  readonly keywords?: DeclaredKeywords;
  /** Faults of HAProxy that it tells of, for the rules that report the known ones. */
  readonly advisories?: readonly PluginAdvisory[];
  /** Formats of its own; `--format NAME/FORMAT` means one of them. */
  readonly formats?: Readonly<Record<string, PluginFormat>>;
}

/** How a configuration names a severity. */
export type SeveritySetting = 'off' | 'warn' | 'error' | 0 | 1 | 2;

/** A rule's entry in a configuration: a severity, alone or with options. */
export type RuleSetting = SeveritySetting | readonly [SeveritySetting, ...unknown[]];
