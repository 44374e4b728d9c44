export { configurationGraph } from './configuration-graph.js';
export { graphToDot } from './dot.js';
export type {
  ConfigurationGraph,
  GraphEdge,
  GraphEdgeKind,
  GraphMark,
  GraphMarks,
  GraphNode,
  GraphNodeKind,
  GraphPlace,
} from './graph.js';
export { graphMarks, graphPlacesOf, type MarkedFinding, marksInWords } from './marks.js';
export { graphToMermaid } from './mermaid.js';
export type { PictureView } from './selection.js';
export { drawGraph, GRAPH_COLORS, GRAPH_STYLE, graphToSvg, type Picture } from './svg.js';
export { escapeMarkup, shownText } from './text.js';
