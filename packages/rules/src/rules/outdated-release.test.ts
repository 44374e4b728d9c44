import { formatVersion, latestRelease, type Version } from '@haplint/catalog';
import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './outdated-release.js';

const json = 'backend b\n    mode http\n    http-request deny if { req.body,json_query(a) -m found }\n';
const both = `global\n    maxconn 5\npeers p\n    peer a 192.0.2.1:1\n    peer b 192.0.2.2:1\n${json}`;
const latest = formatVersion(latestRelease('3.0') as Version);

const finding = (count: string, names: string, header = 'global') => ({
  messageId: 'outdated',
  data: { latest, count, names, branch: '3.0' },
  line: 1,
  column: 1,
  endLine: 1,
  endColumn: header.length + 1,
});

new RuleTester({ describe, it }).run('outdated-release', rule, {
  valid: [
    { name: 'no target, no verdict', code: json },
    { name: 'old, but nothing is reached', code: 'global\n    maxconn 5\n', target: '3.0.0' },
    { name: 'what it reaches is fixed', code: json, target: '3.0.12' },
    { name: 'the newest release', code: json, target: '3.0' },
    { name: 'the branch never gets the fix', code: json, target: '2.9.14' },
    { name: 'an empty file', code: '', target: '3.0.0' },
  ],
  invalid: [
    { name: 'one fault', code: json, target: '3.0.11', errors: [finding('a known fault', 'CVE-2025-11230', 'backend b')] },
    {
      name: 'several, the worst first, those of other rules among them',
      code: both,
      target: '3.0.4',
      errors: [finding('2 known faults', 'CVE-2025-11230, GH-2656-peers')],
    },
  ],
});
