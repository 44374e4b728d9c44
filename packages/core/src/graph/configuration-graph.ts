import { TABLE_REFERENCES } from '@haplint/catalog';
import type { ConfigFile, Directive, Word } from '@haplint/parser';
import type { Model } from '../model/model.js';
import type { ConfigSection, ProxySection } from '../model/sections.js';
import type { ConfigurationGraph, GraphEdge, GraphEdgeKind, GraphNode, GraphNodeKind, GraphPlace } from './graph.js';

/** Parameters worth a word beside the name of what has them. */
const TAGS: Readonly<Record<string, ReadonlySet<string>>> = {
  bind: new Set(['ssl', 'accept-proxy', 'quic']),
  server: new Set(['backup', 'disabled', 'ssl', 'send-proxy', 'send-proxy-v2']),
};

/**
 * The graph of an analysed configuration: bind lines, proxies, the rules between them, servers and stick tables, in the
 * configuration's own order. Never throws; lines that HAProxy would refuse are left out where they tell nothing.
 */
export function configurationGraph(model: Model): ConfigurationGraph {
  return new GraphBuilder(model).build();
}

class GraphBuilder {
  readonly #model: Model;
  readonly #nodes: GraphNode[] = [];
  readonly #edges: GraphEdge[] = [];
  readonly #fileIndex: ReadonlyMap<ConfigFile, number>;
  /** Where `use_backend` and `default_backend` may lead, by name: the first of several, as `proxy_find_by_name` has it. */
  readonly #backends = new Map<string, string>();
  /** The nodes of stick tables by the name that lines use. */
  readonly #tables = new Map<string, string>();
  readonly #missing = new Map<string, string>();

  constructor(model: Model) {
    this.#model = model;
    this.#fileIndex = new Map(model.files.map((file, i) => [file, i]));
  }

  build(): ConfigurationGraph {
    const { proxies } = this.#model;
    const ids = new Map(proxies.map((proxy, i) => [proxy, `p${i}`]));
    for (const [proxy, id] of ids) {
      const name = this.#nameOf(proxy.name);
      if (proxy.hasSide('backend') && !this.#backends.has(name)) this.#backends.set(name, id);
    }
    this.#addPeersTables();
    for (const [proxy, id] of ids) this.#addProxy(proxy, id);
    // What they lead to has to be there first.
    for (const [proxy, id] of ids) {
      this.#addRoutes(proxy, id);
      this.#addTracking(proxy, id);
    }
    return { files: this.#model.files.map(({ path }) => path), nodes: this.#nodes, edges: this.#edges };
  }

  #addProxy(proxy: ProxySection, id: string): void {
    const model = this.#model;
    const mode = model.effectiveMode(proxy)?.mode;
    const disabled = model.isDisabled(proxy) === true ? ['disabled'] : [];
    // The tree's section ends before lines that follow a header which the target does not know.
    const endLine = Math.max(proxy.node.loc.end.line, ...[proxy.header, ...proxy.lines.slice(-1)].map((line) => line.loc.end.line));
    const place = { ...this.#placeOf(proxy.header), endLine };
    this.#node(id, proxy.kind as GraphNodeKind, this.#nameOf(proxy.name), '', [...(mode === undefined ? [] : [mode]), ...disabled], place, {
      uncertain: !proxy.certain,
    });
    const counts = new Map<string, number>();
    const servers = new Map<string, string>();
    for (const line of proxy.lines) {
      const draw = line.prefix === null && Object.hasOwn(LINES, line.keyword.value) ? LINES[line.keyword.value] : undefined;
      const part = draw?.(line, proxy);
      if (draw === undefined || part === undefined || part === null) continue;
      const number = counts.get(part.kind) ?? 0;
      counts.set(part.kind, number + 1);
      const nodeId = `${id}_${part.kind}${number}`;
      const uncertain = model.isRead(line) !== true;
      this.#node(nodeId, part.kind, part.label, part.detail, part.tags, this.#placeOf(line), { uncertain });
      const [from, to] = part.kind === 'bind' ? [nodeId, id] : [id, nodeId];
      this.#edge(part.edge, from, to, '', this.#placeOf(line), uncertain);
      if (part.kind === 'server' && !servers.has(part.label)) servers.set(part.label, nodeId);
      if (part.kind === 'table') this.#tables.set(this.#nameOf(proxy.name), nodeId);
    }
    this.#addUseServer(proxy, id, servers);
  }

