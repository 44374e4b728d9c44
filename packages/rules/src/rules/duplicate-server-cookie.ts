import { defineRule } from '@haplint/core';
import { hasParameter, type ServerLine, valueOfParameter } from '@haplint/core/internal';
import type { Word } from '@haplint/parser';
import { cookiePersistence } from '../cookie-persistence.js';

/** Servers of one cookie value: HAProxy finds the first one only (manual 5.2, "cookie"). */
export default defineRule({
  meta: {
    type: 'problem',
    docs: { description: 'servers with the cookie value of another server of the backend', preset: 'recommended' },
    severity: 'warn',
    reach: 'section',
    oncePer: 'section',
    messages: {
      duplicate:
        'Cookie value "{{ value }}" is also that of server "{{ other }}": clients of both are sent to that one. Give each server a value of its own.',
      other: 'The same value',
    },
  },
  create({ model, report }) {
    return {
      'Section:exit'(node) {
        const persistence = cookiePersistence(node, model);
        if (persistence === null || persistence.line === null) return;
        const firsts = new Map<string, { readonly server: ServerLine; readonly word: Word }>();
        for (const server of persistence.servers) {
          const word = valueOfParameter(server, 'cookie');
          const value = model.valueOf(word);
          if (word === null || value === null || hasParameter(server, 'backup')) continue; // a stand-in takes over by it
          const first = firsts.get(value);
          if (first === undefined) firsts.set(value, { server, word });
          else {
            const related = [{ node: first.word, messageId: 'other' as const }];
            report({ node: word, messageId: 'duplicate', data: { value, other: first.server.name.value }, related });
          }
        }
      },
    };
  },
});
