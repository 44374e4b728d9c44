import { isVersionAtLeast, subKeywordsOf, type Version } from '@haplint/catalog';
import {
  type Condition,
  type ConfigFile,
  type Directive,
  type LogFormat,
  type Macro,
  parseLogFormat,
  Section,
  type SectionHeader,
  type Word,
} from '@haplint/parser';
import { aclLines, aclUses } from '../reading/acls.js';
import { type BackendReference, type BackendUsers, backendReference, backendUsers } from '../reading/backend-references.js';
import { asCheckedProxy } from '../reading/checked-proxy.js';
import { conditionReader, isImpliedBy } from '../reading/condition-logic.js';
import { conditionOf } from '../reading/conditions.js';
import { type EffectiveLine, effectiveLine } from '../reading/effective-line.js';
import { bindSettings, type LineSettings, serverSettings } from '../reading/line-settings.js';
import { type Listener, listenersOf } from '../reading/listeners.js';
import { logFormatLine } from '../reading/log-format-lines.js';
import { type SampleUse, sampleExpressions } from '../reading/sample-expressions.js';
import { type ServerLine, serversOf } from '../reading/servers.js';
import { type StickTable, stickTables } from '../reading/stick-tables.js';
import { takesKeyword } from '../reading/taken-keyword.js';
import { type Additions, type DeclaredKeywords, NO_ADDITIONS } from './additions.js';
import type { BranchDecider, BranchedLine } from './branches.js';
import type { Certainty } from './certainty.js';
import { type Environment, expandWord } from './environment.js';
import { Remembering, remembered } from './remembered.js';
import { type ConfigSection, ProxySection } from './sections.js';

/** What decides a setting of a proxy. */
export interface EffectiveSetting {
  /** The directives that may decide it, the last one in HAProxy's order first; several only where an `.if` is undecided. */
  readonly candidates: readonly Directive[];
  /** Whether one of the candidates is sure to apply; false where HAProxy's own default may. */
  readonly isSet: boolean;
}

const NOT_SET: EffectiveSetting = { candidates: [], isSet: false };

/** A proxy's mode and the directive that sets it (null: HAProxy's default). */
export interface EffectiveMode {
  readonly mode: string;
  readonly directive: Directive | null;
}

/** HAProxy's mode where neither the proxy nor its `defaults` names one (manual 4.2, `mode`). */
const DEFAULT_MODE = 'tcp';

/** Keywords of which the next word says what they are about; the catalog lists those words elsewhere. */
const NAMING_KEYWORDS: ReadonlySet<string> = new Set(['option', 'http-check', 'tcp-check']);

/** Whether it takes the word behind a keyword to tell what the line sets. */
function namesSetting(kind: string, keyword: string): boolean {
  return NAMING_KEYWORDS.has(keyword) || subKeywordsOf(kind, keyword) !== null;
}

/** The keywords that turn a section off and on; the last one counts. */
const STATES: readonly string[] = ['disabled', 'enabled'];

/** An analysed configuration: all of its files, read for one target. */
export class Model extends Remembering {
  readonly files: readonly ConfigFile[];
  readonly target: Version | null;
  readonly env: Environment;
  /** Whether the files are a piece of a configuration whose other pieces are not known. */
  readonly isFragment: boolean;
  /** Whether the files are all that there is: they are no fragment, and no template leaves a line or a word open. */
  readonly isWhole: boolean;
  /** Sections in HAProxy's order. */
  readonly sections: readonly ConfigSection[];
  /** The proxies among them: `frontend`, `backend` and `listen` sections. */
  readonly proxies: readonly ProxySection[];
  /** What is known beside the catalog: what scripts and modules register, and faults that plugins tell of. */
  readonly additions: Additions;
  readonly #branches: BranchDecider;
  readonly #around: ReadonlyMap<unknown, ConfigSection>;
  readonly #bySectionNode: ReadonlyMap<unknown, ConfigSection>;

