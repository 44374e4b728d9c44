import type { GraphMarks } from '@haplint/core/graph';
import type { PackedGraph } from './packed-graph.js';

/** What the script of the report finds in the page, as JSON. */
export interface PageData {
  readonly pictures: readonly PagePicture[];
}

/** A configuration, its findings by the nodes and edges they are about. */
export interface PagePicture {
  readonly graph: PackedGraph;
  readonly marks: GraphMarks;
  /** The numbers of findings in the page, by node or edge. */
  readonly findings: Readonly<Record<string, readonly number[]>>;
}

/** How many rules of a frontend, and how many proxies, the picture of a page begins with. */
export const PAGE_LIMIT = 40;
