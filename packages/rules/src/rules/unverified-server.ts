import { defineRule } from '@haplint/core';
import { certainSection } from '@haplint/core/internal';
import type { Directive } from '@haplint/parser';
import { isLocal } from '../exposure.js';

const LINES: ReadonlySet<string> = new Set(['server', 'server-template', 'default-server']);

/** TLS to servers whose certificates are not looked at: it keeps nobody from answering in their place. */
export default defineRule({
  meta: {
    type: 'problem',
    docs: {
      description: 'TLS to servers without verifying their certificates',
      preset: 'security',
      controls: ['OWASP ASVS 4.0 9.2.1', 'CWE-295'],
    },
    severity: 'warn',
    reach: 'line',
    oncePer: 'text',
    needsWhole: 'configuration',
    messages: {
      server:
        'The certificate of this server is not verified, so whoever sits in between can read and change the traffic. Write "verify required ca-file @system-ca", or the file of your own authority.',
      all: 'No certificate of any server is verified, so whoever sits in between can read and change the traffic. Write "ssl-server-verify required", and "ca-file" on the servers.',
    },
  },
  create({ model, report }) {
    return {
      'Directive[keyword=/^(server|server-template|default-server|ssl-server-verify)$/]'(line: Directive) {
        const section = certainSection(line, model);
        if (section === null) return;
        const [first] = line.args;
        if (section.kind === 'global' && line.keyword.value === 'ssl-server-verify' && first?.value === 'none')
          report({ node: first, messageId: 'all' });
        if (!LINES.has(line.keyword.value)) return;
        const at = line.args.findLastIndex(({ value }, i) => value === 'verify' && line.args[i + 1]?.value === 'none');
        const word = line.args[at + 1];
        const speaksTls = line.args.some(({ value }) => value === 'ssl' || value === 'check-ssl');
        // Within this machine nobody sits in between.
        const isNear = line.keyword.value === 'server' && isLocal(model.valueOf(line.args[1]) ?? '');
        if (at !== -1 && word !== undefined && speaksTls && !isNear) report({ node: word, messageId: 'server' });
      },
    };
  },
});
