import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './undefined-acl.js';

const at = (line: number, column: number, endColumn: number) => ({ line, column, endLine: line, endColumn });

new RuleTester({ describe, it }).run('undefined-acl', rule, {
  valid: [
    { name: 'defined before', code: 'frontend f\n    acl api path_beg /api\n    use_backend api if api\n' },
    { name: 'predefined', code: 'frontend f\n    http-request deny if METH_TRACE !HTTP_1.1 || FALSE\n' },
    { name: 'defined in place', code: 'frontend f\n    http-request deny unless { path_beg /api }\n' },
    { name: 'a name with a variable', code: 'frontend f\n    http-request deny if "is_${SITE}"\n' },
    { name: 'a definition with a variable', code: 'frontend f\n    acl "is_${SITE}" src 192.0.2.1\n    http-request deny if is_paris\n' },
    { name: 'a quoted "if" is text', code: 'frontend f\n    http-request set-header X-Note "if" if TRUE\n' },
    {
      name: 'an "if" where an argument has to be',
      code: 'frontend f\n    http-request set-header if b\n    http-request add-acl(if) if\n',
    },
    { name: 'words of directives without conditions', code: 'frontend f\n    description of what to do if all else fails\n' },
    {
      name: 'lines the target does not read',
      code: 'frontend f\n.if version_before(2.0)\n    http-request deny if x\n.endif\n',
      target: '3.0.1',
    },
    { name: 'HTTP_3.0 came with 2.9', code: 'frontend f\n    http-request deny if HTTP_3.0\n', target: '2.9.0' },
    {
      name: 'arguments of a fetch that name what is defined, and a log format, which is read in another place',
      code: 'frontend f\n    acl a src 192.0.2.1\n    acl b acl(!a,METH_GET)\n    log-format %[acl(c)]\n    http-request deny if { acl(b) }\n',
      target: '3.0.1',
    },
    { name: 'in an fcgi-app', code: 'fcgi-app a\n    acl x path /\n' },
  ],
  invalid: [
    {
      code: 'frontend f\n    http-request deny if !blocked { src 192.0.2.1 }\n',
      errors: [{ messageId: 'unknown', data: { name: 'blocked' }, ...at(2, 27, 34) }],
    },
    {
      code: 'frontend f\n    acl is_api path_beg /api\n    use_backend api if is-api or METH_GETT\n',
      errors: [
        {
          messageId: 'nearest',
          data: { name: 'is-api', nearest: 'is_api' },
          ...at(3, 24, 30),
          suggestions: [
            {
              messageId: 'replace',
              data: { nearest: 'is_api' },
              output: 'frontend f\n    acl is_api path_beg /api\n    use_backend api if is_api or METH_GETT\n',
            },
          ],
        },
        {
          messageId: 'nearest',
          data: { name: 'METH_GETT', nearest: 'METH_GET' },
          ...at(3, 34, 43),
          suggestions: [
            {
              messageId: 'replace',
              data: { nearest: 'METH_GET' },
              output: 'frontend f\n    acl is_api path_beg /api\n    use_backend api if is-api or METH_GET\n',
            },
          ],
        },
      ],
    },
    {
      code: 'frontend f\n    http-request deny if blocked\n    acl blocked src 192.0.2.1\n',
      errors: [{ messageId: 'later', data: { name: 'blocked' }, ...at(2, 26, 33), related: [3] }],
    },
    {
      code: 'frontend f\n    acl blocked src 192.0.2.1\nbackend b\n    http-request deny if blocked\n',
      errors: [{ messageId: 'elsewhere', data: { name: 'blocked', section: 'frontend "f"' }, ...at(4, 26, 33), related: [2] }],
    },
    {
      name: 'in the arguments of a fetch',
      code: 'frontend f\n    acl a acl(one,!b)\n    acl b acl(b)\n    http-request set-header X-A %[acl(missing)]\n',
      target: '3.0.1',
      errors: [
        { messageId: 'unknown', data: { name: 'one' }, ...at(2, 15, 18) },
        { messageId: 'later', data: { name: 'b' }, ...at(2, 20, 21), related: [3] },
        { messageId: 'later', data: { name: 'b' }, ...at(3, 15, 16), related: [3] },
        { messageId: 'unknown', data: { name: 'missing' }, ...at(4, 39, 46) },
      ],
    },
    {
      name: 'HTTP_3.0 before 2.9',
      code: 'frontend f\n    http-request deny if HTTP_3.0\n',
      target: '2.8.0',
      errors: [
        {
          messageId: 'nearest',
          data: { name: 'HTTP_3.0', nearest: 'HTTP_1.0' },
          ...at(2, 26, 34),
          suggestions: [{ messageId: 'replace', data: { nearest: 'HTTP_1.0' }, output: 'frontend f\n    http-request deny if HTTP_1.0\n' }],
        },
      ],
    },
  ],
});
