import { HTTP_ONLY_LINES } from '@haplint/catalog';
import { defineRule } from '@haplint/core';
import { argumentProblemOf, completeProxy, takingSection } from '@haplint/core/internal';
import type { Directive } from '@haplint/parser';
import { PROXY_REQUIREMENTS } from '../prerequisites.js';
import { isHttpAbove } from '../proxy-mode.js';
import { directivesOf } from '../selectors.js';

const LOOKED_AT = directivesOf(HTTP_ONLY_LINES);

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
      [LOOKED_AT](line: Directive) {
        const section = takingSection(line, model);
        const isRead = line.prefix === null && argumentProblemOf(line, model) === null;
        if (section === null || !isRead || isHttpAbove(line, section, model) !== false) return;
        report({ node: line, messageId: 'missing', data: { setting: line.keyword.value, needs: '"mode http" above it' } });
      },
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
