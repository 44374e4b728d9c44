import { defineRule, type ProxySection } from '@haplint/core';
import { completeProxy, defaultServerParameters, ownParameters, type ServerLine, serversOf } from '@haplint/core/internal';
import type { Directive } from '@haplint/parser';
import { sectionTitle } from '../section-title.js';

/** Global settings that bound the number of connections (src/haproxy.c `compute_ideal_maxconn`). */
const BOUNDS: ReadonlySet<string> = new Set(['maxconn', 'ulimit-n', 'fd-hard-limit']);

/** Parameters of servers that fill a queue: with `minconn` alone, it is the `maxconn` too (src/server.c). */
const QUEUEING: ReadonlySet<string> = new Set(['maxconn', 'minconn']);

/** Requests only wait for a server that has a `maxconn`; and without a global one, HAProxy takes what the machine lets it. */
export default defineRule({
  meta: {
    type: 'suggestion',
    docs: { description: 'processes and queues that no `maxconn` bounds', preset: 'performance' },
    severity: 'warn',
    needsWhole: 'configuration',
    messages: {
      global:
        'HAProxy takes as many connections as the limit of file descriptors lets it, which differs from machine to machine and is huge in many containers. Set a "maxconn" that memory allows.',
      queue: '"timeout queue" does nothing: no server of {{ section }} has a "maxconn", so none is ever full. Set one on the servers.',
      fullconn:
        '"fullconn" does nothing: no server of {{ section }} has a "minconn", which would rise to "maxconn" with the load. Set both on the servers.',
      parameter: '"maxqueue" does nothing: server "{{ name }}" has no "maxconn", so it is never full. Set one.',
    },
  },
  create({ model, report }) {
    return {
      'ConfigFile:exit'(file) {
        const globals = model.sectionsOfKind('global');
        const [first] = globals;
        if (first === undefined || first.file !== file || globals.some(({ certain }) => !certain)) return;
        const lines = globals.flatMap((section) => section.lines);
        if (lines.some(({ keyword, broken }) => broken || BOUNDS.has(keyword.value))) return;
        if (!model.proxies.some(isEntrance)) return;
        report({ node: first.header, messageId: 'global' });
      },
      'Section:exit'(node) {
        const proxy = completeProxy(node, model);
        if (proxy === null || !proxy.hasSide('backend')) return;
        const servers = serversOf(proxy, model);
        if (servers === null || proxy.lines.some(({ keyword }) => keyword.value === 'server-template')) return;
        if ([...defaultServerParameters(proxy)].some(isQueueing)) return;
        const namesOf = (server: ServerLine) => ownParameters(server).flatMap(({ name }) => name ?? []);
        for (const server of servers) {
          const maxqueue = ownParameters(server).find(({ name }) => name === 'maxqueue');
          if (maxqueue !== undefined && !namesOf(server).some(isQueueing))
            report({ node: maxqueue.word, messageId: 'parameter', data: { name: server.name.value } });
        }
        if (servers.length === 0) return;
        const names = servers.flatMap(namesOf);
        for (const line of proxy.lines) {
          // What `defaults` say is for other proxies too, so only a line of its own was meant for this one.
          if (line.prefix !== null || model.isRead(line) !== true) continue;
          const data = { section: sectionTitle(proxy) };
          if (isTimeoutQueue(line) && !names.some(isQueueing)) report({ node: line, messageId: 'queue', data });
          if (line.keyword.value === 'fullconn' && !names.includes('minconn')) report({ node: line, messageId: 'fullconn', data });
        }
      },
    };
  },
});

/** Whether clients come in by a proxy. */
function isEntrance(proxy: ProxySection): boolean {
  return proxy.lines.some(({ keyword, prefix }) => keyword.value === 'bind' && prefix === null);
}

function isQueueing(parameter: string): boolean {
  return QUEUEING.has(parameter);
}

function isTimeoutQueue({ keyword, args }: Directive): boolean {
  return keyword.value === 'timeout' && args[0]?.value === 'queue';
}
