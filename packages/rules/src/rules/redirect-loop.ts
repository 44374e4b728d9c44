import { defineRule, type Fixer, type Model, type ProxySection } from '@haplint/core';
import { checkedProxy } from '@haplint/core/internal';
import type { Word } from '@haplint/parser';
import { type EvaluatedRule, evaluatedRules } from '../evaluation/evaluated-rules.js';

/** Redirects that the redirected request meets again. */
export default defineRule({
  meta: {
    type: 'problem',
    docs: { description: 'redirects without a condition that lead back to themselves', preset: 'recommended' },
    severity: 'warn',
    reach: 'section',
    oncePer: 'section',
    hasSuggestions: true,
    messages: {
      scheme:
        'Redirect loop: line {{ line }} takes TLS connections here, and their requests are redirected to https again and again. Add "unless {{ open }} ssl_fc {{ close }}".',
      path: 'Redirect loop: "{{ path }}" comes back to this rule, which has no condition, and is redirected again. Add a condition, such as "unless {{ open }} path {{ path }} {{ close }}".',
      tls: 'The TLS connections',
      guard: 'Add "{{ guard }}"',
    },
  },
  create({ model, report }) {
    return {
      'Section:exit'(node) {
        const proxy = checkedProxy(node, model);
        if (proxy === null || !proxy.hasSide('frontend')) return;
        const rules = evaluatedRules(proxy, model);
        for (const rule of [...(rules.get('http-request') ?? []), ...(rules.get('redirect') ?? [])]) {
          if (rule.action !== 'redirect' || rule.condition !== null || isBehindOther(rule, rules.get('http-request') ?? [])) continue;
          const [kind, target] = kindAndTarget(rule);
          if (kind === null || target === undefined || !target.isLiteral) continue;
          const suggestion = (guard: string) => [
            {
              messageId: 'guard' as const,
              data: { guard },
              fix: (fixer: Fixer) => fixer.insertTextAfter(rule.line.words.at(-1) as Word, ` ${guard}`),
            },
          ];
          if (kind === 'scheme') {
            const bind = target.value.toLowerCase() === 'https' ? tlsBind(proxy, model) : null;
            if (bind === null) continue;
            report({
              node: rule.line,
              messageId: 'scheme',
              data: { line: bind, open: '{', close: '}' },
              related: [{ node: bind, messageId: 'tls' }],
              suggest: suggestion('unless { ssl_fc }'),
            });
          } else if (OWN_PATH.test(target.value)) {
            const data = { path: target.value, open: '{', close: '}' };
            report({ node: rule.line, messageId: 'path', data, suggest: suggestion(`unless { path ${target.value} }`) });
          }
        }
      },
    };
  },
});

/** A path of this host, without anything from the request. */
const OWN_PATH = /^\/(?!\/)[^%?#]*$/;

function kindAndTarget({ words, line }: EvaluatedRule): readonly [kind: 'scheme' | 'location' | null, target?: Word] {
  const args = line.keyword.value === 'redirect' ? line.args : words;
  const at = args.findIndex(({ value }) => value === 'scheme' || value === 'location');
  return at === -1 ? [null] : [(args[at] as Word).value as 'scheme' | 'location', args[at + 1] as Word];
}

/** Whether another rule may have answered before, and so guards this one. */
function isBehindOther(rule: EvaluatedRule, rules: readonly EvaluatedRule[]): boolean {
  return rules.some((other) => other !== rule && other.line.start < rule.line.start && other.effect?.final !== false);
}

function tlsBind(proxy: ProxySection, model: Model) {
  return (
    proxy.lines.find(
      (line) =>
        line.keyword.value === 'bind' && model.isRead(line) === true && line.args.some((word) => word.isLiteral && word.value === 'ssl'),
    ) ?? null
  );
}
