import type { Advisory } from '../advisories.js';

/** Ordered by id. `src/advisories.ts` says what each field means, `schema/advisory.schema.json` what it may hold. */
export const ADVISORIES: readonly Advisory[] = [
  {
    id: '006a3acbd-peers-refcount',
    kind: 'bug',
    severity: 'high',
    cvss: null,
    effect: ['crash', 'memory-corruption'],
    title: 'An update from a peer uses a stick-table entry that another thread has just freed',
    explanation:
      "The entry being filled from a peer's message isn't protected against expiry or a purge of its table, so with " +
      'several threads it can vanish halfway. It takes a `peers` section with a remote peer and a shared ' +
      'stick-table; a table that is full or has short expiry makes it more probable.',
    mitigation: 'A single thread (`nbthread 1`) closes the race, at the price of the other cores.',
    fixCommits: ['006a3acbd'],
    introduced: null,
    introducedIn: {},
    introducedNote: null,
    fixedIn: { '3.0': '3.0.11' },
    fixedInDevelopment: '3.2-dev15',
    affectedBranches: ['3.0', '3.1'],
    references: ['https://github.com/haproxy/haproxy/issues/2959', 'https://github.com/haproxy/haproxy/commit/006a3acbd'],
    confidence: 'high',
    rule: null,
    predicate: {
      all: [
        { section: { kind: 'peers', where: { all: [{ given: { shared: 'synchronised-peers' } }] } } },
        { given: { shared: 'several-threads' } },
      ],
    },
    predicateNote: null,
    safeMitigation: [],
  },
  {
    id: '0aeae2305-fcgi-bufsize',
    kind: 'bug',
    severity: 'high',
    cvss: null,
    effect: ['smuggling', 'bypass'],
    title: 'FastCGI records cut at 16 bits let a request body carry records of its own',
    explanation:
      'With buffers of 65544 bytes or more, HAProxy can put more data into a FastCGI record than its length field ' +
      'can state. The application takes the surplus for new records, among them requests that no rule has seen. It ' +
      'needs `tune.bufsize` of that size and servers spoken to over FastCGI.',
    mitigation: 'Bring `tune.bufsize` under 65536.',
    fixCommits: ['0aeae2305'],
    introduced: '2.1.0',
    introducedIn: {},
    introducedNote: null,
    fixedIn: { '2.4': '2.4.32', '2.6': '2.6.26', '2.8': '2.8.21', '3.0': '3.0.20', '3.2': '3.2.16', '3.3': '3.3.7' },
    fixedInDevelopment: '3.4-dev9',
    affectedBranches: ['2.4', '2.6', '2.8', '3.0', '3.2', '3.3'],
    references: ['https://github.com/haproxy/haproxy/commit/0aeae2305'],
    confidence: 'medium',
    rule: null,
    predicate: { all: [{ setting: { in: 'global', keyword: 'tune.bufsize', unit: 'bytes', atLeast: 65544 } }, { shared: 'fcgi-servers' }] },
    predicateNote: null,
    safeMitigation: [],
  },
  {
    id: '1696cfaa1-peers-key-type',
    kind: 'bug',
    severity: 'medium',
    cvss: null,
    effect: ['crash'],
    title: 'A table definition with an invalid key type, received from a peer, crashes the process',
    explanation:
      'The key type announced in a peers message is used as an index without a check. Whoever can open a session on ' +
      "the peers port can do this, so the port's exposure decides.",
    mitigation: 'Let only the other peers reach the port, by firewall or with TLS that asks for client certificates.',
    fixCommits: ['1696cfaa1'],
    introduced: '2.0.0',
    introducedIn: {},
    introducedNote: 'The fault is at least as old as 2.0.',
    fixedIn: { '2.6': '2.6.25', '2.8': '2.8.20', '3.0': '3.0.19', '3.2': '3.2.15', '3.3': '3.3.6' },
    fixedInDevelopment: '3.4-dev7',
    affectedBranches: ['2.4', '2.6', '2.8', '3.0', '3.1', '3.2', '3.3'],
    references: ['https://github.com/haproxy/haproxy/commit/1696cfaa1'],
    confidence: 'medium',
    rule: null,
    predicate: {
      section: {
        kind: 'peers',
        where: {
          all: [
            { given: { shared: 'synchronised-peers' } },
            { not: { bind: { where: { all: [{ parameter: 'ssl' }, { parameter: { name: 'verify', is: 'required' } }] } } } },
          ],
        },
      },
    },
    predicateNote:
      'Who can open connections to the port is for the network to say; sections whose own `bind` line demands client certificates are left out.',
    safeMitigation: [],
  },
  {
    id: '1af221457-keep-query',
    kind: 'bug',
    severity: 'high',
    cvss: null,
    effect: ['crash'],
    title: 'A redirect on the response that keeps the query string crashes at its first use',
    explanation:
      'By the time `http-response redirect location` with `keep-query` runs, the request it wants to copy the query ' +
      'string from has left the buffers. One matching response is enough.',
    mitigation: 'Remove `keep-query` from the response rules, or move the redirect to `http-request`, where it works.',
    fixCommits: ['1af221457'],
    introduced: '3.1.0',
    introducedIn: {},
    introducedNote: null,
    fixedIn: { '3.1': null, '3.2': '3.2.23', '3.3': '3.3.14', '3.4': '3.4.4' },
    fixedInDevelopment: '3.5-dev5',
    affectedBranches: ['3.1', '3.2', '3.3', '3.4'],
    references: ['https://github.com/haproxy/haproxy/commit/1af221457'],
    confidence: 'medium',
    rule: null,
    predicate: { proxy: { mode: 'http', where: { action: { name: 'redirect', ruleset: 'http-response', with: { is: 'keep-query' } } } } },
    predicateNote: null,
    safeMitigation: [],
  },
  {
    id: '1b8c5abee-dynamic-servers',
    kind: 'bug',
    severity: 'high',
    cvss: null,
    effect: ['crash', 'memory-corruption'],
    title: 'Removing a server at run time leaves users of it behind',
    explanation:
      '`del server` on the command socket can free a server that streams, private connections, the list of servers ' +
      'or an interrupted metrics dump still point to. Configurations that have their servers added and deleted by a ' +
      'controller meet it; private connections come with `http-reuse never` or HTTP/2 to servers.',
    mitigation: 'Set servers to maintenance (`set server ... state maint`) and leave them in place.',
    fixCommits: ['1b8c5abee', '7dae3ceaa', '7a02fcaf2', 'f81c00cd4'],
    introduced: '2.4.0',
    introducedIn: {},
    introducedNote: '2.4 is the first branch in which servers can be added and deleted at run time.',
    fixedIn: { '2.4': '2.4.28', '2.6': '2.6.20', '2.8': '2.8.12', '3.0': '3.0.6' },
    fixedInDevelopment: '3.1-dev11',
    affectedBranches: ['2.4', '2.6', '2.8', '2.9', '3.0'],
    references: [
      'https://github.com/haproxy/haproxy/issues/2733',
      'https://github.com/haproxy/haproxy/commit/1b8c5abee',
      'https://github.com/haproxy/haproxy/commit/7dae3ceaa',
      'https://github.com/haproxy/haproxy/commit/7a02fcaf2',
      'https://github.com/haproxy/haproxy/commit/f81c00cd4',
    ],
    confidence: 'medium',
    rule: null,
    predicate: {
      all: [
        { shared: 'admin-socket' },
        {
          given: {
            any: [
              {
                section: {
                  kind: 'backend',
                  where: {
                    all: [
                      { not: { server: {} } },
                      { any: [{ line: { keyword: ['balance', 'default-server', 'cookie', 'http-reuse'] } }, { option: 'httpchk' }] },
                      {
                        not: {
                          line: {
                            keyword: [
                              'stick-table',
                              'redirect',
                              'stats enable',
                              'stats uri',
                              'dispatch',
                              'errorfile',
                              'errorfiles',
                              'http-error',
                            ],
                          },
                        },
                      },
                      { not: { action: { name: ['deny', 'reject', 'return', 'redirect', 'tarpit', 'silent-drop', 'use-service'] } } },
                      { not: { option: 'transparent' } },
                      { not: { setting: { keyword: 'mode', is: 'log' } } },
                    ],
                  },
                },
              },
              { line: { in: 'program', keyword: 'command', with: { includes: 'dataplaneapi' } } },
            ],
          },
        },
      ],
    },
    predicateNote:
      'Whether somebody deletes servers cannot be seen. What counts as a sign of it: a backend that is set up to balance but has no servers in the file and answers nothing by itself, or the data plane API as a `program`; both with a command socket of level admin.',
    safeMitigation: [],
  },
  {
    id: '2026-11-cache-vary-poisoning',
    kind: 'bug',
    severity: 'high',
    cvss: null,
    effect: ['poisoning'],
    title: 'The cache can mix up the variants of an object',
    explanation:
      'With `process-vary on`, a request made for the purpose gets the cache to file or to serve an object under a ' +
      "secondary key that isn't its own, so that other clients receive the wrong variant.",
    mitigation: 'Set `process-vary off` in the `cache` sections.',
    fixCommits: [],
    introduced: null,
    introducedIn: {},
    introducedNote: null,
    fixedIn: { '3.0': '3.0.31', '3.2': '3.2.27', '3.3': '3.3.18', '3.4': '3.4.8' },
    fixedInDevelopment: null,
    affectedBranches: ['3.0', '3.2', '3.3', '3.4'],
    references: [
      'https://www.mail-archive.com/haproxy@formilux.org/msg47800.html',
      'https://www.mail-archive.com/haproxy@formilux.org/msg47801.html',
      'https://www.mail-archive.com/haproxy@formilux.org/msg47802.html',
      'https://www.mail-archive.com/haproxy@formilux.org/msg47805.html',
    ],
    confidence: 'medium',
    rule: null,
    predicate: { shared: 'varying-cache' },
    predicateNote: null,
    safeMitigation: [{ set: 'process-vary', to: 'off', in: 'cache' }],
  },
  {
    id: '25d6e65aa-resolvers-lowercase',
    kind: 'bug',
    severity: 'high',
    cvss: null,
    effect: ['crash', 'disclosure'],
    title: 'Lowering the case of a DNS answer alters its label lengths too',
    explanation:
      'Lengths from 65 to 90 look like capital letters and grow by 32, after which the names are read beyond their ' +
      'end. Any answer HAProxy takes from a `nameserver`, genuine or forged, can carry such a length.',
    mitigation: 'Have the `resolvers` sections ask nothing but a trusted resolver nearby.',
    fixCommits: ['25d6e65aa'],
    introduced: null,
    introducedIn: {},
    introducedNote: null,
    fixedIn: {
      '2.4': '2.4.31',
      '2.6': '2.6.24',
      '2.8': '2.8.19',
      '3.0': '3.0.18',
      '3.1': '3.1.16',
      '3.2': '3.2.14',
      '3.3': '3.3.5',
    },
    fixedInDevelopment: '3.4-dev6',
    affectedBranches: ['2.4', '2.6', '2.8', '3.0', '3.1', '3.2', '3.3'],
    references: ['https://github.com/haproxy/haproxy/commit/25d6e65aa'],
    confidence: 'medium',
    rule: null,
    predicate: {
      section: {
        kind: 'resolvers',
        where: {
          given: {
            anywhere: {
              any: [
                { server: { where: { parameter: { name: 'resolvers', is: { nameOf: 'resolvers' } } } } },
                { action: { name: 'do-resolve' } },
              ],
            },
          },
        },
      },
    },
    predicateNote:
      'A `do-resolve` action counts for every `resolvers` section, and what the internal HTTP client resolves by itself (OCSP updates, Lua) is not counted.',
    safeMitigation: [],
  },
  {
    id: '26e74f140-ocsp-stapling-race',
    kind: 'bug',
    severity: 'critical',
    cvss: null,
    effect: ['crash', 'disclosure'],
    title: 'An OCSP response can be stapled while it is being replaced',
    explanation:
      'The TLS handshake copies the cached response without holding the lock under which an update frees it. The ' +
      'client receives whatever the memory holds by then, or the process crashes. It takes responses that change at ' +
      'run time: `ocsp-update on`, or `set ssl ocsp-response` sent to the command socket.',
    mitigation:
      'Until the upgrade, turn `ocsp-update` off and send no `set ssl ocsp-response`; a changed response then waits ' + 'for a reload.',
    fixCommits: ['26e74f140'],
    introduced: null,
    introducedIn: {},
    introducedNote: null,
    fixedIn: {
      '2.4': null,
      '2.6': '2.6.32',
      '2.8': '2.8.27',
      '3.0': '3.0.26',
      '3.2': '3.2.22',
      '3.3': '3.3.13',
      '3.4': '3.4.3',
    },
    fixedInDevelopment: '3.5-dev4',
    affectedBranches: ['2.4', '2.6', '2.8', '3.0', '3.2', '3.3', '3.4'],
    references: ['https://www.mail-archive.com/haproxy@formilux.org/msg47348.html', 'https://github.com/haproxy/haproxy/commit/26e74f140'],
    confidence: 'medium',
    rule: null,
    predicate: {
      all: [
        { not: { setting: { in: 'global', keyword: 'ocsp-update.disable', is: 'on' } } },
        {
          any: [
            { line: { in: 'crt-store', keyword: 'load', with: { after: 'ocsp-update', is: 'on' } } },
            {
              all: [
                { setting: { in: 'global', keyword: 'ocsp-update.mode', is: 'on' } },
                { given: { bind: { where: { parameter: 'ssl' } } } },
              ],
            },
            {
              all: [
                { line: { in: 'global', keyword: ['tune.ssl.ocsp-update.mindelay', 'tune.ssl.ocsp-update.maxdelay'] } },
                { bind: { where: { all: [{ parameter: 'ssl' }, { parameter: 'crt-list' }] } } },
              ],
            },
          ],
        },
      ],
    },
    predicateNote:
      'Updates that only a crt-list file asks for, or that arrive by `set ssl ocsp-response`, cannot be seen; a crt-list counts where `global` also sets the delays of automatic updates.',
    safeMitigation: [],
  },
  {
    id: '3020fde52-slz-overflow',
    kind: 'bug',
    severity: 'high',
    cvss: null,
    effect: ['memory-corruption', 'crash'],
    title: 'Compressing can make a response grow by more than the buffer has room for',
    explanation:
      'The built-in compressor (libslz) may enlarge hostile content by a sixteenth, where HAProxy counts on a few ' +
      'bytes. The space that `tune.maxrewrite` keeps free absorbs that with default settings, but not with larger ' +
      'buffers or a smaller reserve. Builds with zlib are not concerned.',
    mitigation: 'Keep `tune.maxrewrite` at one sixteenth of `tune.bufsize` or above; the defaults fulfil it.',
    fixCommits: ['3020fde52'],
    introduced: '1.6.0',
    introducedIn: {},
    introducedNote: 'Came with libslz in 1.6.',
    fixedIn: { '2.4': '2.4.32', '2.6': '2.6.26', '2.8': '2.8.21', '3.0': '3.0.20', '3.2': '3.2.16', '3.3': '3.3.7' },
    fixedInDevelopment: '3.4-dev9',
    affectedBranches: ['2.4', '2.6', '2.8', '3.0', '3.2', '3.3'],
    references: [
      'https://www.mail-archive.com/haproxy@formilux.org/msg47012.html',
      'https://www.mail-archive.com/haproxy@formilux.org/msg46837.html',
      'https://github.com/haproxy/haproxy/commit/3020fde52',
    ],
    confidence: 'medium',
    rule: null,
    predicate: {
      all: [
        {
          proxy: {
            mode: 'http',
            where: {
              line: {
                keyword: ['compression algo', 'compression algo-req', 'compression algo-res'],
                with: { oneOf: ['gzip', 'deflate', 'raw-deflate'] },
              },
            },
          },
        },
        {
          setting: {
            in: 'global',
            keyword: 'tune.maxrewrite',
            default: '1024',
            unit: 'bytes',
            below: { setting: 'tune.bufsize', default: '16384', dividedBy: 17 },
          },
        },
      ],
    },
    predicateNote: 'A build with zlib instead of libslz is not concerned; the configuration does not show which of them it is.',
    safeMitigation: [],
  },
  {
    id: '3db607707-peers-dict-overflow',
    kind: 'bug',
    severity: 'high',
    cvss: null,
    effect: ['memory-corruption', 'crash'],
    title: 'A long server name in a stick-table overflows the message that teaches it to a peer',
    explanation:
      "An entry's `server_key` is copied into the outgoing peers message whatever room is left. Another party on the " +
      'peers port, which knows no authentication by itself, can plant an entry of the right length. Tables that ' +
      'store `server_key`, as those behind `stick on` rules do, are exposed.',
    mitigation: 'Shield the peers port with a firewall, or demand client certificates on it.',
    fixCommits: ['3db607707'],
    introduced: '2.4.0',
    introducedIn: {},
    introducedNote: null,
    fixedIn: { '2.6': '2.6.32', '2.8': '2.8.27', '3.0': '3.0.26', '3.2': '3.2.22', '3.3': '3.3.13', '3.4': '3.4.3' },
    fixedInDevelopment: '3.5-dev4',
    affectedBranches: ['2.4', '2.6', '2.8', '3.0', '3.2', '3.3', '3.4'],
    references: ['https://github.com/haproxy/haproxy/commit/3db607707'],
    confidence: 'medium',
    rule: null,
    predicate: {
      section: {
        kind: 'peers',
        where: {
          all: [
            { given: { shared: 'synchronised-peers' } },
            {
              given: {
                anywhere: {
                  any: [
                    {
                      proxy: {
                        where: {
                          all: [
                            { line: { keyword: 'stick-table', with: { after: 'peers', is: { nameOf: 'peers' } } } },
                            {
                              any: [
                                { line: { keyword: 'stick-table', with: { after: 'store', contains: 'server_key' } } },
                                { line: { keyword: ['stick on', 'stick match', 'stick store-request', 'stick store-response'] } },
                              ],
                            },
                          ],
                        },
                      },
                    },
                    {
                      section: {
                        kind: 'backend',
                        where: {
                          all: [
                            { line: { keyword: 'stick-table', with: { after: 'peers', is: { nameOf: 'peers' } } } },
                            {
                              anywhere: {
                                line: {
                                  keyword: ['stick on', 'stick match', 'stick store-request', 'stick store-response'],
                                  with: { after: 'table', is: { nameOf: 'backend' } },
                                },
                              },
                            },
                          ],
                        },
                      },
                    },
                    {
                      section: {
                        kind: 'peers',
                        where: {
                          all: [
                            { name: { is: { nameOf: 'peers' } } },
                            { line: { keyword: 'table', with: { after: 'store', contains: 'server_key' } } },
                          ],
                        },
                      },
                    },
                  ],
                },
              },
            },
          ],
        },
      },
    },
    predicateNote: 'Stickiness on a table inside the `peers` section is seen where the table itself says `store server_key`.',
    safeMitigation: [],
  },
  {
    id: '3e2d1476e-peers-learn-state',
    kind: 'bug',
    severity: 'high',
    cvss: null,
    effect: ['crash'],
    title: 'A peer that finishes its lesson and hangs up crashes the process',
    explanation:
      'The end of a resynchronisation is recorded later, by a task of its own, which then wakes a session that may ' +
      'be closed by now. Any `peers` section with a remote peer can meet it on 3.0.0 to 3.0.2.',
    mitigation: null,
    fixCommits: ['3e2d1476e'],
    introduced: '3.0.0',
    introducedIn: {},
    introducedNote: null,
    fixedIn: { '3.0': '3.0.3' },
    fixedInDevelopment: '3.1-dev3',
    affectedBranches: ['3.0'],
    references: ['https://github.com/haproxy/haproxy/issues/2629', 'https://github.com/haproxy/haproxy/commit/3e2d1476e'],
    confidence: 'high',
    rule: null,
    predicate: { section: { kind: 'peers', where: { all: [{ given: { shared: 'synchronised-peers' } }] } } },
    predicateNote: null,
    safeMitigation: [],
  },
  {
    id: '4a8f76220-mtls-resumption',
    kind: 'bug',
    severity: 'high',
    cvss: null,
    effect: ['bypass'],
    title: 'A client can resume, where certificates are required of it, a TLS session begun on a lenient listener',
    explanation:
      "Session identifiers don't depend on the client verification settings. Where two TLS `bind` lines or crt-list " +
      'entries present one certificate but differ in `verify`, `ca-file`, `crl-file` or ignored errors, a client can ' +
      'skip the stricter check by resuming.',
    mitigation:
      'Give each verification policy a certificate of its own, or forbid resumption with `no-tls-tickets` and ' + '`tune.ssl.cachesize 0`.',
    fixCommits: ['4a8f76220'],
    introduced: null,
    introducedIn: {},
    introducedNote: null,
    fixedIn: { '3.0': '3.0.27', '3.2': '3.2.23', '3.3': '3.3.14', '3.4': '3.4.4' },
    fixedInDevelopment: '3.5-dev5',
    affectedBranches: ['2.4', '2.6', '2.8', '3.0', '3.2', '3.3', '3.4'],
    references: ['https://github.com/haproxy/haproxy/commit/4a8f76220'],
    confidence: 'low',
    rule: null,
    predicate: {
      all: [
        {
          bind: {
            where: {
              all: [
                { parameter: 'ssl' },
                { not: { all: [{ setting: { in: 'global', keyword: 'tune.ssl.cachesize', is: '0' } }, { parameter: 'no-tls-tickets' }] } },
              ],
            },
            sharing: { parameter: 'crt' },
            differing: [
              { parameter: 'verify' },
              { parameter: 'ca-file' },
              { parameter: 'crl-file' },
              { parameter: 'ca-ignore-err' },
              { parameter: 'crt-ignore-err' },
            ],
          },
        },
        { given: { bind: { where: { all: [{ parameter: 'ssl' }, { parameter: { name: 'verify', is: 'required' } }] } } } },
      ],
    },
    predicateNote: 'Certificates are compared by the way they are named, and what a crt-list file says is not seen.',
    safeMitigation: [],
  },
  {
    id: '52a3d807f-compression-chunking',
    kind: 'bug',
    severity: 'high',
    cvss: null,
    effect: ['corrupted-traffic'],
    title: 'Responses whose size a filter changes are sent with the wrong chunk sizes',
    explanation:
      'When output stalls, HAProxy goes by the amount of data announced before the filter ran. HTTP/1.1 clients of ' +
      'compressed responses, or of responses a Lua filter rewrites, receive transfers that break off.',
    mitigation: 'Switch compression, or the filter, off.',
    fixCommits: ['52a3d807f'],
    introduced: null,
    introducedIn: {},
    introducedNote: null,
    fixedIn: { '3.0': '3.0.6' },
    fixedInDevelopment: '3.1-dev11',
    affectedBranches: ['2.9', '3.0'],
    references: ['https://github.com/haproxy/haproxy/commit/52a3d807f'],
    confidence: 'high',
    rule: null,
    predicate: {
      any: [
        {
          proxy: {
            mode: 'http',
            where: {
              line: {
                keyword: ['compression algo', 'compression algo-req', 'compression algo-res'],
                with: { oneOf: ['gzip', 'deflate', 'raw-deflate'] },
              },
            },
          },
        },
        { proxy: { mode: 'http', where: { line: { keyword: 'filter', with: { word: 1, startsWith: 'lua.' } } } } },
      ],
    },
    predicateNote: 'Every filter written in Lua is taken for one that rewrites data.',
    safeMitigation: [],
  },
  {
    id: '53f52e67a-queue-loop',
    kind: 'bug',
    severity: 'high',
    cvss: null,
    effect: ['loop', 'abort'],
    title: 'Taking the last server down with requests queued can loop for ever',
    explanation:
      'A request is queued, found to have no server to wait for, taken out and queued again. It needs a server with ' +
      '`maxconn`, a balancing algorithm that may choose freely, and the departure of the only server left while the ' +
      "backend's queue isn't empty.",
    mitigation: 'Without `maxconn` on the servers there is no queue to get stuck on.',
    fixCommits: ['53f52e67a', 'ca275d99c'],
    introduced: null,
    introducedIn: { '2.6': '2.6.19', '2.8': '2.8.11', '2.9': '2.9.10', '3.0': '3.0.4' },
    introducedNote:
      'Commit 5541d4995 of July 2024 (3.1-dev5) turned a wait into a loop; the releases named are the first after ' + 'it, by their day.',
    fixedIn: { '2.6': '2.6.21', '2.8': '2.8.13', '3.0': '3.0.6' },
    fixedInDevelopment: '3.1-dev10',
    affectedBranches: ['2.6', '2.8', '2.9', '3.0'],
    references: ['https://github.com/haproxy/haproxy/commit/53f52e67a', 'https://github.com/haproxy/haproxy/commit/ca275d99c'],
    confidence: 'high',
    rule: null,
    predicate: {
      proxy: {
        side: 'backend',
        mode: ['http', 'tcp'],
        where: {
          all: [
            {
              server: {
                where: {
                  all: [
                    { parameter: { name: 'maxconn', above: 0 } },
                    {
                      given: {
                        any: [{ parameter: { name: ['check', 'agent-check', 'track'] } }, { anywhere: { shared: 'admin-socket' } }],
                      },
                    },
                  ],
                },
              },
            },
            {
              given: { setting: { keyword: 'balance', default: 'roundrobin', matches: '^(roundrobin|static-rr|leastconn|first|random)' } },
            },
          ],
        },
      },
    },
    predicateNote:
      'A server counts as one that can leave where it is checked or tracked, or where a command socket of level admin can take it out.',
    safeMitigation: [],
  },
  {
    id: '5702009c8-tls-session-sni',
    kind: 'bug',
    severity: 'high',
    cvss: null,
    effect: ['misrouting', 'bypass'],
    title: 'A TLS session to a server is resumed under another server name',
    explanation:
      'The cached session of a server is offered whatever name the new connection asks for, and without a name it ' +
      'even passes on its own. Servers with a `sni` expression that varies, or health checks with another name than ' +
      'the traffic, are concerned.',
    mitigation: 'Put `no-ssl-reuse` on those servers.',
    fixCommits: ['5702009c8'],
    introduced: '2.9.0',
    introducedIn: {},
    introducedNote: 'Commit 95ac5fe4a in 2.9-dev5; the fix was asked for down to 3.0, as 2.9 had ended by then.',
    fixedIn: { '3.2': '3.2.11' },
    fixedInDevelopment: '3.4-dev1',
    affectedBranches: ['3.0', '3.1', '3.2', '3.3'],
    references: ['https://github.com/haproxy/haproxy/issues/3195', 'https://github.com/haproxy/haproxy/commit/5702009c8'],
    confidence: 'high',
    rule: null,
    predicate: {
      server: {
        where: {
          all: [
            { parameter: 'ssl' },
            { not: { parameter: 'no-ssl-reuse' } },
            {
              given: {
                any: [
                  { parameter: { name: 'sni', not: { startsWith: 'str(' } } },
                  { all: [{ parameter: 'check' }, { parameter: 'check-sni' }, { not: { parameter: 'sni' } }] },
                ],
              },
            },
          ],
        },
      },
    },
    predicateNote: 'A `check-sni` that differs from a constant `sni` of the same server is not seen.',
    safeMitigation: [{ addParameter: 'no-ssl-reuse' }],
  },
  {
    id: '5fda64e87-set-dst-reuse',
    kind: 'bug',
    severity: 'high',
    cvss: null,
    effect: ['misrouting'],
    title: 'An idle connection to one destination serves a request for another',
    explanation:
      'A destination chosen by `set-dst` or `set-dst-port` is not compared when a connection to reuse is looked for, ' +
      'except with a server at 0.0.0.0. Proxies with `option transparent` and connection reuse can send requests to ' +
      'the wrong host.',
    mitigation: 'Use `http-reuse never` in the proxies concerned.',
    fixCommits: ['5fda64e87'],
    introduced: '2.4.0',
    introducedIn: {},
    introducedNote: '2.4 introduced the comparison by hash.',
    fixedIn: { '2.6': '2.6.22', '2.8': '2.8.15', '3.0': '3.0.10' },
    fixedInDevelopment: '3.2-dev9',
    affectedBranches: ['2.6', '2.8', '3.0', '3.1'],
    references: ['https://github.com/haproxy/haproxy/commit/5fda64e87'],
    confidence: 'high',
    rule: null,
    predicate: {
      all: [
        { action: { name: ['set-dst', 'set-dst-port'] } },
        {
          given: {
            proxy: {
              side: 'backend',
              mode: 'http',
              where: { all: [{ option: 'transparent' }, { not: { setting: { keyword: 'http-reuse', is: 'never' } } }] },
            },
          },
        },
      ],
    },
    predicateNote: 'Rule and `option transparent` are not required to meet on the way of one request.',
    safeMitigation: [],
  },
  {
    id: '624979cf3-replace-header',
    kind: 'bug',
    severity: 'high',
    cvss: null,
    effect: ['corrupted-traffic'],
    title: '`replace-header` can mix up values when a header occurs more than once',
    explanation:
      'The buffer that holds the new value is also the one used to rearrange the message, so a second replacement in ' +
      'the same message may write garbage. Requests and responses with repeated headers and little free space are at ' +
      'risk.',
    mitigation: 'For headers that repeat, use `replace-value`, or `del-header` with `set-header`.',
    fixCommits: ['624979cf3'],
    introduced: '1.9.0',
    introducedIn: {},
    introducedNote: 'Came with the HTX representation in 1.9.',
    fixedIn: { '2.2': '2.2.31', '2.4': '2.4.24', '2.6': '2.6.15', '2.8': '2.8.2' },
    fixedInDevelopment: '2.9-dev3',
    affectedBranches: ['2.0', '2.2', '2.4', '2.6', '2.7', '2.8'],
    references: ['https://github.com/haproxy/haproxy/commit/624979cf3'],
    confidence: 'high',
    rule: null,
    predicate: {
      proxy: {
        mode: 'http',
        where: {
          action: {
            name: 'replace-header',
            with: {
              word: 1,
              not: {
                matches:
                  '^([Hh]ost|[Ll]ocation|[Cc]ontent-([Tt]ype|[Ll]ength|[Ll]ocation)|[Dd]ate|[Ss]erver|[Uu]ser-[Aa]gent|[Rr]eferer|[Oo]rigin|[Aa]uthorization|[Dd]estination|[Ee][Tt]ag|[Ll]ast-[Mm]odified|[Ee]xpires)$',
              },
            },
          },
        },
      },
    },
    predicateNote: 'Rules for headers that occur once in a message, such as Host and Location, are left out.',
    safeMitigation: [],
  },
  {
    id: '648b0e7be-jwt-ecdsa',
    kind: 'bug',
    severity: 'high',
    cvss: null,
    effect: ['memory-corruption', 'crash'],
    title: '`jwt_verify` with an ECDSA algorithm overflows on an oversized signature',
    explanation:
      'The signature is converted before its length is checked and before anything is verified, so that anybody who ' +
      'can send a token can do it. Exposed are expressions that verify with ES256, ES384 or ES512, or with an ' +
      'algorithm read from the token.',
    mitigation: 'Accept RSA or HMAC algorithms only, and deny requests whose Authorization header is longer than any token of ' + 'yours.',
    fixCommits: ['648b0e7be'],
    introduced: '2.5.0',
    introducedIn: {},
    introducedNote: null,
    fixedIn: { '2.6': '2.6.26', '2.8': '2.8.21', '3.0': '3.0.20', '3.2': '3.2.16', '3.3': '3.3.7' },
    fixedInDevelopment: '3.4-dev9',
    affectedBranches: ['2.6', '2.8', '3.0', '3.2', '3.3'],
    references: ['https://github.com/haproxy/haproxy/commit/648b0e7be'],
    confidence: 'medium',
    rule: null,
    predicate: {
      any: [
        { converter: { name: 'jwt_verify', arguments: { argument: 1, oneOf: ['ES256', 'ES384', 'ES512'] } } },
        {
          all: [
            { converter: { name: 'jwt_verify', arguments: { argument: 1, matches: '^(proc|sess|txn|req|res)\\.' } } },
            {
              not: {
                all: [
                  {
                    fetch: {
                      name: 'var',
                      match: 'str',
                      arguments: { argument: 1, includes: 'alg' },
                      pattern: { matches: '^(RS|HS|PS)[0-9]' },
                    },
                  },
                  {
                    not: {
                      fetch: { name: 'var', match: 'str', arguments: { argument: 1, includes: 'alg' }, pattern: { startsWith: 'ES' } },
                    },
                  },
                ],
              },
            },
          ],
        },
      ],
    },
    predicateNote:
      'An algorithm kept in a variable counts unless a rule or an `acl` compares a variable with `alg` in its name with other algorithms and not with these.',
    safeMitigation: [],
  },
  {
    id: '69071490f-ocsp-refcount',
    kind: 'bug',
    severity: 'high',
    cvss: null,
    effect: ['crash'],
    title: 'OCSP updates crash the process on 2.8.6',
    explanation:
      "A change to the counting of a response's users went out with a fault of its own: the worker dies when the " +
      'updater runs, or when it stops after a `set ssl ocsp-response`. 2.8.7 took the change back.',
    mitigation: 'Leave `ocsp-update` off.',
    fixCommits: ['4895fdac5', '69071490f'],
    introduced: '2.8.6',
    introducedIn: {},
    introducedNote: '2.9 had the same change in releases of February 2024; which ones was not determined.',
    fixedIn: { '2.8': '2.8.7' },
    fixedInDevelopment: '3.0-dev5',
    affectedBranches: ['2.8', '2.9'],
    references: [
      'https://github.com/haproxy/haproxy/issues/2462',
      'https://github.com/haproxy/haproxy/issues/2442',
      'https://github.com/haproxy/haproxy/commit/4895fdac5',
      'https://github.com/haproxy/haproxy/commit/69071490f',
    ],
    confidence: 'high',
    rule: null,
    predicate: {
      all: [
        { line: { in: 'global', keyword: ['tune.ssl.ocsp-update.mindelay', 'tune.ssl.ocsp-update.maxdelay'] } },
        { bind: { where: { all: [{ parameter: 'ssl' }, { parameter: 'crt-list' }] } } },
      ],
    },
    predicateNote:
      'Automatic updates are turned on inside crt-list files, which are not read; the sign of them is that `global` sets their delays.',
    safeMitigation: [],
  },
  {
    id: '841be4cdd-mailers-checks-stop',
    kind: 'bug',
    severity: 'medium',
    cvss: null,
    effect: ['stall'],
    title: 'Health checks or e-mail alerts can stop and never resume',
    explanation:
      'A timer set to the internal clock\'s zero, which comes round when the clock wraps, reads as "never". A health ' +
      "check or a mailer that hits that millisecond isn't woken again.",
    mitigation: 'A reload starts them again.',
    fixCommits: ['841be4cdd', '2f287f14f'],
    introduced: null,
    introducedIn: {},
    introducedNote: null,
    fixedIn: { '2.4': '2.4.29', '2.6': '2.6.21', '2.8': '2.8.13', '3.0': '3.0.7' },
    fixedInDevelopment: '3.1-dev13',
    affectedBranches: ['2.4', '2.6', '2.8', '2.9', '3.0'],
    references: ['https://github.com/haproxy/haproxy/commit/841be4cdd', 'https://github.com/haproxy/haproxy/commit/2f287f14f'],
    confidence: 'high',
    rule: null,
    predicate: {
      any: [
        {
          proxy: {
            side: 'backend',
            where: {
              all: [
                { line: { keyword: 'email-alert mailers' } },
                { given: { server: { where: { parameter: { name: ['check', 'agent-check'] } } } } },
              ],
            },
          },
        },
        {
          proxy: {
            side: 'backend',
            where: { all: [{ option: 'external-check' }, { given: { server: { where: { parameter: 'check' } } } }] },
          },
        },
      ],
    },
    predicateNote:
      'Checks over the network meet it too, on 3.0 and in the one millisecond in which a check changes threads; they are not reported, or nearly every configuration would be.',
    safeMitigation: [],
  },
  {
    id: '8670db7a8-lua-lock',
    kind: 'bug',
    severity: 'high',
    cvss: null,
    effect: ['crash', 'memory-corruption'],
    title: 'Threads share a Lua state without the lock that guards it',
    explanation:
      'After a script yields or fails, HAProxy still works on the Lua stack although the lock is released, and ' +
      'another thread may be doing the same. Scripts loaded with `lua-load` in a process with more than one thread ' +
      'are exposed.',
    mitigation: 'Load scripts with `lua-load-per-thread` if they can do without shared state; otherwise `nbthread 1`.',
    fixCommits: ['8670db7a8'],
    introduced: '1.8.0',
    introducedIn: {},
    introducedNote: 'As old as threads, which 1.8 brought.',
    fixedIn: { '2.4': '2.4.26', '2.6': '2.6.17', '2.8': '2.8.8' },
    fixedInDevelopment: '3.0-dev5',
    affectedBranches: ['2.4', '2.6', '2.8', '2.9'],
    references: ['https://github.com/haproxy/haproxy/commit/8670db7a8'],
    confidence: 'high',
    rule: null,
    predicate: { all: [{ line: { in: 'global', keyword: 'lua-load' } }, { given: { shared: 'several-threads' } }] },
    predicateNote: null,
    safeMitigation: [],
  },
  {
    id: '901de1115-h2-idle-ping',
    kind: 'bug',
    severity: 'high',
    cvss: null,
    effect: ['abort'],
    title: '`idle-ping` runs into a debugging statement that aborts the process',
    explanation:
      "It was left in the code that reckons an HTTP/2 connection's timeout. `idle-ping` on any `bind` or `server` " +
      'line can reach it, the more so with a shorter `timeout http-request` or `timeout http-keep-alive`.',
    mitigation: 'Do without `idle-ping`.',
    fixCommits: ['901de1115'],
    introduced: '3.2.0',
    introducedIn: {},
    introducedNote: null,
    fixedIn: { '3.2': '3.2.5' },
    fixedInDevelopment: '3.3-dev8',
    affectedBranches: ['3.2'],
    references: ['https://github.com/haproxy/haproxy/issues/3079', 'https://github.com/haproxy/haproxy/commit/901de1115'],
    confidence: 'high',
    rule: null,
    predicate: {
      any: [
        {
          proxy: {
            side: 'frontend',
            mode: 'http',
            where: { bind: { where: { all: [{ parameter: 'idle-ping' }, { shared: 'http2-bind' }] } } },
          },
        },
        {
          proxy: {
            side: 'backend',
            mode: 'http',
            where: { server: { where: { all: [{ parameter: 'idle-ping' }, { shared: 'http2-server' }] } } },
          },
        },
      ],
    },
    predicateNote: null,
    safeMitigation: [{ removeParameter: 'idle-ping' }],
  },
  {
    id: '90441e9bf-cache-vary',
    kind: 'bug',
    severity: 'high',
    cvss: null,
    effect: ['crash'],
    title: 'Too many variants of a cached object make the cache drop the wrong entry',
    explanation:
      'When a variant is refused because `max-secondary-entries` is reached, another entry is taken out in its ' +
      'place, and a later look-up crashes. It needs a `cache` section with `process-vary on`.',
    mitigation: 'Set `process-vary off`, or `max-secondary-entries` higher than the variants you expect.',
    fixCommits: ['90441e9bf'],
    introduced: '2.9.0',
    introducedIn: {},
    introducedNote: 'Commit a29b073 in 2.9-dev10; the fix was asked for down to 3.0, as 2.9 had ended by then.',
    fixedIn: { '3.0': '3.0.11' },
    fixedInDevelopment: '3.2.0',
    affectedBranches: ['3.0', '3.1'],
    references: ['https://github.com/haproxy/haproxy/issues/2950', 'https://github.com/haproxy/haproxy/commit/90441e9bf'],
    confidence: 'high',
    rule: null,
    predicate: { shared: 'varying-cache' },
    predicateNote: null,
    safeMitigation: [{ set: 'process-vary', to: 'off', in: 'cache' }],
  },
  {
    id: '9156d5f77-log-forward-options',
    kind: 'bug',
    severity: 'low',
    cvss: null,
    effect: ['failed-start'],
    title: 'An option in a `log-forward` section can crash the reading of the configuration',
    explanation:
      '`option dont-parse-log` and `option assume-rfc6587-ntf` are checked against the proxy declared before them ' +
      'instead of their own section. With no proxy before, HAProxy dies at start, and with -c too; after a backend ' +
      'it wrongly warns.',
    mitigation: 'Put a `frontend` or `listen` section before the `log-forward` section.',
    fixCommits: ['9156d5f77'],
    introduced: '3.2.0',
    introducedIn: {},
    introducedNote: null,
    fixedIn: { '3.2': '3.2.11', '3.3': '3.3.2' },
    fixedInDevelopment: '3.4-dev3',
    affectedBranches: ['3.2', '3.3'],
    references: ['https://github.com/haproxy/haproxy/issues/3250', 'https://github.com/haproxy/haproxy/commit/9156d5f77'],
    confidence: 'high',
    rule: null,
    predicate: {
      section: {
        kind: 'log-forward',
        where: {
          all: [
            { line: { keyword: ['option dont-parse-log', 'option assume-rfc6587-ntf'] } },
            { not: { earlier: { section: { kind: ['defaults', 'frontend', 'backend', 'listen'] } } } },
          ],
        },
      },
    },
    predicateNote:
      'The pointer that is followed is that of the proxy or `defaults` section read last, so any of them before the `log-forward` section avoids the crash.',
    safeMitigation: [],
  },
  {
    id: 'CVE-2020-11100',
    kind: 'cve',
    severity: 'critical',
    cvss: 8.8,
    effect: ['memory-corruption'],
    title: 'HTTP/2 headers can make HAProxy write outside its header table',
    explanation:
      'Once the HPACK table of a connection has wrapped, a header with neither name nor value is stored in the wrong ' +
      "place and ruins the table's index, after which a client decides where writes go. Whatever accepts HTTP/2 is " +
      "exposed; before 2.2 that includes every HTTP proxy, as clear-text listeners can't refuse it.",
    mitigation: 'Offer no HTTP/2: take h2 out of `alpn` and drop `proto h2`.',
    fixCommits: ['5dfc5d5cd'],
    introduced: '1.8.0',
    introducedIn: {},
    introducedNote: 'As old as HTTP/2 in HAProxy, which 1.8 brought. Branches older than 2.0 are not recorded here.',
    fixedIn: { '2.0': '2.0.14', '2.1': '2.1.4' },
    fixedInDevelopment: '2.2-dev6',
    affectedBranches: ['2.0', '2.1'],
    references: [
      'https://nvd.nist.gov/vuln/detail/CVE-2020-11100',
      'https://www.mail-archive.com/haproxy@formilux.org/msg36876.html',
      'https://github.com/haproxy/haproxy/commit/5dfc5d5cd',
    ],
    confidence: 'high',
    rule: null,
    predicate: { shared: 'http2-from-clients' },
    predicateNote: null,
    safeMitigation: [],
  },
  {
    id: 'CVE-2021-39240',
    kind: 'cve',
    severity: 'high',
    cvss: 7.5,
    effect: ['bypass', 'misrouting'],
    title: 'An HTTP/2 request can show the rules another authority than the server sees',
    explanation:
      'Neither the scheme nor the first character of the path is verified before the parts are joined to a URI, so a ' +
      'client can shift where the host begins. Only requests that arrive over HTTP/2 and leave over HTTP/2 are ' +
      'affected.',
    mitigation: "Begin the frontend's rules with `http-request set-uri %[url]`.",
    fixCommits: ['a495e0d94', '4b8852c70'],
    introduced: '2.2.0',
    introducedIn: {},
    introducedNote: null,
    fixedIn: { '2.2': '2.2.16', '2.3': '2.3.13', '2.4': '2.4.3' },
    fixedInDevelopment: '2.5-dev4',
    affectedBranches: ['2.2', '2.3', '2.4'],
    references: [
      'https://nvd.nist.gov/vuln/detail/CVE-2021-39240',
      'https://www.mail-archive.com/haproxy@formilux.org/msg41041.html',
      'https://github.com/haproxy/haproxy/commit/a495e0d94',
      'https://github.com/haproxy/haproxy/commit/4b8852c70',
    ],
    confidence: 'high',
    rule: null,
    predicate: {
      proxy: {
        side: 'frontend',
        mode: ['http', 'tcp'],
        where: {
          all: [
            { bind: { where: { shared: 'http2-bind' } } },
            { given: { shared: 'speaks-http' } },
            { given: { shared: 'http2-backend' } },
            {
              given: {
                not: {
                  all: [
                    { proxy: { mode: 'http' } },
                    { action: { name: 'set-uri', ruleset: 'http-request', with: { word: 1, includes: '[url]' } } },
                  ],
                },
              },
            },
          ],
        },
      },
    },
    predicateNote: null,
    safeMitigation: [{ insert: 'http-request set-uri %[url]', in: ['frontend', 'listen'] }],
  },
  {
    id: 'CVE-2021-39241',
    kind: 'cve',
    severity: 'high',
    cvss: 5.3,
    effect: ['bypass', 'smuggling'],
    title: 'An HTTP/2 method may contain spaces',
    explanation:
      'Written as an HTTP/1 request line, a method with spaces pushes the real path aside, and a tolerant server ' +
      'acts on a path that no rule has checked. It takes HTTP/2 clients and HTTP/1 servers.',
    mitigation: 'Refuse odd methods: `http-request reject if { method -m reg [^A-Z0-9] }`.',
    fixCommits: ['89265224d'],
    introduced: '2.0.0',
    introducedIn: {},
    introducedNote: null,
    fixedIn: { '2.0': '2.0.24', '2.1': null, '2.2': '2.2.16', '2.3': '2.3.13', '2.4': '2.4.3' },
    fixedInDevelopment: '2.5-dev4',
    affectedBranches: ['2.0', '2.1', '2.2', '2.3', '2.4'],
    references: [
      'https://nvd.nist.gov/vuln/detail/CVE-2021-39241',
      'https://www.mail-archive.com/haproxy@formilux.org/msg41041.html',
      'https://github.com/haproxy/haproxy/commit/89265224d',
    ],
    confidence: 'high',
    rule: null,
    predicate: {
      proxy: {
        side: 'frontend',
        mode: ['http', 'tcp'],
        where: {
          all: [
            { bind: { where: { shared: 'http2-bind' } } },
            { given: { shared: 'speaks-http' } },
            { given: { shared: 'http1-backend' } },
            { given: { not: { all: [{ proxy: { mode: 'http' } }, { fetch: { name: 'method', match: 'reg' } }] } } },
          ],
        },
      },
    },
    predicateNote: 'A rule of the frontend that holds the method against a regular expression is taken for the defence.',
    safeMitigation: [{ insert: 'http-request reject if { method -m reg [^A-Z0-9] }', in: ['frontend', 'listen'] }],
  },
  {
    id: 'CVE-2021-39242',
    kind: 'cve',
    severity: 'high',
    cvss: 7.5,
    effect: ['bypass', 'misrouting'],
    title: 'Host and :authority of an HTTP/2 request may differ',
    explanation:
      'Rules look at the Host header while a server reached over HTTP/2 may go by :authority. Access rules and ' +
      'routing by host name can be got around where both sides speak HTTP/2.',
    mitigation: 'Make the first rule `http-request set-header host %[req.hdr(host)]`, which aligns the two.',
    fixCommits: ['b5d2b9e15'],
    introduced: '2.2.0',
    introducedIn: {},
    introducedNote: 'The CVE starts at 2.2; the fix itself was asked for down to 2.0.',
    fixedIn: { '2.2': '2.2.16', '2.3': '2.3.13', '2.4': '2.4.3' },
    fixedInDevelopment: '2.5-dev4',
    affectedBranches: ['2.2', '2.3', '2.4'],
    references: [
      'https://nvd.nist.gov/vuln/detail/CVE-2021-39242',
      'https://www.mail-archive.com/haproxy@formilux.org/msg41041.html',
      'https://github.com/haproxy/haproxy/commit/b5d2b9e15',
    ],
    confidence: 'medium',
    rule: null,
    predicate: {
      proxy: {
        side: 'frontend',
        mode: ['http', 'tcp'],
        where: {
          all: [
            { bind: { where: { shared: 'http2-bind' } } },
            { given: { shared: 'speaks-http' } },
            { given: { shared: 'http2-backend' } },
            {
              given: {
                any: [
                  { fetch: { name: ['hdr', 'req.hdr', 'req.fhdr'], arguments: { argument: 1, matches: '^[Hh]ost$' } } },
                  { fetch: { name: ['base', 'base32', 'base32+src'] } },
                ],
              },
            },
            {
              given: {
                not: {
                  all: [
                    { proxy: { mode: 'http' } },
                    {
                      action: {
                        name: 'set-header',
                        ruleset: 'http-request',
                        with: [
                          { word: 1, matches: '^[Hh]ost$' },
                          { word: 2, includes: 'hdr(host)' },
                        ],
                      },
                    },
                  ],
                },
              },
            },
          ],
        },
      },
    },
    predicateNote: null,
    safeMitigation: [{ insert: 'http-request set-header host %[req.hdr(host)]', in: ['frontend', 'listen'] }],
  },
  {
    id: 'CVE-2021-40346',
    kind: 'cve',
    severity: 'high',
    cvss: 7.5,
    effect: ['smuggling'],
    title: 'An overlong header name can smuggle in a second Content-Length',
    explanation:
      'The length of a header name overflows into the length of its value, by which a client forges a header after ' +
      'the check for duplicates. Every proxy in mode http is exposed.',
    mitigation:
      'Deny messages with more than one Content-Length, in both directions: `http-request deny if { ' +
      'req.hdr_cnt(content-length) gt 1 }`, `http-response deny if { res.hdr_cnt(content-length) gt 1 }`.',
    fixCommits: ['3b69886f7'],
    introduced: '2.0.0',
    introducedIn: {},
    introducedNote: null,
    fixedIn: { '2.0': '2.0.25', '2.1': null, '2.2': '2.2.17', '2.3': '2.3.14', '2.4': '2.4.4' },
    fixedInDevelopment: '2.5-dev7',
    affectedBranches: ['2.0', '2.1', '2.2', '2.3', '2.4'],
    references: [
      'https://nvd.nist.gov/vuln/detail/CVE-2021-40346',
      'https://www.mail-archive.com/haproxy@formilux.org/msg41114.html',
      'https://github.com/haproxy/haproxy/commit/3b69886f7',
    ],
    confidence: 'high',
    rule: null,
    predicate: {
      proxy: {
        side: 'frontend',
        mode: ['http', 'tcp'],
        where: {
          given: {
            all: [
              { shared: 'speaks-http' },
              { shared: 'passes-requests-on' },
              {
                not: {
                  all: [
                    { proxy: { mode: 'http' } },
                    {
                      fetch: {
                        name: 'req.hdr_cnt',
                        arguments: { argument: 1, matches: '^[Cc]ontent-[Ll]ength$' },
                        keyword: 'http-request deny',
                      },
                    },
                    {
                      fetch: {
                        name: 'res.hdr_cnt',
                        arguments: { argument: 1, matches: '^[Cc]ontent-[Ll]ength$' },
                        keyword: 'http-response deny',
                      },
                    },
                  ],
                },
              },
            ],
          },
        },
      },
    },
    predicateNote: 'A defence placed in another proxy than the frontend is not seen.',
    safeMitigation: [
      { insert: 'http-request deny if { req.hdr_cnt(content-length) gt 1 }', in: ['frontend', 'listen'] },
      { insert: 'http-response deny if { res.hdr_cnt(content-length) gt 1 }', in: ['frontend', 'listen'] },
    ],
  },
  {
    id: 'CVE-2022-0711',
    kind: 'cve',
    severity: 'high',
    cvss: 7.5,
    effect: ['loop', 'abort'],
    title: 'A Set-Cookie2 header in a response loops until the watchdog steps in',
    explanation:
      'The search for cookies in responses starts over from the top each time it finds this header. The search takes ' +
      'place with a `cookie` line or `option checkcache` in the backend, or `capture cookie` in the frontend.',
    mitigation: 'Keep servers from sending Set-Cookie2, or remove those three directives.',
    fixCommits: ['bfb15ab34'],
    introduced: '2.0.0',
    introducedIn: {},
    introducedNote: 'Came with the HTX representation.',
    fixedIn: { '2.2': '2.2.21', '2.3': '2.3.18', '2.4': '2.4.13', '2.5': '2.5.2' },
    fixedInDevelopment: '2.6-dev2',
    affectedBranches: ['2.0', '2.2', '2.3', '2.4', '2.5'],
    references: [
      'https://nvd.nist.gov/vuln/detail/CVE-2022-0711',
      'https://www.mail-archive.com/haproxy@formilux.org/msg41833.html',
      'https://github.com/haproxy/haproxy/commit/bfb15ab34',
    ],
    confidence: 'high',
    rule: null,
    predicate: {
      any: [
        { proxy: { side: 'backend', mode: 'http', where: { setting: { keyword: 'cookie' } } } },
        { proxy: { side: 'frontend', mode: 'http', where: { line: { keyword: 'capture cookie' } } } },
        { proxy: { side: 'backend', mode: 'http', where: { option: 'checkcache' } } },
      ],
    },
    predicateNote: null,
    safeMitigation: [],
  },
  {
    id: 'CVE-2023-0056',
    kind: 'cve',
    severity: 'medium',
    cvss: null,
    effect: ['crash'],
    title: 'An HTTP/2 server that ends a stream with an interim response crashes the process',
    explanation:
      "A 1xx response that also claims to be the end of the stream isn't refused. Up to 2.2 the process dies of it, " +
      'later branches get into undefined states. Only servers spoken to over HTTP/2 can send one.',
    mitigation: 'Talk to the servers over HTTP/1.1: no `proto h2`, no h2 in their `alpn`.',
    fixCommits: ['827a6299e'],
    introduced: '2.0.0',
    introducedIn: {},
    introducedNote: null,
    fixedIn: { '2.2': '2.2.27', '2.4': '2.4.21', '2.5': '2.5.11', '2.6': '2.6.8', '2.7': '2.7.2' },
    fixedInDevelopment: '2.8-dev1',
    affectedBranches: ['2.0', '2.2', '2.4', '2.5', '2.6', '2.7'],
    references: [
      'https://nvd.nist.gov/vuln/detail/CVE-2023-0056',
      'https://github.com/haproxy/haproxy/issues/1972',
      'https://github.com/haproxy/haproxy/commit/827a6299e',
    ],
    confidence: 'medium',
    rule: null,
    predicate: { shared: 'http2-to-servers' },
    predicateNote: null,
    safeMitigation: [],
  },
  {
    id: 'CVE-2023-0836',
    kind: 'cve',
    severity: 'high',
    cvss: 7.5,
    effect: ['disclosure'],
    title: 'FastCGI servers receive a few bytes of old memory with each record',
    explanation:
      'The reserved bytes of FastCGI records are sent without being cleared, and hold leftovers of other traffic. ' +
      'All backends that use an `fcgi-app` are affected, towards their own servers.',
    mitigation: null,
    fixCommits: ['2e6bf0a27'],
    introduced: '2.1.0',
    introducedIn: {},
    introducedNote: null,
    fixedIn: {
      '2.1': null,
      '2.2': '2.2.27',
      '2.3': null,
      '2.4': '2.4.21',
      '2.5': '2.5.11',
      '2.6': '2.6.8',
      '2.7': '2.7.1',
    },
    fixedInDevelopment: '2.8-dev1',
    affectedBranches: ['2.1', '2.2', '2.3', '2.4', '2.5', '2.6', '2.7'],
    references: ['https://nvd.nist.gov/vuln/detail/CVE-2023-0836', 'https://github.com/haproxy/haproxy/commit/2e6bf0a27'],
    confidence: 'high',
    rule: null,
    predicate: { shared: 'fcgi-servers' },
    predicateNote: null,
    safeMitigation: [],
  },
  {
    id: 'CVE-2023-25725',
    kind: 'cve',
    severity: 'critical',
    cvss: 9.1,
    effect: ['smuggling', 'bypass'],
    title: 'A header without a name hides the headers after it',
    explanation:
      'An empty name marks the end of the list inside HAProxy, yet a client may send one. What follows disappears ' +
      'from the rules and from the forwarded request, even framing headers that HTTP/1 parsing has already acted on. ' +
      'Every proxy in mode http is exposed.',
    mitigation:
      'Deny HTTP/1 requests that have a body but show neither Content-Length nor Transfer-Encoding: `http-request ' +
      'deny if { fc_http_major 1 } !{ req.body_size 0 } !{ req.hdr(content-length) -m found } !{ ' +
      'req.hdr(transfer-encoding) -m found } !{ method CONNECT }`.',
    fixCommits: ['a8598a2eb'],
    introduced: '2.0.0',
    introducedIn: {},
    introducedNote: 'The fault is at least as old as 2.0.',
    fixedIn: {
      '2.0': '2.0.31',
      '2.1': null,
      '2.2': '2.2.29',
      '2.3': null,
      '2.4': '2.4.22',
      '2.5': '2.5.12',
      '2.6': '2.6.9',
      '2.7': '2.7.3',
    },
    fixedInDevelopment: '2.8-dev4',
    affectedBranches: ['2.0', '2.1', '2.2', '2.3', '2.4', '2.5', '2.6', '2.7'],
    references: [
      'https://nvd.nist.gov/vuln/detail/CVE-2023-25725',
      'https://www.haproxy.com/blog/february-2023-header-parser-fixed',
      'https://github.com/haproxy/haproxy/commit/a8598a2eb',
    ],
    confidence: 'high',
    rule: null,
    predicate: {
      proxy: {
        side: 'frontend',
        mode: ['http', 'tcp'],
        where: {
          given: {
            all: [
              { shared: 'speaks-http' },
              { shared: 'passes-requests-on' },
              {
                not: {
                  all: [
                    { proxy: { mode: 'http' } },
                    { fetch: { name: 'fc_http_major', keyword: 'http-request deny' } },
                    { fetch: { name: 'req.body_size', keyword: 'http-request deny' } },
                  ],
                },
              },
            ],
          },
        },
      },
    },
    predicateNote: 'A defence placed in another proxy than the frontend is not seen.',
    safeMitigation: [
      {
        insert:
          'http-request deny if { fc_http_major 1 } !{ req.body_size 0 } !{ req.hdr(content-length) -m found } !{ req.hdr(transfer-encoding) -m found } !{ method CONNECT }',
        in: ['frontend', 'listen'],
      },
    ],
  },
  {
    id: 'CVE-2023-25950',
    kind: 'cve',
    severity: 'high',
    cvss: 7.3,
    effect: ['smuggling'],
    title: 'HTTP/3 header names are not checked for forbidden characters',
    explanation:
      "Names that aren't valid tokens pass from a QUIC listener to the servers, where they can be read as something " +
      'else. Only HTTP frontends with a QUIC `bind` line are exposed.',
    mitigation: 'Stop listening on QUIC, and announcing it with alt-svc.',
    fixCommits: ['d6fb7a0e0'],
    introduced: '2.6.1',
    introducedIn: {},
    introducedNote: null,
    fixedIn: { '2.6': '2.6.8', '2.7': '2.7.1' },
    fixedInDevelopment: '2.8-dev1',
    affectedBranches: ['2.6', '2.7'],
    references: [
      'https://nvd.nist.gov/vuln/detail/CVE-2023-25950',
      'https://jvn.jp/en/jp/JVN38170084/',
      'https://github.com/haproxy/haproxy/commit/d6fb7a0e0',
    ],
    confidence: 'high',
    rule: null,
    predicate: { shared: 'quic-from-clients' },
    predicateNote: null,
    safeMitigation: [],
  },
  {
    id: 'CVE-2023-40225',
    kind: 'cve',
    severity: 'high',
    cvss: 7.2,
    effect: ['smuggling'],
    title: 'An empty Content-Length is forwarded as it came',
    explanation:
      'Where a request has a header of that name with nothing in it and another with a length, both go to the ' +
      'server; one that takes the empty value for zero reads the body as a new request. Every proxy in mode http is ' +
      'exposed, the server decides on the harm.',
    mitigation: 'Deny such requests: `http-request deny if { hdr_len(content-length) 0 }`.',
    fixCommits: ['6492f1f29'],
    introduced: '2.0.0',
    introducedIn: {},
    introducedNote: 'The fault is at least as old as 2.0.',
    fixedIn: {
      '2.0': '2.0.33',
      '2.1': null,
      '2.2': '2.2.31',
      '2.3': null,
      '2.4': '2.4.24',
      '2.5': null,
      '2.6': '2.6.15',
      '2.7': '2.7.10',
      '2.8': '2.8.2',
    },
    fixedInDevelopment: '2.9-dev3',
    affectedBranches: ['2.0', '2.1', '2.2', '2.3', '2.4', '2.5', '2.6', '2.7', '2.8'],
    references: [
      'https://nvd.nist.gov/vuln/detail/CVE-2023-40225',
      'https://github.com/haproxy/haproxy/issues/2237',
      'https://github.com/haproxy/haproxy/commit/6492f1f29',
    ],
    confidence: 'high',
    rule: null,
    predicate: {
      proxy: {
        side: 'frontend',
        mode: ['http', 'tcp'],
        where: {
          given: {
            all: [
              { shared: 'speaks-http' },
              { shared: 'passes-requests-on' },
              {
                not: {
                  all: [
                    { proxy: { mode: 'http' } },
                    {
                      fetch: {
                        name: ['hdr', 'req.hdr', 'req.fhdr'],
                        match: 'len',
                        arguments: { argument: 1, matches: '^[Cc]ontent-[Ll]ength$' },
                        keyword: 'http-request deny',
                      },
                    },
                  ],
                },
              },
            ],
          },
        },
      },
    },
    predicateNote: 'A defence placed in another proxy than the frontend is not seen.',
    safeMitigation: [{ insert: 'http-request deny if { hdr_len(content-length) 0 }', in: ['frontend', 'listen'] }],
  },
  {
    id: 'CVE-2023-44487',
    kind: 'cve',
    severity: 'low',
    cvss: 7.5,
    effect: [],
    title: 'HTTP/2 Rapid Reset does not overwhelm HAProxy',
    explanation:
      "Listed so that a scanner's report can be answered: the vendor examined the attack and found HAProxy unharmed, " +
      "because a reset stream keeps counting against the connection's limit until it is really gone. The score is " +
      "that of the protocol's CVE.",
    mitigation:
      'None is needed. Newer branches can also cap a connection with `tune.h2.fe.max-total-streams` and ' +
      '`tune.h2.fe.glitches-threshold`.',
    fixCommits: [],
    introduced: null,
    introducedIn: {},
    introducedNote: null,
    fixedIn: {},
    fixedInDevelopment: null,
    affectedBranches: [],
    references: ['https://www.haproxy.com/blog/haproxy-is-not-affected-by-the-http-2-rapid-reset-attack-cve-2023-44487'],
    confidence: 'high',
    rule: null,
    predicate: { shared: 'http2-from-clients' },
    predicateNote: 'No version is affected, so this is never reported; it says which configurations scanners have in mind.',
    safeMitigation: [],
  },
  {
    id: 'CVE-2023-45539',
    kind: 'cve',
    severity: 'high',
    cvss: 8.2,
    effect: ['bypass', 'misrouting'],
    title: 'A "#" in the requested path is taken as part of it',
    explanation:
      "The path fetches include the fragment that a client must not send, so a test of the path's end can be " +
      'satisfied by what the server throws away. Rules with `path_end`, `path_reg`, `url_end` and the like are ' +
      'affected.',
    mitigation:
      'Clean the path first with `http-request normalize-uri fragment-strip` (experimental, since 2.4), or deny ' +
      'paths that contain "#".',
    fixCommits: ['2eab6d354'],
    introduced: '2.0.0',
    introducedIn: {},
    introducedNote: 'The fault is at least as old as 2.0.',
    fixedIn: { '2.2': '2.2.31', '2.4': '2.4.24', '2.5': null, '2.6': '2.6.15', '2.7': '2.7.10', '2.8': '2.8.2' },
    fixedInDevelopment: '2.9-dev3',
    affectedBranches: ['2.0', '2.2', '2.4', '2.5', '2.6', '2.7', '2.8'],
    references: [
      'https://nvd.nist.gov/vuln/detail/CVE-2023-45539',
      'https://www.mail-archive.com/haproxy@formilux.org/msg43861.html',
      'https://github.com/haproxy/haproxy/commit/2eab6d354',
    ],
    confidence: 'high',
    rule: null,
    predicate: {
      proxy: {
        mode: 'http',
        where: {
          all: [
            {
              any: [
                { fetch: { name: ['path', 'pathq', 'url', 'base'], match: ['end', 'sub'] } },
                { fetch: { name: ['path', 'pathq', 'url', 'base'], match: 'reg', pattern: { endsWith: '$' } } },
              ],
            },
            { not: { action: { name: 'normalize-uri', with: { word: 1, oneOf: ['fragment-strip', 'fragment-encode'] } } } },
          ],
        },
      },
    },
    predicateNote:
      'Ends, substrings and regular expressions that close with `$` count, since they are what a fragment deceives; patterns in files and the converters `map_end` and `map_reg` are not looked at.',
    safeMitigation: [],
  },
  {
    id: 'CVE-2024-45506',
    kind: 'cve',
    severity: 'high',
    cvss: 7.5,
    effect: ['loop', 'abort'],
    title: 'Closing an HTTP/2 connection during zero-copy forwarding can loop for ever',
    explanation:
      'If the output buffer is full when the connection is given up after a protocol error, it is emptied without ' +
      'noting that there is room again, and the sender spins until the watchdog fires. It was used in attacks in ' +
      '2024. Frontends that offer HTTP/2 are exposed unless zero-copy sending is off.',
    mitigation: 'Put `tune.h2.zero-copy-fwd-send off` in the global section; `tune.disable-zero-copy-forwarding` covers it as ' + 'well.',
    fixCommits: ['830e50561'],
    introduced: '2.9.0',
    introducedIn: {},
    introducedNote: null,
    fixedIn: { '2.9': '2.9.10', '3.0': '3.0.4' },
    fixedInDevelopment: '3.1-dev7',
    affectedBranches: ['2.9', '3.0'],
    references: [
      'https://nvd.nist.gov/vuln/detail/CVE-2024-45506',
      'https://www.mail-archive.com/haproxy@formilux.org/msg45280.html',
      'https://www.mail-archive.com/haproxy@formilux.org/msg45281.html',
      'https://github.com/haproxy/haproxy/commit/830e50561',
    ],
    confidence: 'high',
    rule: null,
    predicate: {
      all: [
        { shared: 'http2-from-clients' },
        { not: { setting: { in: 'global', keyword: 'tune.h2.zero-copy-fwd-send', is: 'off' } } },
        { not: { line: { in: 'global', keyword: 'tune.disable-zero-copy-forwarding' } } },
      ],
    },
    predicateNote: null,
    safeMitigation: [{ set: 'tune.h2.zero-copy-fwd-send', to: 'off', in: 'global' }],
  },
  {
    id: 'CVE-2024-49214',
    kind: 'cve',
    severity: 'medium',
    cvss: 5.3,
    effect: ['bypass'],
    title: "QUIC early data is accepted before the client's address is proven",
    explanation:
      'A client that resumes with 0-RTT can have its request processed under a forged source address, which deceives ' +
      'rules that test `src`. It takes a QUIC `bind` line with `allow-0rtt`.',
    mitigation: 'Remove `allow-0rtt` from QUIC `bind` lines.',
    fixCommits: ['f627b9272'],
    introduced: null,
    introducedIn: {},
    introducedNote: null,
    fixedIn: { '2.6': null, '2.8': null, '2.9': '2.9.11', '3.0': '3.0.5' },
    fixedInDevelopment: '3.1-dev7',
    affectedBranches: ['2.6', '2.8', '2.9', '3.0'],
    references: [
      'https://nvd.nist.gov/vuln/detail/CVE-2024-49214',
      'https://www.mail-archive.com/haproxy@formilux.org/msg45314.html',
      'https://www.mail-archive.com/haproxy@formilux.org/msg45315.html',
      'https://github.com/haproxy/haproxy/commit/f627b9272',
    ],
    confidence: 'medium',
    rule: null,
    predicate: {
      proxy: {
        side: 'frontend',
        mode: 'http',
        where: { bind: { where: { all: [{ address: { family: 'quic' } }, { parameter: 'allow-0rtt' }] } } },
      },
    },
    predicateNote: 'It matters most where rules trust the source address.',
    safeMitigation: [{ removeParameter: 'allow-0rtt' }],
  },
  {
    id: 'CVE-2024-53008',
    kind: 'cve',
    severity: 'medium',
    cvss: 5.3,
    effect: ['bypass'],
    title: 'The method and scheme of HTTP/3 requests are not fully checked',
    explanation:
      "A client can put characters there that make a lenient server see another path than the one HAProxy's rules " +
      'examined. Frontends with a QUIC `bind` line are exposed where rules restrict access by path.',
    mitigation:
      'Deny methods outside letters and digits (`http-request deny if { method -m reg [^A-Z0-9] }`), or drop the ' + 'QUIC `bind` lines.',
    fixCommits: ['789d4abd7', 'a3bed52d1'],
    introduced: '2.6.0',
    introducedIn: {},
    introducedNote: null,
    fixedIn: { '2.6': '2.6.19', '2.7': null, '2.8': '2.8.11', '2.9': '2.9.10', '3.0': '3.0.3' },
    fixedInDevelopment: '3.1-dev2',
    affectedBranches: ['2.6', '2.7', '2.8', '2.9', '3.0'],
    references: [
      'https://nvd.nist.gov/vuln/detail/CVE-2024-53008',
      'https://jvn.jp/en/jp/JVN88385716/',
      'https://github.com/haproxy/haproxy/commit/789d4abd7',
      'https://github.com/haproxy/haproxy/commit/a3bed52d1',
    ],
    confidence: 'medium',
    rule: null,
    predicate: {
      proxy: {
        side: 'frontend',
        mode: 'http',
        where: {
          all: [{ bind: { where: { address: { family: 'quic' } } } }, { given: { not: { fetch: { name: 'method', match: 'reg' } } } }],
        },
      },
    },
    predicateNote: 'A rule of the frontend that holds the method against a regular expression is taken for the defence.',
    safeMitigation: [{ insert: 'http-request deny if { method -m reg [^A-Z0-9] }', in: ['frontend', 'listen'] }],
  },
  {
    id: 'CVE-2025-11230',
    kind: 'cve',
    severity: 'critical',
    cvss: 7.5,
    effect: ['stall', 'abort'],
    title: 'A number with a giant exponent in JSON keeps a thread busy until the process is killed',
    explanation:
      'The time to read a number grows with its exponent, which nothing bounds. A request can bring one where a rule ' +
      'or log format applies `json_query`, `jwt_header_query` or `jwt_payload_query` to data from outside.',
    mitigation: 'Apply these converters to trusted data only.',
    fixCommits: ['06675db4b'],
    introduced: '2.4.0',
    introducedIn: {},
    introducedNote: null,
    fixedIn: {
      '2.4': '2.4.30',
      '2.5': null,
      '2.6': '2.6.23',
      '2.7': null,
      '2.8': '2.8.16',
      '2.9': null,
      '3.0': '3.0.12',
      '3.1': '3.1.9',
      '3.2': '3.2.6',
    },
    fixedInDevelopment: '3.3-dev9',
    affectedBranches: ['2.4', '2.5', '2.6', '2.7', '2.8', '2.9', '3.0', '3.1', '3.2'],
    references: [
      'https://nvd.nist.gov/vuln/detail/CVE-2025-11230',
      'https://www.haproxy.com/blog/october-2025-cve-2025-11230-haproxy-mjson-library-denial-of-service-vulnerability',
      'https://github.com/haproxy/haproxy/commit/06675db4b',
    ],
    confidence: 'high',
    rule: null,
    predicate: { converter: { name: ['json_query', 'jwt_header_query', 'jwt_payload_query'] } },
    predicateNote: 'What an `acme` section reads from its server passes the same parser; only uses on traffic are reported.',
    safeMitigation: [],
  },
  {
    id: 'CVE-2025-32464',
    kind: 'cve',
    severity: 'medium',
    cvss: 6.8,
    effect: ['memory-corruption', 'crash'],
    title: '`regsub` with the g flag can write past its buffer',
    explanation:
      'The room left is measured against the wrong buffer, so that several replacements in one sample, each longer ' +
      'than its match, overflow. The configuration decides on the replacement, the client on how often it applies.',
    mitigation: 'Leave out the g flag, or see to it that the replacement is never longer than the match.',
    fixCommits: ['3e3b9eebf'],
    introduced: '2.2.0',
    introducedIn: {},
    introducedNote: null,
    fixedIn: {
      '2.2': '2.2.34',
      '2.3': null,
      '2.4': '2.4.29',
      '2.5': null,
      '2.6': '2.6.22',
      '2.7': null,
      '2.8': '2.8.15',
      '2.9': null,
      '3.0': '3.0.10',
      '3.1': '3.1.7',
    },
    fixedInDevelopment: '3.2-dev10',
    affectedBranches: ['2.2', '2.3', '2.4', '2.5', '2.6', '2.7', '2.8', '2.9', '3.0', '3.1'],
    references: ['https://nvd.nist.gov/vuln/detail/CVE-2025-32464', 'https://github.com/haproxy/haproxy/commit/3e3b9eebf'],
    confidence: 'high',
    rule: null,
    predicate: {
      converter: {
        name: 'regsub',
        arguments: [
          { argument: 3, includes: 'g' },
          { argument: 2, matches: '..' },
        ],
      },
    },
    predicateNote: 'Every replacement of two characters or more, a back-reference included, is taken to be longer than the shortest match.',
    safeMitigation: [],
  },
  {
    id: 'CVE-2026-110353',
    kind: 'cve',
    severity: 'medium',
    cvss: null,
    effect: ['loop'],
    title: 'An incomplete HTTP/2 PING keeps a thread busy',
    explanation:
      "As long as the rest of the frame doesn't arrive and the connection stays open, HAProxy wakes up for it again " +
      'and again. Clients can do this to frontends with HTTP/2, servers to backends with it.',
    mitigation:
      'Set `timeout http-request`, which ends such connections; or take HTTP/2 away from clients: `alpn http/1.1` on ' +
      'the TLS `bind` lines, `option disable-h2-upgrade` in the HTTP frontends.',
    fixCommits: [],
    introduced: '3.2.0',
    introducedIn: {},
    introducedNote: 'The CVE states 3.2.0; it was not verified in the sources.',
    fixedIn: { '3.2': '3.2.26', '3.3': '3.3.17', '3.4': '3.4.7' },
    fixedInDevelopment: null,
    affectedBranches: ['3.2', '3.3', '3.4'],
    references: [
      'https://nvd.nist.gov/vuln/detail/CVE-2026-110353',
      'https://www.mail-archive.com/haproxy@formilux.org/msg47598.html',
      'https://www.mail-archive.com/haproxy@formilux.org/msg47605.html',
    ],
    confidence: 'medium',
    rule: null,
    predicate: {
      any: [
        {
          proxy: {
            side: 'frontend',
            mode: ['http', 'tcp'],
            where: {
              all: [
                { bind: { where: { shared: 'http2-bind' } } },
                { given: { shared: 'speaks-http' } },
                { given: { not: { setting: { keyword: 'timeout http-request' } } } },
              ],
            },
          },
        },
        { proxy: { side: 'backend', mode: 'http', where: { server: { where: { shared: 'http2-server' } } } } },
      ],
    },
    predicateNote:
      'For client connections `timeout http-request` counts as the defence, whatever its length; server connections have none.',
    safeMitigation: [],
  },
  {
    id: 'CVE-2026-26080',
    kind: 'cve',
    severity: 'high',
    cvss: null,
    effect: ['loop', 'crash'],
    title: 'A QUIC frame type of unusual length loops or crashes the process',
    explanation:
      "A type that can't be decoded passes for padding, and the rest of the packet is misread. A single datagram to " +
      'a QUIC `bind` line will do, in 3.3 also one from a server reached over QUIC.',
    mitigation: 'Drop the QUIC `bind` lines.',
    fixCommits: ['8e16fd2cf'],
    introduced: '3.2.0',
    introducedIn: {},
    introducedNote: 'Came during the development of 3.2, with frame types of several bytes.',
    fixedIn: { '3.2': '3.2.12', '3.3': '3.3.3' },
    fixedInDevelopment: '3.4-dev5',
    affectedBranches: ['3.2', '3.3'],
    references: ['https://nvd.nist.gov/vuln/detail/CVE-2026-26080', 'https://github.com/haproxy/haproxy/commit/8e16fd2cf'],
    confidence: 'high',
    rule: null,
    predicate: {
      any: [
        { shared: 'quic-from-clients' },
        { all: [{ target: { since: '3.3' } }, { server: { where: { address: { family: 'quic' } } } }] },
      ],
    },
    predicateNote: null,
    safeMitigation: [],
  },
  {
    id: 'CVE-2026-26081',
    kind: 'cve',
    severity: 'high',
    cvss: null,
    effect: ['crash'],
    title: "The token in a client's first QUIC packet can crash the process",
    explanation:
      "The length of a token isn't checked before it is decoded. One datagram from anywhere is enough, and a QUIC " +
      '`bind` line is all it takes.',
    mitigation: 'Drop the QUIC `bind` lines.',
    fixCommits: ['4aa974f94'],
    introduced: '2.9.11',
    introducedIn: { '3.0': '3.0.5', '3.1': '3.1-dev7' },
    introducedNote:
      'The fix of CVE-2024-49214 (commit f627b9272) brought it: 3.1-dev7, and by its backports 3.0.5 and, by ' + 'deduction, 2.9.11.',
    fixedIn: { '2.9': null, '3.0': '3.0.16', '3.1': '3.1.14', '3.2': '3.2.12', '3.3': '3.3.3' },
    fixedInDevelopment: '3.4-dev5',
    affectedBranches: ['2.9', '3.0', '3.1', '3.2', '3.3'],
    references: ['https://nvd.nist.gov/vuln/detail/CVE-2026-26081', 'https://github.com/haproxy/haproxy/commit/4aa974f94'],
    confidence: 'high',
    rule: null,
    predicate: { shared: 'quic-from-clients' },
    predicateNote: null,
    safeMitigation: [],
  },
  {
    id: 'CVE-2026-33555',
    kind: 'cve',
    severity: 'high',
    cvss: 5.8,
    effect: ['smuggling'],
    title: 'An HTTP/3 request may end before the body its Content-Length announces',
    explanation:
      "When a stream is ended by an empty frame, the amount received isn't compared with the amount promised. An " +
      'HTTP/1 server whose connection is shared by requests then takes the next request for the missing rest.',
    mitigation: 'Drop the QUIC `bind` lines.',
    fixCommits: ['05a295441'],
    introduced: '2.6.0',
    introducedIn: {},
    introducedNote: null,
    fixedIn: {
      '2.6': '2.6.25',
      '2.7': null,
      '2.8': '2.8.20',
      '2.9': null,
      '3.0': '3.0.19',
      '3.1': '3.1.17',
      '3.2': '3.2.15',
      '3.3': '3.3.6',
    },
    fixedInDevelopment: '3.4-dev7',
    affectedBranches: ['2.6', '2.7', '2.8', '2.9', '3.0', '3.1', '3.2', '3.3'],
    references: [
      'https://nvd.nist.gov/vuln/detail/CVE-2026-33555',
      'https://www.mail-archive.com/haproxy@formilux.org/msg46752.html',
      'https://r3verii.github.io/cve/2026/04/14/haproxy-h3-standalone-fin-smuggling.html',
      'https://github.com/haproxy/haproxy/commit/05a295441',
    ],
    confidence: 'medium',
    rule: null,
    predicate: {
      proxy: {
        side: 'frontend',
        mode: 'http',
        where: { all: [{ bind: { where: { address: { family: 'quic' } } } }, { given: { shared: 'http1-backend' } }] },
      },
    },
    predicateNote: null,
    safeMitigation: [],
  },
  {
    id: 'CVE-2026-55203',
    kind: 'cve',
    severity: 'critical',
    cvss: 9,
    effect: ['memory-corruption', 'crash', 'smuggling'],
    title: 'The longest FastCGI record with padding throws the reader out of step',
    explanation:
      'Content and padding lengths are added up in 16 bits. A FastCGI server that sends a record of maximal length ' +
      'gets HAProxy to take payload for record headers.',
    mitigation: null,
    fixCommits: ['598527673'],
    introduced: '2.1.0',
    introducedIn: {},
    introducedNote: 'As old as FastCGI support, which 2.1 brought.',
    fixedIn: {
      '2.4': '2.4.36',
      '2.6': '2.6.31',
      '2.8': '2.8.26',
      '3.0': '3.0.24',
      '3.2': '3.2.20',
      '3.3': '3.3.11',
      '3.4': '3.4.1',
    },
    fixedInDevelopment: '3.5-dev1',
    affectedBranches: ['2.4', '2.6', '2.8', '3.0', '3.2', '3.3', '3.4'],
    references: [
      'https://nvd.nist.gov/vuln/detail/CVE-2026-55203',
      'https://www.vulncheck.com/advisories/haproxy-integer-overflow-in-fcgi-demux-record-length-field',
      'https://github.com/haproxy/haproxy/commit/598527673',
    ],
    confidence: 'medium',
    rule: null,
    predicate: { shared: 'fcgi-servers' },
    predicateNote: null,
    safeMitigation: [],
  },
  {
    id: 'CVE-2026-55204',
    kind: 'cve',
    severity: 'high',
    cvss: 8.7,
    effect: ['crash'],
    title: 'Running out of memory while decoding HTTP/2 headers crashes the process',
    explanation:
      'A failed allocation for the HPACK table is not noticed in one place. It takes HTTP/2, with clients or ' +
      'servers, and a process close to its memory limit (-m, or a tight container).',
    mitigation:
      'Leave the process enough memory, or take HTTP/2 away from clients: `alpn http/1.1` on the TLS `bind` lines, ' +
      '`option disable-h2-upgrade` in the HTTP frontends.',
    fixCommits: ['9a6d1fe3f'],
    introduced: '1.8.0',
    introducedIn: {},
    introducedNote: null,
    fixedIn: {
      '2.4': '2.4.36',
      '2.6': '2.6.31',
      '2.8': '2.8.26',
      '3.0': '3.0.24',
      '3.2': '3.2.20',
      '3.3': '3.3.11',
      '3.4': '3.4.1',
    },
    fixedInDevelopment: '3.5-dev1',
    affectedBranches: ['2.4', '2.6', '2.8', '3.0', '3.2', '3.3', '3.4'],
    references: [
      'https://nvd.nist.gov/vuln/detail/CVE-2026-55204',
      'https://www.vulncheck.com/advisories/haproxy-null-pointer-dereference-in-hpack-dht-insert-function',
      'https://github.com/haproxy/haproxy/commit/9a6d1fe3f',
    ],
    confidence: 'medium',
    rule: null,
    predicate: { any: [{ shared: 'http2-from-clients' }, { shared: 'http2-to-servers' }] },
    predicateNote: 'How much memory the process may take is set on the command line or by the container, not in the configuration.',
    needsMore: 'a process short of memory',
    safeMitigation: [],
  },
  {
    id: 'CVE-2026-90678',
    kind: 'cve',
    severity: 'high',
    cvss: 7.5,
    effect: ['smuggling'],
    title: 'An HTTP/3 client can announce more data than it sends, inside an HTTP/1 chunk',
    explanation:
      'Towards an HTTP/1 server, the size of a chunk is written from the length of the HTTP/3 frame before its ' +
      'payload has come. If the client stops there, the server fills the chunk with the next request of the reused ' +
      'connection.',
    mitigation: "Drop the QUIC `bind` lines. In the backends, `http-reuse never` confines the damage to the client's own " + 'requests.',
    fixCommits: [],
    introduced: '3.3.0',
    introducedIn: {},
    introducedNote: null,
    fixedIn: { '3.3': '3.3.15', '3.4': '3.4.5' },
    fixedInDevelopment: '3.5-dev6',
    affectedBranches: ['3.3', '3.4'],
    references: ['https://nvd.nist.gov/vuln/detail/CVE-2026-90678', 'https://www.mail-archive.com/haproxy@formilux.org/msg47503.html'],
    confidence: 'high',
    rule: null,
    predicate: {
      proxy: {
        side: 'frontend',
        mode: 'http',
        where: {
          all: [
            { bind: { where: { address: { family: 'quic' } } } },
            {
              given: {
                backend: {
                  mode: 'http',
                  where: {
                    all: [
                      { server: { where: { shared: 'http1-server' } } },
                      { not: { line: { keyword: 'use-fcgi-app' } } },
                      { not: { setting: { keyword: 'http-reuse', is: 'never' } } },
                    ],
                  },
                },
              },
            },
          ],
        },
      },
    },
    predicateNote: null,
    safeMitigation: [],
  },
  {
    id: 'GH-1799-peers',
    kind: 'bug',
    severity: 'medium',
    cvss: null,
    effect: ['loop', 'stall'],
    title: 'After a reload the old process may never finish handing over its tables',
    explanation:
      'The leaving process keeps connecting to its successor as long as the hand-over fails, without a pause or a ' +
      'limit, and stays around burning CPU. A badly set up local peer, which accepts the connection but never ' +
      'synchronises, makes it endless.',
    mitigation: 'A global `hard-stop-after` bounds the life of the old process.',
    fixCommits: ['160fff665', '642170a65', 'ab4b09405'],
    introduced: '2.0.0',
    introducedIn: {},
    introducedNote: 'The fault is at least as old as 2.0.',
    fixedIn: { '2.6': '2.6.3' },
    fixedInDevelopment: '2.7-dev3',
    affectedBranches: ['2.0', '2.2', '2.4', '2.5', '2.6'],
    references: [
      'https://github.com/haproxy/haproxy/issues/1799',
      'https://github.com/haproxy/haproxy/commit/160fff665',
      'https://github.com/haproxy/haproxy/commit/642170a65',
      'https://github.com/haproxy/haproxy/commit/ab4b09405',
    ],
    confidence: 'medium',
    rule: null,
    predicate: {
      all: [
        { section: { kind: 'peers', where: { all: [{ given: { shared: 'synchronised-peers' } }] } } },
        { not: { setting: { in: 'global', keyword: 'hard-stop-after' } } },
      ],
    },
    predicateNote: null,
    safeMitigation: [],
  },
  {
    id: 'GH-1824-peers',
    kind: 'bug',
    severity: 'medium',
    cvss: null,
    effect: ['abort'],
    title: 'Reported: peers abort the process under load on 2.6.2',
    explanation:
      'A user with 46 peers and some 200000 connections saw the guard against runaway applets end the process. The ' +
      'issue was closed without a known cause; 2.6.3 has other fixes to peers.',
    mitigation: null,
    fixCommits: [],
    introduced: null,
    introducedIn: {},
    introducedNote: null,
    fixedIn: {},
    fixedInDevelopment: null,
    affectedBranches: ['2.6'],
    references: ['https://github.com/haproxy/haproxy/issues/1824', 'https://github.com/haproxy/haproxy/issues/1791'],
    confidence: 'low',
    rule: null,
    predicate: {
      all: [
        { target: { before: '2.6.3' } },
        {
          section: {
            kind: 'peers',
            where: {
              all: [{ given: { shared: 'synchronised-peers' } }, { given: { line: { keyword: ['peer', 'server'], atLeast: 41 } } }],
            },
          },
        },
      ],
    },
    predicateNote: 'The report was of 46 peers; forty remote ones are the least that makes it worth a remark.',
    safeMitigation: [],
  },
  {
    id: 'GH-2373-peers',
    kind: 'bug',
    severity: 'high',
    cvss: null,
    effect: ['abort', 'loop'],
    title: 'A peers session closed in the middle of a message loops until the process aborts',
    explanation:
      "When the other side closes a peers session after sending only a part of a message's length, the session keeps " +
      'waking up without progress and HAProxy ends itself. Any `peers` section with a remote peer and a synchronised ' +
      'table is exposed; the known case had some fifty peers.',
    mitigation: null,
    fixCommits: ['a7777bbf7'],
    introduced: '2.8.0',
    introducedIn: {},
    introducedNote: null,
    fixedIn: { '2.8': '2.8.5' },
    fixedInDevelopment: '2.9.0',
    affectedBranches: ['2.8'],
    references: ['https://github.com/haproxy/haproxy/issues/2373', 'https://github.com/haproxy/haproxy/commit/a7777bbf7'],
    confidence: 'high',
    rule: 'peers-crash',
    predicate: { section: { kind: 'peers', where: { given: { shared: 'remote-peers' } } } },
    predicateNote: null,
    safeMitigation: [],
  },
  {
    id: 'GH-2656-mux-pt',
    kind: 'bug',
    severity: 'high',
    cvss: null,
    effect: ['crash'],
    title: 'A connection error during the shutdown of a TCP session crashes the process',
    explanation:
      'In mode tcp, a session that is shut down with an error on its connection still to be handled reads from a ' +
      'transport layer that has been taken away. Connections over TLS are the likeliest to get there; on the client ' +
      "side, a log format that shows the connection's addresses or TLS details keeps the layer in place.",
    mitigation:
      'In frontends, `option tcplog`, or a log format with %ci, hides the fault for client connections; for server ' +
      'connections there is only the upgrade.',
    fixCommits: ['76fa71f7a', 'd4781bd5e', 'e1cae4287'],
    introduced: null,
    introducedIn: {},
    introducedNote: null,
    fixedIn: { '2.4': null, '2.6': '2.6.21', '2.8': '2.8.12', '2.9': '2.9.11', '3.0': '3.0.4' },
    fixedInDevelopment: '3.1-dev7',
    affectedBranches: ['2.4', '2.6', '2.8', '2.9', '3.0'],
    references: [
      'https://github.com/haproxy/haproxy/issues/2656',
      'https://github.com/haproxy/haproxy/commit/76fa71f7a',
      'https://github.com/haproxy/haproxy/commit/d4781bd5e',
      'https://github.com/haproxy/haproxy/commit/e1cae4287',
    ],
    confidence: 'high',
    rule: 'tcp-passthrough-crash',
    predicate: {
      any: [
        { proxy: { side: 'backend', mode: 'tcp', where: { server: {} } } },
        {
          proxy: {
            side: 'frontend',
            mode: 'tcp',
            where: {
              all: [
                { bind: {} },
                { not: { option: 'tcplog' } },
                { not: { option: 'httplog' } },
                { not: { setting: { keyword: 'log-format' } } },
              ],
            },
          },
        },
        { section: { kind: ['peers', 'ring'], where: { server: { where: { parameter: 'ssl' } } } } },
      ],
    },
    predicateNote: 'The rule looks closer: it reads which aliases and fetches a `log-format` has, and tells TLS connections from others.',
    safeMitigation: [],
  },
  {
    id: 'GH-2656-peers',
    kind: 'bug',
    severity: 'high',
    cvss: null,
    effect: ['abort', 'loop'],
    title: 'Peers sessions with unread data are run without end and get the process killed',
    explanation:
      'Since 3.0, peers sessions wait for a common synchronisation task. One that has more input meanwhile is run ' +
      'again and again for nothing, and the process is ended with a "bogus APPCTX" message. Each remote peer and ' +
      'each busy table adds to the odds; the known case had 54 peers.',
    mitigation: 'Fewer remote peers, for instance in smaller clusters, make it rarer; no option turns the fault off.',
    fixCommits: ['78b8b6003'],
    introduced: '3.0.0',
    introducedIn: { '3.0': '3.0-dev8' },
    introducedNote: 'Commits 9425aeaff in 3.0-dev8 and 12014587f in 3.0-dev9; the reporter noticed it first on 3.0.3.',
    fixedIn: { '3.0': '3.0.5' },
    fixedInDevelopment: '3.1-dev5',
    affectedBranches: ['3.0'],
    references: ['https://github.com/haproxy/haproxy/issues/2656', 'https://github.com/haproxy/haproxy/commit/78b8b6003'],
    confidence: 'high',
    rule: 'peers-crash',
    predicate: { section: { kind: 'peers', where: { given: { shared: 'remote-peers' } } } },
    predicateNote: null,
    safeMitigation: [],
  },
  {
    id: 'GH-277-peers',
    kind: 'bug',
    severity: 'medium',
    cvss: null,
    effect: ['abort'],
    title: 'Applets that are merely busy are taken for runaways and the process aborts',
    explanation:
      'The guard against runaway applets counts calls, not progress, so it fires on a peers session that moves many ' +
      'small blocks and on a huge statistics page read slowly. Exposed are `peers` sections with a remote peer and ' +
      'busy tables, and statistics or metrics of thousands of servers.',
    mitigation: null,
    fixCommits: ['19920d6fc'],
    introduced: '2.0.0',
    introducedIn: {},
    introducedNote: null,
    fixedIn: { '2.0': '2.0.8' },
    fixedInDevelopment: '2.1-dev3',
    affectedBranches: ['2.0'],
    references: ['https://github.com/haproxy/haproxy/issues/277', 'https://github.com/haproxy/haproxy/commit/19920d6fc'],
    confidence: 'high',
    rule: 'peers-crash',
    predicate: { section: { kind: 'peers', where: { given: { shared: 'remote-peers' } } } },
    predicateNote: 'A statistics page over thousands of servers meets it too; how slowly it is read cannot be seen.',
    safeMitigation: [],
  },
  {
    id: 'GH-3064-cli',
    kind: 'bug',
    severity: 'medium',
    cvss: null,
    effect: ['stall', 'abort'],
    title: 'The command socket hangs, or aborts the process, after long or pipelined commands',
    explanation:
      'Once the input buffer of the command line has been full it counts as full for good. The session waits for ' +
      'ever, and if the client closes it, spins until the process is ended. Any `stats socket` or master socket of ' +
      '3.2.0 to 3.2.4 is concerned.',
    mitigation: 'Open a new connection for each command.',
    fixCommits: ['c6c2ef1f1'],
    introduced: '3.2.0',
    introducedIn: {},
    introducedNote: null,
    fixedIn: { '3.2': '3.2.5' },
    fixedInDevelopment: '3.3-dev7',
    affectedBranches: ['3.2'],
    references: ['https://github.com/haproxy/haproxy/issues/3064', 'https://github.com/haproxy/haproxy/commit/c6c2ef1f1'],
    confidence: 'high',
    rule: null,
    predicate: { line: { in: 'global', keyword: 'stats socket' } },
    predicateNote: 'The master socket is named on the command line, out of sight.',
    safeMitigation: [],
  },
  {
    id: 'GH-3170-peers',
    kind: 'bug',
    severity: 'medium',
    cvss: null,
    effect: ['crash'],
    title: 'Reported: a crash in peers on 3.1.9',
    explanation:
      'A user with about fifty peers reported it and the issue was closed without a way to reproduce it or a fix ' + 'that names it.',
    mitigation: null,
    fixCommits: [],
    introduced: null,
    introducedIn: {},
    introducedNote: null,
    fixedIn: {},
    fixedInDevelopment: null,
    affectedBranches: ['3.1'],
    references: ['https://github.com/haproxy/haproxy/issues/3170'],
    confidence: 'low',
    rule: null,
    predicate: {
      section: {
        kind: 'peers',
        where: { all: [{ given: { shared: 'synchronised-peers' } }, { given: { line: { keyword: ['peer', 'server'], atLeast: 41 } } }] },
      },
    },
    predicateNote: 'The report was of about fifty peers; forty remote ones are the least that makes it worth a remark.',
    safeMitigation: [],
  },
  {
    id: 'b042e4f6f-spoe-release',
    kind: 'bug',
    severity: 'high',
    cvss: null,
    effect: ['memory-corruption', 'crash'],
    title: 'Closing a connection to an SPOE agent can corrupt memory',
    explanation:
      'Streams whose answer is outstanding keep a pointer to the closed connection and write through it. Any `filter ' +
      'spoe` can meet it when an agent fails or the process reloads.',
    mitigation: null,
    fixCommits: ['b042e4f6f'],
    introduced: '1.8.0',
    introducedIn: {},
    introducedNote: null,
    fixedIn: { '2.4': '2.4.13' },
    fixedInDevelopment: '2.6-dev2',
    affectedBranches: ['2.0', '2.2', '2.3', '2.4', '2.5'],
    references: [
      'https://github.com/haproxy/haproxy/issues/1494',
      'https://github.com/haproxy/haproxy/issues/1525',
      'https://github.com/haproxy/haproxy/commit/b042e4f6f',
    ],
    confidence: 'high',
    rule: null,
    predicate: { proxy: { where: { line: { keyword: 'filter spoe' } } } },
    predicateNote: null,
    safeMitigation: [],
  },
  {
    id: 'bc7c207f7-stick-store-applet',
    kind: 'bug',
    severity: 'high',
    cvss: null,
    effect: ['crash'],
    title: '`stick store-response` crashes on answers that HAProxy gives itself',
    explanation:
      'The rule stores the name of the server that answered, and takes the statistics page, the cache or a service ' +
      'for one. It needs such a rule in a backend that also answers by itself (`stats enable`, `http-request ' +
      'use-service`, a cache).',
    mitigation: 'Move statistics and services to a proxy without stickiness.',
    fixCommits: ['bc7c207f7', 'b976640fe'],
    introduced: '2.0.0',
    introducedIn: {},
    introducedNote: null,
    fixedIn: { '2.6': '2.6.7' },
    fixedInDevelopment: '2.7-dev9',
    affectedBranches: ['2.0', '2.2', '2.4', '2.5', '2.6'],
    references: ['https://github.com/haproxy/haproxy/commit/bc7c207f7', 'https://github.com/haproxy/haproxy/commit/b976640fe'],
    confidence: 'high',
    rule: null,
    predicate: {
      proxy: {
        side: 'backend',
        mode: 'http',
        where: {
          all: [
            { line: { keyword: 'stick store-response' } },
            { any: [{ line: { keyword: ['stats enable', 'stats uri'] } }, { action: { name: ['use-service', 'cache-use'] } }] },
          ],
        },
      },
    },
    predicateNote: null,
    safeMitigation: [],
  },
  {
    id: 'bfa493d4b-log-sink-collision',
    kind: 'bug',
    severity: 'high',
    cvss: null,
    effect: ['misrouting'],
    title: "Log servers of the same name receive each other's messages",
    explanation:
      'In backends of mode log, servers reached over TCP are told apart by name alone. Two backends that each have a ' +
      'server of one name send both their logs to one place.',
    mitigation: 'Use each server name once among all log backends.',
    fixCommits: ['bfa493d4b'],
    introduced: '2.9.0',
    introducedIn: {},
    introducedNote: 'As old as log backends, which 2.9 brought.',
    fixedIn: { '3.0': '3.0.8' },
    fixedInDevelopment: '3.2-dev4',
    affectedBranches: ['2.9', '3.0', '3.1'],
    references: ['https://github.com/haproxy/haproxy/commit/bfa493d4b'],
    confidence: 'high',
    rule: null,
    predicate: { server: { where: { all: [{ given: { proxy: { mode: 'log' } } }, { address: { family: 'tcp' } }] }, sharing: 'name' } },
    predicateNote: null,
    safeMitigation: [],
  },
  {
    id: 'c3a4a4d16-quic-crypto-offset',
    kind: 'bug',
    severity: 'high',
    cvss: null,
    effect: ['crash'],
    title: 'QUIC handshake data at a far offset crashes the process',
    explanation:
      "The place a CRYPTO frame claims isn't compared with the size of the reassembly buffer. Any client that can " +
      'reach a QUIC `bind` line can send one, before it is authenticated.',
    mitigation: 'Drop the QUIC `bind` lines.',
    fixCommits: ['c3a4a4d16'],
    introduced: '2.6.0',
    introducedIn: {},
    introducedNote: null,
    fixedIn: { '2.6': '2.6.21', '2.8': '2.8.14', '3.0': '3.0.8' },
    fixedInDevelopment: '3.2-dev4',
    affectedBranches: ['2.6', '2.8', '2.9', '3.0', '3.1'],
    references: ['https://github.com/haproxy/haproxy/issues/2842', 'https://github.com/haproxy/haproxy/commit/c3a4a4d16'],
    confidence: 'high',
    rule: null,
    predicate: { shared: 'quic-from-clients' },
    predicateNote: null,
    safeMitigation: [],
  },
  {
    id: 'd12edebe4-h2-short-body',
    kind: 'bug',
    severity: 'high',
    cvss: null,
    effect: ['smuggling'],
    title: 'An HTTP/2 request may end without the body its Content-Length announces',
    explanation:
      'The check is missing where the stream ends with the headers or with trailers. An HTTP/1 server that answers ' +
      'at once takes the start of the next request for the missing body.',
    mitigation:
      'Take HTTP/2 away from clients: `alpn http/1.1` on the TLS `bind` lines, `option disable-h2-upgrade` in the ' + 'HTTP frontends.',
    fixCommits: ['d12edebe4', '7e09e2a91', 'b6995d25d'],
    introduced: null,
    introducedIn: {},
    introducedNote: null,
    fixedIn: { '2.4': '2.4.34', '2.6': '2.6.28', '2.8': '2.8.23', '3.0': '3.0.22', '3.2': '3.2.18', '3.3': '3.3.9' },
    fixedInDevelopment: '3.4-dev11',
    affectedBranches: ['2.4', '2.6', '2.8', '3.0', '3.2', '3.3'],
    references: [
      'https://www.mail-archive.com/haproxy@formilux.org/msg47012.html',
      'https://github.com/haproxy/haproxy/commit/d12edebe4',
      'https://github.com/haproxy/haproxy/commit/7e09e2a91',
      'https://github.com/haproxy/haproxy/commit/b6995d25d',
    ],
    confidence: 'medium',
    rule: null,
    predicate: {
      proxy: {
        side: 'frontend',
        mode: ['http', 'tcp'],
        where: {
          all: [
            { bind: { where: { shared: 'http2-bind' } } },
            { given: { shared: 'speaks-http' } },
            { given: { shared: 'http1-backend' } },
          ],
        },
      },
    },
    predicateNote: null,
    safeMitigation: [],
  },
  {
    id: 'd13a80abb-h3-header-values',
    kind: 'bug',
    severity: 'high',
    cvss: null,
    effect: ['smuggling'],
    title: 'HTTP/3 header values may contain line breaks',
    explanation:
      'NUL, CR and LF are not refused in values that come over QUIC. Written out for an HTTP/1 server they become ' +
      "headers of the client's choice.",
    mitigation: 'Drop the QUIC `bind` lines.',
    fixCommits: ['d13a80abb'],
    introduced: '2.6.0',
    introducedIn: {},
    introducedNote: null,
    fixedIn: { '2.6': '2.6.15', '2.8': '2.8.2' },
    fixedInDevelopment: '2.9-dev3',
    affectedBranches: ['2.6', '2.7', '2.8'],
    references: ['https://github.com/haproxy/haproxy/commit/d13a80abb'],
    confidence: 'high',
    rule: null,
    predicate: {
      proxy: {
        side: 'frontend',
        mode: 'http',
        where: { all: [{ bind: { where: { address: { family: 'quic' } } } }, { given: { shared: 'http1-backend' } }] },
      },
    },
    predicateNote: null,
    safeMitigation: [],
  },
  {
    id: 'dc15581c0-l7-retry',
    kind: 'bug',
    severity: 'high',
    cvss: null,
    effect: ['crash', 'failed-request'],
    title: 'A second try of a request can crash, or send nothing',
    explanation:
      'The copy of the request kept for retries is released too early, or was never made, when interim responses ' +
      'arrive or several tries fail. `retry-on` with any condition beyond `conn-failure` is exposed.',
    mitigation: 'Restrict retries to `retry-on conn-failure`.',
    fixCommits: ['dc15581c0', '62f37801c'],
    introduced: '2.0.0',
    introducedIn: {},
    introducedNote: 'As old as layer 7 retries, which 2.0 brought.',
    fixedIn: { '2.4': '2.4.29', '2.6': '2.6.21', '2.8': '2.8.13', '3.0': '3.0.7' },
    fixedInDevelopment: '3.2-dev1',
    affectedBranches: ['2.4', '2.6', '2.8', '2.9', '3.0', '3.1'],
    references: [
      'https://github.com/haproxy/haproxy/issues/2793',
      'https://github.com/haproxy/haproxy/commit/dc15581c0',
      'https://github.com/haproxy/haproxy/commit/62f37801c',
    ],
    confidence: 'high',
    rule: null,
    predicate: {
      proxy: {
        side: 'backend',
        mode: 'http',
        where: {
          all: [
            {
              setting: {
                keyword: 'retry-on',
                word: 'some',
                matches: '^(all-retryable-errors|empty-response|junk-response|response-timeout|0rtt-rejected|[0-9]{3})$',
              },
            },
            { not: { setting: { keyword: 'retries', is: '0' } } },
          ],
        },
      },
    },
    predicateNote: null,
    safeMitigation: [],
  },
  {
    id: 'dfb6daca1-userlist-no-password',
    kind: 'bug',
    severity: 'high',
    cvss: null,
    effect: ['crash'],
    title: 'Logging in as a user without a password crashes the process',
    explanation:
      'A `user` line of a `userlist` need not have a password, but the check of the credentials assumes one. A ' +
      'client that knows or guesses the name crashes the process wherever a rule uses `http_auth` with that list.',
    mitigation: 'Give each user a password, or remove those without one.',
    fixCommits: ['dfb6daca1'],
    introduced: null,
    introducedIn: {},
    introducedNote: null,
    fixedIn: { '2.6': '2.6.30', '2.8': '2.8.25', '3.0': '3.0.24', '3.2': '3.2.20', '3.3': '3.3.11' },
    fixedInDevelopment: '3.4-dev14',
    affectedBranches: ['2.4', '2.6', '2.8', '3.0', '3.2', '3.3'],
    references: ['https://github.com/haproxy/haproxy/commit/dfb6daca1'],
    confidence: 'medium',
    rule: null,
    predicate: {
      section: {
        kind: 'userlist',
        where: {
          all: [
            {
              line: {
                keyword: 'user',
                with: [
                  { word: 2, not: { oneOf: ['password', 'insecure-password'] } },
                  { word: 4, not: { oneOf: ['password', 'insecure-password'] } },
                ],
              },
            },
            { anywhere: { fetch: { name: ['http_auth', 'http_auth_group'], arguments: { argument: 1, is: { nameOf: 'userlist' } } } } },
          ],
        },
      },
    },
    predicateNote: null,
    safeMitigation: [],
  },
  {
    id: 'e28e647fe-leastconn-loop',
    kind: 'bug',
    severity: 'high',
    cvss: null,
    effect: ['loop', 'abort'],
    title: '`balance leastconn` can search for a server without end',
    explanation:
      'The algorithm as rewritten for 3.2 keeps returning to a server it has to avoid, and its tree can be damaged ' +
      'while servers go up, go down or change weight. The watchdog then ends the process.',
    mitigation: 'Use another `balance` algorithm.',
    fixCommits: ['e28e647fe', '913b2d6c8'],
    introduced: '3.2.0',
    introducedIn: {},
    introducedNote: '3.2 rewrote leastconn.',
    fixedIn: { '3.2': '3.2.2' },
    fixedInDevelopment: '3.3-dev2',
    affectedBranches: ['3.2'],
    references: [
      'https://github.com/haproxy/haproxy/issues/2990',
      'https://github.com/haproxy/haproxy/issues/3004',
      'https://github.com/haproxy/haproxy/issues/3014',
      'https://github.com/haproxy/haproxy/commit/e28e647fe',
      'https://github.com/haproxy/haproxy/commit/913b2d6c8',
    ],
    confidence: 'high',
    rule: null,
    predicate: {
      proxy: { side: 'backend', where: { all: [{ setting: { keyword: 'balance', is: 'leastconn' } }, { given: { server: {} } }] } },
    },
    predicateNote: null,
    safeMitigation: [{ set: 'balance', to: 'roundrobin', in: ['backend', 'listen', 'defaults'] }],
  },
  {
    id: 'e38b86e72-qpack-oob',
    kind: 'bug',
    severity: 'high',
    cvss: null,
    effect: ['crash', 'disclosure'],
    title: 'HTTP/3 header blocks are read beyond their end',
    explanation:
      'Lengths given to the Huffman decoder are not checked, and in an older fault neither are indexes into the ' +
      'static table. A client of a QUIC `bind` line crafts such a block.',
    mitigation: 'Drop the QUIC `bind` lines.',
    fixCommits: ['e38b86e72', 'f41dfc22b'],
    introduced: '2.6.0',
    introducedIn: {},
    introducedNote: 'The figures are those of the later fault; 2.6.11 fixed the older one.',
    fixedIn: { '2.6': '2.6.24', '2.8': '2.8.19', '3.0': '3.0.18', '3.1': '3.1.16', '3.2': '3.2.14', '3.3': '3.3.5' },
    fixedInDevelopment: '3.4-dev6',
    affectedBranches: ['2.6', '2.8', '3.0', '3.1', '3.2', '3.3'],
    references: ['https://github.com/haproxy/haproxy/commit/e38b86e72', 'https://github.com/haproxy/haproxy/commit/f41dfc22b'],
    confidence: 'medium',
    rule: null,
    predicate: { shared: 'quic-from-clients' },
    predicateNote: null,
    safeMitigation: [],
  },
  {
    id: 'eb5279b15-generate-certificates',
    kind: 'bug',
    severity: 'medium',
    cvss: null,
    effect: ['failed-request', 'crash'],
    title: "`generate-certificates` can't handle server names above 64 bytes",
    explanation:
      'The name asked for becomes a certificate field that is limited to 64 bytes, so no certificate comes about and ' +
      'the handshake fails. Builds on AWS-LC crash.',
    mitigation: 'Do without `generate-certificates`; on OpenSSL, only such handshakes fail.',
    fixCommits: ['eb5279b15', 'fbc98ebcd'],
    introduced: null,
    introducedIn: {},
    introducedNote: null,
    fixedIn: { '3.0': '3.0.15', '3.1': '3.1.13', '3.2': '3.2.11', '3.3': '3.3.2' },
    fixedInDevelopment: '3.4-dev3',
    affectedBranches: ['2.4', '2.6', '2.8', '3.0', '3.1', '3.2', '3.3'],
    references: ['https://github.com/haproxy/haproxy/commit/eb5279b15', 'https://github.com/haproxy/haproxy/commit/fbc98ebcd'],
    confidence: 'medium',
    rule: null,
    predicate: { bind: { where: { all: [{ parameter: 'ssl' }, { parameter: 'generate-certificates' }] } } },
    predicateNote: null,
    safeMitigation: [],
  },
  {
    id: 'ed267f9bc-req-ssl-sni',
    kind: 'bug',
    severity: 'high',
    cvss: null,
    effect: ['disclosure', 'crash'],
    title: '`req.ssl_sni` believes the length a client states',
    explanation:
      "The server name's length in the ClientHello isn't compared with what was received, so as much as 64 kB of " +
      'other memory passes for the name, to be matched, logged or put into headers. Any use of this fetch, the usual ' +
      'way to route TLS in mode tcp, is exposed before a handshake.',
    mitigation: 'Terminate TLS in HAProxy and use `ssl_fc_sni`; at the least, keep the raw name out of logs and headers.',
    fixCommits: ['ed267f9bc'],
    introduced: '1.5.0',
    introducedIn: {},
    introducedNote: 'Came in 2013, during the development of 1.5.',
    fixedIn: { '2.4': '2.4.32', '2.6': '2.6.26', '2.8': '2.8.21', '3.0': '3.0.20', '3.2': '3.2.16', '3.3': '3.3.7' },
    fixedInDevelopment: '3.4-dev9',
    affectedBranches: ['2.4', '2.6', '2.8', '3.0', '3.2', '3.3'],
    references: ['https://github.com/haproxy/haproxy/commit/ed267f9bc'],
    confidence: 'medium',
    rule: null,
    predicate: { fetch: { name: ['req.ssl_sni', 'req_ssl_sni'] } },
    predicateNote: null,
    safeMitigation: [],
  },
  {
    id: 'f1064c738-listener-accounting',
    kind: 'bug',
    severity: 'high',
    cvss: null,
    effect: ['stall', 'loop'],
    title: 'Connections handed to another thread group are counted on the wrong listener',
    explanation:
      'One count rises and the other sinks until a `maxconn` says that the listener is full, whereupon it accepts ' +
      'nothing and burns CPU. It needs two or more `thread-groups` and a limit on a listener with one shard: a ' +
      '`stats socket`, or a `bind` line with `shards 1`.',
    mitigation: 'Keep to one thread group, or take `maxconn` off these lines.',
    fixCommits: ['f1064c738'],
    introduced: '2.8.0',
    introducedIn: {},
    introducedNote: null,
    fixedIn: { '2.8': '2.8.16', '3.0': '3.0.11' },
    fixedInDevelopment: '3.2-dev13',
    affectedBranches: ['2.8', '2.9', '3.0', '3.1'],
    references: ['https://github.com/haproxy/haproxy/issues/2951', 'https://github.com/haproxy/haproxy/commit/f1064c738'],
    confidence: 'high',
    rule: null,
    predicate: {
      all: [
        {
          any: [
            { section: { kind: 'global', where: { bind: { where: { parameter: 'maxconn' } } } } },
            { bind: { where: { all: [{ parameter: { name: 'shards', is: '1' } }, { parameter: 'maxconn' }] } } },
          ],
        },
        { given: { setting: { in: 'global', keyword: 'thread-groups', atLeast: 2 } } },
      ],
    },
    predicateNote: null,
    safeMitigation: [],
  },
];
