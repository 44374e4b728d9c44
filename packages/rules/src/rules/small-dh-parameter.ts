import { defineRule } from '@haplint/core';
import { certainSection } from '@haplint/core/internal';
import type { Directive } from '@haplint/parser';

const ENOUGH = 2048;

/** Diffie-Hellman parameters that can be computed in advance (Logjam). */
export default defineRule({
  meta: {
    type: 'problem',
    docs: {
      description: 'Diffie-Hellman parameters below 2048 bits',
      preset: 'security',
      controls: ['NIST SP 800-52r2 3.3.1', 'PCI DSS 4.0 4.2.1', 'CWE-326'],
    },
    severity: 'warn',
    reach: 'line',
    fixable: 'code',
    messages: {
      small: 'Diffie-Hellman parameters of {{ bits }} bits can be broken. Write 2048.',
    },
  },
  create({ model, report }) {
    return {
      'Directive[keyword="tune.ssl.default-dh-param"]'(line: Directive) {
        const [word] = line.args;
        if (word === undefined || certainSection(line, model) === null) return;
        const bits = Number(model.valueOf(word));
        if (!Number.isInteger(bits) || bits <= 0 || bits >= ENOUGH) return;
        report({
          node: word,
          messageId: 'small',
          data: { bits },
          fix: word.isPlain ? (fixer) => fixer.replaceText(word, String(ENOUGH)) : null,
        });
      },
    };
  },
});
