import { advisory } from '@haplint/catalog';
import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './peers-crash.js';

const two = 'peers mesh\n    peer a 192.0.2.1:10000\n    peer b 192.0.2.2:10000\n';
const three = `${two}    peer c 192.0.2.3:10000\n`;

/** The finding on a `peers mesh` header in line 1. */
const crash = (id: string, upgrade: string, odds = '', related = [2, 3], output = `peers mesh\n    disabled${two.slice(10)}`) => ({
  messageId: 'crash',
  data: { name: 'mesh', advisory: id, title: advisory(id)?.title ?? '', odds, upgrade },
  line: 1,
  column: 1,
  endLine: 1,
  endColumn: 11,
  related,
  suggestions: [{ messageId: 'disable', output }],
});

new RuleTester({ describe, it }).run('peers-crash', rule, {
  valid: [
    { name: 'no target, no verdict', code: two },
    { name: 'fixed in 3.0.5', code: two, target: '3.0.5' },
    { name: 'the newest 3.0', code: two, target: '3.0' },
    { name: '3.1 was born with the fix', code: two, target: '3.1.0' },
    { name: 'fixed in 2.8.5', code: two, target: '2.8.5' },
    { name: 'never in 2.6', code: two, target: '2.6.12' },
    { name: 'fixed in 2.0.8', code: two, target: '2.0.8' },
    { name: 'the only entry is the local peer', code: 'peers mesh\n    peer a 192.0.2.1:10000\n', target: '3.0.3' },
    { name: 'disabled', code: `${two}    disabled\n`, target: '3.0.3' },
    { name: 'a section that another version reads', code: `.if version_before(3.0)\n${two}.endif\n`, target: '3.0.3' },
    { name: 'no peers section', code: 'backend b\n    server a 192.0.2.1:80\n', target: '3.0.3' },
  ],
  invalid: [
    {
      name: 'the first release with the fault',
      code: two,
      target: '3.0.0',
      errors: [crash('GH-2656-peers', 'Upgrade to 3.0.5 or later.')],
    },
    { name: '3.0.3', code: two, target: '3.0.3', errors: [crash('GH-2656-peers', 'Upgrade to 3.0.5 or later.')] },
    { name: '3.0.4 is not fixed', code: two, target: '3.0.4', errors: [crash('GH-2656-peers', 'Upgrade to 3.0.5 or later.')] },
    { name: '2.8.0', code: two, target: '2.8.0', errors: [crash('GH-2373-peers', 'Upgrade to 2.8.5 or later.')] },
    { name: '2.8.4', code: two, target: '2.8.4', errors: [crash('GH-2373-peers', 'Upgrade to 2.8.5 or later.')] },
    { name: '2.0.7', code: two, target: '2.0.7', errors: [crash('GH-277-peers', 'Upgrade to 2.0.8 or later.')] },
    {
      name: 'several remote peers, a comment behind the header, no indentation',
      code: three.replace('mesh', 'mesh # all').replaceAll('    ', '\t'),
      target: '3.0.3',
      errors: [
        crash(
          'GH-2656-peers',
          'Upgrade to 3.0.5 or later.',
          ', and 2 make it likelier',
          [2, 3, 4],
          `peers mesh # all\n\tdisabled${three.slice(10).replaceAll('    ', '\t')}`,
        ),
      ],
    },
    {
      name: 'CRLF stays CRLF',
      code: two.replaceAll('\n', '\r\n'),
      target: '3.0.3',
      errors: [
        crash(
          'GH-2656-peers',
          'Upgrade to 3.0.5 or later.',
          '',
          [2, 3],
          `peers mesh\n    disabled${two.slice(10)}`.replaceAll('\n', '\r\n'),
        ),
      ],
    },
  ],
});
