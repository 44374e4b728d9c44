import type { ConfigurationGraph, GraphEdge, GraphMark, GraphMarks, GraphNode } from './graph.js';
import { type Card, COLUMNS, type Layout, layOut, type Wire } from './layout.js';
import { marksInWords } from './marks.js';
import { type PictureView, type Selection, select } from './selection.js';
import { escapeMarkup, shortened, shownText, textColumns } from './text.js';

/** How the picture looks, for a page that holds one: colours are the custom properties of `GRAPH_COLORS`. */
export const GRAPH_STYLE = `
.hg text{font:12px ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace;fill:var(--hg-text)}
.hg .t{font:600 11px system-ui,sans-serif;fill:var(--hg-dim);letter-spacing:.04em}
.hg .d{fill:var(--hg-dim)}.hg .b{font-weight:600}
.hg rect{fill:var(--hg-card);stroke:var(--hg-line);rx:5px}
.hg .frontend rect,.hg .listen rect{stroke:var(--hg-front);fill:var(--hg-front-card)}
.hg .backend rect{stroke:var(--hg-back);fill:var(--hg-back-card)}
.hg .rule rect{rx:13px}.hg .table rect{stroke-dasharray:1 2}
.hg .open rect,.hg .unsure rect,.hg path.unsure{stroke-dasharray:5 3}
.hg .fold rect{stroke-dasharray:2 2}.hg .fold text:not(.n){fill:var(--hg-link)}
.hg .missing rect{stroke:var(--hg-error);stroke-dasharray:5 3}.hg .missing text{fill:var(--hg-error)}
.hg .warning rect{stroke:var(--hg-warning);stroke-width:2}.hg .error rect{stroke:var(--hg-error);stroke-width:2}
.hg path{fill:none;stroke:var(--hg-line);stroke-width:1.3}.hg path.table{stroke-dasharray:1 3}
.hg .m{stroke:none;fill:var(--hg-warning)}.hg .error .m{fill:var(--hg-error)}
.hg .n{font:700 10px system-ui,sans-serif;fill:var(--hg-card);text-anchor:middle}
`.trim();

/** Colours of the picture: light, dark. */
export const GRAPH_COLORS: Readonly<Record<'light' | 'dark', string>> = {
  light:
    '--hg-text:#1f2328;--hg-dim:#59636e;--hg-card:#fff;--hg-line:#9aa4af;--hg-link:#0550ae;--hg-front:#4f7fd6;--hg-front-card:#eef4ff;--hg-back:#3f9a5d;--hg-back-card:#eefaf1;--hg-error:#c62430;--hg-warning:#a15c00;--hg-page:#fff',
  dark: '--hg-text:#e6edf3;--hg-dim:#9da7b3;--hg-card:#161b22;--hg-line:#57606c;--hg-link:#79b8ff;--hg-front:#5b8ee6;--hg-front-card:#152238;--hg-back:#45a566;--hg-back-card:#12261a;--hg-error:#ff7b78;--hg-warning:#e3a33b;--hg-page:#0d1117',
};

