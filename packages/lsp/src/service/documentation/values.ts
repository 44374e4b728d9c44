/** What the words of some choices mean, by the keyword or parameter that takes them. Written in Markdown. */
const VALUES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  balance: {
    roundrobin: 'Each server in its turn, by weight; weights may change while HAProxy runs.',
    'static-rr': 'Each server in its turn, by weights that cannot change while HAProxy runs.',
    leastconn: 'The server with the fewest connections, for its weight.',
    first: 'The first server that has a connection to spare, by `id`.',
    source: "By a hash of the client's address, so that a client stays with its server while no server comes or goes.",
    uri: 'By a hash of the path of the request.',
    url_param: 'By a hash of a parameter of the query string.',
    random: 'By chance, the less loaded of a few servers that are drawn.',
    hash: 'By a hash of a sample expression.',
  },
  mode: {
    tcp: 'Passes bytes through without looking at them.',
    http: 'Reads requests and responses, so that rules can look at them and change them.',
    log: 'Sends log messages to servers.',
    spop: 'Speaks with SPOE agents.',
  },
  'http-reuse': {
    never: 'Connections to servers are not shared.',
    safe: 'The first request of a client gets a connection of its own, the next ones may share.',
    aggressive: 'The first request of a client, too, may take a connection that has been used more than once.',
    always: 'Any idle connection may be taken, even for the first request of a client.',
  },
  'hash-type': {
    'map-based': 'By position in a list: most clients move when a server comes or goes.',
    consistent: 'On a ring: few clients move when a server comes or goes.',
  },
  verify: {
    none: 'No certificate is asked for, or it is not checked.',
    optional: 'A certificate is asked for; clients without one may go on.',
    required: 'Without a valid certificate, the handshake fails.',
  },
  level: {
    user: 'Reads what is not sensitive.',
    operator: 'Reads everything, and clears counters.',
    admin: 'Does everything, changes to servers and certificates among it.',
  },
  'on-marked-down': { 'shutdown-sessions': 'Closes the connections to the server.' },
  observe: {
    layer4: 'Watches whether connections succeed.',
    layer7: 'Watches the status of responses, too.',
  },
  hold: {
    valid: 'A good answer.',
    nx: 'The answer that there is no such name.',
    obsolete: 'An address that the answers no longer have.',
    refused: 'A refusal.',
    timeout: 'No answer in time.',
    other: 'Any other error.',
  },
};

/** What a word means for the keyword or the parameter that takes it; null where nobody has written it. */
export function valueDescription(keyword: string, value: string): string | null {
  const values = Object.hasOwn(VALUES, keyword) ? VALUES[keyword] : undefined;
  return values !== undefined && Object.hasOwn(values, value) ? (values[value] ?? null) : null;
}
