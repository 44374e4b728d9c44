import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './unknown-keyword.js';

const at = (line: number, column: number, endColumn: number) => ({ line, column, endLine: line, endColumn });

new RuleTester({ describe, it }).run('unknown-keyword', rule, {
  valid: [
    { name: 'a section whose other lines HAProxy passes over', code: 'namespace_list\n    namespace blue\n    whatever x\n' },
    {
      name: 'a usual configuration',
      code: 'global\n    daemon\n    log stdout local0\ndefaults\n    mode http\n    timeout client 30s\nfrontend www\n    bind :80\n    no option httpclose\nbackend app\n    server a 192.0.2.1:80\n',
    },
    { name: 'a keyword of other sections', code: 'global\n    balance roundrobin\n' },
    { name: 'since this very branch', code: 'global\n    thread-groups 1\n', target: '2.5' },
    { name: 'of a build that may have it', code: 'global\n.if feature(OPENSSL)\n    frobnicate\n.endif\n' },
    { name: 'a line that the target hides', code: 'global\n.if version_before(2.4)\n    frobnicate\n.endif\n', target: '3.0' },
    {
      name: 'of a build that may have it, in a section that may be hidden',
      code: 'global\n.if feature(OPENSSL)\nbackend a\n.endif\n    frobnicate\n',
    },
    { name: 'behind a header that the target does not know', code: 'global\ncrt-store web\n    daemon\n', target: '2.8' },
    { name: 'a keyword that a variable decides', code: 'global\n    "${KEYWORD}" 1\n    "${NONE-}"\n' },
    { name: 'a second word that a variable decides', code: 'defaults\n    timeout "${SIDE}" 1s\n' },
    { name: 'got late, in some release of the branch', code: 'global\n    warn-blocked-traffic-after 50ms\n', target: '3.0.11' },
  ],
  invalid: [
    {
      name: 'a slip in a line that may be hidden',
      code: 'global\n.if feature(OPENSSL)\n    deamon\n.endif\n',
      errors: [
        {
          messageId: 'misspelt',
          data: { name: 'deamon', section: 'a "global" section', nearest: 'daemon' },
          ...at(3, 5, 11),
          suggestions: [{ messageId: 'write', data: { nearest: 'daemon' }, output: 'global\n.if feature(OPENSSL)\n    daemon\n.endif\n' }],
        },
      ],
    },
    {
      code: 'backend a\n    blance roundrobin\n',
      errors: [
        {
          messageId: 'misspelt',
          data: { name: 'blance', section: 'a backend', nearest: 'balance' },
          ...at(2, 5, 11),
          suggestions: [{ messageId: 'write', data: { nearest: 'balance' }, output: 'backend a\n    balance roundrobin\n' }],
        },
      ],
    },
    {
      name: 'a misspelt section header',
      code: 'global\nbackned a\n',
      errors: [
        {
          messageId: 'misspelt',
          data: { name: 'backned', section: 'a "global" section', nearest: 'backend' },
          ...at(2, 1, 8),
          suggestions: [{ messageId: 'write', data: { nearest: 'backend' }, output: 'global\nbackend a\n' }],
        },
      ],
    },
    {
      name: 'in quotes there is no suggestion',
      code: 'global\n    "daemonn"\n',
      errors: [{ messageId: 'misspelt', data: { name: 'daemonn', section: 'a "global" section', nearest: 'daemon' }, ...at(2, 5, 14) }],
    },
    {
      name: 'nothing near',
      code: 'resolvers r\n    frobnicate 1\n',
      errors: [{ messageId: 'unknown', data: { name: 'frobnicate', section: 'a "resolvers" section' }, ...at(2, 5, 15) }],
    },
    {
      name: 'behind a header that the target does not know',
      code: 'global\ncrt-store web\n    frobnicate\n',
      target: '2.8',
      errors: [{ messageId: 'unknown', data: { name: 'frobnicate', section: 'a "global" section' }, ...at(3, 5, 15), related: [2] }],
    },
    {
      name: 'a keyword of a newer branch',
      code: 'global\n    thread-groups 1\n',
      target: '2.4',
      errors: [{ messageId: 'too-new', data: { name: 'thread-groups', section: 'a "global" section', since: '2.5' }, ...at(2, 5, 18) }],
    },
    {
      name: 'got late, in a later release of the branch',
      code: 'global\n    warn-blocked-traffic-after 50ms\n',
      target: '3.0.0',
      errors: [
        {
          messageId: 'too-new',
          data: { name: 'warn-blocked-traffic-after', section: 'a "global" section', since: '3.1' },
          ...at(2, 5, 31),
        },
      ],
    },
    {
      name: 'a keyword that is gone',
      code: 'frontend www\n    reqadd X-A:\\ b\n',
      errors: [
        {
          messageId: 'replaced',
          data: { name: 'reqadd', section: 'a frontend', removed: '2.1', instead: 'http-request add-header' },
          ...at(2, 5, 11),
        },
      ],
      output: 'frontend www\n    http-request add-header X-A b\n',
    },
    {
      name: 'a keyword that is gone, with something like it in its place',
      code: 'frontend www\n    monitor-net 192.0.2.0/24\n',
      errors: [
        {
          messageId: 'replaced',
          data: {
            name: 'monitor-net',
            section: 'a frontend',
            removed: '2.1',
            instead: 'http-request return status 200 if { src ... }',
          },
          ...at(2, 5, 16),
          suggestions: [
            {
              messageId: 'rewrite',
              data: { line: 'http-request return status 200 if { src 192.0.2.0/24 }' },
              output: 'frontend www\n    http-request return status 200 if { src 192.0.2.0/24 }\n',
            },
          ],
        },
      ],
    },
    {
      name: 'behind a prefix',
      code: 'global\n    no lg\n',
      errors: [
        {
          messageId: 'misspelt',
          data: { name: 'lg', section: 'a "global" section', nearest: 'log' },
          ...at(2, 8, 10),
          suggestions: [{ messageId: 'write', data: { nearest: 'log' }, output: 'global\n    no log\n' }],
        },
      ],
    },
    {
      name: 'a second word',
      code: 'defaults\n    timeout clent 30s\n',
      errors: [
        {
          messageId: 'misspelt',
          data: { name: 'timeout clent', section: 'a "defaults" section', nearest: 'client' },
          ...at(2, 13, 18),
          suggestions: [{ messageId: 'write', data: { nearest: 'client' }, output: 'defaults\n    timeout client 30s\n' }],
        },
      ],
    },
    {
      name: 'a second word of a newer branch',
      code: 'defaults\n    timeout client-hs 5s\n',
      target: '2.8',
      errors: [
        {
          messageId: 'too-new',
          data: { name: 'timeout client-hs', section: 'a "defaults" section', since: '2.9' },
          ...at(2, 13, 22),
        },
      ],
    },
    {
      name: 'a word of another list',
      code: 'resolvers r\n    hold valide 1s\n',
      errors: [
        {
          messageId: 'misspelt',
          data: { name: 'hold valide', section: 'a "resolvers" section', nearest: 'valid' },
          ...at(2, 10, 16),
          suggestions: [{ messageId: 'write', data: { nearest: 'valid' }, output: 'resolvers r\n    hold valid 1s\n' }],
        },
      ],
    },
    {
      name: 'behind a header that cannot be read, in the section before',
      code: 'peers p\nbackend "a\n    frobnicate\n',
      errors: [{ messageId: 'unknown', data: { name: 'frobnicate', section: 'a "peers" section' }, ...at(3, 5, 15) }],
    },
  ],
});
