import { defineRule } from '@haplint/core';
import { hasParameter, valueOfParameter } from '@haplint/core/internal';
import type { Directive } from '@haplint/parser';
import { cookiePersistence, insertsValues, sharesCookie } from '../cookie-persistence.js';

/** Servers that clients cannot be kept on, though the backend keeps clients on their servers by a cookie. */
export default defineRule({
  meta: {
    type: 'problem',
    docs: { description: 'servers without a cookie value in a backend that inserts a cookie', preset: 'recommended' },
    severity: 'warn',
    reach: 'section',
    oncePer: 'section',
    needsWhole: 'section',
    messages: {
      server:
        'Server "{{ name }}" has no "cookie" value: clients it has served are not kept on it, as those of the other servers are. Add "cookie {{ name }}".',
      all: 'The cookie has no effect: no server of this backend has a "cookie" value, so none is ever inserted. Add "cookie NAME" to each "server" line.',
      cookie: 'The cookie',
    },
  },
  create({ model, report }) {
    return {
      'Section:exit'(node) {
        const persistence = cookiePersistence(node, model);
        if (persistence === null || persistence.line === null) return;
        const { proxy, servers } = persistence;
        const cookie: Directive = persistence.line;
        if (!insertsValues(cookie) || sharesCookie(proxy)) return;
        const without = servers.filter((server) => valueOfParameter(server, 'cookie') === null);
        if (without.length === servers.length) {
          // Inherited for the sake of other proxies, it does no harm where a single server leaves no choice.
          if (servers.length > 1 && model.sectionOf(cookie) === proxy) report({ node: cookie, messageId: 'all' });
          return;
        }
        for (const server of without) {
          if (hasParameter(server, 'backup')) continue; // a stand-in is not meant to keep anyone
          const related = [{ node: cookie, messageId: 'cookie' as const }];
          report({ node: server.name, messageId: 'server', data: { name: server.name.value }, related });
        }
      },
    };
  },
});
