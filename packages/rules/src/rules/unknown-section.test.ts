import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './unknown-section.js';

const at = (line: number, column: number, endColumn: number) => ({ line, column, endLine: line, endColumn });

new RuleTester({ describe, it }).run('unknown-section', rule, {
  valid: [
    { name: 'lines in sections', code: '# a\nglobal\n    daemon\ndefaults\nfrontend www\n    bind :80\n' },
    { name: 'a section of the branch', code: 'crt-store web\n    load crt a.pem\n', target: '3.0' },
    { name: 'a branch that may be hidden', code: '.if feature(OPENSSL)\ncrt-store web\n.endif\n', target: '2.8' },
    { name: 'a branch that the target does not take', code: '.if version_atleast(3.0)\ncrt-store web\n.endif\n', target: '2.8' },
    { name: 'a header that may be hidden, and what is behind it', code: '.if feature(OPENSSL)\nglobal\n.endif\n    daemon\n' },
    { name: 'a word that a variable decides', code: '"${SECTION}" www\n' },
    { name: 'the lines of a section that is unknown itself', code: 'crt-store web\n    load crt a.pem\n', target: '3.4' },
  ],
  invalid: [
    {
      name: 'a keyword before the first section',
      code: 'maxconn 10\nglobal\n',
      errors: [
        {
          messageId: 'outside-sections',
          data: {
            name: 'maxconn',
            places: 'a "global" section, a "defaults" section, a frontend, a "listen" section or a "log-forward" section',
          },
          ...at(1, 1, 8),
        },
      ],
    },
    {
      name: 'a misspelt section, and a line of it',
      code: 'gloobal\n    nbthread 4\n',
      errors: [
        {
          messageId: 'misspelt',
          data: { name: 'gloobal', nearest: 'global' },
          ...at(1, 1, 8),
          suggestions: [{ messageId: 'write', data: { nearest: 'global' }, output: 'global\n    nbthread 4\n' }],
        },
        { messageId: 'outside-sections', data: { name: 'nbthread', places: 'a "global" section' }, ...at(2, 5, 13) },
      ],
    },
    {
      name: 'nothing like a section',
      code: '<html>\n',
      errors: [{ messageId: 'unknown', data: { name: '<html>' }, ...at(1, 1, 7) }],
    },
    {
      name: 'a section that a newer branch has',
      code: 'global\ncrt-store web\n    load crt a.pem\n',
      target: '2.8',
      errors: [{ messageId: 'too-new', data: { name: 'crt-store', since: '3.0' }, ...at(2, 1, 10) }],
    },
    {
      name: 'a section that is gone',
      code: 'program agent\n    command true\n',
      target: '3.4',
      errors: [
        { messageId: 'removed', data: { name: 'program', removed: '3.3' }, ...at(1, 1, 8) },
        { messageId: 'unknown', data: { name: 'command' }, ...at(2, 5, 12), related: [1] },
      ],
    },
    {
      name: 'a header that cannot be read opens no section',
      code: 'frontend "www\n    stats enable\n',
      errors: [
        {
          messageId: 'outside-sections',
          data: { name: 'stats', places: 'a "global" section, a "defaults" section, a frontend, a backend or a "listen" section' },
          ...at(2, 5, 10),
        },
      ],
    },
  ],
});
