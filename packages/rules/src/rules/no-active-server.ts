import { defineRule } from '@haplint/core';
import { completeProxy, defaultServerParameters, hasParameter, type ServerLine, serversOf, valueOfParameter } from '@haplint/core/internal';
import { sectionTitle } from '../section-title.js';

/** Backends of which no server takes part in balancing. */
export default defineRule({
  meta: {
    type: 'problem',
    docs: { description: 'backends whose servers all are stand-ins, disabled, or of weight 0', preset: 'recommended' },
    severity: 'warn',
    reach: 'section',
    oncePer: 'section',
    messages: {
      weightless: 'All servers of {{ section }} have weight 0: new clients get a 503. Give one of them a weight.',
      disabled: 'All servers of {{ section }} are "disabled": every request gets a 503 until somebody enables one at run time.',
      backups:
        'All {{ count }} servers of {{ section }} are "backup": only the first one that is up gets traffic. Leave "backup" out of the main ones, or set "option allbackups".',
    },
  },
  create({ model, report }) {
    return {
      'Section:exit'(node) {
        const proxy = completeProxy(node, model);
        if (proxy === null || !proxy.hasSide('backend')) return;
        const servers = serversOf(proxy, model);
        const [first] = servers ?? [];
        if (servers === null || first === undefined || proxy.lines.some(({ keyword }) => keyword.value === 'server-template')) return;
        const data = { section: sectionTitle(proxy) };
        const shared = defaultServerParameters(proxy);
        if (['backup', 'weight', 'disabled', 'enabled'].some((word) => shared.has(word))) return;
        if (servers.every(isWeightless)) report({ node: first.name, messageId: 'weightless', data });
        else if (servers.every((server) => hasParameter(server, 'disabled'))) report({ node: first.name, messageId: 'disabled', data });
        else if (servers.length > 1 && servers.every((server) => hasParameter(server, 'backup'))) {
          const { candidates } = model.effectiveSetting(
            proxy,
            ({ keyword, args }) => keyword.value === 'option' && args[0]?.value === 'allbackups',
          );
          if (candidates.length === 0) report({ node: first.name, messageId: 'backups', data: { ...data, count: servers.length } });
        }
      },
    };
  },
});

function isWeightless(server: ServerLine): boolean {
  return valueOfParameter(server, 'weight')?.value === '0';
}
