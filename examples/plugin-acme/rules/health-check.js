/**
 * Servers whose failure nobody notices.
 * @type {import('@haplint/core').AnyRule}
 */
export const healthCheck = {
  meta: {
    type: 'problem',
    docs: {
      description: 'servers without a health check in backends that could do without them',
      url: 'https://wiki.acme.example/haplint/health-check',
    },
    severity: 'error',
    messages: {
      unchecked:
        'Server "{{ server }}" has no health check, so backend "{{ backend }}" keeps sending requests to it when it is down. Add "check".',
    },
    schema: [
      {
        type: 'object',
        properties: { minServers: { type: 'integer', minimum: 1, description: 'Backends with fewer servers are left alone.' } },
        additionalProperties: false,
      },
    ],
    defaultOptions: [{ minServers: 2 }],
    // What is missing may be in the part of a template or a fragment that nobody sees.
    needsWhole: 'section',
  },
  create({ model, options: [{ minServers }], report }) {
    return {
      Section(section) {
        const proxy = model.section(section);
        // A section that HAProxy does not serve, or of which not all is known, is not judged.
        if (!proxy?.isProxy() || !proxy.hasSide('backend') || !model.isChecked(proxy)) return;
        const servers = proxy.linesWith('server', 'server-template');
        if (servers.length < minServers) return;
        for (const server of servers) {
          // By its own words or by what it inherits; null where a variable or an undecided `.if` leaves that open.
          const settings = model.serverSettings(server);
          if (settings === null || settings.has('check')) continue;
          report({
            node: server,
            messageId: 'unchecked',
            data: { server: server.args[0]?.value ?? '', backend: section.name?.value ?? '' },
          });
        }
      },
    };
  },
};
