import { describe, expect, it } from 'vitest';
import { parseConfig } from '../lint/lint.js';
import { analyse } from '../model/analyse.js';
import { configurationGraph } from './configuration-graph.js';
import { graphToDot } from './dot.js';
import type { ConfigurationGraph } from './graph.js';
import { graphMarks, graphPlacesOf } from './marks.js';
import { graphToMermaid } from './mermaid.js';
import { drawGraph, graphToSvg } from './svg.js';

function graphOf(text: string): ConfigurationGraph {
  return configurationGraph(analyse([parseConfig({ path: 'a.cfg', text })], { target: null }));
}

const HOSTILE = [
  '"><script>alert(1)</script>',
  "'onload='x",
  '</title></svg><img/src=x>',
  '\\N\\"]; evil [',
  '&lt;b&gt;&#60;',
  '"]\n  click p0 "javascript:x"',
  '`**md**`<br/>#quot;',
  'a\x00\x01\x07\x1b[31m\x7f\x9b',
  '\u202eevil\u2028\ufeff\ud800\uffff',
  ']]><!--',
];

/** Graphs whose every text is the hostile one. */
function hostileGraph(text: string): ConfigurationGraph {
  const place = { file: 0, line: 1, endLine: 9 };
  const node = { label: text, detail: text, tags: [text], place, uncertain: false };
  const kinds = ['frontend', 'bind', 'backend', 'server', 'template', 'table', 'open', 'missing', 'listen'] as const;
  const edge = { label: text, place, uncertain: true };
  return {
    files: [text, text],
    nodes: kinds.map((kind, i) => ({ ...node, id: `n${i}`, kind })),
    edges: [
      { ...edge, id: 'e0', kind: 'bind', from: 'n1', to: 'n0' },
      { ...edge, id: 'e1', kind: 'use_backend', from: 'n0', to: 'n2' },
      { ...edge, id: 'e2', kind: 'use_backend', from: 'n0', to: 'n6' },
      { ...edge, id: 'e3', kind: 'default_backend', from: 'n0', to: 'n7' },
      { ...edge, id: 'e4', kind: 'server', from: 'n2', to: 'n3' },
      { ...edge, id: 'e5', kind: 'server', from: 'n2', to: 'n4' },
      { ...edge, id: 'e6', kind: 'table', from: 'n2', to: 'n5' },
      { ...edge, id: 'e7', kind: 'use-server', from: 'n2', to: 'n3' },
      { ...edge, id: 'e8', kind: 'track', from: 'n0', to: 'n5' },
    ],
  };
}