  /** `around` has the section that the lines of each section of the tree belong to, where there is one. */
  constructor(
    files: readonly ConfigFile[],
    target: Version | null,
    env: Environment,
    sections: readonly ConfigSection[],
    around: ReadonlyMap<Section, ConfigSection>,
    branches: BranchDecider,
    isFragment: boolean,
    additions: Additions = NO_ADDITIONS,
  ) {
    super();
    this.files = files;
    this.target = target;
    this.env = env;
    this.isFragment = isFragment;
    this.additions = additions;
    this.isWhole = !isFragment && files.every(({ template }) => template === null || template.isComplete);
    this.sections = sections;
    this.proxies = sections.filter((section) => section instanceof ProxySection);
    this.#branches = branches;
    this.#around = around;
    this.#bySectionNode = new Map(sections.map((section) => [section.node, section]));
  }

  /** Whether there are `.if` blocks of which neither the target nor the text decides which branch HAProxy takes. */
  get hasOpenBranches(): boolean {
    return this.#branches.leavesOpen;
  }

  /** Whether the user's configuration or a plugin says that a script or a module registers the name. */
  isRegistered(kind: keyof DeclaredKeywords, name: string): boolean {
    return this.additions.keywords[kind]?.includes(name) === true;
  }

  /** The sections of a kind (`peers`, `resolvers`, ...), in HAProxy's order. */
  sectionsOfKind(kind: string): readonly ConfigSection[] {
    return this.#ofKind(kind);
  }

  readonly #ofKind = remembered((kind: string) => this.sections.filter((section) => section.kind === kind));

  /**
   * The sections of a kind with that name, in HAProxy's order; null where a variable hides the name of one, so that none
   * can be said to be missing. Null too where there is none, but what is not known of the configuration may hold it.
   */
  sectionsNamed(kind: string, name: string): readonly ConfigSection[] | null {
    const names = this.#namesOf(kind);
    return names === null ? null : (names.get(name) ?? (this.isWhole ? [] : null));
  }

