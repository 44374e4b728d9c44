import { type ConfigSection, defineRule, type Model } from '@haplint/core';
import { conditionOf, mayBeSeveralWords } from '@haplint/core/internal';
import type { Directive, NamedAcl, Word } from '@haplint/parser';

/** ACLs that no condition of their section names: ACLs do not reach other sections (manual 7.1). */
export default defineRule({
  meta: {
    type: 'suggestion',
    docs: { description: 'ACLs that no condition of their section uses', preset: 'recommended' },
    severity: 'warn',
    quietReach: 'section',
    needsWhole: 'section',
    hasSuggestions: true,
    messages: {
      unused: 'Unused ACL "{{ name }}": no condition of this {{ section }} names it. Use it, or remove it.',
      elsewhere:
        'Unused ACL "{{ name }}": this {{ section }} never names it, and ACLs do not reach other sections. The one named in {{ other }} is another.',
      further: 'More of it here',
      remove: 'Remove the ACL',
    },
  },
  create({ model, report }) {
    let users: ReadonlyMap<string, readonly ConfigSection[]> | undefined;
    /** Another section that names an ACL without defining it. */
    const otherUser = (name: string, own: ConfigSection): ConfigSection | undefined => {
      users ??= sectionsUsing(model);
      return users.get(name)?.find((section) => section !== own);
    };
    return {
      'Section:exit'(node) {
        const section = model.section(node);
        if (section === null || section.linesWith('acl').length === 0 || section.lines.some((line) => hidesUses(line, model))) return;
        const used = usedIn(section);
        for (const [name, lines] of definitionsIn(section, model)) {
          const [first] = lines;
          if (first === undefined || used.has(name)) continue;
          const other = otherUser(name, section);
          const data = { name, section: section.kind };
          report({
            node: first.args[0] as Word,
            ...(other === undefined
              ? { messageId: 'unused', data }
              : { messageId: 'elsewhere', data: { ...data, other: `${other.kind} "${other.name?.value ?? ''}"` } }),
            related: lines.slice(1).map((line) => ({ node: line, messageId: 'further' as const })),
            suggest: [{ messageId: 'remove', fix: (fixer) => lines.map((line) => fixer.removeLine(line)) }],
          });
        }
      },
    };
  },
});

/** The `acl` lines that are sure to be read, by name. */
function definitionsIn(section: ConfigSection, model: Model): ReadonlyMap<string, readonly Directive[]> {
  const found = new Map<string, Directive[]>();
  for (const line of section.linesWith('acl')) {
    const name = line.firstValue;
    if (name === undefined || (!line.isPlain && line.args[0]?.isLiteral === false) || model.isRead(line) !== true) continue;
    const others = found.get(name);
    if (others === undefined) found.set(name, [line]);
    else others.push(line);
  }
  return found;
}

function isDefinition(line: Directive): boolean {
  return line.keyword.value === 'acl';
}

/** Whether a variable of the line may hold the name of an ACL, or a whole condition. */
function hidesUses(line: Directive, model: Model): boolean {
  if (isDefinition(line)) return false;
  if (line.broken) return true;
  if (line.isPlain) return false;
  if (line.words.some(mayBeSeveralWords)) return true;
  return namedAcls(line, model).some(({ isLiteral }) => !isLiteral);
}

/** The ACLs that the condition of a line names. */
function namedAcls(line: Directive, model: Model): readonly NamedAcl[] {
  const terms = conditionOf(line, model)?.condition.alternatives.flatMap((alternative) => alternative.terms) ?? [];
  return terms.flatMap(({ acl }) => (acl.type === 'NamedAcl' ? [acl] : []));
}

const NEGATIONS = /^!+/;

/** The first sections with a condition on an ACL that they do not define, two at most, by the name. */
function sectionsUsing(model: Model): ReadonlyMap<string, readonly ConfigSection[]> {
  const users = new Map<string, ConfigSection[]>();
  for (const section of model.sections) {
    if (!section.certain) continue;
    const defined = definitionsIn(section, model);
    for (const name of section.lines.flatMap((line) => namedAcls(line, model).map((acl) => acl.name))) {
      const others = users.get(name);
      if (defined.has(name) || others?.includes(section)) continue;
      if (others === undefined) users.set(name, [section]);
      else if (others.length < 2) others.push(section);
    }
  }
  return users;
}

/** All words of a section's other lines, as terms of a condition would say them. */
function usedIn(section: ConfigSection): ReadonlySet<string> {
  const used = new Set<string>();
  for (const line of section.lines) {
    if (isDefinition(line)) continue;
    for (const value of line.values.slice(line.prefix === null ? 1 : 2))
      used.add(value.startsWith('!') ? value.replace(NEGATIONS, '') : value);
  }
  return used;
}
