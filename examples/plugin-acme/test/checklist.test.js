import assert from 'node:assert/strict';
import { it } from 'node:test';
import { checklist } from '../formats/checklist.js';

const context = { cwd: '/srv', version: '1.2.3', rulesMeta: {} };
const message = { ruleId: 'acme/health-check', severity: 2, message: 'No.', line: 3, column: 5, endLine: 3, endColumn: 6 };

it('lists what is to be done by file', () => {
  const text = checklist([{ filePath: '/srv/a/haproxy.cfg', messages: [message] }], context);
  assert.equal(text, '### a/haproxy.cfg\n\n- [ ] line 3: No. (`acme/health-check`)\n');
});

it('says that there is nothing to do', () => {
  assert.equal(checklist([{ filePath: '/srv/a.cfg', messages: [] }], context), 'Nothing to do, says haplint 1.2.3.');
});
