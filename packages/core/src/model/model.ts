import type { Version } from '@haplint/catalog';
import type { ConfigFile, Directive, Word } from '@haplint/parser';
import type { BranchDecider, BranchedLine } from './branches.js';
import type { Certainty } from './certainty.js';
import { type Environment, expandWord } from './environment.js';
import { type ConfigSection, ProxySection } from './sections.js';

/** What decides a setting of a proxy. */
export interface EffectiveSetting {
  /** The directives that may decide it, the last one in HAProxy's order first; several only where an `.if` is undecided. */
  readonly candidates: readonly Directive[];
  /** Whether one of the candidates is sure to apply; false where HAProxy's own default may. */
  readonly isSet: boolean;
}

/** A proxy's mode and the directive that sets it (null: HAProxy's default). */
export interface EffectiveMode {
  readonly mode: string;
  readonly directive: Directive | null;
}

/** HAProxy's mode where neither the proxy nor its `defaults` names one (manual 4.2, `mode`). */
const DEFAULT_MODE = 'tcp';

/** An analysed configuration: all of its files, read for one target. */
export class Model {
  readonly files: readonly ConfigFile[];
  readonly target: Version | null;
  readonly env: Environment;
  /** Sections in HAProxy's order. */
  readonly sections: readonly ConfigSection[];
  /** The proxies among them: `frontend`, `backend` and `listen` sections. */
  readonly proxies: readonly ProxySection[];
  readonly #branches: BranchDecider;
  readonly #sectionOf: ReadonlyMap<Directive, ConfigSection>;
  readonly #bySectionNode: ReadonlyMap<unknown, ConfigSection>;

  constructor(
    files: readonly ConfigFile[],
    target: Version | null,
    env: Environment,
    sections: readonly ConfigSection[],
    branches: BranchDecider,
  ) {
    this.files = files;
    this.target = target;
    this.env = env;
    this.sections = sections;
    this.proxies = sections.filter((section) => section instanceof ProxySection);
    this.#branches = branches;
    this.#sectionOf = new Map(sections.flatMap((section) => section.lines.map((line) => [line, section] as const)));
    this.#bySectionNode = new Map(sections.map((section) => [section.node, section]));
  }

  /** The sections of a kind (`peers`, `resolvers`, ...), in HAProxy's order. */
  sectionsOfKind(kind: string): readonly ConfigSection[] {
    return this.sections.filter((section) => section.kind === kind);
  }

  /** The analysed section of a section of the tree; null where the target hides its header. */
  section(node: unknown): ConfigSection | null {
    return this.#bySectionNode.get(node) ?? null;
  }

  /** The section that HAProxy counts a directive to; null for hidden and broken lines and before the first section. */
  sectionOf(directive: Directive): ConfigSection | null {
    return this.#sectionOf.get(directive) ?? null;
  }

  /** Whether HAProxy reads the line for this target: its `.if` branches are all taken. */
  isRead(line: BranchedLine): Certainty {
    return this.#branches.isRead(line);
  }

  /** The word with its variables expanded; null where the text and the configured `env` do not tell. */
  valueOf(word: Word | null | undefined): string | null {
    return word ? expandWord(word, this.env) : null;
  }

  /**
   * Finds what decides a setting of which the last directive wins: in the proxy's own lines first, then in the `defaults`
   * it inherits from. `decides` says whether a directive sets it.
   */
  effectiveSetting(proxy: ProxySection, decides: (directive: Directive) => boolean): EffectiveSetting {
    const candidates: Directive[] = [];
    for (const section of [proxy, ...proxy.defaults]) {
      for (const line of [...section.lines].reverse()) {
        if (!decides(line)) continue;
        candidates.push(line);
        if (this.isRead(line) === true) return { candidates, isSet: true };
      }
    }
    return { candidates, isSet: false };
  }

  /** The proxy's mode, own, inherited or HAProxy's default; null where an undecided `.if` or a variable leaves it open. */
  effectiveMode(proxy: ProxySection): EffectiveMode | null {
    const { candidates, isSet } = this.effectiveSetting(proxy, (line) => line.keyword.value === 'mode' && line.args.length > 0);
    const modes = new Set(candidates.map((line) => this.valueOf(line.args[0])));
    if (!isSet) modes.add(DEFAULT_MODE);
    const [mode] = modes;
    if (modes.size !== 1 || mode === null || mode === undefined) return null;
    return { mode, directive: candidates[0] ?? null };
  }
}
