import type { ConfigurationGraph, GraphEdge, GraphNode } from './graph.js';
import type { PictureView, Selection } from './selection.js';

/** A card of the picture, in pixels. */
export interface Card {
  /** The node or edge it shows, or, for a fold, the id of its own that `unfolded` takes. */
  readonly id: string;
  readonly column: number;
  x: number;
  y: number;
  readonly width: number;
  readonly height: number;
  readonly shows:
    | { readonly node: GraphNode }
    | { readonly route: GraphEdge }
    /** Servers in one card. */
    | { readonly servers: readonly GraphNode[] }
    /** What is left out: how many, and how many of them are shown already. */
    | { readonly rest: number; readonly noun: string; readonly shown: number };
}

/** A line between cards. */
export interface Wire {
  readonly from: Card;
  readonly to: Card;
  readonly kind: 'bind' | 'rule' | 'target' | 'server' | 'table' | 'rest';
  readonly uncertain: boolean;
}

/** Where everything stands. */
export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly cards: readonly Card[];
  readonly wires: readonly Wire[];
}

/** The columns, from left to right: bind lines, frontends, rules, backends, servers and tables. */
export const COLUMNS = [
  { title: 'Listens on', x: 16, width: 178 },
  { title: 'Frontends', x: 226, width: 180 },
  { title: 'Rules', x: 456, width: 290 },
  { title: 'Backends', x: 806, width: 200 },
  { title: 'Servers', x: 1056, width: 260 },
] as const;

const [BIND, FRONTEND, RULE, BACKEND, SERVER] = [0, 1, 2, 3, 4] as const;
const TOP = 44;
const GAP = 6;
const GROUP_GAP = 18;
const HEIGHT = { node: 26, proxy: 42, rule: 26 } as const;
export const PICTURE_WIDTH = COLUMNS[SERVER].x + COLUMNS[SERVER].width + 16;

/** Servers beyond so many of a backend, or of all, are shown as one card. */
const MANY_SERVERS = 12;
const MANY_SERVERS_OF_ALL = 150;

/**
 * Places a graph in columns, from the top in the configuration's order. A backend stands beside the first rule that leads to it
 * where there is room. Depends on nothing but its arguments.
 */
export function layOut(graph: ConfigurationGraph, { visible }: Selection, view: PictureView): Layout {
  return new Placement(graph, visible, view).run();
}

class Placement {
  readonly #nodes: readonly GraphNode[];
  readonly #byId: ReadonlyMap<string, GraphNode>;
  readonly #routes = new Map<string, GraphEdge[]>();
  /** Bind lines by frontend; servers and tables by backend. */
  readonly #binds = new Map<string, GraphNode[]>();
  readonly #members = new Map<string, GraphNode[]>();
  readonly #view: PictureView;
  readonly #foldServers: boolean;
  readonly #limit: number;
  readonly #cards: Card[] = [];
  readonly #wires: Wire[] = [];
  readonly #placed = new Map<string, Card>();
  /** The next free place of each column. */
  readonly #cursor: number[] = COLUMNS.map(() => TOP);

