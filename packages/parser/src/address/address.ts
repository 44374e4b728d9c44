import { readHost } from './host.js';

/** What an address may be, which depends on where it stands (the PA_O_* options of src/tools.c `str2sa_range`). */
export interface AddressRules {
  readonly port: PortRules;
  /** What it may transport; of both, the first where the address does not say. A stream where left out. */
  readonly transports?: readonly Transport[];
  /** A descriptor of this process, `fd@3`: one that has to be a socket, or any. */
  readonly descriptor?: 'socket' | 'any';
  /** A host alone, without prefix and port: an IP address or a name, or an IP address. */
  readonly hostOnly?: 'any' | 'IP';
  /** A host name is looked up later on, not while the address is read. */
  readonly resolvedLater?: boolean;
  /** Only IP addresses and names, and not over QUIC. */
  readonly ipOnly?: boolean;
  /** Every combination of transport and family is let through, whether there is a protocol for it or not. */
  readonly anyProtocol?: boolean;
}

/** What may follow the host of an address (the PA_O_PORT_* options). */
export interface PortRules {
  /** A port other than 0 is required. */
  readonly required?: boolean;
  /** `8000-8010` is accepted. */
  readonly range?: boolean;
  /** `+1000` and `-1000`, relative to the client's port, are accepted. */
  readonly offset?: boolean;
}

/** Streams and datagrams are as in TCP and UDP. */
export type Transport = 'stream' | 'datagram';

/** QUIC gives streams over datagrams. */
type TransportOrQuic = Transport | 'quic';

/** What the letters in front of an address mean to a version. */
export interface AddressPrefix {
  readonly prefix: string;
  readonly family: AddressFamily;
  readonly transport?: TransportOrQuic;
  /** How much of the prefix decides, where that is less than all of it. */
  readonly decides?: number;
}

export type AddressFamily = 'ip' | 'ipv4' | 'ipv6' | 'path' | 'abstract' | 'descriptor' | 'socket-pair' | 'reverse';

/** How a version reads addresses. */
export interface AddressSyntax {
  /** In front of a prefix: `quic+`. */
  readonly transports: readonly { readonly prefix: string; readonly transport: TransportOrQuic }[];
  readonly prefixes: readonly AddressPrefix[];
  /** Nothing may stand behind the digits of a port. */
  readonly strictPorts: boolean;
}

/** What HAProxy refuses about an address. `malformed-port` is a number with something behind it. */
export type AddressProblemCode =
  | 'empty-address'
  | 'missing-port'
  | 'invalid-port'
  | 'malformed-port'
  | 'invalid-port-range'
  | 'port-range-not-allowed'
  | 'port-offset-not-allowed'
  | 'invalid-host'
  | 'unresolvable-host'
  | 'srv-record'
  | 'invalid-descriptor'
  | 'descriptor-not-allowed'
  | 'path-too-long'
  | 'experimental'
  | 'datagrams-not-allowed'
  | 'streams-not-allowed'
  | 'family-not-allowed'
  | 'no-such-protocol';

/** A problem with indexes into the address's text, end exclusive. */
export interface AddressProblem {
  readonly code: AddressProblemCode;
  readonly from: number;
  readonly to: number;
}

const HIGHEST_PORT = 65_535;

/** What fits in a socket's name, and what of it HAProxy keeps for names of its own while it starts (src/tools.c). */
const LONGEST_NAME = 107;
const RESERVED_OF_PATHS = 10;

/**
 * Looks for what HAProxy refuses about an address, as src/tools.c `str2sa_range` reads it, in its order; null where it
 * accepts it. Whether a host exists, a descriptor is open and a protocol is built in is not asked, and an address with a
 * variable is not judged. `unresolvable-host`, `srv-record`
 * and `experimental` depend on other lines too.
 */
export function checkAddress(text: string, rules: AddressRules, syntax: AddressSyntax): AddressProblem | null {
  if (text.includes('$')) return null;
  if (rules.hostOnly !== undefined) return checkHost(text, 0, text.length, 'ip', rules);
  if (text === '') return { code: 'empty-address', from: 0, to: 0 };
  const transports = rules.transports ?? ['stream'];
  const written = syntax.transports.find(({ prefix }) => text.startsWith(prefix));
  const start = written?.prefix.length ?? 0;
  const prefix = syntax.prefixes.find(({ prefix, decides }) => text.startsWith(prefix.slice(0, decides), start));
  const family = prefix?.family ?? (text[start] === '/' ? 'path' : 'ip');
  const host = start + (prefix?.prefix.length ?? 0);
  const transport = prefix?.transport ?? written?.transport ?? (transports[0] as Transport);
  const problem = (code: AddressProblemCode, from = 0): AddressProblem => ({ code, from, to: text.length });

  if (family === 'reverse') return problem('experimental');
  const wrong = checkFamily(text, host, family, rules, syntax);
  if (wrong !== null && !isLater(wrong)) return wrong;
  const carried = transport === 'quic' ? 'stream' : transport;
  if (!transports.includes(carried)) return problem(carried === 'stream' ? 'streams-not-allowed' : 'datagrams-not-allowed');
  if (rules.ipOnly && (transport === 'quic' || !family.startsWith('ip'))) return problem('family-not-allowed');
  if (!rules.anyProtocol && !hasProtocol(family, transport)) return problem('no-such-protocol');
  return wrong;
}

/** Whether HAProxy sees a problem only once it has read the whole configuration. */
function isLater({ code }: AddressProblem): boolean {
  return code === 'unresolvable-host' || code === 'srv-record';
}

