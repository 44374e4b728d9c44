import type { ConfigSection, Model } from '@haplint/core';
import { type ConfigurationGraph, configurationGraph } from '@haplint/core/graph';

/** A way that requests take from one proxy to another. */
export interface Route {
  readonly from: ConfigSection;
  readonly to: ConfigSection;
  /** The condition as written; empty where there is none. */
  readonly condition: string;
  readonly keyword: 'use_backend' | 'default_backend';
}

const graphs = new WeakMap<Model, ConfigurationGraph>();
const routes = new WeakMap<Model, readonly Route[]>();

/** The graph of a model, made once. */
export function graphOf(model: Model): ConfigurationGraph {
  const graph = graphs.get(model) ?? configurationGraph(model);
  graphs.set(model, graph);
  return graph;
}

/** Every route of a configuration, in HAProxy's order. */
export function routesOf(model: Model): readonly Route[] {
  const found = routes.get(model) ?? readRoutes(model);
  routes.set(model, found);
  return found;
}

function readRoutes(model: Model): Route[] {
  const { nodes, edges } = graphOf(model);
  const key = (file: number, line: number) => `${file} ${line}`;
  const byPlace = new Map(model.proxies.map((proxy) => [key(model.files.indexOf(proxy.file), proxy.header.loc.start.line), proxy]));
  const proxies = new Map(nodes.map(({ id, place }) => [id, place === null ? undefined : byPlace.get(key(place.file, place.line))]));
  return edges.flatMap(({ kind, from: fromId, to: toId, label }): Route[] => {
    const [from, to] = [proxies.get(fromId), proxies.get(toId)];
    if ((kind !== 'use_backend' && kind !== 'default_backend') || from === undefined || to === undefined) return [];
    return [{ from, to, condition: label, keyword: kind }];
  });
}
