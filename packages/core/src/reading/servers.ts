import type { Directive, Word } from '@haplint/parser';
import type { Model } from '../model/model.js';
import type { ProxySection } from '../model/sections.js';
import { mayBeSeveralWords } from './parameter-lines.js';

/** A `server` line that is sure to be read. */
export interface ServerLine {
  readonly line: Directive;
  readonly name: Word;
  readonly address: Word;
  readonly parameters: readonly Word[];
}

/** The `server` lines of a proxy; null where a variable or an undecided `.if` leaves open what they are. */
export function serversOf(proxy: ProxySection, model: Model): readonly ServerLine[] | null {
  const servers: ServerLine[] = [];
  for (const line of proxy.lines) {
    if (line.keyword.value !== 'server' || line.prefix !== null) continue;
    const [name, address, ...parameters] = line.args;
    if (name === undefined || address === undefined || line.broken || model.isRead(line) !== true) return null;
    if (line.words.some(mayBeSeveralWords)) return null;
    servers.push({ line, name, address, parameters });
  }
  return servers;
}

/** The word behind a parameter of a server, the last one of that name; null where the parameter is not there. */
export function valueOfParameter({ parameters }: Pick<ServerLine, 'parameters'>, name: string): Word | null {
  const at = parameters.findLastIndex(({ value }) => value === name);
  return at === -1 ? null : (parameters[at + 1] ?? null);
}

/** Whether a server has a parameter that takes no value. */
export function hasParameter({ parameters }: Pick<ServerLine, 'parameters'>, name: string): boolean {
  return parameters.some(({ value }) => value === name);
}

/** The words of the `default-server` lines that reach the servers of a proxy. */
export function defaultServerWords(proxy: ProxySection): readonly Word[] {
  return [proxy, ...proxy.defaults].flatMap(({ lines }) =>
    lines.filter(({ keyword }) => keyword.value === 'default-server').flatMap(({ args }) => args),
  );
}
