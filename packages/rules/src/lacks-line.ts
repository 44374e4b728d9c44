import type { ConfigSection } from '@haplint/core';

/** Whether a section is sure to have no line of some keywords: a variable may make up a keyword, and what is broken may be any line. */
export function lacksLine(section: ConfigSection, ...keywords: readonly string[]): boolean {
  const { lines, node } = section;
  if (lines.some(({ keyword }) => keywords.includes(keyword.value) || !keyword.isLiteral)) return false;
  return !node.body.some((line) => line.type === 'Directive' && line.broken);
}
