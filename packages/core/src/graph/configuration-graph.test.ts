import { readTarget, type Version } from '@haplint/catalog';
import { describe, expect, it } from 'vitest';
import { parseConfig } from '../lint/lint.js';
import { analyse } from '../model/analyse.js';
import { configurationGraph } from './configuration-graph.js';
import type { ConfigurationGraph } from './graph.js';

function graphOf(texts: string | readonly string[], target: Version | null = null): ConfigurationGraph {
  const files = [texts].flat().map((text, i) => parseConfig({ path: `${i}.cfg`, text }));
  return configurationGraph(analyse(files, { target }));
}

/** Nodes as `kind label (detail) [tags]`, edges as `kind from -> to: label`; `?` stands behind what is not certain. */
function said(graph: ConfigurationGraph): string[] {
  const names = new Map(graph.nodes.map(({ id, kind, label }) => [id, `${kind} ${label}`]));
  return [
    ...graph.nodes.map(
      ({ id, detail, tags, uncertain }) =>
        `${names.get(id)}${detail === '' ? '' : ` (${detail})`}${tags.length === 0 ? '' : ` [${tags.join(' ')}]`}${uncertain ? '?' : ''}`,
    ),
    ...graph.edges.map(
      ({ kind, from, to, label, uncertain }) =>
        `${kind} ${names.get(from)} -> ${names.get(to)}${label === '' ? '' : `: ${label}`}${uncertain ? '?' : ''}`,
    ),
  ];
}

const CASES: readonly (readonly [name: string, text: string | readonly string[], expected: readonly string[]])[] = [
  ['nothing', '', []],
  ['no proxies', 'global\n maxconn 10\nresolvers dns\n nameserver a 192.0.2.1:53\n', []],
  [
    'a frontend with several bind lines, and its backend',
    'frontend f\n mode http\n bind :80\n bind :443,:8443 ssl crt x accept-proxy\n default_backend b\nbackend b\n server s 192.0.2.1:80 check backup\n',
    [
      'frontend f [http]',
      'bind :80',
      'bind :443,:8443 [ssl accept-proxy]',
      'backend b [tcp]',
      'server s (192.0.2.1:80) [backup]',
      'bind bind :80 -> frontend f',
      'bind bind :443,:8443 -> frontend f',
      'server backend b -> server s',
      'default_backend frontend f -> backend b',
    ],
  ],
  [
    'rules in their order, with conditions as written, and without',
    'frontend f\n use_backend b if { path "/a b" } || !x\n use_backend b unless y\n use_backend b\nbackend b\n',
    [
      'frontend f [tcp]',
      'backend b [tcp]',
      'use_backend frontend f -> backend b: if { path "/a b" } || !x',
      'use_backend frontend f -> backend b: unless y',
      'use_backend frontend f -> backend b',
    ],
  ],
  [
    'backends that requests name, and that are not there',
    'frontend f\n use_backend %[hdr(host)]\n use_backend gone\n default_backend gone\nfrontend g\n default_backend %x\n use_backend "${B}"\n',
    [
      'frontend f [tcp]',
      'frontend g [tcp]',
      'open %[hdr(host)]',
      'missing gone',
      'open ${B}',
      'missing %x',
      'use_backend frontend f -> open %[hdr(host)]',
      'use_backend frontend f -> missing gone',
      'default_backend frontend f -> missing gone',
      'use_backend frontend g -> open ${B}',
      'default_backend frontend g -> missing %x',
    ],
  ],
  [
    'listen sections, as both sides',
    'listen l\n bind :1\n server s 192.0.2.1\nfrontend f\n default_backend l\n',
    [
      'listen l [tcp]',
      'bind :1',
      'server s (192.0.2.1)',
      'frontend f [tcp]',
      'bind bind :1 -> listen l',
      'server listen l -> server s',
      'default_backend frontend f -> listen l',
    ],
  ],
  [
    'what a side does not have',
    'frontend f\n server s 192.0.2.1\nbackend b\n bind :80\n use_backend b\n default_backend b\n',
    ['frontend f [tcp]', 'backend b [tcp]'],
  ],
  [
    'the default_backend of defaults',
    'defaults\n mode http\n default_backend b\nfrontend f\nfrontend g\n default_backend c\nbackend b\nbackend c\n',
    [
      'frontend f [http]',
      'frontend g [http]',
      'backend b [http]',
      'backend c [http]',
      'default_backend frontend f -> backend b',
      'default_backend frontend g -> backend c',
    ],
  ],
  [
    'server templates, use-server, dispatch, disabled proxies',
    'backend b\n disabled\n server-template w 1-3 w.example:80 disabled\n server a 192.0.2.1\n use-server a if x\n use-server z if y\n use-server %[hdr(s)] if z\nbackend c\n dispatch 192.0.2.2:80\n',
    [
      'backend b [tcp disabled]',
      'template w (w.example:80) [× 1-3 disabled]',
      'server a (192.0.2.1)',
      'missing z',
      'open %[hdr(s)]',
      'backend c [tcp]',
      'server dispatch (192.0.2.2:80)',
      'server backend b -> template w',
      'server backend b -> server a',
      'use-server backend b -> server a: if x',
      'use-server backend b -> missing z: if y',
      'use-server backend b -> open %[hdr(s)]: if z',
      'server backend c -> server dispatch',
    ],
  ],
  [
    'stick tables, of proxies and peers, and who uses them',
    'peers p\n table t type ip size 1k\nfrontend f\n tcp-request connection track-sc0 src table b\n http-request track-sc1 src table p/t if x\n http-request track-sc2 src\nbackend b\n stick-table type ip size 10k\n stick on src\n',
    [
      'table p/t (type ip size 1k)',
      'frontend f [tcp]',
      'backend b [tcp]',
      'table b (type ip size 10k)',
      'table backend b -> table b',
      'track frontend f -> table b: connection track-sc0 src table b',
      'track frontend f -> table p/t: track-sc1 src table p/t if x',
      'track backend b -> table b: on src',
    ],
  ],
  [
    'several files',
    ['frontend f\n default_backend b\n', 'backend b\n server s 192.0.2.1\n'],
    [
      'frontend f [tcp]',
      'backend b [tcp]',
      'server s (192.0.2.1)',
      'server backend b -> server s',
      'default_backend frontend f -> backend b',
    ],
  ],
  [
    'undecided blocks',
    'frontend f\n.if defined(X)\n bind :1\n use_backend b if x\n default_backend b\n.endif\n default_backend c\nbackend b\n.if defined(X)\nbackend c\n.endif\n',
    [
      'frontend f [tcp]',
      'bind :1?',
      'backend b [tcp]',
      'backend c [tcp]?',
      'bind bind :1 -> frontend f?',
      'use_backend frontend f -> backend b: if x?',
      'default_backend frontend f -> backend c',
    ],
  ],
  [
    'lines that HAProxy refuses',
    'frontend\n bind\n use_backend\n default_backend\nbackend "b\n server s\nbackend c\n server\n server s\n no server t 192.0.2.1\n use-server\n',
    ['frontend  [tcp]', 'backend b [tcp]', 'backend c [tcp]'],
  ],
];

