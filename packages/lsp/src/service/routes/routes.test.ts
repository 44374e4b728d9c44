import { expect, test } from 'vitest';
import type { CallHierarchyItem } from 'vscode-languageserver-types';
import { viewOf } from '../fixture.js';
import { incomingRoutes, outgoingRoutes, prepareRoutes } from './call-hierarchy.js';
import { graphText } from './graph-text.js';

const CONFIG = `frontend ^1^www
  use_backend api if { path_beg /api }
  use_backend api if { path_beg /v2 }
  default_backend "^2^web"
frontend tls
  default_backend web
backend api
backend web
`;

test('tells where a proxy routes to, with the conditions', () => {
  const { view, at } = viewOf(CONFIG);
  const [item] = prepareRoutes(view, at(1));
  const calls = outgoingRoutes(view, item as CallHierarchyItem);
  expect(calls.map(({ to, fromRanges }) => [to.name, to.detail, fromRanges.map(({ start }) => start.line)])).toEqual([
    ['api', 'if { path_beg /api }, if { path_beg /v2 }', [1, 2]],
    ['web', 'default_backend', [3]],
  ]);
});

test('tells who routes to a proxy, from a place that names it', () => {
  const { view, at } = viewOf(CONFIG);
  const [item] = prepareRoutes(view, at(2));
  expect(item?.name).toBe('web');
  const calls = incomingRoutes(view, item as CallHierarchyItem);
  expect(calls.map(({ from, fromRanges }) => [from.name, from.detail, fromRanges.map(({ start }) => start.line)])).toEqual([
    ['www', 'default_backend', [3]],
    ['tls', 'default_backend', [5]],
  ]);
});

test('is silent where no proxy is named', () => {
  const { view, at } = viewOf('global\n  max^^conn 1\n');
  expect(prepareRoutes(view, at())).toEqual([]);
});

test('draws the graph of the configuration', () => {
  const { view } = viewOf(CONFIG);
  expect(graphText(view, 'mermaid')).toContain('flowchart');
  expect(graphText(view, 'svg')).toContain('<svg');
});