  /** `use-server` names a server of the proxy itself, of which the nodes are given, or with a log format any of them (src/proxy.c, src/backend.c). */
  #addUseServer(proxy: ProxySection, id: string, servers: ReadonlyMap<string, string>): void {
    for (const line of proxy.lines) {
      const [word] = line.args;
      if (line.keyword.value !== 'use-server' || line.prefix !== null || word === undefined) continue;
      const name = this.#nameOf(word);
      const uncertain = this.#model.isRead(line) !== true;
      const isOpen = this.#model.valueOf(word) === null || name.includes('%');
      const to = servers.get(name) ?? this.#target(isOpen ? 'open' : 'missing', `${id} ${name}`, name);
      this.#edge('use-server', id, to, this.#conditionOf(line), this.#placeOf(line), uncertain);
    }
  }

  #addRoutes(proxy: ProxySection, id: string): void {
    if (!proxy.hasSide('frontend')) return;
    for (const line of proxy.lines) {
      const [word] = line.args;
      if (line.keyword.value !== 'use_backend' || line.prefix !== null || word === undefined) continue;
      const uncertain = this.#model.isRead(line) !== true;
      this.#edge('use_backend', id, this.#backendNamed(word, true), this.#conditionOf(line), this.#placeOf(line), uncertain);
    }
    const { candidates, isSet } = this.#model.effectiveSetting(
      proxy,
      ({ keyword, prefix, args }) => keyword.value === 'default_backend' && prefix === null && args.length > 0,
    );
    for (const line of candidates) {
      const uncertain = !isSet || candidates.length > 1;
      this.#edge('default_backend', id, this.#backendNamed(line.args[0] as Word, false), '', this.#placeOf(line), uncertain);
    }
  }

  /** The node that a name leads to: a backend; an open one where a log format, a number or a variable stands for it; a missing one. */
  #backendNamed(word: Word, mayBeLogFormat: boolean): string {
    const name = this.#nameOf(word);
    const known = this.#backends.get(name);
    if (known !== undefined) return known;
    const isOpen = this.#model.valueOf(word) === null || name.startsWith('#') || (mayBeLogFormat && name.includes('%'));
    return this.#target(isOpen ? 'open' : 'missing', name, name);
  }

  #target(kind: 'open' | 'missing', key: string, label: string): string {
    const known = `${kind} ${key}`;
    const before = this.#missing.get(known);
    if (before !== undefined) return before;
    const id = `${kind}${this.#missing.size}`;
    this.#missing.set(known, id);
    this.#node(id, kind, label, '', [], null, { uncertain: false });
    return id;
  }

  #addPeersTables(): void {
    for (const [i, section] of this.#model.sectionsOfKind('peers').entries()) {
      for (const [n, line] of section.lines.filter(({ keyword }) => keyword.value === 'table').entries()) {
        const [name] = line.args;
        if (name === undefined) continue;
        const id = `peers${i}_table${n}`;
        const label = `${this.#nameOf(section.name)}/${this.#nameOf(name)}`;
        this.#node(id, 'table', label, rawFrom(line, 1), [], this.#placeOf(line), { uncertain: this.#model.isRead(line) !== true });
        this.#tables.set(label, id);
      }
    }
  }

  /** The lines that use a table, as the catalog lists them. */
  #addTracking(proxy: ProxySection, id: string): void {
    for (const line of proxy.lines) {
      if (line.prefix !== null) continue;
      const reference = TABLE_REFERENCES.find(
        ({ words, side }) => (side === null || proxy.hasSide(side)) && words.every((word, i) => matches(word, line.words[i]?.value)),
      );
      if (reference === undefined) continue;
      const at = line.words.findIndex(({ value }, i) => i >= reference.words.length && value === 'table');
      const named = at === -1 ? null : line.words[at + 1];
      const { orOwn } = reference;
      const usesOwn = typeof orOwn === 'string' ? line.words.some(({ value }) => value === orOwn) : orOwn;
      if (named === undefined || (named === null && !usesOwn)) continue;
      const table = this.#tables.get(this.#nameOf(named ?? proxy.name));
      if (table === undefined) continue;
      this.#edge('track', id, table, rawFrom(line, 0), this.#placeOf(line), this.#model.isRead(line) !== true);
    }
  }

  #conditionOf(line: Directive): string {
    return rawFrom(line, 1);
  }

  #nameOf(word: Word | null): string {
    return word === null ? '' : (this.#model.valueOf(word) ?? word.shown);
  }

  #placeOf(line: ConfigSection['header'] | Directive): GraphPlace {
    const { start, end } = line.loc;
    return { file: this.#fileIndex.get(line.root as unknown as ConfigFile) ?? 0, line: start.line, endLine: end.line };
  }

  #node(
    id: string,
    kind: GraphNodeKind,
    label: string,
    detail: string,
    tags: readonly string[],
    place: GraphPlace | null,
    { uncertain }: { readonly uncertain: boolean },
  ): void {
    this.#nodes.push({ id, kind, label, detail, tags, place, uncertain });
  }

  #edge(kind: GraphEdgeKind, from: string, to: string, label: string, place: GraphPlace, uncertain: boolean): void {
    this.#edges.push({ id: `e${this.#edges.length}`, kind, from, to, label, place, uncertain });
  }
}

