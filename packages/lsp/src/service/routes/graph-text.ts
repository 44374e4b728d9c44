import { graphToMermaid, graphToSvg } from '@haplint/core/graph';
import type { DocumentView } from '../document-view.js';
import { graphOf } from './routes.js';

/** The forms in which the graph of a configuration can be had. */
export type GraphFormat = 'mermaid' | 'svg';

/** The graph of the document's configuration: where connections enter, where they go, and why. */
export function graphText(view: DocumentView, format: GraphFormat): string {
  const graph = graphOf(view.model);
  return format === 'svg' ? graphToSvg(graph) : graphToMermaid(graph);
}
