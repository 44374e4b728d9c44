import type { Model, ProxySection } from '@haplint/core';

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
