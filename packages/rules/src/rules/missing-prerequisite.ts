import { defineRule } from '@haplint/core';
import { completeProxy } from '@haplint/core/internal';
import { type LackingSetting, luaWithoutBooleans, PROXY_PREREQUISITES, requestsWithoutMultiplexing } from '../prerequisites.js';

/** Settings that HAProxy ignores, or guesses about, for want of another one. */
export default defineRule({
  meta: {
    type: 'problem',
    docs: { description: 'settings without the one that they need to take effect', preset: 'check' },
    severity: 'warn',
    reach: 'names',
    oncePer: 'form',
    needsWhole: 'configuration',
    messages: {
      missing: '"{{ setting }}" needs {{ needs }} to work as written, which is missing. Add that, or remove the line.',
      inherited: '"{{ setting }}", inherited from the "defaults", needs {{ needs }} to work as written, which is missing. Add that.',
      setting: 'The setting',
    },
  },
  create({ model, report }) {
    const { target } = model;
    if (target === null) return {};
    const lua = luaWithoutBooleans(model);
    const reportOwn = ({ line, setting, needs }: LackingSetting) => report({ node: line, messageId: 'missing', data: { setting, needs } });
    return {
      Directive(line) {
        if (line === lua?.line) reportOwn(lua);
      },
      Section(node) {
        const section = model.section(node);
        if (section?.kind === 'fcgi-app' && section.certain && !section.header.broken) {
          const lacking = requestsWithoutMultiplexing(section, model);
          if (lacking !== null) reportOwn(lacking);
        }
        const proxy = completeProxy(node, model);
        if (proxy === null) return;
        for (const find of PROXY_PREREQUISITES) {
          const lacking = find(proxy, model);
          if (lacking === null) continue;
          if (model.sectionOf(lacking.line) === proxy) reportOwn(lacking);
          else {
            const { line, setting, needs } = lacking;
            report({
              node: proxy.header,
              messageId: 'inherited',
              data: { setting, needs },
              related: [{ node: line, messageId: 'setting' }],
            });
          }
        }
      },
    };
  },
});
