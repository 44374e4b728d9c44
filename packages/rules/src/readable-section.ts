import type { ConfigSection } from '@haplint/core';

/** Whether a section is sure to be there and all its lines can be read: a line that cannot may be the one that it seems to lack. */
export function isReadableSection({ certain, header, node }: ConfigSection): boolean {
  return certain && !header.broken && node.body.every((line) => line.type !== 'Directive' || !line.broken);
}
