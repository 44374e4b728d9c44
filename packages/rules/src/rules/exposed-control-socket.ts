import { defineRule, type Model } from '@haplint/core';
import { certainSection } from '@haplint/core/internal';
import type { Directive } from '@haplint/parser';
import { isLocal } from '../exposure.js';

/** Control sockets on which more people than meant may command the process. */
export default defineRule({
  meta: {
    type: 'problem',
    docs: {
      description: 'control sockets that everybody on the machine, or on the network, may command',
      preset: 'recommended',
      controls: ['CWE-732', 'NIST SP 800-53r5 AC-6'],
    },
    severity: 'warn',
    reach: 'line',
    messages: {
      network:
        'Whoever reaches {{ address }} may command this process: the control socket knows no password. Use a socket in the file system, or 127.0.0.1.',
      writable:
        'With mode {{ mode }} every user of this machine may command the process{{ level }}. Write 600 or 660, with "user" or "group".',
    },
  },
  create({ model, report }) {
    return {
      'Directive[keyword="stats"]'(line: Directive) {
        if (line.args[0]?.value !== 'socket' || certainSection(line, model)?.kind !== 'global') return;
        const [, address] = line.args;
        const text = model.valueOf(address);
        if (address === undefined || text === null) return;
        const level = valueBehind(line, 'level', model) ?? 'operator'; // the default (src/cli.c)
        if (!isLocal(text)) {
          if (level !== 'user') report({ node: address, messageId: 'network', data: { address: text } });
          return;
        }
        const mode = valueBehind(line, 'mode', model);
        if (mode === null || !/^[0-7]{3,4}$/.test(mode) || (Number(mode.at(-1)) & 2) === 0 || level === 'user') return;
        const word = line.args[line.args.findIndex(({ value }) => value === 'mode') + 1];
        if (word !== undefined)
          report({ node: word, messageId: 'writable', data: { mode, level: level === 'admin' ? ', as an administrator' : '' } });
      },
    };
  },
});

function valueBehind({ args }: Directive, name: string, model: Model): string | null {
  const at = args.findIndex(({ value }) => value === name);
  return at === -1 ? null : model.valueOf(args[at + 1]);
}