  constructor(graph: ConfigurationGraph, visible: ReadonlySet<string> | null, view: PictureView) {
    const isVisible = (id: string) => visible === null || visible.has(id);
    this.#view = view;
    this.#limit = view.limit ?? Number.POSITIVE_INFINITY;
    this.#nodes = graph.nodes.filter(({ id }) => isVisible(id));
    this.#byId = new Map(this.#nodes.map((node) => [node.id, node]));
    for (const edge of graph.edges) {
      if (!isVisible(edge.id)) continue;
      if (edge.kind === 'use_backend' || edge.kind === 'default_backend') push(this.#routes, edge.from, edge);
      else if (edge.kind === 'bind') pushKnown(this.#binds, edge.to, this.#byId.get(edge.from));
      else if (edge.kind === 'server' || edge.kind === 'table' || (edge.kind === 'use-server' && !isServer(this.#byId.get(edge.to)))) {
        pushKnown(this.#members, edge.from, this.#byId.get(edge.to));
      }
    }
    this.#foldServers = this.#nodes.filter(isServer).length > MANY_SERVERS_OF_ALL;
  }

  run(): Layout {
    const fronts = this.#nodes.filter(({ kind, id }) => kind === 'frontend' || (kind === 'listen' && this.#routes.has(id)));
    const isBack = ({ kind, id }: GraphNode) =>
      kind === 'backend' || kind === 'open' || kind === 'missing' || (kind === 'listen' && !this.#routes.has(id));
    const shownFronts = this.#folded('more-frontends', fronts);
    for (const front of shownFronts.shown) this.#placeFront(front);
    this.#placeRest('more-frontends', FRONTEND, shownFronts, 'frontend');
    const led = new Set([...this.#routes.values()].flat().map(({ to }) => to));
    const owned = new Set([...this.#members.values()].flat().map(({ id }) => id));
    // What no rule leads to stands below; what only folded rules lead to waits for them.
    const others = this.#nodes.filter(
      (node) => isBack(node) && !owned.has(node.id) && !this.#placed.has(node.id) && (node.kind === 'listen' || !led.has(node.id)),
    );
    const listens = others.filter(({ kind }) => kind === 'listen');
    const backs = others.filter(({ kind }) => kind !== 'listen');
    if (this.#cards.length > 0) this.#align(GROUP_GAP);
    const shownListens = this.#folded('more-listens', listens);
    for (const listen of shownListens.shown) this.#placeListen(listen);
    this.#placeRest('more-listens', FRONTEND, shownListens, 'listen section');
    const shownBacks = this.#folded('more-backends', backs);
    for (const back of shownBacks.shown) this.#placeBack(back, this.#cursor[BACKEND] as number);
    this.#placeRest('more-backends', BACKEND, shownBacks, 'backend');
    for (const table of this.#nodes) if (table.kind === 'table' && !owned.has(table.id)) this.#place(this.#nodeCard(table, SERVER));
    // Ways that end in what is drawn anyway.
    for (const routes of this.#routes.values()) {
      for (const route of routes) {
        const [from, to] = [this.#placed.get(route.id), this.#placed.get(route.to)];
        // A line back to the frontends would cross everything; the card of the rule names what it leads to.
        if (from !== undefined && to !== undefined && to.x + to.width > from.x) this.#wire(from, to, 'target', route.uncertain);
      }
    }
    return { width: PICTURE_WIDTH, height: Math.max(...this.#cursor) + 16, cards: this.#cards, wires: this.#wires };
  }

  #placeFront(front: GraphNode): void {
    const binds = this.#binds.get(front.id) ?? [];
    const routes = this.#folded(`more-${front.id}`, this.#routes.get(front.id) ?? []);
    const top = Math.max(this.#cursor[BIND] as number, this.#cursor[FRONTEND] as number, this.#cursor[RULE] as number);
    for (const column of [BIND, FRONTEND, RULE]) this.#cursor[column] = top;
    const card = this.#place(this.#nodeCard(front, FRONTEND));
    this.#placeBinds(binds, card);
    for (const route of routes.shown) {
      const target = this.#byId.get(route.to);
      const wanted = this.#cursor[RULE] as number;
      const isNew = target !== undefined && target.kind !== 'listen' && !this.#placed.has(target.id);
      const y = isNew ? this.#placeBack(target, wanted) : wanted;
      const rule = this.#place({ ...this.#box(route.id, RULE, HEIGHT.rule, { route }), y });
      this.#wire(card, rule, 'rule', route.uncertain);
    }
    const rest = this.#placeRest(`more-${front.id}`, RULE, routes, 'rule');
    if (rest !== null) this.#wire(card, rest, 'rest', false);
    if (this.#members.has(front.id)) this.#placeOwnMembers(front, card);
    this.#gap();
  }

  /** The servers of a `listen` section with rules, below these, where the lines that lead to them cross nothing. */
  #placeOwnMembers(front: GraphNode, card: Card): void {
    const columns = [RULE, BACKEND, SERVER];
    this.#placeMembers(front, card, Math.max(...columns.map((column) => this.#cursor[column] as number)));
    for (const column of columns) this.#cursor[column] = this.#cursor[SERVER] as number;
  }

  #placeListen(listen: GraphNode): void {
    this.#align(0);
    const [from, to] = [COLUMNS[FRONTEND], COLUMNS[BACKEND]];
    const box = this.#box(listen.id, FRONTEND, HEIGHT.proxy, { node: listen });
    const card = this.#place({ ...box, width: to.x + to.width - from.x });
    this.#cursor[BACKEND] = this.#cursor[RULE] = this.#cursor[FRONTEND] as number;
    this.#placeBinds(this.#binds.get(listen.id) ?? [], card);
    this.#placeMembers(listen, card, card.y);
    this.#align(GROUP_GAP - GAP);
  }

  #placeBinds(binds: readonly GraphNode[], owner: Card): void {
    for (const bind of binds) {
      const card = this.#place(this.#nodeCard(bind, BIND));
      this.#wire(card, owner, 'bind', bind.uncertain);
    }
  }

  /** Places a backend and its servers, at `wanted` or below; gives where it came to stand. */
  #placeBack(back: GraphNode, wanted: number): number {
    const y = Math.max(wanted, this.#cursor[BACKEND] as number, this.#cursor[SERVER] as number);
    const card = this.#place({ ...this.#nodeCard(back, BACKEND), y });
    this.#placeMembers(back, card, y);
    this.#cursor[BACKEND] = Math.max(this.#cursor[BACKEND] as number, y + card.height) + GAP;
    return y;
  }

  #placeMembers(owner: GraphNode, card: Card, y: number): void {
    const members = this.#members.get(owner.id) ?? [];
    const servers = members.filter(isServer);
    if (members.length === 0) return;
    this.#cursor[SERVER] = y;
    const group = `servers-${owner.id}`;
    const isFolded = servers.length > 1 && (this.#foldServers || servers.length > MANY_SERVERS) && !(group in (this.#view.unfolded ?? {}));
    if (isFolded) this.#wire(card, this.#place(this.#box(group, SERVER, HEIGHT.node, { servers })), 'server', false);
    for (const member of members) {
      if (isFolded && isServer(member)) continue;
      this.#wire(card, this.#place(this.#nodeCard(member, SERVER)), member.kind === 'table' ? 'table' : 'server', member.uncertain);
    }
    this.#cursor[SERVER] = (this.#cursor[SERVER] as number) + GAP;
  }

  #folded<Item>(group: string, items: readonly Item[]): { shown: readonly Item[]; rest: number } {
    const limit = Math.max(this.#limit, this.#view.unfolded?.[group] ?? 0);
    // A fold that stands for one is no shorter than what it hides.
    return items.length <= limit + 1 ? { shown: items, rest: 0 } : { shown: items.slice(0, limit), rest: items.length - limit };
  }

  #placeRest(id: string, column: number, { shown, rest }: { shown: readonly unknown[]; rest: number }, noun: string): Card | null {
    return rest === 0 ? null : this.#place(this.#box(id, column, HEIGHT.node, { rest, noun, shown: shown.length }));
  }

  #nodeCard(node: GraphNode, column: number): Card {
    const isProxy = node.kind === 'frontend' || node.kind === 'backend' || node.kind === 'listen';
    return this.#box(node.id, column, isProxy ? HEIGHT.proxy : HEIGHT.node, { node });
  }

  #box(id: string, column: number, height: number, shows: Card['shows']): Card {
    const { x, width } = COLUMNS[column] as (typeof COLUMNS)[number];
    return { id, column, x, y: this.#cursor[column] as number, width, height, shows };
  }

  #place(card: Card): Card {
    this.#cards.push(card);
    this.#placed.set(card.id, card);
    this.#cursor[card.column] = card.y + card.height + GAP;
    return card;
  }

  #wire(from: Card, to: Card, kind: Wire['kind'], uncertain: boolean): void {
    this.#wires.push({ from, to, kind, uncertain });
  }

  /** Some room between frontends. */
  #gap(): void {
    for (const column of [BIND, FRONTEND, RULE]) this.#cursor[column] = (this.#cursor[column] as number) + GROUP_GAP - GAP;
  }

  /** Lets all columns go on at the same height. */
  #align(gap: number): void {
    const y = Math.max(...this.#cursor) + gap;
    this.#cursor.fill(y);
  }
}

function isServer(node: GraphNode | undefined): boolean {
  return node?.kind === 'server' || node?.kind === 'template';
}

function push<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}

function pushKnown<Value>(map: Map<string, Value[]>, key: string, value: Value | undefined): void {
  if (value !== undefined) push(map, key, value);
}
