import { addressFamily } from './address-family.js';

/** Addresses that begin with the same bits: one address, where all of its bits count. */
export interface Network {
  /** 4 bytes, or 16 for IPv6. */
  readonly bytes: readonly number[];
  /** How many bits count. */
  readonly length: number;
}

/**
 * Where an address leads: to a network, to every address of the machine ('any'), to what a lookup would say ('unknown'), or to
 * no network at all (null), as a socket in the file system.
 */
export type Destination = Network | 'any' | 'unknown' | null;

/** Reads an IP address or a network in CIDR notation ('10.0.0.0/8', '2001:db8::/32'); null for a text that is none. */
export function parseNetwork(text: string): Network | null {
  const [, address = '', suffix] = /^([^/]*)(?:\/(\d{1,3}))?$/.exec(text) ?? [];
  const bytes = parseIpv4(address) ?? parseIpv6(address);
  if (bytes === null) return null;
  const length = suffix === undefined ? bytes.length * 8 : Number(suffix);
  return length > bytes.length * 8 ? null : { bytes, length };
}

/** Whether every address of `inner` is one of `outer`. */
export function contains(outer: Network, inner: Network): boolean {
  if (outer.bytes.length !== inner.bytes.length || inner.length < outer.length) return false;
  return outer.bytes.every((byte, i) => {
    const bits = Math.min(8, Math.max(0, outer.length - i * 8));
    return ((byte ^ (inner.bytes[i] as number)) & (0xff00 >> bits) & 0xff) === 0;
  });
}

/** Where a text leads that is an IP address or a network, as ACL patterns and arguments are. */
export function destinationOfText(text: string): Destination {
  return parseNetwork(text);
}

/** Where an address of a `bind` or server line leads (src/tools.c `str2sa_range`). */
export function destinationOfAddress(address: string): Destination {
  const { host } = splitAddress(address);
  if (host === null) return null;
  const network = parseNetwork(host.replace(/^\[(.*)\]$/, '$1'));
  if (host === '' || host === '*' || network?.bytes.every((byte) => byte === 0)) return 'any';
  return network ?? 'unknown';
}

/** The port of an address, as it is written; null where it has none. */
export function portOf(address: string): string | null {
  return splitAddress(address).port;
}

/** The last colon stands before the port, unless brackets close behind it. */
function splitAddress(address: string): { readonly host: string | null; readonly port: string | null } {
  const family = addressFamily(address);
  if (family === null || !['tcp', 'udp', 'quic', 'mptcp'].includes(family)) return { host: null, port: null };
  const text = address.slice(address.indexOf('@') + 1);
  const colon = text.lastIndexOf(':');
  if (colon === -1 || text.endsWith(']')) return { host: text, port: null };
  return { host: text.slice(0, colon), port: text.slice(colon + 1) };
}

function parseIpv4(text: string): number[] | null {
  if (!/^\d{1,3}(\.\d{1,3}){3}$/.test(text)) return null;
  const bytes = text.split('.').map(Number);
  return bytes.every((byte) => byte <= 255) ? bytes : null;
}

function parseIpv6(text: string): number[] | null {
  const halves = text.split('::');
  if (!text.includes(':') || halves.length > 2) return null;
  const [head, tail] = halves.map(groupsOf);
  if (head === undefined || head === null || tail === null) return null;
  const missing = 16 - head.length - (tail?.length ?? 0);
  if (tail === undefined ? missing !== 0 : missing < 2) return null;
  return [...head, ...Array<number>(missing).fill(0), ...(tail ?? [])];
}

/** The bytes of groups of hexadecimal digits, of which the last may be an IPv4 address. */
function groupsOf(text: string): number[] | null {
  const bytes: number[] = [];
  for (const [i, group] of (text === '' ? [] : text.split(':')).entries()) {
    const isLast = i === text.split(':').length - 1;
    const ipv4 = isLast ? parseIpv4(group) : null;
    if (ipv4 !== null) bytes.push(...ipv4);
    else if (/^[\da-f]{1,4}$/i.test(group)) bytes.push(Number.parseInt(group, 16) >> 8, Number.parseInt(group, 16) & 255);
    else return null;
  }
  return bytes;
}
