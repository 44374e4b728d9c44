import type { Directive, Word } from '@haplint/parser';
import type { Model } from '../model/model.js';
import { AttachedMap } from '../model/remembered.js';
import type { ProxySection } from '../model/sections.js';
import { type GivenParameter, mayBeSeveralWords, parametersIn } from './parameter-lines.js';

/** A `server` line that is sure to be read. */
export interface ServerLine {
  readonly line: Directive;
  readonly name: Word;
  readonly address: Word;
  readonly parameters: readonly Word[];
}

/** The `server` lines of a proxy; null where a variable or an undecided `.if` leaves open what they are. */
export function serversOf(proxy: ProxySection, model: Model): readonly ServerLine[] | null {
  let servers = byProxy.get(proxy);
  if (servers === undefined) {
    servers = readServers(proxy, model);
    byProxy.set(proxy, servers);
  }
  return servers;
}

const byProxy = new AttachedMap<ProxySection, readonly ServerLine[] | null>();

function readServers(proxy: ProxySection, model: Model): readonly ServerLine[] | null {
  const servers: ServerLine[] = [];
  for (const line of proxy.linesWith('server')) {
    if (line.prefix !== null) continue;
    const [name, address, ...parameters] = line.args;
    if (name === undefined || address === undefined || line.broken || model.isRead(line) !== true) return null;
    if (line.words.some(mayBeSeveralWords)) return null;
    servers.push({ line, name, address, parameters });
  }
  return servers;
}

const literal = ({ value }: Word): string => value;

/** The parameters that a server has of its own, as they are written. */
export function ownParameters({ parameters }: Pick<ServerLine, 'parameters'>): readonly GivenParameter[] {
  return parametersIn(parameters, 'server', literal);
}

/** The word behind a parameter of a server, the last one of that name; null where the server has none of its own. */
export function valueOfParameter(server: Pick<ServerLine, 'parameters'>, name: string): Word | null {
  if (!mentions(server, name)) return null;
  return ownParameters(server).findLast((each) => each.name === name)?.values[0] ?? null;
}

/** Whether a server has a parameter of its own. */
export function hasParameter(server: Pick<ServerLine, 'parameters'>, name: string): boolean {
  return mentions(server, name) && ownParameters(server).some((each) => each.name === name);
}

/** Whether some word begins as a parameter is called: most servers do not have what is asked for, and need not be read for that. */
function mentions({ parameters }: Pick<ServerLine, 'parameters'>, name: string): boolean {
  return parameters.some(({ value }) => value.startsWith(name));
}

/** The names of the parameters in the `default-server` lines that may reach the servers of a proxy. */
export function defaultServerParameters(proxy: ProxySection): ReadonlySet<string> {
  const lines = proxy.inLine.flatMap((section) => section.linesWith('default-server'));
  return new Set(lines.flatMap(({ args }) => parametersIn(args, 'server', literal).map(({ name }) => name ?? '')));
}