/** What a line adds to its proxy. */
interface Part {
  readonly kind: GraphNodeKind;
  readonly edge: GraphEdgeKind;
  readonly label: string;
  readonly detail: string;
  readonly tags: readonly string[];
}

/** The lines that become nodes, and how they are read (manual 4.2). */
const LINES: Readonly<Record<string, (line: Directive, proxy: ProxySection) => Part | null>> = {
  bind: (line, proxy) =>
    part(line, 'bind', 'bind', proxy.hasSide('frontend'), ([address]) => [address, null], tagsOf('bind', line.args.slice(1))),
  server: (line, proxy) =>
    part(line, 'server', 'server', proxy.hasSide('backend'), ([name, address]) => [name, address], tagsOf('server', line.args.slice(2))),
  'server-template': (line, proxy) =>
    part(line, 'template', 'server', proxy.hasSide('backend'), ([prefix, , address]) => [prefix, address], [
      ...(line.args[1] === undefined ? [] : [`× ${line.args[1].raw}`]),
      ...tagsOf('server', line.args.slice(3)),
    ]),
  dispatch: (line, proxy) => part(line, 'server', 'server', proxy.hasSide('backend'), ([address]) => [line.keyword, address], []),
  'stick-table': (line, proxy) => {
    const name = proxy.name === null ? null : proxy.name;
    return name === null ? null : { kind: 'table', edge: 'table', label: name.shown, detail: rawFrom(line, 0), tags: [] };
  },
};

function part(
  line: Directive,
  kind: GraphNodeKind,
  edge: GraphEdgeKind,
  isMeant: boolean,
  pick: (args: readonly Word[]) => readonly [Word | undefined, Word | null | undefined],
  tags: readonly string[],
): Part | null {
  const [label, detail] = pick(line.args);
  if (!isMeant || label === undefined || detail === undefined) return null;
  return { kind, edge, label: label.shown, detail: detail?.shown ?? '', tags };
}

function tagsOf(keyword: string, words: readonly Word[]): readonly string[] {
  return [...new Set(words.map(({ value }) => value))].filter((value) => TAGS[keyword]?.has(value));
}

/** The arguments of a line from one on, as they are written. */
function rawFrom(line: Directive, argument: number): string {
  const [first, last] = [line.args[argument], line.args.at(-1)];
  return first === undefined || last === undefined ? '' : line.root.text.slice(first.start, last.end);
}

/** Whether a word is the one of a table reference, which may end with `*`. */
function matches(wanted: string, value: string | undefined): boolean {
  if (value === undefined) return false;
  return wanted.endsWith('*') ? value.startsWith(wanted.slice(0, -1)) : value === wanted;
}
