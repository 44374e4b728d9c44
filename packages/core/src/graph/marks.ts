import type { ConfigurationGraph, GraphMark, GraphMarks, GraphPlace } from './graph.js';

/** A finding, as far as its place in the graph is concerned: ESLint's `LintMessage` has what it takes. */
export interface MarkedFinding {
  readonly filePath: string;
  readonly line: number;
  readonly severity: 1 | 2;
}

/**
 * The node or edge that each finding is about: the one of its line, else the section around it; null where the graph has
 * neither (`global`, say).
 */
export function graphPlacesOf(graph: ConfigurationGraph, findings: readonly MarkedFinding[]): (string | null)[] {
  const fileNumbers = new Map(graph.files.map((file, i) => [file, i]));
  const byLine = new Map<string, string>();
  const sections: { id: string; place: GraphPlace }[] = [];
  const edges = graph.edges.map(({ id, kind, to, place }) => ({ id: kind === 'use-server' ? to : id, kind, place }));
  for (const { id, place, kind } of [...edges, ...graph.nodes]) {
    // Bind lines, servers and tables are nodes and edges; the node is what is looked at, and comes last here. What chooses a
    // server is told of the server.
    if (place === null || kind === 'track') continue;
    if (kind === 'frontend' || kind === 'backend' || kind === 'listen') sections.push({ id, place });
    else byLine.set(`${place.file}:${place.line}`, id);
  }
  return findings.map(({ filePath, line }) => {
    const file = fileNumbers.get(filePath);
    if (file === undefined) return null;
    const exact = byLine.get(`${file}:${line}`);
    return exact ?? sections.find(({ place }) => place.file === file && place.line <= line && line <= place.endLine)?.id ?? null;
  });
}

/** Counts findings by the node or edge they are about. */
export function graphMarks(graph: ConfigurationGraph, findings: readonly MarkedFinding[]): GraphMarks {
  const marks: Record<string, GraphMark> = {};
  for (const [i, id] of graphPlacesOf(graph, findings).entries()) {
    if (id === null) continue;
    const { errors, warnings } = marks[id] ?? { errors: 0, warnings: 0 };
    const isError = findings[i]?.severity === 2;
    marks[id] = { errors: errors + (isError ? 1 : 0), warnings: warnings + (isError ? 0 : 1) };
  }
  return marks;
}

/** Counts as people say them: '1 error, 2 warnings'. */
export function marksInWords({ errors, warnings }: GraphMark): string {
  const count = (number: number, noun: string) => (number === 0 ? [] : [`${number} ${noun}${number === 1 ? '' : 's'}`]);
  return [...count(errors, 'error'), ...count(warnings, 'warning')].join(', ');
}
