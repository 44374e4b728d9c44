// The script of the HTML report. scripts/generate.mjs bundles it into src/generated/report-page.ts.
import { type ConfigurationGraph, drawGraph, type PictureView } from '@haplint/core/graph';
import { unpackGraph } from '../src/report/packed-graph.js';
import { PAGE_LIMIT, type PageData, type PagePicture } from '../src/report/page-data.js';

const query = <Found extends Element>(root: ParentNode, selector: string): Found => root.querySelector(selector) as Found;

/** How many more members a fold shows each time it is asked to. */
const MORE = 200;

/** Filters the list of findings. `ids` are the only ones to show, where something of a picture was chosen. */
class Findings {
  readonly #form = document.querySelector<HTMLFormElement>('#filters');
  readonly #articles = [...document.querySelectorAll<HTMLElement>('article')];
  readonly #texts = this.#articles.map((article) => article.textContent.toLowerCase());

  constructor() {
    this.#form?.addEventListener('input', () => this.#apply());
    this.#form?.addEventListener('submit', (event) => event.preventDefault());
    // The fields have their new values only after the event.
    this.#form?.addEventListener('reset', () => setTimeout(() => this.#apply()));
    for (const button of document.querySelectorAll<HTMLButtonElement>('[data-filter]')) {
      button.addEventListener('click', () => this.#set(button.dataset.filter as string, button.dataset.value as string));
    }
    document.addEventListener('keydown', (event) => {
      const isTyping = event.target instanceof HTMLElement && event.target.matches('input, select, textarea');
      if (event.key !== '/' || isTyping || event.ctrlKey || event.metaKey || this.#form === null) return;
      event.preventDefault();
      query<HTMLInputElement>(this.#form, '[name=text]').focus();
    });
    if (this.#form !== null) this.#apply();
  }

  #set(name: string, value: string): void {
    if (this.#form === null) return;
    const field = query<HTMLSelectElement>(this.#form, `[name="${name}"]`);
    field.value = field.value === value ? '' : value;
    this.#apply();
    document.querySelector('#findings')?.scrollIntoView();
  }

  #apply(): void {
    if (this.#form === null) return;
    const wanted = new FormData(this.#form);
    const text = String(wanted.get('text') ?? '')
      .trim()
      .toLowerCase();
    let shown = 0;
    for (const [i, article] of this.#articles.entries()) {
      const fits = (['severity', 'rule', 'file'] as const).every((name) => {
        const value = wanted.get(name) ?? '';
        return value === '' || article.dataset[name] === value;
      });
      article.hidden = !fits || this.#texts[i]?.includes(text) !== true;
      if (!article.hidden) shown++;
    }
    for (const section of document.querySelectorAll<HTMLElement>('section.file')) {
      section.hidden = section.querySelector('article:not([hidden])') === null;
    }
    const all = this.#articles.length;
    query(this.#form, '[role=status]').textContent = shown === all ? `${all} shown` : `${shown} of ${all} shown`;
  }

  /** Takes the reader to a finding, whatever the filters say. */
  show(number: number): void {
    const article = document.querySelector<HTMLElement>(`#finding-${number}`);
    if (article === null) return;
    if (article.hidden) this.#form?.reset();
    setTimeout(() => {
      article.scrollIntoView({ block: 'center' });
      article.focus();
    });
  }
}

/** A picture that can be searched, unfolded and walked through. */
class Picture {
  readonly #root: HTMLElement;
  readonly #page: PagePicture;
  readonly #graph: ConfigurationGraph;
  readonly #findings: Findings;
  readonly #canvas: HTMLElement;
  readonly #unfolded: Record<string, number> = {};
  #focus: string | null = null;

  constructor(root: HTMLElement, page: PagePicture, findings: Findings) {
    this.#root = root;
    this.#page = page;
    this.#graph = unpackGraph(page.graph);
    this.#findings = findings;
    this.#canvas = query(root, '.canvas');
    this.#canvas.addEventListener('click', (event) => this.#open((event.target as Element).closest<SVGGElement>('g[data-id]')));
    this.#canvas.addEventListener('keydown', (event) => this.#onKey(event));
    query(root, '.find').addEventListener('input', () => this.#draw());
    query(root, '.marked').addEventListener('change', () => this.#draw());
    query(root, '.reset').addEventListener('click', () => this.#reset());
    query<HTMLInputElement>(root, '.marked').disabled = Object.keys(page.marks).length === 0;
    this.#letFocusIn();
  }

  #view(): PictureView {
    return {
      query: query<HTMLInputElement>(this.#root, '.find').value,
      onlyMarked: query<HTMLInputElement>(this.#root, '.marked').checked,
      focus: this.#focus,
      unfolded: this.#unfolded,
      limit: PAGE_LIMIT,
    };
  }

  #draw(): void {
    const { svg, found } = drawGraph(this.#graph, this.#page.marks, this.#view());
    // What comes of a configuration is escaped by `drawGraph`.
    this.#canvas.innerHTML = svg;
    this.#letFocusIn();
    const status = query(this.#root, '[role=status]');
    status.textContent = found === null || this.#focus !== null ? '' : found === 0 ? 'nothing found' : `${found} found`;
    if (found !== null) this.#canvas.scrollTop = 0;
    this.#tellChosen();
  }

  /** One card takes part in the order of Tab; the arrow keys lead to the others. */
  #letFocusIn(): void {
    this.#canvas.querySelector('g[data-id]')?.setAttribute('tabindex', '0');
  }

  #reset(): void {
    query<HTMLInputElement>(this.#root, '.find').value = '';
    query<HTMLInputElement>(this.#root, '.marked').checked = false;
    for (const id of Object.keys(this.#unfolded)) delete this.#unfolded[id];
    this.#focus = null;
    this.#draw();
  }

  #open(card: SVGGElement | null): void {
    const id = card?.dataset.id;
    if (id === undefined) return;
    if (card?.classList.contains('fold') === true) {
      this.#unfolded[id] = Math.max(this.#unfolded[id] ?? 0, PAGE_LIMIT) + MORE;
      this.#draw();
    } else {
      this.#focus = this.#focus === id ? null : id;
      this.#draw();
    }
    this.#card(id)?.focus();
  }

  #card(id: string): SVGGElement | null {
    return this.#canvas.querySelector<SVGGElement>(`g[data-id="${CSS.escape(id)}"]`);
  }

  /** Says what was chosen, and links its findings. */
  #tellChosen(): void {
    const chosen = query<HTMLElement>(this.#root, '.chosen');
    chosen.hidden = this.#focus === null;
    if (this.#focus === null) return;
    // The page may leave out some of very many findings.
    const isShown = (number: number) => document.querySelector(`#finding-${number}`) !== null;
    const numbers = (this.#page.findings[this.#focus] ?? []).filter(isShown);
    const label = this.#card(this.#focus)?.getAttribute('aria-label') ?? '';
    chosen.replaceChildren(`${label}. Shown with the way to and from it. `);
    for (const number of numbers.slice(0, 20)) {
      const link = document.createElement('a');
      link.href = `#finding-${number}`;
      link.textContent = query(document, `#finding-${number} .where`).textContent;
      link.addEventListener('click', (event) => {
        event.preventDefault();
        this.#findings.show(number);
      });
      chosen.append(link, ' ');
    }
  }

  #onKey(event: KeyboardEvent): void {
    const card = (event.target as Element).closest<SVGGElement>('g[data-id]');
    if (card === null) return;
    if (event.key === 'Enter' || event.key === ' ') this.#open(card);
    else if (event.key === 'Escape' && this.#focus !== null) {
      const id = this.#focus;
      this.#focus = null;
      this.#draw();
      this.#card(id)?.focus();
    } else {
      const next = this.#next(card, event.key);
      if (next === null) return;
      card.setAttribute('tabindex', '-1');
      next.setAttribute('tabindex', '0');
      next.focus();
      next.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    }
    event.preventDefault();
  }

  /** The card above, below, or nearest in the column beside. */
  #next(card: SVGGElement, key: string): SVGGElement | null {
    const column = Number(card.dataset.column);
    const { top } = card.getBoundingClientRect();
    const cards = [...this.#canvas.querySelectorAll<SVGGElement>('g[data-id]')].map((element) => ({
      element,
      column: Number(element.dataset.column),
      distance: element.getBoundingClientRect().top - top,
    }));
    const nearest = (candidates: typeof cards) =>
      candidates.sort((a, b) => Math.abs(a.distance) - Math.abs(b.distance))[0]?.element ?? null;
    const isIn = (wanted: number) => cards.filter((other) => other.column === wanted);
    switch (key) {
      case 'ArrowDown':
        return nearest(isIn(column).filter(({ distance }) => distance > 1));
      case 'ArrowUp':
        return nearest(isIn(column).filter(({ distance }) => distance < -1));
      case 'ArrowLeft':
      case 'ArrowRight': {
        const step = key === 'ArrowLeft' ? -1 : 1;
        for (let other = column + step; other >= 0 && other < 5; other += step) {
          const found = nearest(isIn(other));
          if (found !== null) return found;
        }
        return null;
      }
      default:
        return null;
    }
  }
}

document.documentElement.classList.add('scripted');
const data = JSON.parse(query(document, '#report-data').textContent) as PageData;
const findings = new Findings();
for (const root of document.querySelectorAll<HTMLElement>('.picture')) {
  const page = data.pictures[Number(root.dataset.picture)];
  if (page !== undefined) new Picture(root, page, findings);
}
// On paper, everything is open.
addEventListener('beforeprint', () => {
  for (const details of document.querySelectorAll('details')) details.open = true;
});
