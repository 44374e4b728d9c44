/** What a node of the graph stands for. */
export type GraphNodeKind =
  | 'bind'
  | 'frontend'
  | 'listen'
  | 'backend'
  /** A backend that requests name (`use_backend %[...]`), or one of which the text does not tell the name. */
  | 'open'
  /** A backend that is named and not there. */
  | 'missing'
  | 'server'
  /** A `server-template` line. */
  | 'template'
  /** A stick table. */
  | 'table';

/** How two nodes belong together; `use_backend`, `default_backend` and `use-server` are HAProxy's own keywords. */
export type GraphEdgeKind = 'bind' | 'use_backend' | 'default_backend' | 'server' | 'use-server' | 'table' | 'track';

/** The lines that something stands on, 1-based, the last included. */
export interface GraphPlace {
  /** Index into the graph's `files`. */
  readonly file: number;
  readonly line: number;
  readonly endLine: number;
}

/** Something of the configuration that connections pass, or that they leave a trace in. */
export interface GraphNode {
  /** Unique in its graph, of ASCII letters, digits, `_`; the same for the same configuration. */
  readonly id: string;
  readonly kind: GraphNodeKind;
  /** Its name or address, as the configuration has it. */
  readonly label: string;
  /** More about it: a server's address, a table's parameters. Empty where there is nothing to say. */
  readonly detail: string;
  /** Words about it, such as `backup`. */
  readonly tags: readonly string[];
  /** null for what is not in the configuration: missing and open backends. */
  readonly place: GraphPlace | null;
  /** An `.if` that could not be decided leaves open whether HAProxy reads it. */
  readonly uncertain: boolean;
}

/** A way that connections take, or a use. Edges from one node stand in HAProxy's order. */
export interface GraphEdge {
  /** Unique among nodes and edges. */
  readonly id: string;
  readonly kind: GraphEdgeKind;
  readonly from: string;
  readonly to: string;
  /** The condition as written (`if is_api`), or what is tracked; empty where there is none. */
  readonly label: string;
  readonly place: GraphPlace | null;
  readonly uncertain: boolean;
}

/** Where connections enter a configuration, where they go, and why. Plain data, which may be sent anywhere. */
export interface ConfigurationGraph {
  /** The paths of the configuration's files. */
  readonly files: readonly string[];
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
}

/** How many findings something has. */
export interface GraphMark {
  readonly errors: number;
  readonly warnings: number;
}

/** Findings by the id of the node or edge that they are about. */
export type GraphMarks = Readonly<Record<string, GraphMark>>;
