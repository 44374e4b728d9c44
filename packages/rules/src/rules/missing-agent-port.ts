import { defineRule } from '@haplint/core';
import { serverSettings } from '@haplint/core/internal';
import type { Directive } from '@haplint/parser';
import { SERVERS } from '../selectors.js';

/** Servers with an agent and no port to ask it on (src/check.c `init_srv_agent_check`). */
export default defineRule({
  meta: {
    type: 'problem',
    docs: { description: 'servers with an agent check and no port for it', preset: 'check' },
    severity: 'error',
    reach: 'section',
    oncePer: 'form',
    needsWhole: 'section',
    messages: { missing: 'Expected "agent-port" on the line of {{ server }}; HAProxy refuses an "agent-check" without one.' },
  },
  create({ model, report }) {
    return {
      [SERVERS](line: Directive) {
        const settings = serverSettings(line, model);
        if (settings === null || !settings.has('agent-check') || settings.has('agent-port')) return;
        const [name] = line.args;
        if (name !== undefined) report({ node: name, messageId: 'missing', data: { server: name.value } });
      },
    };
  },
});
