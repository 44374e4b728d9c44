import type { Version } from '@haplint/catalog';
import { defineRule } from '@haplint/core';
import { certainSection } from '@haplint/core/internal';
import type { Directive } from '@haplint/parser';
import { predefinedAcls } from '../predefined-acls.js';

/** ACLs with the name of one that HAProxy has already (src/acl.c `find_acl_by_name` comes before `find_acl_default`). */
export default defineRule({
  meta: {
    type: 'suggestion',
    docs: { description: 'ACLs that hide a predefined one', preset: 'recommended' },
    severity: 'warn',
    reach: 'line',
    oncePer: 'text',
    messages: {
      hidden:
        'ACL "{{ name }}" hides the predefined ACL of that name: conditions behind this line mean yours, those before it HAProxy\'s. Choose another name.',
    },
  },
  create({ model, report }) {
    const predefined = predefinedAcls(model.target as Version); // a configuration is always read for some version here
    return {
      'Directive[keyword="acl"]'(line: Directive) {
        if (!predefined.has(line.firstValue ?? '')) return;
        const [name] = line.args;
        if (line.prefix !== null || name === undefined || !name.isLiteral || certainSection(line, model) === null) return;
        report({ node: name, messageId: 'hidden', data: { name: name.value } });
      },
    };
  },
});
