import { defineRule } from '@haplint/core';
import { certainSection } from '@haplint/core/internal';
import type { Directive, Word } from '@haplint/parser';
import { directivesOf } from '../selectors.js';

/** Global settings, and parameters, that hold a list of ciphers. */
const KEYWORDS: ReadonlySet<string> = new Set(['ssl-default-bind-ciphers', 'ssl-default-server-ciphers']);
const LINES: ReadonlySet<string> = new Set(['bind', 'server', 'server-template', 'default-server']);

/** Parts of OpenSSL's cipher strings that stand for broken algorithms (ciphers(1)). */
const WEAK =
  /^(?:ALL|COMPLEMENTOFALL|[ae]NULL|NULL|eNULL|ADH|AECDH|EXP(?:ORT)?\d*|LOW|RC2|RC4|IDEA|SEED|DES|3DES|MD5)$|(?:^|-)(?:RC4|RC2|DES|3DES|NULL|EXP|MD5|ADH|AECDH)(?:-|$)|^DES-CBC/;

const LOOKED_AT = directivesOf([...KEYWORDS, ...LINES]);

/** Lists of ciphers that take in broken ones. */
export default defineRule({
  meta: {
    type: 'problem',
    docs: {
      description: 'cipher lists with broken ciphers (RC4, DES, 3DES, MD5, export, NULL, anonymous)',
      preset: 'security',
      controls: ['NIST SP 800-52r2 3.3.1', 'PCI DSS 4.0 4.2.1', 'OWASP ASVS 4.0 9.1.2', 'CWE-327'],
    },
    severity: 'warn',
    reach: 'line',
    oncePer: 'text',
    messages: {
      weak: '"{{ cipher }}" lets in ciphers that are broken. Take it out of the list, and see the SSL configuration generator of Mozilla for a current one.',
    },
  },
  create({ model, report, sourceCode }) {
    return {
      [LOOKED_AT](line: Directive) {
        if (certainSection(line, model) === null) return;
        const [first] = line.args;
        if (KEYWORDS.has(line.keyword.value) && first !== undefined) check(first);
        if (!LINES.has(line.keyword.value)) return;
        for (const [i, word] of line.args.entries()) if (line.args[i - 1]?.value === 'ciphers') check(word);
      },
    };

    function check(word: Word): void {
      if (!word.isLiteral) return;
      // "!" and "-" take ciphers out, and "+" moves those that are in to the end.
      const items = word.value.split(/[:, ]/);
      const removed = new Set(items.filter((item) => /^[!-]/.test(item)).map((item) => item.slice(1)));
      let at = 0;
      for (const item of items) {
        const start = word.value.indexOf(item, at);
        at = start + item.length;
        const isGroup = item === 'ALL' || item === 'COMPLEMENTOFALL';
        if (!WEAK.test(item) || /^[!+-]/.test(item) || removed.has(item) || (isGroup && removed.size > 0)) continue;
        if (item.split('-').some((part) => removed.has(part))) continue;
        const loc = sourceCode.ast.lines.locationAt(word.offsetAt(start), word.offsetAt(at));
        report({ loc, messageId: 'weak', data: { cipher: item } });
        return;
      }
    }
  },
});
