import { edgeLabel, nodeLabel } from './dot.js';
import type { ConfigurationGraph, GraphMarks, GraphNode } from './graph.js';
import { marksInWords } from './marks.js';
import { shownText } from './text.js';

const SHAPES: Readonly<Record<GraphNode['kind'], readonly [string, string]>> = {
  bind: ['>', ']'],
  frontend: ['(', ')'],
  listen: ['(', ')'],
  backend: ['(', ')'],
  open: ['(', ')'],
  missing: ['(', ')'],
  server: ['[', ']'],
  template: ['[[', ']]'],
  table: ['[(', ')]'],
};

/** The graph as a Mermaid flowchart, which GitHub and GitLab draw in Markdown (https://mermaid.js.org/syntax/flowchart.html). */
export function graphToMermaid(graph: ConfigurationGraph, marks: GraphMarks = {}): string {
  const isMarked = (kind: 'errors' | 'warnings') =>
    graph.nodes.filter(({ id }) => (marks[id]?.errors ?? 0) > 0 === (kind === 'errors') && marks[id] !== undefined).map(({ id }) => id);
  const missing = graph.nodes.filter(({ kind }) => kind === 'missing').map(({ id }) => id);
  const open = graph.nodes.filter(({ kind, uncertain }) => kind === 'open' || uncertain).map(({ id }) => id);
  const classes: readonly (readonly [string, string, readonly string[]])[] = [
    ['error', 'stroke:#d1242f,stroke-width:3px', [...missing, ...isMarked('errors')]],
    ['warning', 'stroke:#bf8700,stroke-width:3px', isMarked('warnings')],
    ['open', 'stroke-dasharray:4 3', open],
  ];
  return `${[
    'flowchart LR',
    ...graph.nodes.map((node) => {
      const [begin, end] = SHAPES[node.kind];
      const mark = marks[node.id];
      const text = mark === undefined ? nodeLabel(node) : `${nodeLabel(node)}\n${marksInWords(mark)}`;
      return `  ${node.id}${begin}${quoted(text)}${end}`;
    }),
    ...graph.edges.map((edge) => {
      const mark = marks[edge.id];
      const label = [...edgeLabel(edge), ...(mark === undefined ? [] : [marksInWords(mark)])].join('\n');
      const arrow = edge.kind === 'track' || edge.uncertain ? '-.->' : '-->';
      return `  ${edge.from} ${arrow}${label === '' ? '' : `|${quoted(label)}|`} ${edge.to}`;
    }),
    ...classes.flatMap(([name, style, ids]) =>
      ids.length === 0 ? [] : [`  classDef ${name} ${style}`, `  class ${[...new Set(ids)].join(',')} ${name}`],
    ),
  ].join('\n')}\n`;
}

// All but letters, digits, blanks and harmless marks is written as a number: Mermaid reads Markdown and HTML inside quotes.
const UNSAFE = /[^\p{L}\p{M}\p{N} .:,/%@…×-]/gu;

/** Mermaid's `#35;` is the character of that number. */
function quoted(text: string): string {
  const lines = text.split('\n').map((line) => shownText(line).replace(UNSAFE, (character) => `#${character.codePointAt(0)};`));
  return `"${lines.join('<br>')}"`;
}
