import type { ConfigFile, Section } from '@haplint/parser';
import type { Model } from '../model/model.js';
import { type ConfigSection, ProxySection } from '../model/sections.js';
import type { WalkedLine } from './run-rules.js';

/**
 * What is checked as one: a section as HAProxy reads it, with the sections of the tree that are part of it because their
 * headers are unknown to the target, or the lines before a file's first section.
 */
export interface Unit {
  readonly file: ConfigFile;
  /** Its sections of the tree; empty for what stands before the first one. */
  readonly nodes: readonly Section[];
  /** Null where HAProxy reads no section. */
  readonly section: ConfigSection | null;
}

/** The units of a file, in the order of the text. Together they hold every line that has words. */
export function unitsOf(file: ConfigFile, model: Model): Unit[] {
  let nodes: Section[] = [];
  const units: Unit[] = [{ file, nodes, section: null }];
  for (const node of file.sections) {
    const section = model.section(node);
    if (section !== null) {
      nodes = [];
      units.push({ file, nodes, section });
    }
    nodes.push(node);
  }
  return units;
}

/** The lines of a unit that have words, headers among them. */
export function* linesOf({ file, nodes, section }: Unit): Generator<WalkedLine> {
  if (section === null) yield* file.preamble;
  for (const node of nodes) {
    yield node.header;
    yield* node.body;
  }
}

/** The sections of the tree that a unit's findings may depend on beside its own: those of the `defaults` it inherits from. */
export function inheritedNodes({ section }: Unit, unitOf: (section: ConfigSection) => Unit | undefined): readonly Section[] {
  if (!(section instanceof ProxySection)) return [];
  return section.defaults.flatMap((defaults) => unitOf(defaults)?.nodes ?? []);
}

/** What a rule of reach `line` may know of a line's section, as a text: where it is the same, so are the rule's findings. */
export function contextOf({ file, nodes, section }: Unit, model: Model): string {
  const headers = nodes.map(({ header }) => file.text.slice(header.start, header.end));
  if (section === null) return JSON.stringify(headers);
  const { kind, certain } = section;
  const ofProxy =
    section instanceof ProxySection
      ? [model.effectiveMode(section)?.mode ?? null, model.isSettled(section), model.isReadable(section), section.defaults.length > 0]
      : [];
  return JSON.stringify([kind, headers, certain, model.isDisabled(section), model.isOpen(section), ...ofProxy]);
}

/** What a rule of reach `names` knows of the whole configuration. */
export interface Outline {
  /** What there is to know of the sections, as `contextOf` says it. */
  readonly contexts: readonly string[];
  /** The `global` sections, which are other nodes when their lines change. */
  readonly globals: readonly Section[];
}
