import { defineRule, type Model, type ProxySection } from '@haplint/core';
import { checkedProxy, type ParameterKind, parametersOf, parameterWords } from '@haplint/core/internal';
import type { Directive, Word } from '@haplint/parser';

/** Words that leave out TLS versions one by one. */
const SINGLE = /^no-(sslv3|tlsv1[0-3])$/;
/** Words that say from which to which version; a forced one is both. */
const RANGE: ReadonlySet<string> = new Set([
  'ssl-min-ver',
  'ssl-max-ver',
  'force-sslv3',
  'force-tlsv10',
  'force-tlsv11',
  'force-tlsv12',
  'force-tlsv13',
]);

/** What a `global` section gives all lines of a kind that come after it. */
const DEFAULTS: Readonly<Record<ParameterKind, string>> = { bind: 'ssl-default-bind-options', server: 'ssl-default-server-options' };

const LINES: ReadonlySet<string> = new Set(['bind', 'server', 'server-template']);

/** Two ways of choosing TLS versions on one line, of which HAProxy follows the range (src/ssl_sock.c). */
export default defineRule({
  meta: {
    type: 'problem',
    docs: { description: '`no-tlsv10` and its like beside `ssl-min-ver` or `ssl-max-ver`, which alone count then', preset: 'check' },
    severity: 'warn',
    reach: 'names',
    oncePer: 'section',
    needsWhole: 'configuration',
    messages: {
      ignored: 'Ignored "{{ single }}": "{{ range }}" is set as well, and alone decides about TLS versions. Keep that one only.',
      single: 'What is ignored',
      range: 'What counts',
    },
  },
  create({ model, report }) {
    return {
      Section(node) {
        const proxy = checkedProxy(node, model);
        if (proxy === null) return;
        for (const line of proxy.linesWith(...LINES)) {
          const found = line.prefix === null && line.args.some(({ value }) => value === 'ssl') ? parameterWords(line, model) : null;
          const names = found === null ? null : tlsWords(found.words, found.kind);
          if (found === null || names === null || !proxy.hasSide(found.kind === 'bind' ? 'frontend' : 'backend')) continue;
          const words = [...names, ...globalsBefore(proxy, DEFAULTS[found.kind], model).flatMap(({ args }) => args)];
          const single = words.find(({ value }) => SINGLE.test(value));
          const range = words.find(({ value }) => RANGE.has(value));
          if (single === undefined || range === undefined) continue;
          report({
            node: line,
            messageId: 'ignored',
            data: { single: single.value, range: range.value },
            related: [
              { node: single, messageId: 'single' },
              { node: range, messageId: 'range' },
            ],
          });
        }
      },
    };
  },
});

/** The lines of `global` sections with a keyword that are sure to be read before a proxy. */
function globalsBefore(proxy: ProxySection, keyword: string, model: Model): Directive[] {
  return model
    .sectionsOfKind('global')
    .filter(({ index, certain }) => index < proxy.index && certain)
    .flatMap((section) => section.linesWith(keyword).filter((line) => model.isRead(line) === true));
}

/** The names of the parameters of a line that turns TLS on; null for one that does not, or may not. */
function tlsWords(words: readonly Word[], kind: ParameterKind): readonly Word[] | null {
  const names: Word[] = [];
  for (let at = 0; at < words.length; ) {
    const word = words[at] as Word;
    const parameter = word.isLiteral ? parametersOf(kind).get(word.value) : undefined;
    if (parameter === undefined || parameter.argumentCount === null) return null;
    names.push(word);
    at += 1 + parameter.argumentCount;
  }
  const has = (name: string) => names.some(({ value }) => value === name);
  return has('ssl') && !has('no-ssl') ? names : null;
}