/** The picture of a graph, as an SVG file of its own: light or dark as the viewer prefers, light on paper. */
export function graphToSvg(graph: ConfigurationGraph, marks: GraphMarks = {}, view: PictureView = {}): string {
  const { light, dark } = GRAPH_COLORS;
  const style = `svg{${light}}@media screen and (prefers-color-scheme:dark){svg{${dark}}}\n.page{fill:var(--hg-page)!important;stroke:none!important;rx:0!important}\n${GRAPH_STYLE}`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n${drawn(graph, marks, view, style).svg}\n`;
}

/** What was drawn, and of how much. */
export interface Picture {
  readonly svg: string;
  /** How many nodes and rules the view asks for; null where it asks for all. */
  readonly found: number | null;
}

/** The picture of a graph as an element for a page, which brings `GRAPH_STYLE` and its colours; cards can be given the focus. */
export function drawGraph(graph: ConfigurationGraph, marks: GraphMarks, view: PictureView): Picture {
  return drawn(graph, marks, view, null);
}

function drawn(graph: ConfigurationGraph, marks: GraphMarks, view: PictureView, style: string | null): Picture {
  const selection = select(graph, marks, view);
  const layout = layOut(graph, selection, view);
  return { svg: new Drawing(graph, marks, selection, layout, style).svg(), found: selection.found?.size ?? null };
}

/** Columns of the fixed-width font in so many pixels. */
const columnsIn = (pixels: number) => Math.floor(pixels / 7.3);
const widthOf = (text: string) => textColumns(text) * 7.3;

const KIND_WORDS: Readonly<Record<GraphNode['kind'], string>> = {
  bind: 'bind',
  frontend: 'frontend',
  listen: 'listen',
  backend: 'backend',
  open: 'named by each request:',
  missing: 'missing:',
  server: 'server',
  template: 'server-template',
  table: 'stick-table',
};

class Drawing {
  readonly #graph: ConfigurationGraph;
  readonly #marks: GraphMarks;
  readonly #layout: Layout;
  readonly #style: string | null;
  readonly #found: ReadonlySet<string> | null;
  /** The names of `listen` sections, to which a rule may lead without a line. */
  readonly #listens = new Map<string, string>();
  /** The conditions of `use-server` by the server they choose. */
  readonly #choices = new Map<string, string>();

  constructor(graph: ConfigurationGraph, marks: GraphMarks, selection: Selection, layout: Layout, style: string | null) {
    this.#graph = graph;
    this.#marks = marks;
    this.#layout = layout;
    this.#style = style;
    this.#found = selection.found;
    for (const { kind, id, label } of graph.nodes) if (kind === 'listen') this.#listens.set(id, shortened(label, 20));
    for (const { kind, to, label } of graph.edges) if (kind === 'use-server') this.#choices.set(to, label);
  }

  svg(): string {
    const { width, height, cards, wires } = this.#layout;
    const head =
      this.#style === null
        ? ''
        : `<title>HAProxy configuration</title>\n<style>${this.#style}</style>\n<rect class="page" width="${width}" height="${height}"/>\n`;
    const titles = COLUMNS.map(({ title, x }) => `<text class="t" x="${x}" y="26">${title}</text>`).join('');
    const size = `width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"`;
    return `<svg xmlns="http://www.w3.org/2000/svg" class="hg" ${size}>\n${head}${titles}\n${wires.map(wirePath).join('\n')}\n${cards.map((card) => this.#card(card)).join('\n')}\n</svg>`;
  }

  #card(card: Card): string {
    const { shows } = card;
    if ('node' in shows) return this.#node(card, shows.node);
    if ('route' in shows) return this.#route(card, shows.route);
    if ('servers' in shows) return this.#servers(card, shows.servers);
    const text = `${shows.rest} more ${shows.noun}${shows.rest === 1 ? '' : 's'}`;
    return this.#group(card, 'fold', text, `<text x="12" y="17">${this.#style === null ? '▸ ' : ''}${text}</text>`, undefined);
  }

  #node(card: Card, node: GraphNode): string {
    const { label, detail, kind, tags } = node;
    const isProxy = card.height > 30;
    const choice = this.#choices.get(node.id);
    const said = [...tags, ...(choice === undefined ? [] : [choice])];
    const name = kind === 'table' && !label.includes('/') ? 'table' : label === '' ? '(no name)' : label;
    const more = kind === 'missing' ? 'is missing' : detail;
    const room = card.width - 20 - (this.#marks[node.id] === undefined ? 0 : 20);
    const title = [`${KIND_WORDS[kind]} ${label}`, detail, said.join(' '), this.#placeText(node.place)]
      .filter((part) => part !== '')
      .join(', ');
    const classes = node.uncertain ? `${kind} unsure` : kind;
    if (isProxy) {
      const second = shortened(shownText([kind, ...tags].join(' · ')), columnsIn(room));
      const text = `${line(shortened(shownText(name), columnsIn(room)), 17, 'b')}${line(second, 33, 'd')}`;
      return this.#group(card, classes, title, text, this.#marks[node.id]);
    }
    // What a bind line listens on is its name; what it takes besides is a detail.
    const text = twoParts(
      name,
      [more, ...said].filter((part) => part !== '').join(' '),
      room,
      kind === 'bind' || more.length + said.length === 0 ? 0 : Math.min(more.length + 3, 15),
    );
    return this.#group(card, classes, title, text, this.#marks[node.id]);
  }

  #route(card: Card, route: GraphEdge): string {
    const { kind, label } = route;
    const condition = kind === 'default_backend' ? 'otherwise' : label === '' ? 'always' : label;
    const listen = this.#listens.get(route.to);
    const text = listen === undefined ? condition : `→ ${listen} ${condition}`;
    const mark = this.#marks[route.id];
    const room = card.width - 24 - (mark === undefined ? 0 : 20);
    const title = [`${kind} ${label}`.trim(), this.#placeText(route.place)].join(', ');
    const style = kind === 'default_backend' || label === '' ? 'd' : '';
    return this.#group(
      card,
      route.uncertain ? 'rule unsure' : 'rule',
      title,
      line(shortened(shownText(text), columnsIn(room)), 17, style, 12),
      mark,
    );
  }

  #servers(card: Card, servers: readonly GraphNode[]): string {
    const names = servers.map(({ label }) => label).join(' ');
    const marks = servers.map(({ id }) => this.#marks[id]).filter((mark) => mark !== undefined);
    const mark =
      marks.length === 0
        ? undefined
        : { errors: marks.reduce((sum, { errors }) => sum + errors, 0), warnings: marks.reduce((sum, { warnings }) => sum + warnings, 0) };
    const room = card.width - 20 - (mark === undefined ? 0 : 20);
    return this.#group(card, 'fold', `${servers.length} servers: ${names}`, twoParts(`${servers.length} servers`, names, room), mark);
  }

  #group(card: Card, kind: string, title: string, text: string, mark: GraphMark | undefined): string {
    const { x, y, width, height } = card;
    const marked = mark === undefined ? '' : mark.errors > 0 ? ' error' : ' warning';
    const found = this.#found?.has(card.id) === true ? ' found' : '';
    const spoken = escapeMarkup(shortened(mark === undefined ? title : `${title}, ${marksInWords(mark)}`, 600));
    const focus =
      this.#style === null
        ? ` data-id="${escapeMarkup(card.id)}" data-column="${card.column}" tabindex="-1" role="button" aria-label="${spoken}"`
        : '';
    const count = mark === undefined ? 0 : mark.errors + mark.warnings;
    const badge =
      mark === undefined
        ? ''
        : `<circle class="m" cx="${width - 14}" cy="13" r="8"/><text class="n" x="${width - 14}" y="16.5">${count > 99 ? '99' : count}</text>`;
    return `<g class="${kind}${marked}${found}" transform="translate(${x} ${y})"${focus}><title>${spoken}</title><rect width="${width}" height="${height}" rx="5"/>${text}${badge}</g>`;
  }

  #placeText(place: GraphNode['place']): string {
    if (place === null) return '';
    const { files } = this.#graph;
    const name = files.length > 1 ? `${files[place.file]?.split(/[\\/]/).at(-1)}:` : 'line ';
    return `${name}${place.line}`;
  }
}

