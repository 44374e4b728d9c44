import { sectionsOf, type Version } from '@haplint/catalog';
import type { ConfigFile, Section, Statement } from '@haplint/parser';
import type { Additions } from './additions.js';
import { BranchDecider } from './branches.js';
import type { Certainty } from './certainty.js';
import { decideCondition } from './conditions.js';
import type { Environment } from './environment.js';
import { Model } from './model.js';
import { ConfigSection, isProxyKind, ProxySection } from './sections.js';

export interface AnalysisOptions {
  /** The version to read the configuration for; null leaves version conditions undecided. */
  readonly target: Version | null;
  /** Values of environment variables. */
  readonly env?: Environment;
  /** The files are a piece of a configuration: what they refer to, and what refers to them, may be elsewhere. */
  readonly fragment?: boolean;
  /** What is known beside the catalog. */
  readonly additions?: Additions;
  /** What is supposed of a condition's predicates that neither the target nor the text decides; left out, nothing. */
  readonly undecided?: Certainty;
}

/**
 * Reads files, in this order, as one configuration for a target. Never throws: what HAProxy would refuse is left to rules.
 */
export function analyse(files: readonly ConfigFile[], options: AnalysisOptions): Model {
  const { target, env = {}, fragment = false, additions, undecided } = options;
  const branches = new BranchDecider(files, (macro) => decideCondition(macro, target, env, undecided));
  const sections: ConfigSection[] = [];
  const around = new Map<Section, ConfigSection>();
  const kinds = target === null ? null : new Set(sectionsOf(target).map(({ name }) => name));
  const defaults = new DefaultsTracker();
  for (const file of files) {
    // A section ends with its file; `defaults` reach into the files behind.
    let current: ConfigSection | null = null;
    const addLines = (lines: readonly Statement[]) => {
      for (const line of lines) {
        if (current !== null && line.type === 'Directive' && !line.broken && branches.isRead(line) !== false) current.lines.push(line);
      }
    };
    addLines(file.preamble);
    for (const node of file.sections) {
      const read = branches.isRead(node.header);
      // To a branch that does not know the section, its header is a line like any other (src/cfgparse.c `parse_cfg`).
      if (read !== false && (kinds === null || kinds.has(node.kind))) {
        current = makeSection(file, node, read === true, sections.length, defaults);
        sections.push(current);
      }
      if (current !== null) around.set(node, current);
      addLines(node.body);
    }
  }
  return new Model(files, target, env, sections, around, branches, fragment, additions);
}

function makeSection(file: ConfigFile, node: Section, certain: boolean, index: number, defaults: DefaultsTracker): ConfigSection {
  if (isProxyKind(node.kind)) return new ProxySection(file, node, certain, index, ...defaults.inheritedBy(node));
  const section = new ConfigSection(file, node, certain, index);
  if (node.kind === 'defaults') defaults.add(section);
  return section;
}

/** `defaults` that a section inherits from, the nearest first, and whether they are only the nearest ones. */
type DefaultsChain = readonly [sections: readonly ConfigSection[], isCut: boolean];

const NO_DEFAULTS: DefaultsChain = [[], false];

/** Of more `defaults` that inherit from each other, which nobody writes, the nearest ones are known: each proxy is asked for them all. */
const DEEPEST = 100;

/**
 * Which `defaults` a proxy inherits from: the one it names with `from`, else the last one before it. A `defaults` section
 * itself starts afresh unless it names one (src/cfgparse-listen.c `cfg_parse_listen`).
 */
class DefaultsTracker {
  #chain: DefaultsChain = NO_DEFAULTS;
  readonly #byName = new Map<string, DefaultsChain>();

  add(section: ConfigSection): void {
    // `defaults from NAME` has no name of its own.
    const anonymous = section.name === null || (section.name.value === 'from' && section.header.args.length === 2);
    const [bases, isCut] = this.#named(section.header.args.slice(anonymous ? 0 : 1));
    this.#chain = [[section, ...bases.slice(0, DEEPEST - 1)], isCut || bases.length === DEEPEST];
    if (!anonymous && section.name !== null) this.#byName.set(section.name.value, this.#chain);
  }

  inheritedBy(node: Section): DefaultsChain {
    const args = node.header.args.slice(1);
    return args[0]?.value === 'from' ? this.#named(args) : this.#chain;
  }

  #named([from, name]: Section['header']['args']): DefaultsChain {
    return (from?.value === 'from' && name && this.#byName.get(name.value)) || NO_DEFAULTS;
  }
}
