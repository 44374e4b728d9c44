import type { ConfigurationGraph, GraphEdge, GraphNode } from '@haplint/core/graph';

/** A graph in a third of the characters: what follows from the rest is left out, and names of properties are. */
export interface PackedGraph {
  readonly files: readonly string[];
  /** id, kind, label, detail, tags, file, line, last line, uncertain; what is empty at the end is left out. */
  readonly nodes: readonly (readonly unknown[])[];
  /** kind, index of the node it comes from, of the node it leads to, label, file, line, uncertain. The id is `e` and the index. */
  readonly edges: readonly (readonly unknown[])[];
}

/** Leaves out what is empty at the end. */
function trimmed(values: readonly unknown[]): readonly unknown[] {
  const last = values.findLastIndex((value) => value !== '' && value !== 0 && value !== false && value !== null);
  return values.slice(0, last + 1);
}

/** Packs a graph for a page. */
export function packGraph({ files, nodes, edges }: ConfigurationGraph): PackedGraph {
  const index = new Map(nodes.map(({ id }, i) => [id, i]));
  return {
    files,
    nodes: nodes.map(({ id, kind, label, detail, tags, place, uncertain }) =>
      trimmed([id, kind, label, detail, tags.join('\n'), place?.line ?? 0, place?.endLine ?? 0, place?.file ?? 0, uncertain]),
    ),
    edges: edges.map(({ kind, from, to, label, place, uncertain }) =>
      trimmed([kind, index.get(from), index.get(to), label, place?.line ?? 0, place?.file ?? 0, uncertain]),
    ),
  };
}

/** The graph that was packed. */
export function unpackGraph({ files, nodes: packedNodes, edges: packedEdges }: PackedGraph): ConfigurationGraph {
  const nodes = packedNodes.map((values): GraphNode => {
    const [id, kind, label = '', detail = '', tags = '', line = 0, endLine = 0, file = 0, uncertain = false] = values as never[];
    return {
      id: id as unknown as string,
      kind: kind as unknown as GraphNode['kind'],
      label,
      detail,
      tags: tags === '' ? [] : String(tags).split('\n'),
      place: line === 0 ? null : { file, line, endLine },
      uncertain,
    };
  });
  const edges = packedEdges.map((values, i): GraphEdge => {
    const [kind, from = 0, to = 0, label = '', line = 0, file = 0, uncertain = false] = values as never[];
    return {
      id: `e${i}`,
      kind: kind as unknown as GraphEdge['kind'],
      from: nodes[from]?.id ?? '',
      to: nodes[to]?.id ?? '',
      label,
      place: line === 0 ? null : { file, line, endLine: line },
      uncertain,
    };
  });
  return { files, nodes, edges };
}
