import { defineRule } from '@haplint/core';
import { certainSection } from '@haplint/core/internal';
import type { Directive } from '@haplint/parser';
import { directivesOf } from '../selectors.js';

/** Switches of the `global` section that take a safeguard away, with what it was for. */
const SWITCHES: Readonly<Record<string, string>> = {
  'expose-deprecated-directives': 'directives that are about to go are accepted',
  'expose-experimental-directives': 'features that are not finished are accepted, and may change or crash with any release',
  'insecure-fork-wanted': 'the process may start others, so that a hole in it becomes a hole in the machine',
  'insecure-setuid-wanted': 'the process may gain rights again by a program that has them',
};

const LOOKED_AT = directivesOf(Object.keys(SWITCHES));

/** Global switches that make the process less safe. */
export default defineRule({
  meta: {
    type: 'suggestion',
    docs: {
      description: 'global switches that take a safeguard away or allow unfinished features',
      preset: 'security',
      controls: ['NIST SP 800-53r5 CM-7', 'CWE-250'],
    },
    severity: 'warn',
    reach: 'line',
    messages: {
      unsafe:
        'With "{{ switch }}", {{ consequence }}. Remove the line unless something here needs it; if so, say what in a comment and silence this rule there.',
    },
  },
  create({ model, report }) {
    return {
      [LOOKED_AT](line: Directive) {
        const name = line.keyword.value;
        if (!Object.hasOwn(SWITCHES, name) || line.prefix !== null || certainSection(line, model)?.kind !== 'global') return;
        report({ node: line, messageId: 'unsafe', data: { switch: name, consequence: SWITCHES[name] ?? '' } });
      },
    };
  },
});
