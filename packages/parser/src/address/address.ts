/** What may follow the host of an address, which depends on where the address stands (the PA_O_PORT_* flags of HAProxy). */
export interface PortRules {
  /** A port other than 0 is required. */
  readonly required?: boolean;
  /** `8000-8010` is accepted. */
  readonly range?: boolean;
  /** `+1000` and `-1000`, relative to the client's port, are accepted. */
  readonly offset?: boolean;
}

/**
 * What HAProxy refuses about the port of an address. `malformed-port` is a number with something behind it, which up to 2.8
 * goes for the number alone (atoi() in place of strtol()).
 */
export type AddressProblemCode =
  | 'missing-port'
  | 'invalid-port'
  | 'malformed-port'
  | 'invalid-port-range'
  | 'port-range-not-allowed'
  | 'port-offset-not-allowed';

/** A problem with indexes into the address's text, end exclusive. */
export interface AddressProblem {
  readonly code: AddressProblemCode;
  readonly from: number;
  readonly to: number;
}

const TRANSPORT_PREFIX = /^(?:stream|dgram|quic)\+/;
/** Prefixes of addresses with a host and a port. */
const IP_PREFIX = /^(?:ip|ipv4|ipv6|(?:mp)?tcp[46]?|udp[46]?|quic[46])@/;
/** Sockets, descriptors and reversed connections have no port. HAProxy knows the last by its first three letters alone. */
const WITHOUT_PORT = /^(?:\/|(?:unix|uxdg|uxst|abnsz?|fd|sockpair)@|rht)/;

const HIGHEST_PORT = 65_535;

/**
 * Looks for what HAProxy refuses about the port of an address, as src/tools.c `str2sa_range` reads it (the same from 2.4
 * to 3.4); null where it accepts it. Whether the host exists is not asked, and an address with a variable is not judged.
 */
export function checkAddress(text: string, rules: PortRules): AddressProblem | null {
  const transport = TRANSPORT_PREFIX.exec(text)?.[0].length ?? 0;
  const rest = text.slice(transport);
  if (text.includes('$') || WITHOUT_PORT.test(rest)) return null;
  const host = transport + (IP_PREFIX.exec(rest)?.[0].length ?? 0);
  // A colon behind the last bracket separates the port; without brackets, so does the last one of an IPv6 address.
  const separator = Math.max(text.lastIndexOf(':'), text.lastIndexOf(']'));
  if (separator < host || text[separator] !== ':') return rules.required ? { code: 'missing-port', from: 0, to: text.length } : null;
  return checkPort(text, separator + 1, rules);
}

function checkPort(text: string, from: number, { required = false, range = false, offset = false }: PortRules): AddressProblem | null {
  const to = text.length;
  const port = text.slice(from);
  const problem = (code: AddressProblemCode): AddressProblem => ({ code, from, to });
  if (port === '') return required ? { code: 'missing-port', from: 0, to } : null;
  if (/^[+-]/.test(port)) {
    if (!offset) return problem('port-offset-not-allowed');
    return isNumber(port.slice(1)) ? null : problem('malformed-port');
  }
  if (!/^\d/.test(port)) return problem('invalid-port');
  const dash = port.indexOf('-');
  if (dash !== -1 && !range) return problem('port-range-not-allowed');
  const [low, high] = dash === -1 ? [port, port] : [port.slice(0, dash), port.slice(dash + 1)];
  if (!isNumber(low) || !isNumber(high)) return problem('malformed-port');
  const lowest = required ? 1 : 0;
  const isPort = (digits: string) => Number(digits) >= lowest && Number(digits) <= HIGHEST_PORT;
  if (!isPort(low) || !isPort(high)) return problem('invalid-port');
  return Number(low) > Number(high) ? problem('invalid-port-range') : null;
}

/** What strtol() reads to its end; nothing at all counts as 0. */
function isNumber(text: string): boolean {
  return text === '' || /^[ \t\n\v\f\r]*[+-]?\d+$/.test(text);
}
