import { ALGORITHMS_OF_LOG_BACKENDS, compareBranches } from '@haplint/catalog';
import { defineRule, type Model, type ProxySection } from '@haplint/core';
import type { Directive, Word } from '@haplint/parser';
import { balanceOf } from '../balance.js';
import { checkedInLogMode } from '../log-backend.js';
import { begins, settingLine } from '../prerequisites.js';
import { sectionTitle } from '../section-title.js';

/** Addresses to which each message is sent on its own. */
const DATAGRAMS = /^(?:udp[46]?|dgram\+[^@]*)@/;

/** What HAProxy refuses of backends in mode log (src/log.c `postcheck_log_backend`). */
export default defineRule({
  meta: {
    type: 'problem',
    docs: {
      description: 'backends in mode log with servers, or a way to balance, that HAProxy refuses there, and frontends in that mode',
      preset: 'check',
    },
    severity: 'error',
    reach: 'section',
    oncePer: 'section',
    needsWhole: 'section',
    messages: {
      frontend:
        'Unexpected mode log of {{ section }}, which comes from its "defaults": only backends may have it, and HAProxy refuses to start. Set another mode here.',
      algorithm:
        'Unexpected "balance {{ algorithm }}" in {{ section }}, which is in mode log: HAProxy refuses all but roundrobin, random, sticky and log-hash. Take one of these.',
      hash: 'Unexpected "hash-type {{ type }}" in {{ section }}: "balance log-hash" takes "map-based" only, and HAProxy refuses to start. Write that, or remove the line.',
      mixed:
        'Unexpected {{ kind }} address in {{ section }}: in mode log, all servers take datagrams ("udp@"), or all take streams; HAProxy refuses to start. Address it as the others.',
      other: 'This one is of the other kind',
    },
  },
  create({ model, report }) {
    return {
      'Section:exit'(node) {
        const proxy = checkedInLogMode(node, model);
        if (proxy === null || model.target === null) return;
        const section = sectionTitle(proxy);
        const refusesOthers = compareBranches(model.target.branch, ALGORITHMS_OF_LOG_BACKENDS.since) >= 0;
        if (!proxy.hasSide('backend')) {
          // What HAProxy misses is an algorithm, which frontends have none.
          if (refusesOthers) report({ node: proxy.header, messageId: 'frontend', data: { section } });
          return;
        }
        const placeOf = (line: Directive) => (model.sectionOf(line) === proxy ? line : proxy.header);
        const { algorithm = '', line = null } = balanceOf(proxy, model) ?? {};
        if (line !== null && refusesOthers && !ALGORITHMS_OF_LOG_BACKENDS.names.has(algorithm))
          report({ node: placeOf(line), messageId: 'algorithm', data: { algorithm, section } });
        const hash = algorithm === 'log-hash' ? settingLine(proxy, model, 'hash-type', (each) => begins(each, 'hash-type')) : null;
        const type = model.valueOf(hash?.args[0]);
        if (hash && type === 'consistent') report({ node: placeOf(hash), messageId: 'hash', data: { type, section } });
        const mixed = mixedServers(proxy, model);
        if (mixed === null) return;
        const [first, other] = mixed;
        const kind = takesDatagrams(other, model) ? 'datagram' : 'stream';
        report({
          node: addressOf(other) ?? other,
          messageId: 'mixed',
          data: { kind, section },
          related: [{ node: first, messageId: 'other' }],
        });
      },
    };
  },
});

/** The first server, and the first one that takes the other kind of messages; null where all take the same, or the text does not tell. */
function mixedServers(proxy: ProxySection, model: Model): readonly [Directive, Directive] | null {
  const servers = proxy.linesWith('server', 'server-template');
  const kinds = servers.map((line) => (model.isRead(line) === true ? takesDatagrams(line, model) : null));
  if (kinds.includes(null)) return null;
  const other = kinds.findIndex((kind) => kind !== kinds[0]);
  return other === -1 ? null : [servers[0] as Directive, servers[other] as Directive];
}

/** Null where the text does not tell. */
function takesDatagrams(line: Directive, model: Model): boolean | null {
  const address = model.valueOf(addressOf(line));
  return address === null ? null : DATAGRAMS.test(address);
}

function addressOf({ keyword, args }: Directive): Word | undefined {
  return args[keyword.value === 'server' ? 1 : 2];
}