  /** The sections of a kind by name; null where a variable hides one. */
  readonly #namesOf = remembered((kind: string): ReadonlyMap<string, readonly ConfigSection[]> | null => {
    const names = new Map<string, ConfigSection[]>();
    for (const section of this.sectionsOfKind(kind)) {
      const name = section.name === null ? '' : this.valueOf(section.name);
      if (name === null) return null;
      const others = names.get(name);
      if (others === undefined) names.set(name, [section]);
      else others.push(section);
    }
    return names;
  });

  /** The analysed section of a section of the tree; null where the target hides its header. */
  section(node: unknown): ConfigSection | null {
    return this.#bySectionNode.get(node) ?? null;
  }

  /**
   * The header above a directive that the target does not know, and so reads as a keyword of the section before; null where
   * the section of the tree is the one that HAProxy counts the directive to.
   */
  unknownHeaderAbove(directive: Directive): SectionHeader | null {
    const { parent } = directive;
    if (!(parent instanceof Section) || parent.header.broken || this.#bySectionNode.has(parent)) return null;
    return this.isRead(parent.header) === true ? parent.header : null;
  }

  /** The section that HAProxy counts a directive to; null for hidden and broken lines and before the first section. */
  sectionOf(directive: Directive): ConfigSection | null {
    if (directive.broken || this.isRead(directive) === false) return null;
    return this.#around.get(directive.parent) ?? null;
  }

  /** Whether HAProxy reads the line for this target: its `.if` branches are all taken. */
  isRead(line: BranchedLine): Certainty {
    return this.#branches.isRead(line);
  }

  /** Whether HAProxy evaluates the condition of an `.if` or `.elif` line for this target. */
  isEvaluated(macro: Macro): Certainty {
    return this.#branches.isEvaluated(macro);
  }

  /** The word with its variables expanded; null where the text and the configured `env` do not tell. */
  override valueOf(word: Word | null | undefined): string | null {
    return word ? expandWord(word, this.env) : null;
  }

  /**
   * What the word behind the keyword of a line says, with its variables expanded; null where the text and the configured `env` do not tell, undefined where
   * there is none. Of a plain line, no word becomes a node for that.
   */
  firstValue(line: Directive): string | null | undefined {
    return line.isPlain || line.args.length === 0 ? line.firstValue : this.valueOf(line.args[0]);
  }

  /**
   * Finds what decides a setting of which the last directive wins: in the section's own lines first, then, for a proxy, in
   * the `defaults` it inherits from. `decides` says whether a directive sets it; where `keywords` are given, lines of other
   * keywords are not looked at.
   */
  effectiveSetting(section: ConfigSection, decides: (directive: Directive) => boolean, keywords?: readonly string[]): EffectiveSetting {
    let candidates: Directive[] | null = null;
    for (const part of section instanceof ProxySection ? section.inLine : [section]) {
      const lines = keywords === undefined ? part.lines : part.linesWith(...keywords);
      for (let i = lines.length - 1; i >= 0; i--) {
        const line = lines[i] as Directive;
        if (!decides(line)) continue;
        candidates ??= [];
        candidates.push(line);
        if (this.isRead(line) === true) return { candidates, isSet: true };
      }
    }
    return candidates === null ? NOT_SET : { candidates, isSet: false };
  }

  /** The proxy's mode, own, inherited or HAProxy's default; null where an undecided `.if` or a variable leaves it open. */
  effectiveMode(proxy: ProxySection): EffectiveMode | null {
    return this.#modeOf(proxy);
  }

  readonly #modeOf = remembered((proxy: ProxySection): EffectiveMode | null => {
    const { candidates, isSet } = this.effectiveSetting(proxy, (line) => line.args.length > 0, ['mode']);
    const modes = new Set(candidates.map((line) => this.valueOf(line.args[0])));
    if (!isSet) modes.add(DEFAULT_MODE);
    const [mode] = modes;
    // A `mode` line that is not known, in the section or in its `defaults`, would come before what is inherited.
    const own = candidates[0];
    if ((!this.isWhole || proxy.inheritsMore) && (own === undefined || !proxy.lines.includes(own)) && this.#mayInheritMore(proxy))
      return null;
    if (modes.size !== 1 || mode === null || mode === undefined) return null;
    return { mode, directive: candidates[0] ?? null };
  });

  /**
   * Whether the section is `disabled`, by a line of its own or of its `defaults`. HAProxy checks nothing of a disabled proxy
   * that takes more than its own lines (src/cfgparse.c `check_config_validity`).
   */
  isDisabled(section: ConfigSection): Certainty {
    return this.#disabledOf(section);
  }

  readonly #disabledOf = remembered((section: ConfigSection): Certainty => {
    const { candidates, isSet } = this.effectiveSetting(section, () => true, STATES);
    const states = new Set(candidates.map((line) => line.keywordValue));
    if (!isSet) states.add('enabled');
    if (section instanceof ProxySection && !isSet && this.#inheritsUnknown(section)) return 'unknown';
    return states.size > 1 ? 'unknown' : states.has('disabled');
  });

  /**
   * Whether all that the proxy is made of is known: its header can be read and is sure to be, as are those of its `defaults`,
   * and the `defaults` it names exist; no template leaves a line of it open. What it lacks can only be told of such a proxy.
   */
  isSettled(proxy: ProxySection): boolean {
    return this.#settledOf(proxy);
  }

  readonly #settledOf = remembered((proxy: ProxySection): boolean => {
    const { broken, args } = proxy.header;
    const namesDefaults = args.length === 3 && args[1]?.value === 'from';
    if (broken || (args.length !== 1 && !namesDefaults) || (namesDefaults && proxy.defaults.length === 0)) return false;
    if (this.#inheritsUnknown(proxy) || this.isOpen(proxy) || proxy.defaults.some((defaults) => this.isOpen(defaults))) return false;
    return proxy.certain && proxy.defaults.every(({ certain, header }) => certain && !header.broken);
  });

  /**
   * Whether every line of the proxy and of its `defaults` can be read. A line that cannot may be the very one that the proxy
   * seems to lack.
   */
  isReadable(proxy: ProxySection): boolean {
    return this.#readableOf(proxy);
  }

  readonly #readableOf = remembered((proxy: ProxySection): boolean => proxy.inLine.every((section) => this.#areLinesReadable(section)));

  /** Of each section once: thousands of proxies may inherit from one. */
  readonly #areLinesReadable = remembered(
    (section: ConfigSection): boolean =>
      !this.isOpen(section) && section.node.body.every((line) => line.type !== 'Directive' || !line.broken),
  );

  /** Whether HAProxy is sure to check the proxy as a whole: it is read, what it inherits is known, and it is not disabled. */
  isChecked(proxy: ProxySection): boolean {
    return asCheckedProxy(proxy, this) !== null;
  }

  /**
   * The line that decides a setting of which the last one wins, by the words that it begins with ('timeout client', 'maxconn'),
   * of the section's own lines or of the `defaults` it inherits from. Null where there is none, so that HAProxy's own default
   * counts; `unknown` where an `.if`, a template or an unreadable line leaves that open.
   */
  effectiveLine(section: ConfigSection, words: string): EffectiveLine | null | 'unknown' {
    return effectiveLine(section, words, this);
  }

  /** Whether the target is a version ('2.8', '3.0.3') or a later one; `unknown` where no target is known. */
  isAtLeast(version: string): Certainty {
    return this.target === null ? 'unknown' : isVersionAtLeast(this.target, version);
  }

  /**
   * Whether the target takes a keyword, or two words that make one ('timeout client', 'option httplog'), in sections of a kind;
   * `unknown` where no target is known.
   */
  takesKeyword(kind: string, words: string): Certainty {
    return this.target === null ? 'unknown' : takesKeyword(kind, words, this.target);
  }

  /**
   * The `server` lines of a proxy, `server-template` lines left out; null where a variable or an undecided `.if` leaves open what
   * they are.
   */
  servers(proxy: ProxySection): readonly ServerLine[] | null {
    return serversOf(proxy, this);
  }

  /**
   * The settings of a `server` or `server-template` line, those of the `default-server` lines over it included; null for other
   * lines, in proxies that are not checked, and where the text does not tell.
   */
  serverSettings(line: Directive): LineSettings | null {
    return serverSettings(line, this);
  }

  /** The settings of a `bind` line; null for other lines, in proxies that are not checked, and where the text does not tell. */
  bindSettings(line: Directive): LineSettings | null {
    return bindSettings(line, this);
  }

  /** What the `bind` lines of enabled proxies listen on, as far as it is known: everywhere, or on one port. */
  listeners(port?: number): readonly Listener[] {
    this.#listeners ??= this.proxies
      .filter((proxy) => proxy.hasSide('frontend') && this.isDisabled(proxy) !== true)
      .flatMap((proxy) => proxy.linesWith('bind').flatMap((line) => listenersOf(line, this)));
    const all = this.#listeners;
    return port === undefined ? all : all.filter(({ from, to }) => from <= port && port <= to);
  }

  #listeners: readonly Listener[] | null = null;

  /** The backend that a `use_backend` or `default_backend` line names; null for other lines, and where a request or a variable names it. */
  backendReference(line: Directive): BackendReference | null {
    return backendReference(line, this);
  }

  /** The lines that send requests to a backend, and whether these are all. */
  backendUsers(backend: ProxySection): BackendUsers {
    return backendUsers(backend, this);
  }

  /** The `acl` lines of a section that define a name. */
  aclLines(section: ConfigSection, name: string): readonly Directive[] {
    return aclLines(section, name);
  }

  /** The lines of a section whose conditions name an ACL. */
  aclUses(section: ConfigSection, name: string): readonly Directive[] {
    return aclUses(section, name, this);
  }

  /** The condition of a line; null where it has none that can be read. */
  condition(line: Directive): Condition | null {
    const found = conditionOf(line, this);
    return found === null || found.problems.length > 0 ? null : found.condition;
  }

  /**
   * Whether the condition of one line holds wherever that of the other does, in one section: what stands behind `narrow` is then
   * covered by `wide`. A line without a condition always holds. False where that is not certain.
   */
  implies(narrow: Directive, wide: Directive): boolean {
    const section = this.sectionOf(narrow);
    if (section === null || this.sectionOf(wide) !== section) return false;
    const reader = conditionReader(section, this);
    const [inner, outer] = [narrow, wide].map((line) => {
      const found = conditionOf(line, this);
      if (found === null) return 'always';
      return found.problems.length > 0 ? null : reader.read(found.condition);
    });
    if (inner === null || outer === null || inner === undefined || outer === undefined) return false;
    return isImpliedBy(outer === 'always' ? null : outer, inner === 'always' ? null : inner);
  }

  /** The sample expressions of a line that HAProxy is certain to read: of its action, its log formats, its condition. */
  samples(line: Directive): readonly SampleUse[] {
    return sampleExpressions(line, this).flatMap(({ uses }) => uses);
  }

  /** The log formats of a line, read; one with faults is left out. */
  logFormats(line: Directive): readonly LogFormat[] {
    return sampleExpressions(line, this).flatMap(({ formats }) =>
      formats.flatMap((word) => {
        const { node, problems } = parseLogFormat(word);
        return problems.length > 0 ? [] : [node];
      }),
    );
  }

  /** The line that is certain to decide the format of a frontend's logs, `log-format` or an option; null where none is. */
  logFormatLine(proxy: ProxySection): Directive | null {
    return logFormatLine(proxy, this);
  }

  /** All stick tables by name, that of a proxy or `PEERS/TABLE`; null where a variable hides some table's name. */
  stickTables(): ReadonlyMap<string, StickTable> | null {
    if (this.#stickTables === undefined) this.#stickTables = stickTables(this);
    return this.#stickTables;
  }

  #stickTables: ReadonlyMap<string, StickTable> | null | undefined;

  /** Whether a template may add lines to the section, leave some out, or decide what they set. */
  isOpen(section: ConfigSection): boolean {
    return section.file.template !== null && this.#openOf(section);
  }

  readonly #openOf = remembered((section: ConfigSection): boolean => {
    const isUnknown = ({ keyword, args: [name] }: Directive) =>
      !keyword.isLiteral || (name?.isLiteral === false && namesSetting(section.kind, keyword.value));
    return section.file.template?.isOpen(section.node) === true || section.lines.some(isUnknown);
  });

  /** Whether the `defaults` that the proxy inherits from may be some that the files do not show. */
  #inheritsUnknown(proxy: ProxySection): boolean {
    if (proxy.inheritsMore) return true;
    if (this.isWhole) return false;
    if (this.isFragment && proxy.defaults.length === 0) return true;
    const nearest = proxy.defaults[0];
    const position = ({ file, node }: ConfigSection) => [this.files.indexOf(file), node.start] as const;
    const isBefore = (a: readonly [number, number], b: readonly [number, number]) => a[0] < b[0] || (a[0] === b[0] && a[1] < b[1]);
    const namesDefaults = proxy.header.args[1]?.value === 'from';
    return this.files.some(({ template }, i) =>
      template?.unknownSections.some((start) => {
        const place = [i, start] as const;
        return (
          isBefore(place, position(proxy)) &&
          !(namesDefaults && nearest !== undefined) &&
          (nearest === undefined || isBefore(position(nearest), place))
        );
      }),
    );
  }

  #mayInheritMore(proxy: ProxySection): boolean {
    return this.#inheritsUnknown(proxy) || proxy.inLine.some((section) => !section.certain || this.isOpen(section));
  }
}
