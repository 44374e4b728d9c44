import type { ConfigSection, Model } from '@haplint/core';
import { ProxySection } from '@haplint/core/internal';
import type { Directive } from '@haplint/parser';

/** Modes by what HAProxy makes of them; `haterm` is mode http with a built-in service (src/cfgparse-listen.c). */
const NATURES: Readonly<Record<string, 'http' | 'tcp' | 'other'>> = {
  http: 'http',
  haterm: 'http',
  tcp: 'tcp',
  log: 'other',
  spop: 'other',
};

/** Whether a proxy works as mode http does, as mode tcp does, or as neither; null where its mode is not known. */
export function modeNature(proxy: ProxySection, model: Model): 'http' | 'tcp' | 'other' | null {
  const mode = model.effectiveMode(proxy)?.mode;
  return mode !== undefined && Object.hasOwn(NATURES, mode) ? (NATURES[mode] ?? null) : null;
}

/** Whether the mode is http where a line stands, for what HAProxy decides when it comes to the line; null where the text does not tell. */
export function isHttpAbove(line: Directive, section: ConfigSection, model: Model): boolean | null {
  const isAbove = (mode: Directive) => model.sectionOf(mode) !== section || mode.start < line.start;
  const { candidates, isSet } = model.effectiveSetting(section, (mode) => mode.args.length > 0 && isAbove(mode), ['mode']);
  const isWhole = !(section instanceof ProxySection) || (model.isWhole && !section.inheritsMore);
  if (!isSet) return candidates.length === 0 && isWhole && section.kind !== 'defaults' ? false : null;
  const modes = new Set(candidates.map(({ args }) => model.valueOf(args[0])));
  if (modes.has(null) || modes.size > 1) return null;
  return [...modes].some((mode) => mode !== null && Object.hasOwn(NATURES, mode) && NATURES[mode] === 'http');
}
