import { describe, expect, it } from 'vitest';
import type { DocumentSymbol, MarkupContent } from 'vscode-languageserver-types';
import { complete } from './completion/complete.js';
import { viewOf } from './fixture.js';
import { hover } from './hover/hover.js';
import { outgoingRoutes, prepareRoutes } from './routes/call-hierarchy.js';
import { graphText } from './routes/graph-text.js';
import { documentSymbols } from './structure/document-symbols.js';
import { workspaceSymbols } from './structure/workspace-symbols.js';

const TEMPLATE = `frontend ^4^web
    bind {{ vip }}:{{ port }}
    default_backend ^1^{{ ^2^pool.name }}-x
    timeout client {{ client_timeout }}

backend {{ pool.name }}-^3^x
    server {{ host
      | lower }}1 {{ addr }}:80 check
    use-server {{ other }} if { src 10.0.0.0/8 }
`;

const { view, at } = viewOf(TEMPLATE, { path: '/etc/haproxy/haproxy.cfg.j2' });

const hovered = (mark: number) => (hover(view, at(mark))?.contents as MarkupContent | undefined)?.value ?? '';

/** What stands in for the expressions of a template, which nobody has written. */
const MASK = /___/;

describe('what a template puts in is shown as the template has it', () => {
  it('in the outline', () => {
    const flat = (symbols: readonly DocumentSymbol[]): string[] =>
      symbols.flatMap(({ name, detail, children = [] }) => [`${name} | ${detail}`, ...flat(children)]);
    expect(flat(documentSymbols(view))).toEqual([
      'frontend web | tcp',
      'bind {{ vip }}:{{ port }} | ',
      'backend {{ pool.name }}-x | tcp',
      'server {{ host | lower }}1 | {{ addr }}:80',
    ]);
  });

  it('in hovers', () => {
    expect(hovered(1)).toBe("`{{ pool.name }}`: the template's data tell what stands here");
    expect(hovered(2)).toBe(hovered(1));
    expect(hovered(3)).toContain('backend {{ pool.name }}-x');
    expect(hovered(3)).not.toMatch(MASK);
  });

  it('in the graph, where a server that the data name is open', () => {
    const graph = graphText(view, 'mermaid').replaceAll(/#(\d+);/g, (_, code) => String.fromCharCode(code));
    expect(graph).toContain('open0("{{ other }}")');
    expect(graph).toContain('{{ pool.name }}-x');
    expect(graph).toContain('{{ host | lower }}1');
    expect(graph).not.toMatch(MASK);
  });

  it('in the hierarchy of calls, and in no list of names that could be looked up', () => {
    const [web] = prepareRoutes(view, at(4));
    expect(web && outgoingRoutes(view, web).map(({ to }) => to.name)).toEqual(['{{ pool.name }}-x']);
    expect(workspaceSymbols(view, '').map(({ name }) => name)).toEqual(['web']);
  });

  it('in proposals', async () => {
    const { view, at } = viewOf(`${TEMPLATE.replaceAll(/\^\d\^/g, '')}frontend other\n    use_backend ^^\n`, { path: '/x/haproxy.cfg.j2' });
    const { items } = await complete(view, at());
    expect(items.map(({ label }) => label)).toContain('{{ pool.name }}-x');
    expect(items.filter(({ label }) => MASK.test(label))).toEqual([]);
  });
});
