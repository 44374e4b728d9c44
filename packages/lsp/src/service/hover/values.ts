import { type ArgumentType, addressSyntax, type Version } from '@haplint/catalog';
import { readHost } from '@haplint/parser';
import { code } from '../documentation/index.js';
import { bytesOf, microsecondsOf, plainSize, plainTime, withThousands } from '../plain-units.js';

/** What addresses of a line are for: listening, a server, or something else. */
export type AddressUse = 'listening' | 'server' | 'other';

/** What a value means beyond how it is written: a time or size in plain units, an address in words; null where that says no more. */
export function valueMeaning(value: string, type: ArgumentType, target: Version, use: AddressUse): string | null {
  switch (type.type) {
    case 'time': {
      const microseconds = microsecondsOf(value, type.unit);
      return microseconds === null ? null : `= ${plainTime(microseconds)}`;
    }
    case 'size': {
      const bytes = bytesOf(value);
      if (bytes === null) return null;
      const plain = plainSize(bytes);
      const inBytes = `${withThousands(bytes)} bytes`;
      return plain === null || /\D/.test(value) ? `= ${inBytes}` : `= ${inBytes} (${plain})`;
    }
    case 'integer':
      return /^\d{4,15}$/.test(value) ? `= ${withThousands(Number(value))}` : null;
    case 'address':
      return value
        .split(type.rules.isList ? ',' : /$^/)
        .filter((address) => address !== '')
        .map((address) => `${code(address)}: ${addressMeaning(address, target, use)}`)
        .join('  \n');
    default:
      return null;
  }
}

const FAMILIES = {
  path: 'a Unix socket',
  abstract: 'a socket with an abstract name',
  descriptor: 'a file descriptor that the process got at start',
  'socket-pair': 'a pair of connected sockets',
  reverse: 'a connection that the other side opens (reverse HTTP)',
} as const;

/** An address in words: 'all IPv4 addresses, port 443'. */
export function addressMeaning(text: string, target: Version, use: AddressUse): string {
  const syntax = addressSyntax(target);
  const written = syntax.transports.find(({ prefix }) => text.startsWith(prefix));
  const start = written?.prefix.length ?? 0;
  const prefix = syntax.prefixes.find((each) => text.startsWith(each.prefix, start));
  const family = prefix?.family ?? (text[start] === '/' ? 'path' : 'ip');
  const transport = prefix?.transport ?? written?.transport;
  const rest = text.slice(start + (prefix?.prefix.length ?? 0));
  const over = transport === 'quic' ? ', over QUIC' : transport === 'datagram' ? ', datagrams' : '';
  if (family !== 'ip' && family !== 'ipv4' && family !== 'ipv6') return `${FAMILIES[family]}${over}`;
  // The last colon begins the port, unless brackets close behind it.
  const bracket = rest.lastIndexOf(']');
  const colon = rest.lastIndexOf(':');
  const hasPort = colon > bracket && (bracket !== -1 || rest.indexOf(':') === colon || readHost(rest) !== 'IPv6');
  const host = hasPort ? rest.slice(0, colon) : rest;
  const port = hasPort ? portMeaning(rest.slice(colon + 1)) : use === 'server' ? ', the port that the client connected to' : '';
  return `${hostMeaning(host, family, use)}${port}${over}`;
}

function hostMeaning(host: string, family: 'ip' | 'ipv4' | 'ipv6', use: AddressUse): string {
  const bare = host.replace(/^\[|\]$/g, '');
  const isAny = bare === '' || bare === '*' || bare === '0.0.0.0' || bare === '::';
  // A server without an address of its own gets what the client asked for (src/backend.c `alloc_dst_address`).
  if (isAny && use !== 'listening') return use === 'server' ? 'the address that the client connected to' : 'any address';
  if (bare === '::' || (family === 'ipv6' && (bare === '' || bare === '*'))) return 'all IPv6 addresses';
  if (bare === '0.0.0.0') return 'all IPv4 addresses';
  switch (readHost(host)) {
    case 'any':
      return 'all IPv4 addresses';
    case 'IPv4':
      return bare.startsWith('127.') ? 'this machine (IPv4)' : `IPv4 address ${bare}`;
    case 'IPv6':
      return bare === '::1' ? 'this machine (IPv6)' : `IPv6 address ${bare}`;
    case 'name':
      return `host ${code(host)}`;
    default:
      return `${code(host)}`;
  }
}

function portMeaning(port: string): string {
  if (port === '') return '';
  const [, from, to] = /^(\d+)-(\d+)$/.exec(port) ?? [];
  if (from !== undefined) return `, ports ${from} to ${to}`;
  if (/^[+-]\d+$/.test(port)) return `, the port of the client ${port[0] === '+' ? 'plus' : 'minus'} ${port.slice(1)}`;
  return /^\d+$/.test(port) ? `, port ${port}` : `, port ${code(port)}`;
}
