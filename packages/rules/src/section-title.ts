import type { ConfigSection } from '@haplint/core';

/** A section by kind and name, for messages: 'frontend "www"'. */
export function sectionTitle({ kind, name }: ConfigSection): string {
  return name === null ? `${kind} without a name` : `${kind} "${name.value}"`;
}
