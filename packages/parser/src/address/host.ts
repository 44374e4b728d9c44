/**
 * What the host of an address is: an IP address, an IPv4 address in a form that only a lookup understands (`127.1`), any
 * address of this machine, a name, or nothing that could be looked up.
 */
export type HostKind = 'IPv4' | 'loose-IPv4' | 'IPv6' | 'any' | 'name' | 'none-at-all';

/** The longest that fits between brackets, brackets included (src/tools.c `str2ip2`). */
const LONGEST_IN_BRACKETS = 47;

/** Reads a host as src/tools.c `str2ip2` does before it looks up names. */
export function readHost(text: string): HostKind {
  let host = text;
  if (host.startsWith('[')) {
    if (host.length < 4 || host.length > LONGEST_IN_BRACKETS || !host.endsWith(']')) return 'none-at-all';
    host = host.slice(1, -1);
  }
  if (host === '' || host === '*') return 'any';
  if (isIpv6(host)) return 'IPv6';
  if (isIpv4(host)) return 'IPv4';
  if (isLooseIpv4(host)) return 'loose-IPv4';
  return isHostName(host) ? 'name' : 'none-at-all';
}

const LONGEST_NAME = 255;
const LONGEST_LABEL = 63;

/**
 * Whether HAProxy looks up a name at all (src/resolvers.c `resolv_hostname_validation`), and whether there can be one: no
 * top-level domain is a number (RFC 3696, section 2), so `300.1.2.3` is nowhere, and nobody calls a host so, nor `192.-1.2.3`, where
 * besides a label begins with a hyphen.
 */
function isHostName(text: string): boolean {
  return (
    /^[\w.-]*$/.test(text) &&
    !/^[\d.]+$/.test(text) &&
    !/^(?=.*(?:^|\.)-)[\d.-]+$/.test(text) &&
    text.length <= LONGEST_NAME &&
    text.split('.').every((label) => label.length <= LONGEST_LABEL)
  );
}

/** Whether a text is an IPv4 address as inet_pton() reads them: four decimal numbers without needless zeros. */
export function isIpv4(text: string): boolean {
  const parts = text.split('.');
  return parts.length === 4 && parts.every((part) => /^(?:0|[1-9]\d{0,2})$/.test(part) && Number(part) <= 255);
}

/** As inet_aton() reads them: one to four numbers in C's notations, the last of which fills what is left. */
function isLooseIpv4(text: string): boolean {
  const parts = text.split('.');
  if (parts.length > 4 || !parts.every((part) => /^(?:0x[\da-f]+|0[0-7]*|[1-9]\d*)$/i.test(part))) return false;
  const numbers = parts.map((part) => (/^0\d/.test(part) ? Number.parseInt(part, 8) : Number(part)));
  const last = numbers.pop() as number;
  return numbers.every((number) => number <= 255) && last < 256 ** (4 - numbers.length);
}

/** Whether a text is an IPv6 address as inet_pton() reads them: eight groups of hexadecimal digits, `::` for some of them, the last two as IPv4. */
export function isIpv6(text: string): boolean {
  if (!text.includes(':')) return false;
  const halves = text.split('::');
  if (halves.length > 2) return false;
  const groups = halves.flatMap((half) => (half === '' ? [] : half.split(':')));
  const tail = groups.at(-1) ?? '';
  const endsInIpv4 = tail.includes('.') && !text.endsWith('::');
  if (endsInIpv4 && !isIpv4(tail)) return false;
  const written = endsInIpv4 ? groups.slice(0, -1) : groups;
  if (!written.every((group) => /^[\da-f]{1,4}$/i.test(group))) return false;
  const count = written.length + (endsInIpv4 ? 2 : 0);
  return halves.length === 2 ? count < 8 : count === 8;
}
