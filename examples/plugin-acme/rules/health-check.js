/** Servers whose failure nobody notices. */
const SERVERS = new Set(['server', 'server-template']);

/** @type {import('@haplint/core').AnyRule} */
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
        const proxy = model.proxies.find(({ node }) => node === section);
        // A section that HAProxy does not serve, or whose lines cannot be read, is not judged.
        if (proxy === undefined || !proxy.hasSide('backend')) return;
        if (model.isDisabled(proxy) !== false || !model.isSettled(proxy) || !model.isReadable(proxy)) return;
        const servers = proxy.lines.filter(({ keyword }) => SERVERS.has(keyword.value));
        if (servers.length < minServers) return;
        for (const server of servers) {
          if (model.isRead(server) !== true || isChecked(server, proxy, model) !== false) continue;
          const data = { server: server.args[0]?.value ?? '', backend: section.name?.value ?? '' };
          report({ node: server, messageId: 'unchecked', data });
        }
      },
    };
  },
};

/**
 * Whether a server is checked: by its own words or by the `default-server` lines over it, of which the last one counts. Null where
 * a variable or an undecided `.if` leaves that open.
 * @param {import('@haplint/core').VisitableNodes['Directive']} server
 * @param {import('@haplint/core').RuleContext['model']['proxies'][number]} proxy
 * @param {import('@haplint/core').RuleContext['model']} model
 */
function isChecked(server, proxy, model) {
  /** @type {boolean | null} */
  let checked = false;
  const inherited = [...proxy.defaults].reverse().flatMap(({ lines }) => lines);
  const own = proxy.lines.slice(0, proxy.lines.indexOf(server));
  for (const line of [...[...inherited, ...own].filter(({ keyword }) => keyword.value === 'default-server'), server]) {
    for (const word of line.args) {
      const text = model.valueOf(word);
      if (text === null || model.isRead(line) !== true) checked = null;
      else if (text === 'check') checked = true;
      else if (text === 'no-check') checked = false;
    }
  }
  return checked;
}
