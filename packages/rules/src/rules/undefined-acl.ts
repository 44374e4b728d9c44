import { compareBranches, PREDEFINED_ACLS, type Version } from '@haplint/catalog';
import { type ConfigSection, defineRule, type Model, nearestName } from '@haplint/core';
import type { Directive, NamedAcl } from '@haplint/parser';
import { conditionOf } from '../conditions.js';
import { isRefusedAcl } from '../refused-acls.js';

/** Names in conditions that no ACL has. HAProxy looks a name up when it reads the line, so an ACL must come before its use. */
export default defineRule({
  meta: {
    type: 'problem',
    docs: { description: 'conditions that name an ACL which is not defined before them in the section', preset: 'check' },
    severity: 'error',
    hasSuggestions: true,
    messages: {
      unknown: 'Unknown ACL "{{ name }}"; no "acl" line of this section defines it.',
      nearest: 'Unknown ACL "{{ name }}"; did you mean "{{ nearest }}"?',
      later:
        'Unknown ACL "{{ name }}": it is defined further down, and HAProxy reads from top to bottom. Move the "acl" line above this one.',
      elsewhere: 'Unknown ACL "{{ name }}": it is defined in {{ section }} only, and ACLs do not reach other sections. Define it here too.',
      refused: 'Unknown ACL "{{ name }}": HAProxy refuses the "acl" line that would define it.',
      definition: 'Defined here',
      replace: 'Write "{{ nearest }}"',
    },
  },
  create(context) {
    const { model } = context;
    const { branch } = model.target as Version; // a configuration is always read for some version here
    const predefined = new Set(
      PREDEFINED_ACLS.filter(({ since }) => since === null || compareBranches(branch, since) >= 0).map(({ name }) => name),
    );

    const bySection = new Map<ConfigSection, Definitions>();
    const definitionsIn = (section: ConfigSection): Definitions => {
      const known = bySection.get(section) ?? readDefinitions(section, model);
      bySection.set(section, known);
      return known;
    };

    function check(acl: NamedAcl, line: Directive, section: ConfigSection): void {
      const { name } = acl;
      const { first, uncertain, refused } = definitionsIn(section);
      const definition = first.get(name);
      if (predefined.has(name) || (uncertain !== null && uncertain.start < line.start)) return;
      const failed = refused.get(name);
      if (definition === undefined && failed !== undefined && failed.start < line.start) {
        context.report({ node: acl, messageId: 'refused', data: { name }, related: [{ node: failed, messageId: 'definition' }] });
      } else if (definition === undefined) reportUndefined(acl, name, [...first.keys()], section);
      else if (definition.start > line.start) {
        context.report({ node: acl, messageId: 'later', data: { name }, related: [{ node: definition, messageId: 'definition' }] });
      }
    }

    function reportUndefined(acl: NamedAcl, name: string, names: readonly string[], section: ConfigSection): void {
      const nearest = nearestName(name, [...names, ...predefined]);
      const other = model.sections.find((each) => each !== section && definitionsIn(each).first.has(name));
      if (nearest !== null) {
        context.report({
          node: acl,
          messageId: 'nearest',
          data: { name, nearest },
          suggest: [{ messageId: 'replace', data: { nearest }, fix: (fixer) => fixer.replaceText(acl, nearest) }],
        });
      } else if (other !== undefined) {
        const definition = definitionsIn(other).first.get(name) as Directive;
        const title = `${other.kind} "${other.name?.value ?? ''}"`;
        context.report({
          node: acl,
          messageId: 'elsewhere',
          data: { name, section: title },
          related: [{ node: definition, messageId: 'definition' }],
        });
      } else {
        context.report({ node: acl, messageId: 'unknown', data: { name } });
      }
    }

    return {
      Directive(line) {
        const section = model.sectionOf(line);
        if (section === null || model.isRead(line) !== true) return;
        const found = conditionOf(line);
        if (found === null || found.problems.length > 0) return;
        for (const { terms } of found.condition.alternatives) {
          for (const { acl } of terms) if (acl.type === 'NamedAcl' && acl.isLiteral) check(acl, line, section);
        }
      },
    };
  },
});

/** The ACLs that a section defines. */
interface Definitions {
  /** The first `acl` line of each name, but for those that HAProxy refuses. */
  readonly first: ReadonlyMap<string, Directive>;
  /** The first `acl` line whose name a variable hides: from there on any name may be defined. */
  readonly uncertain: Directive | null;
  /** The first line of each name that HAProxy refuses. */
  readonly refused: ReadonlyMap<string, Directive>;
}

function readDefinitions({ lines }: ConfigSection, model: Model): Definitions {
  const first = new Map<string, Directive>();
  const refused = new Map<string, Directive>();
  let uncertain: Directive | null = null;
  for (const line of lines) {
    const [word] = line.args;
    if (line.keyword.value !== 'acl' || word === undefined) continue;
    if (!word.isLiteral) uncertain ??= line;
    else {
      const into = isRefusedAcl(line, model) ? refused : first;
      if (!into.has(word.value)) into.set(word.value, line);
    }
  }
  return { first, uncertain, refused };
}
