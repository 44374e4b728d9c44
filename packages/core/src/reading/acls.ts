import type { Directive } from '@haplint/parser';
import type { ConfigSection } from '../model/sections.js';
import { conditionOf } from './conditions.js';

/** The `acl` lines of a section with that name: a name may have several, of which one has to match. */
export function aclLines({ lines }: ConfigSection, name: string): readonly Directive[] {
  return lines.filter(({ keyword, args: [first] }) => keyword.value === 'acl' && first?.isLiteral === true && first.value === name);
}

/** The lines of a section whose conditions name an ACL. ACLs do not reach other sections (manual 7.1). */
export function aclUses({ lines }: ConfigSection, name: string): readonly Directive[] {
  return lines.filter((line) => {
    const terms = conditionOf(line)?.condition.alternatives.flatMap((alternative) => alternative.terms) ?? [];
    return terms.some(({ acl }) => acl.type === 'NamedAcl' && acl.name === name);
  });
}