/** The elements of markup, in which no text may look like one. Throws where it is not well-formed. */
function elementsOf(markup: string): string[] {
  const open: string[] = [];
  const names: string[] = [];
  const rest = markup.replace(/<(\/?)([a-z]+)((?: [a-z][\w:-]*="[^"<>&]*(?:&[\w#]+;[^"<>&]*)*")*)(\/?)>/gi, (_, end, name, __, empty) => {
    if (end !== '') expect(open.pop()).toBe(name);
    else {
      names.push(name);
      if (empty === '') open.push(name);
    }
    return '';
  });
  expect(open).toEqual([]);
  expect(rest.replace('<?xml version="1.0" encoding="UTF-8"?>', '')).not.toMatch(/[<>]|&(?!\w+;|#\d+;)/);
  return names;
}

const CONTROL = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e\u2028\ufeff\uffff]|[\ud800-\udfff](?![\udc00-\udfff])(?<![\ud800-\udbff].)/;

describe('hostile names', () => {
  it.each(HOSTILE)('%j stay text in SVG', (text) => {
    const plain = elementsOf(graphToSvg(hostileGraph('plain')));
    for (const svg of [graphToSvg(hostileGraph(text)), drawGraph(hostileGraph(text), {}, {}).svg]) {
      expect(elementsOf(svg).filter((name) => !plain.includes(name))).toEqual([]);
      expect(svg).not.toMatch(CONTROL);
      expect(svg).not.toMatch(/\son\w+=[^&]/);
    }
  });

  it.each(HOSTILE)('%j stay text in dot', (text) => {
    const dot = graphToDot(hostileGraph(text));
    expect(dot).not.toMatch(CONTROL);
    // What is left without the quoted strings is the same whatever the texts are.
    const frame = (dotText: string) => dotText.replace(/"(?:[^"\\\n]|\\.)*"/g, 'S');
    expect(frame(dot)).toBe(frame(graphToDot(hostileGraph('plain'))));
    // `\N` and the like are replaced by Graphviz; only `\n`, `\\` and `\"` may be there.
    expect(dot.replaceAll('\\\\', '')).not.toMatch(/\\[^n"]/);
  });

  it.each(HOSTILE)('%j stay text in Mermaid', (text) => {
    const mermaid = graphToMermaid(hostileGraph(text));
    expect(mermaid).not.toMatch(CONTROL);
    const frame = (mermaidText: string) => mermaidText.replace(/"[^"\n]*"/g, 'S');
    expect(frame(mermaid)).toBe(frame(graphToMermaid(hostileGraph('plain'))));
    for (const [quoted] of mermaid.matchAll(/"[^"\n]*"/g)) {
      expect(quoted.slice(1, -1).replaceAll('<br>', '').replace(/#\d+;/g, '')).not.toMatch(/[<>"`*_#;&\\()[\]{}|]/);
    }
  });

  it('are cut where they are long', () => {
    for (const draw of [graphToSvg, graphToDot, graphToMermaid])
      expect(draw(hostileGraph('漢'.repeat(100_000))).length).toBeLessThan(40_000);
  });
});

const EXAMPLE = `frontend www
    bind :80
    use_backend api if is_api
    http-request track-sc0 src table api
    default_backend site
    mode htpp
backend api
    stick-table type ip size 1k
    server a 192.0.2.1:80
    server b 192.0.2.2:80
    use-server a if x
backend site
    server c 192.0.2.3:80
`;

describe('findings in the graph', () => {
  it('are about the line they are on, else about the section around it', () => {
    const graph = graphOf(EXAMPLE);
    const at = (line: number) => graphPlacesOf(graph, [{ filePath: 'a.cfg', line, severity: 2 }])[0];
    const nameOf = (id: string | null | undefined) =>
      graph.nodes.find((node) => node.id === id)?.label ?? graph.edges.find((edge) => edge.id === id)?.kind ?? null;
    expect(Array.from({ length: 14 }, (_, i) => nameOf(at(i + 1)))).toEqual([
      ...['www', ':80', 'use_backend', 'www', 'default_backend', 'www'],
      ...['api', 'api', 'a', 'b', 'a', 'site', 'c', null],
    ]);
    expect(graphPlacesOf(graph, [{ filePath: 'b.cfg', line: 1, severity: 1 }])).toEqual([null]);
  });

  it('are counted and marked', () => {
    const graph = graphOf(EXAMPLE);
    const findings = ([9, 9, 6] as const).map((line, i) => ({ filePath: 'a.cfg', line, severity: i === 0 ? (2 as const) : (1 as const) }));
    const marks = graphMarks(graph, findings);
    expect(marks).toEqual({ p1_server0: { errors: 1, warnings: 1 }, p0: { errors: 0, warnings: 1 } });
    expect(graphToSvg(graph, marks)).toContain('class="server error"');
    expect(graphToDot(graph, marks)).toContain('1 error, 1 warning');
    expect(graphToMermaid(graph, marks)).toContain('  class p1_server0 error');
  });
});

describe('views of the picture', () => {
  const idsIn = (svg: string) => [...svg.matchAll(/data-id="([^"]*)"/g)].map(([, id]) => id).sort();
  const view = (text: string, options: Parameters<typeof drawGraph>[2]) => {
    const graph = graphOf(text);
    const { svg, found } = drawGraph(graph, graphMarks(graph, [{ filePath: 'a.cfg', line: 10, severity: 1 }]), options);
    return { ids: idsIn(svg), found };
  };

  it('show everything unless told otherwise', () => {
    expect(view(EXAMPLE, {})).toEqual({
      ids: ['e6', 'e7', 'p0', 'p0_bind0', 'p1', 'p1_server0', 'p1_server1', 'p1_table0', 'p2', 'p2_server0'].sort(),
      found: null,
    });
  });

  it('show what was searched for, the way there and the way on', () => {
    expect(view(EXAMPLE, { query: '192.0.2.2' }).ids).toEqual(['e6', 'p0', 'p0_bind0', 'p1', 'p1_server1'].sort());
    expect(view(EXAMPLE, { query: 'IS_API' }).ids).toEqual(['e6', 'p0', 'p0_bind0', 'p1', 'p1_server0', 'p1_server1', 'p1_table0'].sort());
    expect(view(EXAMPLE, { query: 'nothing' })).toEqual({ ids: [], found: 0 });
  });

  it('show one thing, or what has findings', () => {
    expect(view(EXAMPLE, { onlyMarked: true })).toEqual({ ids: ['e6', 'p0', 'p0_bind0', 'p1', 'p1_server1'].sort(), found: 1 });
    expect(view(EXAMPLE, { focus: 'p2_server0' }).ids).toEqual(['e7', 'p0', 'p0_bind0', 'p2', 'p2_server0'].sort());
  });

  const MANY = [
    'frontend f',
    ...Array.from({ length: 100 }, (_, i) => ` use_backend b${i} if x${i}`),
    ...Array.from({ length: 200 }, (_, i) => `backend b${i}\n server s 192.0.2.1\n server t 192.0.2.2`),
  ].join('\n');

  it('fold what is much, and unfold it', () => {
    const folded = view(MANY, { limit: 10 });
    expect(folded.ids.filter((id) => id?.startsWith('more-'))).toEqual(['more-backends', 'more-p0']);
    expect(folded.ids).toHaveLength(1 + 10 + 1 + 10 * 2 + 10 * 2 + 1);
    const unfolded = view(MANY, { limit: 10, unfolded: { 'more-p0': 200, 'servers-p1': 1 } });
    expect(unfolded.ids).toHaveLength(1 + 100 + 101 + 100 + 10 * 2 + 1);
    expect(view(MANY, { limit: 10, query: 'b199' }).ids).toHaveLength(1 + 2);
  });

  it('draw no card over another', () => {
    for (const text of [
      EXAMPLE,
      MANY,
      'listen l\n bind :1\n use_backend b\n server s 192.0.2.1\nlisten m\n server t 192.0.2.2\nfrontend f\n use_backend m\nbackend b\n',
    ]) {
      const { svg } = drawGraph(graphOf(text), {}, {});
      const boxes = [...svg.matchAll(/translate\((\d+) (\d+)\).*?<rect width="(\d+)" height="(\d+)"/g)].map((match) =>
        match.slice(1).map(Number),
      );
      for (const [i, [x = 0, y = 0, width = 0, height = 0]] of boxes.entries()) {
        const over = boxes
          .slice(i + 1)
          .filter(([x2 = 0, y2 = 0, w2 = 0, h2 = 0]) => x < x2 + w2 && x2 < x + width && y < y2 + h2 && y2 < y + height);
        expect(over).toEqual([]);
      }
    }
  });
});
