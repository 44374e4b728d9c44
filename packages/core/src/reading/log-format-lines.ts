import type { Directive } from '@haplint/parser';
import type { Model } from '../model/model.js';
import type { ProxySection } from '../model/sections.js';

/** Options that stand for a log format. */
const LOG_OPTIONS: ReadonlySet<string> = new Set(['tcplog', 'httplog', 'httpslog']);

/** Whether a line sets the format of a proxy's logs, of which the last one wins. */
export function setsLogFormat({ prefix, keyword, args }: Directive): boolean {
  if (prefix !== null) return false;
  return keyword.value === 'log-format' || (keyword.value === 'option' && LOG_OPTIONS.has(args[0]?.value ?? ''));
}

/** The line that is certain to decide the format of a frontend's logs; null where none is, or several may. */
export function logFormatLine(proxy: ProxySection, model: Model): Directive | null {
  const { candidates, isSet } = model.effectiveSetting(proxy, setsLogFormat);
  return isSet && candidates.length === 1 ? (candidates[0] ?? null) : null;
}
