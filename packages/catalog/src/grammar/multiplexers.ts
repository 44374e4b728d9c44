import { type Argument, choice, required } from './types.js';

/** What a multiplexer is for. */
export interface Multiplexer {
  /** The mode of the proxies that it works in. */
  readonly mode: 'http' | 'tcp' | 'spop';
  /** The only side of a proxy, where there is one. */
  readonly side?: 'backend';
  /** The first branch that has it, where not all have. */
  readonly since?: string;
}

/** The multiplexers that HAProxy has (the mux_proto_list of src/mux_*.c); some only in some builds. */
export const MULTIPLEXERS: Readonly<Record<string, Multiplexer>> = {
  fcgi: { mode: 'http', side: 'backend' },
  h1: { mode: 'http' },
  h2: { mode: 'http' },
  none: { mode: 'tcp' },
  qmux: { mode: 'http', since: '3.4' },
  quic: { mode: 'http', since: '2.5' },
  spop: { mode: 'spop', side: 'backend', since: '3.1' },
};

function oneOf(fits: (multiplexer: Multiplexer) => boolean): Argument {
  const known = Object.entries(MULTIPLEXERS).filter(([, multiplexer]) => fits(multiplexer));
  return required('protocol', choice(...known.map(([value, { since }]) => (since === undefined ? value : { value, since }))));
}

/** Any of them. */
export const MULTIPLEXER = oneOf(() => true);

/** Those that a connection of a client can go on with in mode http (src/stream.c `check_tcp_switch_stream_mode`). */
export const HTTP_MULTIPLEXER = oneOf(({ mode, side }) => mode === 'http' && side !== 'backend');