function checkFamily(text: string, from: number, family: AddressFamily, rules: AddressRules, syntax: AddressSyntax): AddressProblem | null {
  const to = text.length;
  const rest = text.slice(from);
  switch (family) {
    case 'socket-pair':
    case 'descriptor':
      if (!/^[ \t\n\v\f\r]*(?:\+?\d+|-0+)$/.test(rest)) return { code: 'invalid-descriptor', from, to };
      return family === 'descriptor' && rules.descriptor === undefined ? { code: 'descriptor-not-allowed', from: 0, to } : null;
    case 'path':
      return byteLength(rest) > LONGEST_NAME - RESERVED_OF_PATHS ? { code: 'path-too-long', from, to } : null;
    case 'abstract':
      return byteLength(rest) > LONGEST_NAME ? { code: 'path-too-long', from, to } : null;
    case 'reverse':
      return null;
    default:
      return checkHostAndPort(text, from, family, rules, syntax);
  }
}

function checkHostAndPort(
  text: string,
  from: number,
  family: 'ip' | 'ipv4' | 'ipv6',
  rules: AddressRules,
  { strictPorts }: AddressSyntax,
): AddressProblem | null {
  // A colon behind the last bracket separates the port; without brackets, so does the last one of an IPv6 address.
  const separator = Math.max(text.lastIndexOf(':'), text.lastIndexOf(']'));
  const hasPort = separator >= from && text[separator] === ':';
  const inPort = hasPort
    ? checkPort(text, separator + 1, rules.port, strictPorts)
    : rules.port.required
      ? ({ code: 'missing-port', from: 0, to: text.length } as const)
      : null;
  if (inPort !== null) return inPort;
  return checkHost(text, from, hasPort ? separator : text.length, family, rules);
}

function checkHost(text: string, from: number, to: number, family: 'ip' | 'ipv4' | 'ipv6', rules: AddressRules): AddressProblem | null {
  const host = text.slice(from, to);
  const kind = readHost(host);
  const problem = { code: rules.resolvedLater ? 'unresolvable-host' : 'invalid-host', from, to } as const;
  switch (kind) {
    case 'any':
      return null;
    case 'IPv4':
    case 'loose-IPv4':
      return family === 'ipv6' || (rules.hostOnly === 'IP' && kind === 'loose-IPv4') ? problem : null;
    case 'IPv6':
      return family === 'ipv4' ? problem : null;
    default:
      // src/resolvers.c `resolv_str_to_dn_label` takes no empty label.
      if (rules.resolvedLater && /^\.|\.\./.test(host)) return { ...problem, code: 'invalid-host' };
      if (kind !== 'name' || rules.hostOnly === 'IP') return problem;
      return rules.resolvedLater && host.startsWith('_') ? { ...problem, code: 'srv-record' } : null;
  }
}

function checkPort(
  text: string,
  from: number,
  { required = false, range = false, offset = false }: PortRules,
  isStrict: boolean,
): AddressProblem | null {
  const to = text.length;
  const port = text.slice(from);
  const problem = (code: AddressProblemCode): AddressProblem => ({ code, from, to });
  if (port === '') return required ? { code: 'missing-port', from: 0, to } : null;
  // What nearly all ports are needs none of what follows.
  if (/^[1-9]\d{0,3}$/.test(port)) return null;
  const isMalformed = (number: string) => isStrict && !isNumber(number);
  if (/^[+-]/.test(port)) {
    if (!offset) return problem('port-offset-not-allowed');
    return isMalformed(port.slice(1)) ? problem('malformed-port') : null;
  }
  if (!/^\d/.test(port)) return problem('invalid-port');
  const dash = port.indexOf('-');
  if (dash !== -1 && !range) return problem('port-range-not-allowed');
  const [low, high] = dash === -1 ? [port, port] : [port.slice(0, dash), port.slice(dash + 1)];
  if (isMalformed(low) || isMalformed(high)) return problem('malformed-port');
  const [first, last] = [leadingNumber(low), leadingNumber(high)];
  const isPort = (number: number) => number >= (required ? 1 : 0) && number <= HIGHEST_PORT;
  if (!isPort(first) || !isPort(last)) return problem('invalid-port');
  return first > last ? problem('invalid-port-range') : null;
}

/** What strtol() reads to its end; nothing at all counts as 0. */
function isNumber(text: string): boolean {
  return text === '' || /^[ \t\n\v\f\r]*[+-]?\d+$/.test(text);
}

/** The number that atoi() and strtol() see at the beginning of a text, as an int takes it. */
function leadingNumber(text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  const digits = /^[ \t\n\v\f\r]*\+?(-?\d+)/.exec(text)?.[1] ?? '0';
  const number = BigInt(digits);
  const long = BigInt.asIntN(64, number) === number ? number : -1n; // strtol() stops at 64 bits
  return Number(BigInt.asIntN(32, long));
}

/** Whether some protocol is made for a transport in a family (src/proto_*.c), if only in some builds. */
function hasProtocol(family: AddressFamily, transport: TransportOrQuic): boolean {
  if (family === 'descriptor' || family.startsWith('ip')) return true;
  if (transport === 'quic') return false;
  return transport === 'stream' || family === 'path' || family === 'abstract';
}

/** How many bytes a text takes in UTF-8. */
function byteLength(text: string): number {
  let length = 0;
  for (const letter of text) {
    const code = letter.codePointAt(0) as number;
    length += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return length;
}
