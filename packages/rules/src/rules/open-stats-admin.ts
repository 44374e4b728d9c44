import { defineRule } from '@haplint/core';
import { completeProxy, conditionOf } from '@haplint/core/internal';
import type { Section } from '@haplint/parser';
import { linesOf } from '../answers.js';
import { exposedBinds } from '../exposure.js';

/** Conditions that hold for everybody. */
const ALWAYS: ReadonlySet<string> = new Set(['TRUE', 'always_true']);

/** Statistics pages on which anybody may take servers out of service. */
export default defineRule({
  meta: {
    type: 'problem',
    docs: {
      description: 'statistics pages in admin mode that ask for no password',
      preset: 'recommended',
      controls: ['CWE-306', 'OWASP Top 10 2021 A01', 'NIST SP 800-53r5 AC-3'],
    },
    severity: 'warn',
    reach: 'section',
    messages: {
      open: 'Anybody who opens this statistics page may take servers down: admin mode is on for all, and no password is asked for. Add "stats auth USER:PASSWORD", or narrow the condition.',
    },
  },
  create({ model, report }) {
    return {
      'Section[kind=/^(frontend|listen)$/]:exit'(node: Section) {
        const proxy = completeProxy(node, model);
        if (proxy === null || exposedBinds(proxy, model).length === 0) return;
        if (proxy.linesWith('stats').length === 0) return;
        const lines = [...linesOf(proxy)].filter((line) => model.isRead(line) === true);
        const isGuarded = lines.some(
          ({ keyword, args }) =>
            (keyword.value === 'stats' && (args[0]?.value === 'auth' || args[0]?.value === 'http-request')) ||
            ((keyword.value === 'http-request' || keyword.value === 'tcp-request') && args.some(({ value }) => GUARDS.has(value))),
        );
        if (isGuarded) return;
        for (const line of proxy.lines) {
          if (line.keyword.value !== 'stats' || line.args[0]?.value !== 'admin' || line.prefix !== null || model.isRead(line) !== true)
            continue;
          const alternatives = conditionOf(line, model)?.condition.alternatives ?? [];
          const isForAll = alternatives.some(
            ({ terms }) =>
              terms.length === 1 &&
              terms.every(
                ({ negated, acl }) => !negated && ALWAYS.has(acl.type === 'NamedAcl' ? acl.name : acl.expression.sample.fetch.name),
              ),
          );
          if (isForAll && conditionOf(line, model)?.condition.kind === 'if') report({ node: line, messageId: 'open' });
        }
      },
    };
  },
});

/** Actions by which a rule keeps people out. */
const GUARDS: ReadonlySet<string> = new Set(['auth', 'deny', 'reject', 'silent-drop', 'tarpit', 'redirect']);
