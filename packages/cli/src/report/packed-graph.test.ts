import type { ConfigurationGraph } from '@haplint/core/graph';
import { expect, it } from 'vitest';
import { packGraph, unpackGraph } from './packed-graph.js';

it('gives back what was packed', () => {
  const place = { file: 1, line: 3, endLine: 7 };
  const graph: ConfigurationGraph = {
    files: ['a', 'b'],
    nodes: [
      { id: 'p0', kind: 'backend', label: '', detail: '', tags: [], place: null, uncertain: true },
      { id: 'p1', kind: 'server', label: 's', detail: 'd', tags: ['x', 'y'], place, uncertain: false },
      { id: 'p2', kind: 'open', label: '', detail: '', tags: [], place: null, uncertain: false },
      { id: 'p3', kind: 'bind', label: ':1', detail: '', tags: [], place: { file: 0, line: 1, endLine: 1 }, uncertain: false },
    ],
    edges: [
      { id: 'e0', kind: 'server', from: 'p0', to: 'p1', label: '', place: null, uncertain: false },
      { id: 'e1', kind: 'use_backend', from: 'p1', to: 'p0', label: 'if x', place: { file: 1, line: 2, endLine: 2 }, uncertain: true },
      { id: 'e2', kind: 'server', from: 'p0', to: 'p0', label: '', place: null, uncertain: false },
    ],
  };
  expect(unpackGraph(JSON.parse(JSON.stringify(packGraph(graph))))).toEqual(graph);
});