describe('configurationGraph', () => {
  it.each(CASES)('%s', (_, text, expected) => {
    expect(said(graphOf(text))).toEqual(expected);
  });

  it('reads .if blocks for the target', () => {
    const { target } = readTarget('3.0');
    const text = 'frontend f\n.if version_atleast(2.8)\n bind :1\n.else\n bind :2\n.endif\n';
    expect(said(graphOf(text, target as Version))).toEqual(['frontend f [tcp]', 'bind :1', 'bind bind :1 -> frontend f']);
  });

  it('says where everything stands', () => {
    const { files, nodes, edges } = graphOf([
      'frontend f\n bind :1\n\n use_backend b if x\n',
      '\nbackend b\n server s 192.0.2.1\n mode http\n',
    ]);
    expect(files).toEqual(['0.cfg', '1.cfg']);
    expect(nodes.map(({ label, place }) => [label, place])).toEqual([
      ['f', { file: 0, line: 1, endLine: 4 }],
      [':1', { file: 0, line: 2, endLine: 2 }],
      ['b', { file: 1, line: 2, endLine: 4 }],
      ['s', { file: 1, line: 3, endLine: 3 }],
    ]);
    expect(edges.find(({ kind }) => kind === 'use_backend')?.place).toEqual({ file: 0, line: 4, endLine: 4 });
  });

  it('gives every node and edge an id of its own, of plain characters', () => {
    const { nodes, edges } = graphOf(
      'frontend a"b\n bind :1\n use_backend x\n use_backend y\nbackend x\nbackend x\n server s 192.0.2.1\n server s 192.0.2.1\n',
    );
    const ids = [...nodes, ...edges].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => !/^[a-z]\w*$/.test(id))).toEqual([]);
  });
});
