import { choice, required } from './types.js';

/** The multiplexers that HAProxy has (src/mux_*.c); some only in some builds. */
export const MULTIPLEXER = required(
  'protocol',
  choice('fcgi', 'h1', 'h2', 'none', { value: 'qmux', since: '3.4' }, { value: 'quic', since: '2.5' }, { value: 'spop', since: '3.1' }),
);

/** Those that a connection of a client can go on with in mode http (src/stream.c `check_tcp_switch_stream_mode`). */
export const HTTP_MULTIPLEXER = required('protocol', choice('h1', 'h2', { value: 'qmux', since: '3.4' }, { value: 'quic', since: '2.5' }));
