/** Lines with the parameters of listening sockets, and those with the parameters of servers. */
const KINDS: Readonly<Record<string, 'bind parameter' | 'server parameter'>> = {
  bind: 'bind parameter',
  'default-bind': 'bind parameter',
  'dgram-bind': 'bind parameter',
  'stats socket': 'bind parameter',
  server: 'server parameter',
  'server-template': 'server parameter',
  'default-server': 'server parameter',
  peer: 'server parameter',
};

/** Which table the parameters of a line are in, by its keyword; null for lines with parameters of their own. */
export function parameterKind(keyword: string): 'bind parameter' | 'server parameter' | null {
  return Object.hasOwn(KINDS, keyword) ? (KINDS[keyword] ?? null) : null;
}
