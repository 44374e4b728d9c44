import { choice, required } from './types.js';

/** The multiplexers that HAProxy has (src/mux_*.c); some only in some builds. */
export const MULTIPLEXER = required(
  'protocol',
  choice('fcgi', 'h1', 'h2', 'none', { value: 'qmux', since: '3.4' }, { value: 'quic', since: '2.5' }, { value: 'spop', since: '3.1' }),
);
