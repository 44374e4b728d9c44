import { defineRule } from '@haplint/core';
import { certainSection } from '@haplint/core/internal';
import type { Directive } from '@haplint/parser';

/** What crypt(3) makes of each kind, by its beginning or its form. */
const WEAK: readonly (readonly [form: RegExp, name: string])[] = [
  [/^\$1\$/, 'MD5'],
  [/^[./0-9A-Za-z]{13}$/, 'DES'],
  [/^_[./0-9A-Za-z]{19}$/, 'extended DES'],
];

/** Password hashes that are guessed in no time. */
export default defineRule({
  meta: {
    type: 'problem',
    docs: {
      description: 'password hashes of `userlist` sections that are made with DES or MD5',
      preset: 'security',
      controls: ['CWE-916', 'OWASP ASVS 4.0 2.4.1', 'PCI DSS 4.0 8.3.2'],
    },
    severity: 'warn',
    reach: 'line',
    messages: {
      weak: 'The password of "{{ user }}" is hashed with {{ name }}, which is guessed in no time. Make a new one, for instance with "mkpasswd -m sha-512".',
    },
  },
  create({ model, report }) {
    return {
      'Directive[keyword="user"]'(line: Directive) {
        if (certainSection(line, model)?.kind !== 'userlist') return;
        const [user] = line.args;
        const at = line.args.findIndex(({ value }, i) => i > 0 && value === 'password');
        const password = line.args[at + 1];
        if (at === -1 || user === undefined || password === undefined) return;
        const hash = model.valueOf(password);
        const found = hash === null ? undefined : WEAK.find(([form]) => form.test(hash));
        if (found !== undefined) report({ node: password, messageId: 'weak', data: { user: user.value, name: found[1] } });
      },
    };
  },
});
