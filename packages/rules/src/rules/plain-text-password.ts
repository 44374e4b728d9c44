import { defineRule } from '@haplint/core';
import { certainSection } from '@haplint/core/internal';
import type { Directive } from '@haplint/parser';

/** Passwords that everybody who sees the file can read. */
export default defineRule({
  meta: {
    type: 'problem',
    docs: {
      description: 'passwords of `userlist` sections that are written as they are',
      preset: 'security',
      controls: ['CWE-256', 'OWASP ASVS 4.0 2.4.1', 'PCI DSS 4.0 8.3.2'],
    },
    severity: 'warn',
    reach: 'line',
    messages: {
      plain:
        'Whoever sees this file can read the password of "{{ user }}". Write "password" with a hash, as "mkpasswd -m sha-512" makes it.',
    },
  },
  create({ model, report }) {
    return {
      'Directive[keyword="user"]'(line: Directive) {
        if (certainSection(line, model)?.kind !== 'userlist') return;
        const [user] = line.args;
        const at = line.args.findIndex(({ value }, i) => i > 0 && value === 'insecure-password');
        const password = line.args[at + 1];
        // What a variable holds is not in the file.
        if (at === -1 || user === undefined || password === undefined || !password.isLiteral) return;
        report({ node: line.args[at] ?? password, messageId: 'plain', data: { user: user.value } });
      },
    };
  },
});
