import { defineRule } from '@haplint/core';
import { completeProxy } from '@haplint/core/internal';
import { PROXY_REQUIREMENTS } from '../prerequisites.js';

/** Settings that HAProxy refuses for want of another one; those that it goes on without are for `missing-prerequisite`. */
export default defineRule({
  meta: {
    type: 'problem',
    docs: { description: 'settings without the one that HAProxy refuses to start without', preset: 'check' },
    severity: 'error',
    reach: 'names',
    oncePer: 'section',
    needsWhole: 'configuration',
    messages: {
      missing: '"{{ setting }}" needs {{ needs }}, which is missing, so HAProxy refuses to start. Add that, or remove the line.',
      inherited: '"{{ setting }}", inherited from the "defaults", needs {{ needs }}, which is missing, so HAProxy refuses to start.',
      setting: 'The setting',
    },
  },
  create({ model, report }) {
    return {
      Section(node) {
        const proxy = completeProxy(node, model);
        if (proxy === null) return;
        for (const find of PROXY_REQUIREMENTS) {
          const lacking = find(proxy, model);
          if (lacking === null) continue;
          const { line, setting, needs } = lacking;
          if (model.sectionOf(line) === proxy) report({ node: line, messageId: 'missing', data: { setting, needs } });
          else {
            const related = [{ node: line, messageId: 'setting' as const }];
            report({ node: proxy.header, messageId: 'inherited', data: { setting, needs }, related });
          }
        }
      },
    };
  },
});
