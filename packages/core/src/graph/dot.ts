import type { ConfigurationGraph, GraphEdge, GraphMark, GraphMarks, GraphNode } from './graph.js';
import { marksInWords } from './marks.js';
import { shortened, shownText } from './text.js';

const SHAPES: Readonly<Record<GraphNode['kind'], string>> = {
  bind: 'shape=cds',
  frontend: 'shape=box, style="rounded,bold"',
  listen: 'shape=box, style="rounded,bold"',
  backend: 'shape=box, style=rounded',
  open: 'shape=box, style="rounded,dashed"',
  missing: 'shape=box, style="rounded,dashed", color=red, fontcolor=red',
  server: 'shape=box',
  template: 'shape=box3d',
  table: 'shape=cylinder',
};

/** Labels longer than this make a picture that nobody can read. */
const MAX_LABEL = 80;

/** The graph in Graphviz' language (https://graphviz.org/doc/info/lang.html). */
export function graphToDot(graph: ConfigurationGraph, marks: GraphMarks = {}): string {
  const lines = [
    'digraph haproxy {',
    '  rankdir=LR;',
    '  node [fontname="sans-serif", fontsize=11];',
    '  edge [fontname="sans-serif", fontsize=9];',
    ...graph.nodes.map((node) => `  ${node.id} [${attributes(SHAPES[node.kind], [nodeLabel(node)], marks[node.id], node.uncertain)}];`),
    ...graph.edges.map((edge) => {
      const style = edge.kind === 'track' ? 'style=dotted, constraint=false' : '';
      return `  ${edge.from} -> ${edge.to} [${attributes(style, edgeLabel(edge), marks[edge.id], edge.uncertain)}];`;
    }),
    '}',
  ];
  return `${lines.join('\n').replaceAll(' []', '')}\n`;
}

function attributes(style: string, label: readonly string[], mark: GraphMark | undefined, uncertain: boolean): string {
  const marked = mark === undefined ? [] : [marksInWords(mark)];
  const text = [...label, ...marked];
  return [
    text.length === 0 ? '' : `label=${quoted(text.join('\n'))}`,
    style,
    mark === undefined ? '' : `color=${mark.errors > 0 ? 'red' : 'orange'}, penwidth=2`,
    uncertain && !style.includes('style=') ? 'style=dashed' : '',
  ]
    .filter((part) => part !== '')
    .join(', ');
}

/** The lines of a node's label. */
export function nodeLabel({ kind, label, detail, tags }: GraphNode): string {
  const name = kind === 'frontend' || kind === 'listen' || kind === 'backend' || kind === 'table' ? `${kind} ${label}` : label;
  const first = kind === 'missing' ? `${label} is missing` : name;
  const second = [detail, ...tags].filter((part) => part !== '').join(' ');
  return [first, second]
    .map((line) => shortened(shownText(line), MAX_LABEL))
    .filter((line) => line !== '')
    .join('\n');
}

/** What an edge says; nothing for those that speak for themselves. */
export function edgeLabel({ kind, label }: GraphEdge): readonly string[] {
  if (kind === 'default_backend') return ['default'];
  if (kind === 'bind' || kind === 'server' || kind === 'table') return [];
  return label === '' ? ['always'] : [shortened(shownText(label), MAX_LABEL)];
}

/** In double quotes a backslash begins an escape, and a label may have HTML's entities. */
function quoted(text: string): string {
  return `"${text
    .split('\n')
    .map((line) => shownText(line).replaceAll('&', '&amp;').replaceAll('\\', '\\\\').replaceAll('"', '\\"'))
    .join('\\n')}"`;
}
