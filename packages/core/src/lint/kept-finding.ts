import { type ConfigFile, countWhile, type SyntaxNode } from '@haplint/parser';
import type { TextEdit } from '../rule/fixer.js';
import type { Finding } from './finding.js';

/** A node that moves with the text around it; null stands for the beginning of a file. */
interface Anchor {
  readonly node: SyntaxNode | null;
  /** Which of the configuration's files it is in. */
  readonly file: number;
  /** The offsets that it moves, `to` behind the last of them, and its own, when the finding was kept. */
  readonly from: number;
  readonly to: number;
  readonly start: number;
}

/** An offset as an anchor sees it. */
interface Place {
  readonly anchor: Anchor;
  readonly by: number;
}

interface PlacedRange {
  readonly start: Place;
  readonly end: Place;
}

/**
 * A finding that outlives changes of the text elsewhere: it knows the nodes that its places stand by, so that it can say where
 * they are now.
 */
export class KeptFinding {
  /** The line that it says HAProxy refuses; null where it says no such thing. */
  readonly refused: SyntaxNode | null;
  #finding: Finding;
  /** The nodes that its places stand by. */
  readonly #anchors: readonly Anchor[];
  readonly #range: PlacedRange;
  readonly #fix: PlacedRange | null;
  readonly #suggestions: readonly PlacedRange[];
  readonly #related: readonly PlacedRange[];

  /**
   * @param owners the nodes that it belongs to: a line, or none where it stands by whatever lines it is in
   * @param files all files of the configuration
   */
  constructor(finding: Finding, refused: SyntaxNode | null, owners: readonly SyntaxNode[], files: readonly ConfigFile[]) {
    this.refused = refused;
    this.#finding = finding;
    const anchors = new Anchors(owners, files);
    const range = ([start, end]: readonly [number, number]) => anchors.range(finding.file, start, end);
    this.#range = range([finding.start, finding.end]);
    this.#fix = finding.fix && range(finding.fix.range);
    this.#suggestions = finding.suggestions.map(({ fix }) => range(fix.range));
    this.#related = finding.related.map(({ file, start, end }) => anchors.range(file, start, end));
    this.#anchors = anchors.used;
  }

  /** Whether all its places stand by some nodes, or, where they may, in headers of sections. */
  staysWithin(nodes: readonly SyntaxNode[], orHeaders: boolean): boolean {
    const isWithin = (node: SyntaxNode) => nodes.includes(node) || (node.parent !== null && nodes.includes(node.parent));
    return this.#anchors.every(({ node }) => node !== null && (isWithin(node) || (orHeaders && node.type === 'SectionHeader')));
  }

  /** Whether it stands in one of some sections. */
  standsIn(sections: readonly SyntaxNode[]): boolean {
    const { node } = this.#range.start.anchor;
    return node?.parent != null && sections.includes(node.parent);
  }

  /** Whether the files still have the nodes that its places stand by. */
  isIn(files: readonly ConfigFile[]): boolean {
    return this.#anchors.every(({ node, file }) => node === null || node.root === (files[file] as SyntaxNode | undefined));
  }

