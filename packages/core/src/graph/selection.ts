import type { ConfigurationGraph, GraphMarks } from './graph.js';

/** What of a graph to draw, and how much of it at a time. */
export interface PictureView {
  /** Show only what has this text in its name, address or condition, and what connections pass on the way to and from it. */
  readonly query?: string;
  /** Show only what has findings, and the way to and from it. */
  readonly onlyMarked?: boolean;
  /** The id of a node or edge: show only the way to and from it. */
  readonly focus?: string | null;
  /** Groups that are unfolded, by their ids in the picture, and how many of their members are shown. */
  readonly unfolded?: Readonly<Record<string, number>>;
  /** How many rules of a frontend, and how many proxies, are shown before the rest is folded. Default: all. */
  readonly limit?: number;
}

/** The nodes and edges to draw; null for all of them. */
export interface Selection {
  /** What was asked for itself; null where nothing was. */
  readonly found: ReadonlySet<string> | null;
  readonly visible: ReadonlySet<string> | null;
}

/** Chooses what a view shows: what it asks for, all that leads there and all that it leads to. */
export function select(graph: ConfigurationGraph, marks: GraphMarks, view: PictureView): Selection {
  const found = foundIn(graph, marks, view);
  if (found === null) return { found, visible: null };
  const visible = new Set(found);
  spread(graph, found, visible, 'from', 'to');
  spread(graph, found, visible, 'to', 'from');
  return { found, visible };
}

function foundIn(graph: ConfigurationGraph, marks: GraphMarks, { query = '', onlyMarked = false, focus = null }: PictureView) {
  const wanted = query.trim().toLowerCase();
  if (wanted === '' && !onlyMarked && focus === null) return null;
  const has = (text: string) => text.toLowerCase().includes(wanted);
  const found = new Set<string>();
  const consider = (id: string, isMeant: boolean) => {
    if (isMeant && (!onlyMarked || marks[id] !== undefined) && (focus === null || id === focus)) found.add(id);
  };
  for (const { id, label, detail, tags } of graph.nodes) consider(id, wanted === '' || has(label) || has(detail) || tags.some(has));
  // What tracks a table is no way that connections take.
  for (const { id, kind, label } of graph.edges) consider(id, kind !== 'track' && (wanted === '' || has(label)));
  return found;
}

/** Adds what can be reached in one direction. */
function spread(
  graph: ConfigurationGraph,
  start: ReadonlySet<string>,
  visible: Set<string>,
  near: 'from' | 'to',
  far: 'from' | 'to',
): void {
  const edgesAt = new Map<string, { id: string; next: string }[]>();
  for (const edge of graph.edges) {
    if (edge.kind === 'track') continue;
    const list = edgesAt.get(edge[near]);
    const entry = { id: edge.id, next: edge[far] };
    if (list === undefined) edgesAt.set(edge[near], [entry]);
    else list.push(entry);
  }
  const queue = [...start];
  for (const edge of graph.edges) if (edge.kind !== 'track' && start.has(edge.id)) queue.push(edge[far]);
  const seen = new Set<string>();
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    if (seen.has(id)) continue;
    seen.add(id);
    visible.add(id);
    for (const { id: edge, next } of edgesAt.get(id) ?? []) {
      visible.add(edge);
      queue.push(next);
    }
  }
}
