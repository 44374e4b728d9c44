import { FETCHES_OF_ACLS, sampleDirectives, type Version } from '@haplint/catalog';
import { type ConfigSection, defineRule } from '@haplint/core';
import { conditionOf, NearestNames, remembered, sampleExpressions } from '@haplint/core/internal';
import type { Directive } from '@haplint/parser';
import { predefinedAcls } from '../predefined-acls.js';
import { argumentFinding } from '../sample-arguments.js';
import { CONDITIONS } from '../selectors.js';

/** Where a line names an ACL. */
type Named = { readonly name: string; readonly start: number; readonly end: number };

const IN_ARGUMENTS = new RegExp(`(?:${[...FETCHES_OF_ACLS].join('|')})\\(`);

/** Names in conditions that no ACL has. HAProxy looks a name up when it reads the line, so an ACL must come before its use. */
export default defineRule({
  meta: {
    type: 'problem',
    docs: { description: 'conditions and `acl(...)` that name an ACL which is not defined before them in the section', preset: 'check' },
    severity: 'error',
    oncePer: 'form',
    quietReach: 'section',
    needsWhole: 'lines',
    hasSuggestions: true,
    messages: {
      unknown: 'Unknown ACL "{{ name }}"; no "acl" line of this section defines it.',
      nearest: 'Unknown ACL "{{ name }}"; did you mean "{{ nearest }}"?',
      later:
        'Unknown ACL "{{ name }}": it is defined further down, and HAProxy reads from top to bottom. Move the "acl" line above this one.',
      elsewhere: 'Unknown ACL "{{ name }}": it is defined in {{ section }} only, and ACLs do not reach other sections. Define it here too.',
      refused: 'Unknown ACL "{{ name }}": HAProxy refuses the "acl" line that should define it. Correct that line.',
      definition: 'Defined here',
      replace: 'Write "{{ nearest }}"',
    },
  },
  create(context) {
    const { model } = context;
    const target = model.target as Version; // a configuration is always read for some version here
    const predefined = predefinedAcls(target);

    const bySection = new Map<ConfigSection, Definitions>();
    const definitionsIn = (section: ConfigSection): Definitions => {
      const known = bySection.get(section) ?? readDefinitions(section);
      bySection.set(section, known);
      return known;
    };

    const nearestIn = remembered(
      (section: ConfigSection) => new NearestNames([...definitionsIn(section).byName.keys(), ...predefined.keys()]),
    );

    /** The first section that defines each name. */
    const sectionsByAcl = (): ReadonlyMap<string, ConfigSection> => {
      if (byAcl === null) {
        byAcl = new Map();
        for (const section of model.sections) {
          for (const name of definitionsIn(section).byName.keys()) if (!byAcl.has(name)) byAcl.set(name, section);
        }
      }
      return byAcl;
    };
    let byAcl: Map<string, ConfigSection> | null = null;

    const placeOf = ({ start, end }: Named) => ({ loc: context.sourceCode.ast.lines.locationAt(start, end) });

    function check(acl: Named, line: Directive, section: ConfigSection): void {
      const { name } = acl;
      const { byName, uncertain } = definitionsIn(section);
      const definitions = byName.get(name) ?? [];
      const [definition] = definitions;
      if (predefined.has(name) || (uncertain !== null && uncertain.start < line.start)) return;
      if (definition === undefined) reportUndefined(acl, name, section);
      else if (definition.start >= line.start) {
        context.report({ ...placeOf(acl), messageId: 'later', data: { name }, related: [{ node: definition, messageId: 'definition' }] });
      } else if (definitions.every((other) => other.start >= line.start || isRefused(other))) {
        context.report({ ...placeOf(acl), messageId: 'refused', data: { name }, related: [{ node: definition, messageId: 'definition' }] });
      }
    }

    /** Whether HAProxy refuses the line as it reads it; what a line refers to is only looked up behind the last one. */
    function isRefused(definition: Directive): boolean {
      return context.refusersOf?.(definition).some((rule) => !rule.startsWith('undefined-')) === true;
    }

    function reportUndefined(acl: Named, name: string, section: ConfigSection): void {
      const nearest = nearestIn(section).to(name);
      const other = sectionsByAcl().get(name);
      if (nearest !== null) {
        context.report({
          ...placeOf(acl),
          messageId: 'nearest',
          data: { name, nearest },
          suggest: [{ messageId: 'replace', data: { nearest }, fix: (fixer) => fixer.replaceTextRange([acl.start, acl.end], nearest) }],
        });
      } else if (other !== undefined) {
        const definition = definitionsIn(other).byName.get(name)?.[0] as Directive;
        const title = `${other.kind} "${other.name?.value ?? ''}"`;
        context.report({
          ...placeOf(acl),
          messageId: 'elsewhere',
          data: { name, section: title },
          related: [{ node: definition, messageId: 'definition' }],
        });
      } else {
        context.report({ ...placeOf(acl), messageId: 'unknown', data: { name } });
      }
    }

    /** The ACLs that arguments of fetches name, in what HAProxy reads at once: log formats wait for the end, when it is in another section. */
    function* inArguments(line: Directive): Iterable<Named> {
      const isLate = sampleDirectives(line.keyword.value).some(({ readWith }) => readWith !== null);
      for (const use of sampleExpressions(line, model).flatMap(({ uses }) => uses)) {
        const { fetch, inAcl, problems } = use;
        if (fetch === null || !FETCHES_OF_ACLS.has(fetch.name) || (isLate && !inAcl)) continue;
        if (problems.length > 0 || argumentFinding(use, target) !== null) continue;
        for (const { value, isLiteral, start, end } of fetch.args) {
          const name = value.replace(/^!/, '');
          if (isLiteral && name !== '') yield { name, start: end - start === value.length ? end - name.length : start, end };
        }
      }
    }

    return {
      [CONDITIONS](line: Directive) {
        const section = model.sectionOf(line);
        if (section === null || model.isRead(line) !== true) return;
        if (IN_ARGUMENTS.test(line.raw)) {
          context.looksFurther?.();
          for (const acl of inArguments(line)) check(acl, line, section);
        }
        const found = conditionOf(line, model);
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
  /** The `acl` lines of each name, in order. */
  readonly byName: ReadonlyMap<string, readonly Directive[]>;
  /** The first `acl` line whose name a variable hides: from there on any name may be defined. */
  readonly uncertain: Directive | null;
}

function readDefinitions(section: ConfigSection): Definitions {
  const byName = new Map<string, Directive[]>();
  let uncertain: Directive | null = null;
  for (const line of section.linesWith('acl')) {
    const name = line.firstValue;
    if (name === undefined) continue;
    if (!line.isPlain && line.args[0]?.isLiteral === false) uncertain ??= line;
    else {
      const known = byName.get(name);
      if (known === undefined) byName.set(name, [line]);
      else known.push(line);
    }
  }
  return { byName, uncertain };
}
