import type { ConfigFile, Section, SectionHeader } from '@haplint/parser';
import type { Model } from '../model/model.js';
import { type ConfigSection, ProxySection } from '../model/sections.js';
import { supposedModels } from './open-branches.js';
import type { WalkedLine } from './run-rules.js';

/**
 * What is checked as one: a section as HAProxy reads it, with the sections of the tree that are part of it because HAProxy does not get
 * to see their headers, or the lines before a file's first section. The headers are unknown to the target, or cannot be split into
 * words: the lines behind those go to the section before, although the model keeps a section for them.
 */
export interface Unit {
  readonly file: ConfigFile;
  /** Its sections of the tree; empty for what stands before the first one. */
  readonly nodes: readonly Section[];
  /** The model's sections in it: the one that HAProxy reads and those with broken headers. */
  readonly sections: readonly ConfigSection[];
  /** Whether it begins with a header that HAProxy reads; otherwise it is what stands before the first one. */
  readonly isOpened: boolean;
}

/** The units of a file, in the order of the text. Together they hold every line that has words. */
export function unitsOf(file: ConfigFile, model: Model): Unit[] {
  let nodes: Section[] = [];
  let sections: ConfigSection[] = [];
  const units: Unit[] = [{ file, nodes, sections, isOpened: false }];
  for (const node of file.sections) {
    const section = model.section(node);
    if (section !== null && !section.header.broken) {
      nodes = [];
      sections = [];
      units.push({ file, nodes, sections, isOpened: true });
    }
    nodes.push(node);
    if (section !== null) sections.push(section);
  }
  return units;
}

/** The lines of a unit that have words, headers among them, each with the index of the header it is behind; -1 before the first one. */
export function* linesOf({ file, nodes, isOpened }: Unit): Generator<readonly [WalkedLine, number]> {
  if (!isOpened) for (const line of file.preamble) yield [line, -1];
  for (const [i, { header, body }] of nodes.entries()) {
    yield [header, i];
    for (const line of body) yield [line, i];
  }
}

/** The sections of the tree that a unit's findings may depend on beside its own: those of the `defaults` it inherits from. */
export function inheritedNodes({ sections }: Unit, unitOf: (section: ConfigSection) => Unit | undefined): readonly Section[] {
  return sections.flatMap((section) =>
    section instanceof ProxySection ? section.defaults.flatMap((defaults) => unitOf(defaults)?.nodes ?? []) : [],
  );
}

/** What a rule of reach `line` may know of a line's section, as a text: where it is the same, so are the rule's findings. */
export function contextOf({ file, nodes, sections }: Unit, model: Model): string {
  let text = '';
  for (const { header } of nodes) text += `${file.text.slice(header.start, header.end)}\n`;
  for (const section of sections) text += `\0${stateOf(section, model)}\n`;
  for (const supposed of supposedModels(model)) {
    for (const { node } of sections) {
      const section = supposed.section(node);
      text += section === null ? '\0-\n' : `\0${stateOf(section, supposed)}\n`;
    }
  }
  return text;
}

function stateOf(section: ConfigSection, model: Model): string {
  const { kind, certain } = section;
  const state = `${kind} ${certain} ${model.isDisabled(section)} ${model.isOpen(section)}`;
  if (!(section instanceof ProxySection)) return state;
  const inherits = section.defaults.length > 0;
  return `${state} ${model.isSettled(section)} ${model.isReadable(section)} ${inherits} ${model.effectiveMode(section)?.mode ?? '\0'}`;
}

/** What a rule of reach `names` may know of the whole configuration, as a text. */
export function outlineText(files: readonly ConfigFile[], model: Model): string {
  const contexts = files.flatMap((file) => unitsOf(file, model).map((unit) => contextOf(unit, model)));
  return [...contexts, ...model.sectionsOfKind('global').map(({ node }) => node.raw)].join('\n');
}

/** What a rule of reach `names` knows of the whole configuration. */
export interface Outline {
  /** What there is to know of the sections, as `contextOf` says it. */
  readonly contexts: readonly string[];
  /** The headers of all sections, which its findings may name. */
  readonly headers: readonly SectionHeader[];
  /** The `global` sections, which are other nodes when their lines change. */
  readonly globals: readonly Section[];
}
