import { defineRule } from '@haplint/core';
import { valueOfParameter } from '@haplint/core/internal';
import { cookiePersistence } from '../cookie-persistence.js';

/** Cookie values of servers in a proxy without a `cookie` line, which do nothing (manual 5.2, "cookie"). */
export default defineRule({
  meta: {
    type: 'problem',
    docs: { description: 'cookie values of servers in a backend that sets no cookie', preset: 'recommended' },
    severity: 'warn',
    oncePer: 'section',
    needsWhole: 'section',
    messages: {
      unused:
        'This "cookie" value has no effect: the backend has no "cookie" line, so clients are not kept on their server. Add one, such as "cookie SERVERID insert indirect nocache", or remove the values.',
      further: 'And this one',
    },
  },
  create({ model, report }) {
    /** Whether rules may read the value, and so write the cookie themselves. */
    let isRead: boolean | undefined;
    return {
      'Section:exit'(node) {
        const persistence = cookiePersistence(node, model);
        if (persistence === null || persistence.line !== null) return;
        if (persistence.proxy.lines.some(({ keyword }) => keyword.value === 'rdp-cookie' || keyword.value === 'persist')) return;
        if (persistence.servers.length < 2) return; // nowhere else to go
        const [first, ...others] = persistence.servers.map((server) => valueOfParameter(server, 'cookie')).filter((word) => word !== null);
        if (first === undefined) return;
        isRead ??= model.sections.some(({ lines }) => lines.some((line) => line.args.some(({ value }) => value.includes('srv_cookie'))));
        if (isRead) return;
        report({ node: first, messageId: 'unused', related: others.map((word) => ({ node: word, messageId: 'further' as const })) });
      },
    };
  },
});
