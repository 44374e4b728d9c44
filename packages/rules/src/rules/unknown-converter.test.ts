import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './unknown-converter.js';

const at = (line: number, column: number, endColumn: number) => ({ line, column, endLine: line, endColumn });

const inFrontend = (line: string) => `frontend f\n    ${line}\n`;

/** A line of a frontend with the unknown `xyzzy_conv`, which resembles no name. */
const refused = (line: string) => {
  const column = 5 + line.indexOf('xyzzy_conv');
  return {
    name: line,
    code: inFrontend(line),
    errors: [{ messageId: 'unknown' as const, data: { name: 'xyzzy_conv' }, ...at(2, column, column + 10) }],
  };
};

new RuleTester({ describe, it }).run('unknown-converter', rule, {
  valid: [
    {
      name: 'known ones',
      code: `frontend f
    acl api hdr(host),lower,field(1,:) -m str api
    http-request set-header X-Net %[src,ipmask(24)] if { path,url_dec -m beg /a }
    http-request set-var(txn.a) path lower,sha1 hex
    use_backend %[req.hdr(host),lower,map(/etc/haproxy/hosts.map,b)]
`,
    },
    { name: 'of scripts', code: inFrontend('http-request set-header X-A %[path,lua.shorten]') },
    { name: 'of other builds', code: inFrontend('http-request set-header X-A %[req.hdr(user-agent),51d.single(DeviceType)]') },
    { name: 'named by a variable', code: inFrontend('http-request deny if { "path,${CONVERTER}" -m found }') },
    { name: 'commas inside arguments', code: inFrontend('http-request set-header X-A %[str("a,xyzzy_conv")]') },
    { name: 'commas at the end', code: inFrontend('http-request set-var(txn.a) path, lower,') },
    { name: 'a word of its own that is no converter', code: inFrontend('http-request set-var(txn.a) path xyzzy_conv') },
    { name: 'patterns', code: inFrontend('acl a path lowerr,xyzzy_conv') },
  ],
  invalid: [
    refused('acl a path,xyzzy_conv -m found'),
    refused('acl a hdr_beg(host),xyzzy_conv a'),
    refused('http-request deny if { path,lower,xyzzy_conv(1) -m found }'),
    refused('http-request set-header X-A "%[path,lower,xyzzy_conv] b"'),
    refused('http-request set-var(txn.a) path lower,xyzzy_conv'),
    refused('log-format %[path,xyzzy_conv]'),
    {
      name: 'misspelt',
      code: inFrontend('http-request set-var(txn.a) path,lowr'),
      errors: [
        {
          messageId: 'misspelt',
          data: { name: 'lowr', nearest: 'lower' },
          ...at(2, 38, 42),
          suggestions: [{ messageId: 'write', data: { nearest: 'lower' }, output: inFrontend('http-request set-var(txn.a) path,lower') }],
        },
      ],
    },
    {
      name: 'newer than the target',
      code: inFrontend('acl ok var(txn.bearer),jwt_verify(txn.alg,/etc/key.pem) 1'),
      target: '2.4.0',
      errors: [{ messageId: 'too-new', data: { name: 'jwt_verify', since: '2.5' }, ...at(2, 28, 38) }],
    },
  ],
});
