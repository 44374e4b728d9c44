import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './map-instead-of-rules.js';

new RuleTester({ describe, it }).run('map-instead-of-rules', rule, {
  valid: [
    {
      name: 'few',
      code: 'frontend www\n    mode http\n    bind :80\n    use_backend b0 if { hdr(host) -i h0.example.com }\n    use_backend b1 if { hdr(host) -i h1.example.com }\n    use_backend b2 if { hdr(host) -i h2.example.com }\n    use_backend b3 if { hdr(host) -i h3.example.com }\n    use_backend b4 if { hdr(host) -i h4.example.com }\n    use_backend b5 if { hdr(host) -i h5.example.com }\n    use_backend b6 if { hdr(host) -i h6.example.com }\n    use_backend b7 if { hdr(host) -i h7.example.com }\n    use_backend b8 if { hdr(host) -i h8.example.com }\n',
      target: '3.0',
    },
    {
      name: 'another rule between',
      code: 'frontend www\n    mode http\n    bind :80\n    use_backend b0 if { hdr(host) -i h0.example.com }\n    use_backend b1 if { hdr(host) -i h1.example.com }\n    use_backend b2 if { hdr(host) -i h2.example.com }\n    use_backend b3 if { hdr(host) -i h3.example.com }\n    use_backend b4 if { hdr(host) -i h4.example.com }\n    use_backend x if { path /x }\n    use_backend b0 if { hdr(host) -i h0.example.com }\n    use_backend b1 if { hdr(host) -i h1.example.com }\n    use_backend b2 if { hdr(host) -i h2.example.com }\n    use_backend b3 if { hdr(host) -i h3.example.com }\n    use_backend b4 if { hdr(host) -i h4.example.com }\n',
      target: '3.0',
    },
    {
      name: 'two conditions',
      code: 'frontend www\n    mode http\n    bind :80\n    use_backend b0 if { hdr(host) h0 } { path /}\n    use_backend b1 if { hdr(host) h1 } { path /}\n    use_backend b2 if { hdr(host) h2 } { path /}\n    use_backend b3 if { hdr(host) h3 } { path /}\n    use_backend b4 if { hdr(host) h4 } { path /}\n    use_backend b5 if { hdr(host) h5 } { path /}\n    use_backend b6 if { hdr(host) h6 } { path /}\n    use_backend b7 if { hdr(host) h7 } { path /}\n    use_backend b8 if { hdr(host) h8 } { path /}\n    use_backend b9 if { hdr(host) h9 } { path /}\n    use_backend b10 if { hdr(host) h10 } { path /}\n    use_backend b11 if { hdr(host) h11 } { path /}\n',
      target: '3.0',
    },
    {
      name: 'several values',
      code: 'frontend www\n    mode http\n    bind :80\n    use_backend b0 if { hdr(x-site) h0 }\n    use_backend b1 if { hdr(x-site) h1 }\n    use_backend b2 if { hdr(x-site) h2 }\n    use_backend b3 if { hdr(x-site) h3 }\n    use_backend b4 if { hdr(x-site) h4 }\n    use_backend b5 if { hdr(x-site) h5 }\n    use_backend b6 if { hdr(x-site) h6 }\n    use_backend b7 if { hdr(x-site) h7 }\n    use_backend b8 if { hdr(x-site) h8 }\n    use_backend b9 if { hdr(x-site) h9 }\n    use_backend b10 if { hdr(x-site) h10 }\n    use_backend b11 if { hdr(x-site) h11 }\n',
      target: '3.0',
    },
    {
      name: 'a map',
      code: 'frontend www\n    mode http\n    bind :80\n    use_backend %[req.hdr(host),lower,map(/etc/haproxy/hosts.map,app)]\n',
      target: '3.0',
    },
    {
      name: 'negated',
      code: 'frontend www\n    mode http\n    bind :80\n    use_backend b0 if !{ path /0 }\n    use_backend b1 if !{ path /1 }\n    use_backend b2 if !{ path /2 }\n    use_backend b3 if !{ path /3 }\n    use_backend b4 if !{ path /4 }\n    use_backend b5 if !{ path /5 }\n    use_backend b6 if !{ path /6 }\n    use_backend b7 if !{ path /7 }\n    use_backend b8 if !{ path /8 }\n    use_backend b9 if !{ path /9 }\n    use_backend b10 if !{ path /10 }\n    use_backend b11 if !{ path /11 }\n',
      target: '3.0',
    },
    {
      name: 'ends, which a map tries one after the other too',
      code: 'frontend www\n    mode http\n    bind :80\n    use_backend b0 if { hdr_end(host) .h0 }\n    use_backend b1 if { hdr_end(host) .h1 }\n    use_backend b2 if { hdr_end(host) .h2 }\n    use_backend b3 if { hdr_end(host) .h3 }\n    use_backend b4 if { hdr_end(host) .h4 }\n    use_backend b5 if { hdr_end(host) .h5 }\n    use_backend b6 if { hdr_end(host) .h6 }\n    use_backend b7 if { hdr_end(host) .h7 }\n    use_backend b8 if { hdr_end(host) .h8 }\n    use_backend b9 if { hdr_end(host) .h9 }\n    use_backend b10 if { hdr_end(host) .h10 }\n    use_backend b11 if { hdr_end(host) .h11 }\n',
      target: '3.0',
    },
    {
      name: 'another limit',
      code: 'frontend www\n    mode http\n    bind :80\n    use_backend b0 if { hdr(host) -i h0.example.com }\n    use_backend b1 if { hdr(host) -i h1.example.com }\n    use_backend b2 if { hdr(host) -i h2.example.com }\n    use_backend b3 if { hdr(host) -i h3.example.com }\n    use_backend b4 if { hdr(host) -i h4.example.com }\n    use_backend b5 if { hdr(host) -i h5.example.com }\n    use_backend b6 if { hdr(host) -i h6.example.com }\n    use_backend b7 if { hdr(host) -i h7.example.com }\n    use_backend b8 if { hdr(host) -i h8.example.com }\n    use_backend b9 if { hdr(host) -i h9.example.com }\n',
      target: '3.0',
      options: [{ min: 20 }],
    },
  ],
  invalid: [
    {
      name: 'hosts',
      code: 'frontend www\n    mode http\n    bind :80\n    use_backend b0 if { hdr(host) -i h0.example.com }\n    use_backend b1 if { hdr(host) -i h1.example.com }\n    use_backend b2 if { hdr(host) -i h2.example.com }\n    use_backend b3 if { hdr(host) -i h3.example.com }\n    use_backend b4 if { hdr(host) -i h4.example.com }\n    use_backend b5 if { hdr(host) -i h5.example.com }\n    use_backend b6 if { hdr(host) -i h6.example.com }\n    use_backend b7 if { hdr(host) -i h7.example.com }\n    use_backend b8 if { hdr(host) -i h8.example.com }\n    use_backend b9 if { hdr(host) -i h9.example.com }\n    default_backend app\n',
      target: '3.0',
      errors: [
        {
          messageId: 'chain',
          data: { count: 10, sample: 'req.hdr(host)', instead: '%[req.hdr(host),lower,map_str(/etc/haproxy/www.map)]' },
          line: 4,
          column: 5,
          endLine: 4,
          endColumn: 54,
          related: [13],
          suggestions: [
            {
              messageId: 'write',
              data: { file: '/etc/haproxy/www.map' },
              output:
                'frontend www\n    mode http\n    bind :80\n    # /etc/haproxy/www.map:\n    #   h0.example.com b0\n    #   h1.example.com b1\n    #   h2.example.com b2\n    #   h3.example.com b3\n    #   h4.example.com b4\n    #   h5.example.com b5\n    #   h6.example.com b6\n    #   h7.example.com b7\n    #   h8.example.com b8\n    #   h9.example.com b9\n    use_backend %[req.hdr(host),lower,map_str(/etc/haproxy/www.map)] if { req.hdr(host),lower,map_str(/etc/haproxy/www.map) -m found }\n    default_backend app\n',
            },
          ],
        },
      ],
    },
    {
      name: 'named ACLs and another name of the map',
      code: 'frontend www\n    mode http\n    bind :80\n    acl a path_beg /a/\n    acl b path_beg /b/ /c/\n    use_backend a if a\n    use_backend b if b\n    default_backend app\n',
      target: '3.0',
      options: [{ min: 2, file: '/srv/{name}.txt' }],
      errors: [
        {
          messageId: 'chain',
          data: { count: 2, sample: 'path', instead: '%[path,map_beg(/srv/www.txt)]' },
          line: 6,
          column: 5,
          endLine: 6,
          endColumn: 23,
          related: [7],
          suggestions: [
            {
              messageId: 'write',
              data: { file: '/srv/www.txt' },
              output:
                'frontend www\n    mode http\n    bind :80\n    acl a path_beg /a/\n    acl b path_beg /b/ /c/\n    # /srv/www.txt:\n    #   /a/ a\n    #   /b/ b\n    #   /c/ b\n    use_backend %[path,map_beg(/srv/www.txt)] if { path,map_beg(/srv/www.txt) -m found }\n    default_backend app\n',
            },
          ],
        },
      ],
    },
    {
      name: 'beginnings of which a map would take the longer one',
      code: 'frontend www\n    mode http\n    bind :80\n    use_backend a if { path_beg /a }\n    use_backend b if { path_beg /a/b }\n',
      target: '3.0',
      options: [{ min: 2 }],
      errors: [
        {
          messageId: 'chain',
          data: { count: 2, sample: 'path', instead: '%[path,map_beg(/etc/haproxy/www.map)]' },
          line: 4,
          column: 5,
          endLine: 4,
          endColumn: 37,
          related: [5],
        },
      ],
    },
    {
      name: 'the longer one comes first',
      code: 'frontend www\n    mode http\n    bind :80\n    use_backend b if { path_beg /a/b }\n    use_backend a if { path_beg /a }\n',
      target: '3.0',
      options: [{ min: 2 }],
      errors: [
        {
          messageId: 'chain',
          data: { count: 2, sample: 'path', instead: '%[path,map_beg(/etc/haproxy/www.map)]' },
          line: 4,
          column: 5,
          endLine: 4,
          endColumn: 39,
          related: [5],
          suggestions: [
            {
              messageId: 'write',
              data: { file: '/etc/haproxy/www.map' },
              output:
                'frontend www\n    mode http\n    bind :80\n    # /etc/haproxy/www.map:\n    #   /a/b b\n    #   /a a\n    use_backend %[path,map_beg(/etc/haproxy/www.map)] if { path,map_beg(/etc/haproxy/www.map) -m found }\n',
            },
          ],
        },
      ],
    },
    {
      name: 'a comment that would be lost',
      code: 'frontend www\n    mode http\n    bind :80\n    use_backend b if { path /b } # old\n    use_backend a if { path /a }\n',
      target: '3.0',
      options: [{ min: 2 }],
      errors: [
        {
          messageId: 'chain',
          data: { count: 2, sample: 'path', instead: '%[path,map_str(/etc/haproxy/www.map)]' },
          line: 4,
          column: 5,
          endLine: 4,
          endColumn: 33,
          related: [5],
        },
      ],
    },
    {
      name: 'lines between',
      code: 'frontend www\n    mode http\n    bind :80\n    use_backend b if { path /b }\n    http-request deny if { path /c }\n    use_backend a if { path /a }\n',
      target: '3.0',
      options: [{ min: 2 }],
      errors: [
        {
          messageId: 'chain',
          data: { count: 2, sample: 'path', instead: '%[path,map_str(/etc/haproxy/www.map)]' },
          line: 4,
          column: 5,
          endLine: 4,
          endColumn: 33,
          related: [6],
        },
      ],
    },
    {
      name: 'a name twice',
      code: 'frontend www\n    mode http\n    bind :80\n    use_backend b if { path /b }\n    use_backend a if { path /b /a }\n',
      target: '3.0',
      options: [{ min: 2 }],
      errors: [
        {
          messageId: 'chain',
          data: { count: 2, sample: 'path', instead: '%[path,map_str(/etc/haproxy/www.map)]' },
          line: 4,
          column: 5,
          endLine: 4,
          endColumn: 33,
          related: [5],
        },
      ],
    },
    {
      name: 'ends of lines',
      code: 'frontend www\r\n    mode http\r\n    use_backend b if { path /b }\r\n    use_backend a if { path /a }\r\n',
      target: '3.0',
      options: [{ min: 2 }],
      errors: [
        {
          messageId: 'chain',
          data: { count: 2, sample: 'path', instead: '%[path,map_str(/etc/haproxy/www.map)]' },
          line: 3,
          column: 5,
          endLine: 3,
          endColumn: 33,
          related: [4],
          suggestions: [
            {
              messageId: 'write',
              data: { file: '/etc/haproxy/www.map' },
              output:
                'frontend www\r\n    mode http\r\n    # /etc/haproxy/www.map:\r\n    #   /b b\r\n    #   /a a\r\n    use_backend %[path,map_str(/etc/haproxy/www.map)] if { path,map_str(/etc/haproxy/www.map) -m found }\r\n',
            },
          ],
        },
      ],
    },
  ],
});
