import { defineRule } from '@haplint/core';
import { completeProxy } from '@haplint/core/internal';
import { linesOf } from '../answers.js';
import { exposedBinds } from '../exposure.js';
import { modeNature } from '../proxy-mode.js';

/** Lines of `stats` that turn the page on (src/cfgparse-listen.c: any of them but the socket's does). */
const TURN_ON: ReadonlySet<string> = new Set([
  'enable',
  'uri',
  'realm',
  'refresh',
  'hide-version',
  'show-desc',
  'show-legends',
  'show-node',
  'scope',
]);

/** Statistics pages that anybody may read: names and addresses of all servers, their state and load. */
export default defineRule({
  meta: {
    type: 'problem',
    docs: {
      description: 'statistics pages that ask for no password and are reached from other machines',
      preset: 'security',
      controls: ['CWE-306', 'OWASP Top 10 2021 A01', 'NIST SP 800-53r5 AC-3'],
    },
    severity: 'warn',
    reach: 'section',
    messages: {
      open: 'Anybody who reaches line {{ line }} may read this statistics page, with the names, addresses and load of all servers. Add "stats auth USER:PASSWORD", a "stats http-request" rule, or bind it to 127.0.0.1.',
      bind: 'Reached here',
    },
  },
  create({ model, report }) {
    return {
      'Section:exit'(node) {
        const proxy = completeProxy(node, model);
        if (proxy === null || !proxy.hasSide('frontend') || modeNature(proxy, model) !== 'http') return;
        if (proxy.inLine.every((section) => section.linesWith('stats').length === 0)) return;
        const [bind] = exposedBinds(proxy, model);
        const lines = [...linesOf(proxy)].filter((line) => model.isRead(line) === true);
        const page = lines.find(
          ({ keyword, args, prefix }) => prefix === null && keyword.value === 'stats' && TURN_ON.has(args[0]?.value ?? ''),
        );
        if (bind === undefined || page === undefined) return;
        const isGuarded = lines.some(
          ({ keyword, args }) =>
            (keyword.value === 'stats' && (args[0]?.value === 'auth' || args[0]?.value === 'http-request')) ||
            keyword.value === 'http-request' ||
            (keyword.value === 'tcp-request' && args.some(({ value }) => value === 'reject' || value === 'accept')),
        );
        const isMutual = bind.args.some(({ value }, i) => value === 'verify' && bind.args[i + 1]?.value === 'required');
        if (isGuarded || isMutual) return;
        const related = [{ node: bind, messageId: 'bind' as const }];
        report({
          node: model.sectionOf(page) === proxy ? page : proxy.header,
          messageId: 'open',
          data: { line: bind },
          related,
        });
      },
    };
  },
});
