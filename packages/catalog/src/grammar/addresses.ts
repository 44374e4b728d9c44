import { type AddressRules, type ArgumentType, address } from './types.js';

/** What HAProxy sends both streams and datagrams to, datagrams where the address does not say. */
const DATAGRAMS_FIRST = ['datagram', 'stream'] as const;

const LISTENING_RULES: AddressRules = { port: { required: true, range: true }, descriptor: 'socket', isList: true };
/** Where a `bind` line listens (src/cfgparse.c `str2listener`). */
export const LISTENING: ArgumentType = address(LISTENING_RULES);
/** Where a `dgram-bind` line listens (`str2receiver`). */
export const LISTENING_FOR_DATAGRAMS: ArgumentType = address({ ...LISTENING_RULES, transports: ['datagram'] });

const SERVER_RULES: AddressRules = { port: { offset: true }, resolvedLater: true };

/** Where a server of a proxy is (src/server.c `_srv_parse_init`). */
export const SERVER: ArgumentType = address(SERVER_RULES);
/** The same from 2.9 on, where the mode of the proxy decides (`_srv_check_proxy_mode`). */
export const SERVER_2_9: ArgumentType = {
  type: 'address',
  rules: { ...SERVER_RULES, transports: ['stream', 'datagram'], anyProtocol: true },
  modes: {
    log: { ...SERVER_RULES, transports: ['stream', 'datagram'], ipOnly: true },
    others: { ...SERVER_RULES, anyProtocol: true },
  },
};
/** Where a server is whose name is looked up at once, as those of rings. */
export const RESOLVED_SERVER: ArgumentType = address({ port: { offset: true } });
export const RESOLVED_SERVER_2_9: ArgumentType = address({ port: { offset: true }, anyProtocol: true });
/** Where a peer is, from 2.9 on. */
export const PEER_2_9: ArgumentType = address({ port: { required: true }, anyProtocol: true });

/** What a connection goes to, or comes from, with a port if one is written. */
export const CONNECTION: ArgumentType = address({ port: {} });
/** The same, with a port. */
export const CONNECTION_WITH_PORT: ArgumentType = address({ port: { required: true } });
/** What a server's connections come from: they may share a range of ports. */
export const SOURCE: ArgumentType = address({ port: { range: true } });
/** Whose address a connection is given (`usesrc`): its client's, one in a header, or one that is written. */
export const FOREIGN_SOURCE: ArgumentType = address({ port: {}, words: ['client', 'clientip'], beginnings: ['hdr_ip('] });
/** A mail server, which is reached by TCP alone (src/mailers.c, src/cfgparse.c). */
export const MAILER: ArgumentType = address({ port: { required: true }, ipOnly: true });
/** A name server (src/resolvers.c). */
export const NAMESERVER: ArgumentType = address({ port: { required: true }, transports: DATAGRAMS_FIRST });
const LOG_TARGET_RULES: AddressRules = {
  port: {},
  transports: DATAGRAMS_FIRST,
  descriptor: 'any',
  words: ['stdout', 'stderr'],
  beginnings: ['ring@'],
};
/** Where a `log` line sends to (src/log.c `parse_log_target`, `parse_logsrv`). */
export const LOG_TARGET: ArgumentType = address(LOG_TARGET_RULES);
export const LOG_TARGET_2_9: ArgumentType = address({ ...LOG_TARGET_RULES, beginnings: ['ring@', 'backend@'] });
/** An IP address or a name, without a port (src/tools.c `str2ip`). */
export const HOST: ArgumentType = address({ port: {}, hostOnly: 'any' });
/** IP addresses, some words, and commas between them (src/server.c `srv_parse_init_addr`). */
export const LOOKUP_METHODS: ArgumentType = address({ port: {}, hostOnly: 'IP', isList: true, words: ['last', 'libc', 'none'] });
