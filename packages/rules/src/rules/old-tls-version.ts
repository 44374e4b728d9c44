import { defineRule, type Fixer } from '@haplint/core';
import { certainSection } from '@haplint/core/internal';
import type { Directive } from '@haplint/parser';
import { directivesOf } from '../selectors.js';

/** Versions that RFC 8996 and RFC 7568 forbid. */
const OLD: ReadonlySet<string> = new Set(['SSLv3', 'TLSv1.0', 'TLSv1.1']);

/** Parameters that allow nothing but such a version. */
const FORCED: Readonly<Record<string, string>> = { 'force-sslv3': 'SSLv3', 'force-tlsv10': 'TLSv1.0', 'force-tlsv11': 'TLSv1.1' };

const LINES = ['bind', 'server', 'server-template', 'default-server', 'ssl-default-bind-options', 'ssl-default-server-options'];

const LOOKED_AT = directivesOf(LINES);

/** Versions of TLS below 1.2 where the configuration asks for them; HAProxy's own default is 1.2 since 2.2. */
export default defineRule({
  meta: {
    type: 'problem',
    docs: {
      description: 'lines that allow SSL 3.0, TLS 1.0 or TLS 1.1',
      preset: 'security',
      controls: ['NIST SP 800-52r2 3.1', 'PCI DSS 4.0 4.2.1', 'OWASP ASVS 4.0 9.1.3', 'CWE-327'],
    },
    severity: 'warn',
    reach: 'line',
    oncePer: 'text',
    needsWhole: 'configuration',
    hasSuggestions: true,
    messages: {
      minimum: '{{ version }} is allowed here. It is broken, and forbidden since 2021 (RFC 8996). Write "ssl-min-ver TLSv1.2".',
      forced:
        '"{{ word }}" allows nothing but {{ version }}, which is broken, and forbidden since 2021 (RFC 8996). Write "ssl-min-ver TLSv1.2".',
      raise: 'Write TLSv1.2',
      replace: 'Write "ssl-min-ver TLSv1.2"',
    },
  },
  create({ model, report }) {
    return {
      [LOOKED_AT](line: Directive) {
        if (certainSection(line, model) === null) return;
        for (const [i, word] of line.args.entries()) {
          const forced = Object.hasOwn(FORCED, word.value) ? FORCED[word.value] : undefined;
          const before = line.args[i - 1]?.value;
          if (forced !== undefined) {
            const suggest = [{ messageId: 'replace' as const, fix: (fixer: Fixer) => fixer.replaceText(word, 'ssl-min-ver TLSv1.2') }];
            report({ node: word, messageId: 'forced', data: { word: word.value, version: forced }, suggest });
          } else if ((before === 'ssl-min-ver' || before === 'ssl-max-ver') && OLD.has(word.value)) {
            const suggest = [{ messageId: 'raise' as const, fix: (fixer: Fixer) => fixer.replaceText(word, 'TLSv1.2') }];
            report({ node: word, messageId: 'minimum', data: { version: word.value }, suggest: word.isPlain ? suggest : null });
          }
        }
      },
    };
  },
});
