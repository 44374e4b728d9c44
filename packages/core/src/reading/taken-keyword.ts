import { isKnown, keyword, placement, proxyOption, subKeywordsOf, type Version } from '@haplint/catalog';

/**
 * Whether a section of that kind takes a keyword, or the two words that make one ('timeout client', 'option httplog'), on a
 * version; rules in `defaults` want a section with a name, and count as not taken.
 */
export function takesKeyword(kind: string, text: string, target: Version): boolean {
  const [first = '', second = ''] = text.split(' ');
  const entry = keyword(kind, first);
  if (entry === null || !isKnown(entry, target)) return false;
  if (placement(kind, first, target) === 'refused') return false;
  if (kind === 'defaults' && entry.inDefaults !== 'allowed') return false;
  const known = first === 'option' ? proxyOption(second) : (subKeywordsOf(kind, first)?.get(second) ?? null);
  return known === null ? first !== 'option' : isKnown(known, target);
}
