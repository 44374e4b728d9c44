import type { Predicate, SharedPredicate } from '../predicates.js';

/** HTTP/2 negotiated on a server's TLS connection, or spoken from the start. */
const HTTP2_SERVER: Predicate = {
  any: [{ parameter: { name: 'proto', is: 'h2' } }, { all: [{ parameter: 'ssl' }, { parameter: { name: 'alpn', contains: 'h2' } }] }],
};

/** Predicates that several advisories build upon, by name. */
export const SHARED_PREDICATES: Readonly<Record<string, SharedPredicate>> = {
  'http-proxy': {
    says: 'a proxy works in mode http',
    predicate: { proxy: { mode: 'http' } },
  },
  /** A proxy in mode tcp turns to HTTP when it passes a connection to a proxy in mode http (src/stream.c `stream_set_http_mode`). */
  'speaks-http': {
    says: 'it takes requests in HTTP, itself or for a backend in mode http',
    predicate: { any: [{ proxy: { mode: 'http' } }, { backend: { mode: 'http' } }] },
  },
  'passes-requests-on': {
    says: 'it passes requests on to servers',
    predicate: { any: [{ server: {} }, { line: { keyword: ['use_backend', 'default_backend'] } }] },
  },
  /**
   * The implicit upgrade applies to the first request on any bind line, TLS or not, whatever `alpn` says, but for those of
   * `proto h1` (src/mux_h1.c `h1_process`; manual, `option disable-h2-upgrade`, which came with 2.2). TLS offers h2 by
   * itself from 2.8 on (src/cfgparse.c `check_config_validity`).
   */
  'http2-bind': {
    says: 'it accepts HTTP/2',
    predicate: {
      all: [
        { not: { address: { family: 'quic' } } },
        {
          any: [
            { parameter: { name: 'proto', is: 'h2' } },
            {
              all: [
                { not: { parameter: 'proto' } },
                {
                  any: [
                    { not: { option: 'disable-h2-upgrade' } },
                    {
                      all: [
                        { parameter: 'ssl' },
                        {
                          any: [
                            { parameter: { name: ['alpn', 'npn'], contains: 'h2' } },
                            { all: [{ target: { since: '2.8' } }, { not: { parameter: { name: ['alpn', 'npn', 'no-alpn'] } } }] },
                          ],
                        },
                      ],
                    },
                  ],
                },
              ],
            },
          ],
        },
      ],
    },
  },
  'http2-from-clients': {
    says: 'clients can speak HTTP/2',
    predicate: {
      proxy: {
        side: 'frontend',
        mode: ['http', 'tcp'],
        where: { all: [{ bind: { where: { shared: 'http2-bind' } } }, { given: { shared: 'speaks-http' } }] },
      },
    },
  },
  'http2-server': {
    says: 'it speaks HTTP/2',
    predicate: HTTP2_SERVER,
  },
  'http2-to-servers': {
    says: 'some server is spoken to in HTTP/2',
    predicate: { proxy: { side: 'backend', mode: 'http', where: { server: { where: { shared: 'http2-server' } } } } },
  },
  'http1-server': {
    says: 'it speaks HTTP/1',
    predicate: {
      not: {
        any: [HTTP2_SERVER, { parameter: { name: 'proto', oneOf: ['h2', 'fcgi', 'spop'] } }, { address: { family: ['quic', 'rhttp'] } }],
      },
    },
  },
  'http1-backend': {
    says: 'it has a backend whose servers are spoken to in HTTP/1',
    predicate: {
      backend: {
        mode: 'http',
        where: { all: [{ server: { where: { shared: 'http1-server' } } }, { not: { line: { keyword: 'use-fcgi-app' } } }] },
      },
    },
  },
  'http2-backend': {
    says: 'it has a backend whose servers are spoken to in HTTP/2',
    predicate: { backend: { mode: 'http', where: { server: { where: { shared: 'http2-server' } } } } },
  },
  'http1-to-servers': {
    says: 'some server is spoken to in HTTP/1',
    predicate: {
      proxy: {
        side: 'backend',
        mode: 'http',
        where: { all: [{ server: { where: { shared: 'http1-server' } } }, { not: { line: { keyword: 'use-fcgi-app' } } }] },
      },
    },
  },
  'quic-from-clients': {
    says: 'clients can speak HTTP/3 over QUIC',
    predicate: { proxy: { side: 'frontend', mode: 'http', where: { bind: { where: { address: { family: 'quic' } } } } } },
  },
  'fcgi-servers': {
    says: 'some server is spoken to in FastCGI',
    predicate: {
      proxy: {
        side: 'backend',
        mode: 'http',
        where: {
          any: [{ line: { keyword: 'use-fcgi-app' } }, { server: { where: { parameter: { name: 'proto', is: 'fcgi' } } } }],
        },
      },
    },
  },
  /** One of the entries is this very process: HAProxy drops a section in which it does not find itself. */
  'remote-peers': {
    says: 'a "peers" section has a remote peer',
    predicate: { section: { kind: 'peers', where: { line: { keyword: ['peer', 'server'], atLeast: 2 } } } },
  },
  'synchronised-peers': {
    says: 'a stick table is shared with a remote peer',
    predicate: {
      section: {
        kind: 'peers',
        where: {
          all: [
            { line: { keyword: ['peer', 'server'], atLeast: 2 } },
            {
              any: [
                { line: { keyword: 'table' } },
                { anywhere: { line: { keyword: 'stick-table', with: { after: 'peers', is: { nameOf: 'peers' } } } } },
              ],
            },
          ],
        },
      },
    },
  },
  /** HAProxy starts a thread for each CPU unless told otherwise. */
  'several-threads': {
    says: 'the process may run several threads',
    predicate: { not: { setting: { in: 'global', keyword: 'nbthread', is: '1' } } },
  },
  'varying-cache': {
    says: 'a cache in use tells variants apart',
    predicate: {
      section: {
        kind: 'cache',
        where: {
          all: [
            { setting: { keyword: 'process-vary', oneOf: ['on'] } },
            {
              anywhere: {
                any: [
                  { action: { name: ['cache-use', 'cache-store'], with: { word: 1, is: { nameOf: 'cache' } } } },
                  { line: { keyword: 'filter cache', with: { word: 1, is: { nameOf: 'cache' } } } },
                ],
              },
            },
          ],
        },
      },
    },
  },
  'admin-socket': {
    says: 'a command socket lets administrators in',
    predicate: { line: { in: 'global', keyword: 'stats socket', with: { after: 'level', is: 'admin' } } },
  },
  /** Certificate lists, which are files of their own, can turn it on as well. */
  'automatic-ocsp': {
    says: 'OCSP responses are updated automatically',
    predicate: {
      any: [
        { line: { in: 'crt-store', keyword: 'load', with: { after: 'ocsp-update', is: 'on' } } },
        { setting: { in: 'global', keyword: 'ocsp-update.mode', is: 'on' } },
      ],
    },
  },
};
