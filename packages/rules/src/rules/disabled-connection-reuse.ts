import { type ConfigSection, defineRule, type Model } from '@haplint/core';
import { certainSection, checkedProxy, ProxySection, rememberedWeakly } from '@haplint/core/internal';
import type { ConfigFile, Directive } from '@haplint/parser';
import { startOfLine } from '../lines-of-file.js';
import { modeNature } from '../proxy-mode.js';
import { directivesOf } from '../selectors.js';

/** What turns the reuse of connections off, by the words of its line, and what each request then pays (manual 4.2). */
const SWITCHES: readonly { readonly words: readonly string[]; readonly cost: 'both' | 'server' | 'alone' }[] = [
  { words: ['option', 'httpclose'], cost: 'both' },
  { words: ['option', 'forceclose'], cost: 'both' },
  { words: ['option', 'http-server-close'], cost: 'server' },
  { words: ['http-reuse', 'never'], cost: 'alone' },
];

const LOOKED_AT = directivesOf(SWITCHES.map(({ words: [keyword] }) => keyword as string));

/** Keep-alive on both sides and connections shared between requests are HAProxy's own defaults since 1.8. */
export default defineRule({
  meta: {
    type: 'suggestion',
    docs: { description: 'options that open a new connection for each request', preset: 'performance' },
    severity: 'warn',
    hasSuggestions: true,
    messages: {
      both: 'With "{{ setting }}" each request takes new connections to the client and to the server, with a handshake each, and HTTP/1 clients wait for it. Remove it, or say in a comment why it is there.',
      server:
        'With "{{ setting }}" each request takes a new connection to the server, with a handshake and a port of its own. Remove it, or say in a comment why it is there.',
      alone:
        'With "{{ setting }}" no connection to a server is used by another client, so there are as many idle ones as clients. Remove it, or say in a comment why it is there.',
      remove: 'Remove the line',
    },
  },
  create({ model, report }) {
    return {
      [LOOKED_AT](line: Directive) {
        const found =
          line.prefix === null ? SWITCHES.find(({ words }) => words.every((word, i) => line.words[i]?.value === word)) : undefined;
        const section = found === undefined ? null : certainSection(line, model);
        if (found === undefined || section === null || !servesHttp(section, model) || isExplained(line, section)) return;
        report({
          node: line,
          messageId: found.cost,
          data: { setting: found.words.join(' ') },
          suggest: [{ messageId: 'remove', fix: (fixer) => fixer.removeLine(line) }],
        });
      },
    };
  },
});

/** Whether a proxy works in mode http and takes requests; for `defaults`, whether one that inherits them does. */
function servesHttp(section: ConfigSection, model: Model): boolean {
  return section instanceof ProxySection ? proxyServesHttp(section, model) : defaultsForHttp(model).has(section);
}

function proxyServesHttp(proxy: ProxySection, model: Model): boolean {
  return checkedProxy(proxy.node, model) !== null && modeNature(proxy, model) === 'http' && hasTraffic(proxy);
}

/** The `defaults` that some proxy inherits which serves HTTP. */
const defaultsForHttp = rememberedWeakly(
  (model: Model): ReadonlySet<ConfigSection> =>
    new Set(model.proxies.flatMap((proxy) => (proxyServesHttp(proxy, model) ? proxy.defaults : []))),
);

/** Whether it takes requests, or hands them to servers; a proxy of statistics, say, does neither for long. */
function hasTraffic(proxy: ProxySection): boolean {
  return proxy.kind === 'frontend' || proxy.linesWith('server', 'server-template').length > 0;
}

/** Whether a comment stands behind the line or right above it, which an operator wrote for a reason. */
function isExplained(line: Directive, { file }: ConfigSection): boolean {
  const start = startOfLine(file, line.start);
  const { alone, behind } = commentedLines(file);
  return behind.has(start) || (start > 0 && alone.has(startOfLine(file, start - 1)));
}

/** Where the lines start that hold nothing but a comment, and those that end with one. */
const commentedLines = rememberedWeakly((file: ConfigFile) => {
  const startsOf = (ownLine: boolean) =>
    new Set(file.comments.filter((comment) => comment.ownLine === ownLine).map(({ start }) => startOfLine(file, start)));
  return { alone: startsOf(true), behind: startsOf(false) };
});