  /**
   * The finding as it is now; `files` are those that it was kept with, each as it has become since. It replaces the one before, which would keep
   * the files as they were then.
   */
  in(files: readonly ConfigFile[]): Finding {
    const { file: before, messageNow, related } = this.#finding;
    const file = files[this.#range.start.anchor.file] as ConfigFile;
    const isUnchanged = file === before && messageNow === undefined && related.every((one) => files.includes(one.file));
    if (!isUnchanged) this.#finding = this.#placed(files, file);
    return this.#finding;
  }

  #placed(files: readonly ConfigFile[], file: ConfigFile): Finding {
    const finding = this.#finding;
    const edit = ({ text }: TextEdit, range: PlacedRange): TextEdit => ({ range: [offsetOf(range.start), offsetOf(range.end)], text });
    return {
      ...finding,
      file,
      message: finding.messageNow?.() ?? finding.message,
      start: offsetOf(this.#range.start),
      end: offsetOf(this.#range.end),
      fix: finding.fix && edit(finding.fix, this.#fix as PlacedRange),
      suggestions: finding.suggestions.map((one, i) => ({ ...one, fix: edit(one.fix, this.#suggestions[i] as PlacedRange) })),
      related: finding.related.map((one, i) => {
        const { start, end } = this.#related[i] as PlacedRange;
        return { ...one, file: files[start.anchor.file] as ConfigFile, start: offsetOf(start), end: offsetOf(end) };
      }),
    };
  }
}

function offsetOf({ anchor: { node }, by }: Place): number {
  return (node?.start ?? 0) + by;
}

/** The nodes that the places of one finding stand by. */
class Anchors {
  readonly used: Anchor[] = [];
  readonly #ofOwners = new Map<number, readonly Anchor[]>();
  readonly #owners: readonly SyntaxNode[];
  readonly #files: readonly ConfigFile[];

  constructor(owners: readonly SyntaxNode[], files: readonly ConfigFile[]) {
    this.#owners = owners;
    this.#files = files;
  }

  /**
   * A range stands by the node that its first character is in, and so does its end, which may be the border of the next node. An empty one
   * at the end of an owner is the owner's: something is to be added to it.
   */
  range(file: ConfigFile, start: number, end: number): PlacedRange {
    const index = this.#files.indexOf(file);
    const isIn = (anchor: Anchor) => anchor.file === index && anchor.from <= start && start < anchor.to;
    const isAtEnd = (anchor: Anchor) => anchor.file === index && start === end && start === anchor.to;
    const owners = this.#ownersIn(file, index);
    const first = owners.find(isIn) ?? owners.find(isAtEnd) ?? this.#lineAround(file, index, start);
    const last = end <= first.to ? first : this.#lineAround(file, index, end - 1);
    return { start: this.#place(first, start), end: this.#place(last, end) };
  }

  #ownersIn(file: ConfigFile, index: number): readonly Anchor[] {
    let anchors = this.#ofOwners.get(index);
    if (anchors === undefined) {
      anchors = this.#owners.map((node) => this.#anchor(file, index, node));
      this.#ofOwners.set(index, anchors);
    }
    return anchors;
  }

  #place(found: Anchor, offset: number): Place {
    const anchor = this.used.find(({ node, file }) => node === found.node && file === found.file) ?? found;
    if (anchor === found && !this.used.includes(found)) this.used.push(found);
    return { anchor, by: offset - (anchor.node === null ? 0 : anchor.start) };
  }

  #anchor(file: ConfigFile, index: number, node: SyntaxNode): Anchor {
    if (node.root !== (file as SyntaxNode)) return { node, file: -1, from: 0, to: 0, start: node.start };
    const { text } = file;
    const from = text.lastIndexOf('\n', node.start - 1) + 1;
    // Behind a section come blank lines and comments, which are its own up to the next header.
    const next = node.type === 'Section' ? file.sections[countUpTo(file.sections, node.start)] : undefined;
    const lineFeed = text.indexOf('\n', node.end);
    const to =
      node.type === 'Section'
        ? next === undefined
          ? text.length
          : text.lastIndexOf('\n', next.start - 1) + 1
        : lineFeed === -1
          ? text.length
          : lineFeed + 1;
    return { node, file: index, from: node.start === 0 ? 0 : from, to, start: node.start };
  }

  /** The line at an offset, or the last one before it: lines are the same nodes for longer than their sections. */
  #lineAround(file: ConfigFile, index: number, offset: number): Anchor {
    const lineFeed = file.text.indexOf('\n', offset);
    const end = lineFeed === -1 ? file.text.length : lineFeed;
    const section = file.sections[countUpTo(file.sections, end) - 1];
    const body = section?.body ?? file.preamble;
    const line = body[countUpTo(body, end) - 1] ?? section?.header;
    if (line !== undefined) return this.#anchor(file, index, line);
    return { node: null, file: index, from: 0, to: offset, start: 0 };
  }
}

/** How many of the nodes, which are in the order of the text, begin at an offset or before. */
function countUpTo(nodes: readonly SyntaxNode[], offset: number): number {
  return countWhile(nodes, ({ start }) => start <= offset);
}
