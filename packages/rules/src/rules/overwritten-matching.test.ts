import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './overwritten-matching.js';

const inFrontend = (lines: string) => `frontend f\n    mode http\n    ${lines}\n`;

/** Lines of a frontend, the last of which is reported. */
const reported = (lines: string, messageId: string, data: Record<string, string>, text: string, target = '3.4.0') => {
  const all = lines.split('\n    ');
  const column = 5 + (all.at(-1) as string).lastIndexOf(text);
  const line = 2 + all.length;
  const loc = { line, column, endLine: line, endColumn: column + text.length };
  return { name: all.join(' / '), code: inFrontend(lines), target, errors: [{ messageId, data, ...loc }] };
};

new RuleTester({ describe, it }).run('overwritten-matching', rule, {
  valid: [
    { name: 'as the name says', code: inFrontend('acl a hdr_dom(host) a\n    acl b hdr_dom(host) -m dom a\n    acl c method GET') },
    { name: 'no method in the name', code: inFrontend('acl a hdr(host) -m beg a\n    acl b path,lower -m dir a') },
    { name: 'not said yet', code: inFrontend('acl a hdr_dom(host) -m beg a'), target: '3.2.0' },
  ],
  invalid: [
    reported('acl a hdr_dom(host) -m beg a', 'overwritten', { name: 'hdr_dom', fetch: 'req.hdr' }, 'hdr_dom'),
    reported('acl a hdr_dom(host),lower a', 'overwritten', { name: 'hdr_dom', fetch: 'req.hdr' }, 'hdr_dom'),
    reported('http-request deny if { method -m beg G }', 'overwritten', { name: 'method', fetch: 'method' }, 'method'),
  ],
});
