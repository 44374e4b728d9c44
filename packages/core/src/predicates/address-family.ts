import type { AddressFamily } from '@haplint/catalog';

/** What is written in front of the @ of an address (src/tools.c `str2sa_range`), without `stream+` and `dgram+`. */
const FAMILIES: readonly (readonly [RegExp, AddressFamily])[] = [
  [/^quic[46]?$/, 'quic'],
  [/^mptcp[46]?$/, 'mptcp'],
  [/^(tcp[46]?|ipv[46])$/, 'tcp'],
  [/^udp[46]?$/, 'udp'],
  [/^(unix|uxst|uxdg)$/, 'unix'],
  [/^abnsz?$/, 'abns'],
  [/^fd$/, 'fd'],
  [/^sockpair$/, 'sockpair'],
  [/^(rhttp|rev)$/, 'rhttp'],
];

/** The family of an address; null where a variable hides it. */
export function addressFamily(address: string, isComplete = true): AddressFamily | null {
  if (address.startsWith('/')) return 'unix';
  const at = address.indexOf('@');
  if (at === -1) return isComplete || /[:.*]/.test(address) ? 'tcp' : null;
  const prefix = address.slice(0, at).toLowerCase();
  const isDatagram = prefix.startsWith('dgram+');
  const name = prefix.replace(/^(stream|dgram)\+/, '');
  const family = FAMILIES.find(([pattern]) => pattern.test(name))?.[1] ?? 'tcp';
  return isDatagram && family === 'tcp' ? 'udp' : family;
}