/** A line of text; what the parameters say is in pixels from the card's corner. */
function line(text: string, y: number, kind: string, x = 10): string {
  return text === '' ? '' : `<text${kind === '' ? '' : ` class="${kind}"`} x="${x}" y="${y}">${escapeMarkup(text)}</text>`;
}

/** A name, and what belongs to it in the room that is left, of which so many columns are reserved for it. */
function twoParts(name: string, more: string, room: number, reserved = more === '' ? 0 : 8): string {
  const first = shortened(shownText(name), Math.max(columnsIn(room) - reserved, 8));
  const at = 10 + widthOf(first) + 8;
  const left = columnsIn(room + 10 - at);
  return `${line(first, 17, '')}${left < 3 ? '' : line(shortened(shownText(more), left), 17, 'd', Math.round(at))}`;
}

/** Lines meet cards at their first line of text, so that cards at the same height are joined by a straight one. */
const middle = (card: Card) => card.y + 13;

/** The line between two cards: straight where it can be; along a common trunk from a frontend to its rules; else a curve. */
function wirePath({ from, to, kind, uncertain }: Wire): string {
  // The card of a `listen` section reaches from the frontends to the backends; rules lead under its far part.
  const x2 = to.x < from.x && to.x + to.width > from.x ? COLUMNS[3].x + 14 : to.x;
  const [x1, y1, y2] = [from.x + from.width, middle(from), middle(to)];
  const classes = [kind === 'table' ? 'table' : '', uncertain ? 'unsure' : ''].filter((name) => name !== '').join(' ');
  return `<path${classes === '' ? '' : ` class="${classes}"`} d="${wireShape(x1, y1, x2, y2, kind)}"/>`;
}

function wireShape(x1: number, y1: number, x2: number, y2: number, kind: Wire['kind']): string {
  if (Math.abs(y1 - y2) < 1) return `M${x1} ${y1}H${x2}`;
  if (kind === 'target') {
    const bend = (x2 - x1) / 2;
    return `M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`;
  }
  const trunk = kind === 'bind' ? x2 - 18 : x1 + 18;
  const round = Math.min(6, Math.abs(y2 - y1) / 2);
  const down = y2 > y1 ? round : -round;
  return `M${x1} ${y1}H${trunk - round}Q${trunk} ${y1} ${trunk} ${y1 + down}V${y2 - down}Q${trunk} ${y2} ${trunk + round} ${y2}H${x2}`;
}
