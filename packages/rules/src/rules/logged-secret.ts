import { rulesets } from '@haplint/catalog';
import { defineRule } from '@haplint/core';
import { certainSection } from '@haplint/core/internal';
import type { Directive } from '@haplint/parser';
import { directivesOf } from '../selectors.js';

/** Headers and cookies that let whoever has them in. */
const SECRET =
  /\b(?:req\.f?hdr|hdr|req_hdr)\(\s*["']?(authorization|proxy-authorization|x-api-key|x-auth-token|cookie)["']?\s*[,)]|\b(?:res\.f?hdr|shdr)\(\s*["']?(set-cookie)["']?\s*[,)]/i;
const NAMES: ReadonlySet<string> = new Set(['authorization', 'proxy-authorization', 'x-api-key', 'x-auth-token', 'cookie', 'set-cookie']);

const FORMATS: ReadonlySet<string> = new Set(['log-format', 'log-format-sd', 'error-log-format']);

/** What only the beginning of is kept, or a hash. */
const HARMLESS = /,(?:sha1|sha2|digest|hmac|crc32c?|xxh\w+|djb2|sdbm|wt6|length|bool|strlen)\b|,bytes\(0,\s*[1-8]\)/;

const LOOKED_AT = directivesOf([...FORMATS, 'capture', ...rulesets().map((ruleset) => ruleset.split(' ')[0] as string)]);

/** Credentials that end up in the logs. */
export default defineRule({
  meta: {
    type: 'problem',
    docs: {
      description: 'log formats and captures that write credentials to the logs',
      preset: 'security',
      controls: ['CWE-532', 'OWASP ASVS 4.0 7.1.1', 'PCI DSS 4.0 10.3'],
    },
    severity: 'warn',
    reach: 'line',
    oncePer: 'text',
    messages: {
      secret:
        'The header "{{ name }}" goes to the logs, and with it what lets people in. Leave it out, or log a hash of it: "%[req.hdr({{ name }}),sha2(256),hex]".',
    },
  },
  create({ model, report }) {
    return {
      [LOOKED_AT](line: Directive) {
        if (certainSection(line, model) === null || line.prefix !== null) return;
        const { keyword, args } = line;
        if (FORMATS.has(keyword.value)) {
          for (const word of args) {
            const match = SECRET.exec(word.value);
            if (match !== null && !HARMLESS.test(word.value)) report({ node: word, messageId: 'secret', data: { name: nameIn(match) } });
          }
        } else if (keyword.value === 'capture' && args[1]?.value === 'header') {
          const [, , name] = args;
          if (name !== undefined && NAMES.has(name.value.toLowerCase()))
            report({ node: name, messageId: 'secret', data: { name: name.value.toLowerCase() } });
        } else if (args[0]?.value === 'capture') {
          const [, sample] = args;
          const match = SECRET.exec(sample?.value ?? '');
          if (match !== null && sample !== undefined && !HARMLESS.test(sample.value))
            report({ node: sample, messageId: 'secret', data: { name: nameIn(match) } });
        }
      },
    };
  },
});

function nameIn(match: RegExpExecArray): string {
  return (match[1] ?? match[2] ?? '').toLowerCase();
}
