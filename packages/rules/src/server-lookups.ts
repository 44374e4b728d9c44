import type { Model } from '@haplint/core';
import type { Directive } from '@haplint/parser';
import { asCheckedProxy } from './checked-proxy.js';

/** The parameter that says what to do about a name that is not found (src/server.c `srv_iterate_initaddr`). */
const METHODS = 'init-addr';

/**
 * Whether HAProxy is sure to look up the host of a server when it starts, and to give up where there is none: the server is
 * one of a proxy that is checked, and neither its line nor a `default-server` names other methods.
 */
export function laterLookup(line: Directive, model: Model): boolean {
  const proxy = asCheckedProxy(model.sectionOf(line), model);
  if (proxy === null || !proxy.hasSide('backend')) return false;
  const lines = [proxy, ...proxy.defaults].flatMap((section) => section.lines.filter(({ keyword }) => keyword.value === 'default-server'));
  return ![line, ...lines].some(({ words }) => words.some((word) => !word.isLiteral || word.value === METHODS));
}
