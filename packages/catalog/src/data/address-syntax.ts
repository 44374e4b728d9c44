import { compareBranches, type Version } from '../version.js';

type Transport = 'stream' | 'datagram' | 'quic';
type Family = 'ip' | 'ipv4' | 'ipv6' | 'path' | 'abstract' | 'descriptor' | 'socket-pair' | 'reverse';

interface Since {
  /** The first branch that knows it; left out for all. */
  readonly since?: string;
}

/** Words in front of a prefix. */
const TRANSPORTS: readonly (Since & { readonly prefix: string; readonly transport: Transport })[] = [
  { prefix: 'stream+', transport: 'stream' },
  { prefix: 'dgram+', transport: 'datagram' },
  { prefix: 'quic+', transport: 'quic', since: '2.8' },
];

type Prefix = Since & { readonly prefix: string; readonly family: Family; readonly transport?: Transport; readonly decides?: number };

/** In the order that HAProxy looks for them. */
const PREFIXES: readonly Prefix[] = [
  { prefix: 'unix@', family: 'path' },
  { prefix: 'uxdg@', family: 'path', transport: 'datagram' },
  { prefix: 'uxst@', family: 'path', transport: 'stream' },
  { prefix: 'abns@', family: 'abstract' },
  // The comparison is one letter short.
  { prefix: 'abnsz@', family: 'abstract', decides: 5, since: '3.1' },
  { prefix: 'ip@', family: 'ip' },
  { prefix: 'ipv4@', family: 'ipv4' },
  { prefix: 'ipv6@', family: 'ipv6' },
  { prefix: 'tcp4@', family: 'ipv4', transport: 'stream' },
  { prefix: 'mptcp4@', family: 'ipv4', transport: 'stream', since: '3.1' },
  { prefix: 'udp4@', family: 'ipv4', transport: 'datagram' },
  { prefix: 'tcp6@', family: 'ipv6', transport: 'stream' },
  { prefix: 'mptcp6@', family: 'ipv6', transport: 'stream', since: '3.1' },
  { prefix: 'udp6@', family: 'ipv6', transport: 'datagram' },
  { prefix: 'tcp@', family: 'ip', transport: 'stream' },
  { prefix: 'mptcp@', family: 'ip', transport: 'stream', since: '3.1' },
  { prefix: 'udp@', family: 'ip', transport: 'datagram' },
  { prefix: 'quic4@', family: 'ipv4', transport: 'quic' },
  { prefix: 'quic6@', family: 'ipv6', transport: 'quic' },
  { prefix: 'fd@', family: 'descriptor' },
  { prefix: 'sockpair@', family: 'socket-pair' },
  // So is this one, by three.
  { prefix: 'rhttp@', family: 'reverse', decides: 3, since: '2.9' },
];

/** From this branch on, nothing may stand behind the digits of a port (strtol() in place of atoi()). */
const STRICT_PORTS_SINCE = '2.9';

/** How a branch reads addresses. */
export interface AddressSyntax {
  readonly transports: readonly { readonly prefix: string; readonly transport: Transport }[];
  readonly prefixes: readonly Prefix[];
  readonly strictPorts: boolean;
}

const syntaxes = new Map<string, AddressSyntax>();

/** How a branch reads addresses (src/tools.c `str2sa_range`). */
export function addressSyntax({ branch }: Pick<Version, 'branch'>): AddressSyntax {
  let syntax = syntaxes.get(branch);
  if (syntax === undefined) {
    const isKnown = ({ since }: Since) => since === undefined || compareBranches(branch, since) >= 0;
    syntax = {
      transports: TRANSPORTS.filter(isKnown),
      prefixes: PREFIXES.filter(isKnown),
      strictPorts: compareBranches(branch, STRICT_PORTS_SINCE) >= 0,
    };
    syntaxes.set(branch, syntax);
  }
  return syntax;
}
