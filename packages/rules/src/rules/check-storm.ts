import { defineRule, type Model, type ProxySection } from '@haplint/core';
import { checkedProxy, serverSettings } from '@haplint/core/internal';
import type { Directive, Word } from '@haplint/parser';
import { sectionTitle } from '../section-title.js';
import { milliseconds } from '../times.js';

/** Between two checks where no `inter` says so (include/haproxy/defaults.h `DEF_CHKINTR`), in milliseconds. */
const DEFAULT_INTERVAL = 2000;

interface StormOptions {
  readonly perBackend: number;
  readonly perAddress: number;
}

/** The health checks of one line. */
interface Checks {
  readonly line: Directive;
  readonly address: string | null;
  readonly perSecond: number;
}

/** Every server of every backend is checked by itself, and by every HAProxy of a cluster, though the address may be the same. */
export default defineRule<'backend' | 'address' | 'other', readonly [StormOptions]>({
  meta: {
    type: 'suggestion',
    docs: { description: 'health checks that come more often than a limit', preset: 'performance' },
    severity: 'warn',
    schema: [
      {
        type: 'object',
        properties: {
          perBackend: { type: 'number', exclusiveMinimum: 0, description: 'Checks per second of a backend that are left alone.' },
          perAddress: {
            type: 'number',
            exclusiveMinimum: 0,
            description: 'Checks per second of one address, from all servers of the configuration that have it, that are left alone.',
          },
        },
        additionalProperties: false,
      },
    ],
    defaultOptions: [{ perBackend: 100, perAddress: 4 }],
    messages: {
      backend:
        'The servers of {{ section }} are checked {{ rate }} times per second, by this HAProxy alone. Give them a longer "inter", or let them "track" other servers.',
      address:
        '{{ address }} is checked {{ rate }} times per second, by {{ count }} servers. Check it in one place, and let the other servers "track" that one.',
      other: 'Checked here too',
    },
  },
  create({ model, options: [{ perBackend, perAddress }], report }) {
    return {
      'Section:exit'(node) {
        const proxy = checkedProxy(node, model);
        if (proxy === null || !proxy.hasSide('backend')) return;
        const rate = sum(checksOf(proxy, model) ?? []);
        if (rate > perBackend)
          report({ node: proxy.header, messageId: 'backend', data: { section: sectionTitle(proxy), rate: rounded(rate) } });
      },
      'ConfigFile:exit'(file) {
        for (const [address, checks] of byAddress(model)) {
          const rate = sum(checks);
          const [first, ...others] = checks;
          if (rate <= perAddress || first === undefined || others.length === 0) continue;
          if (model.sectionOf(first.line)?.file !== file) continue;
          report({
            node: first.line.args[1] as Word,
            messageId: 'address',
            data: { address, rate: rounded(rate), count: checks.length },
            related: others.map(({ line }) => ({ node: line, messageId: 'other' })),
          });
        }
      },
    };
  },
});

function sum(checks: readonly Checks[]): number {
  return checks.reduce((total, { perSecond }) => total + perSecond, 0);
}

function rounded(rate: number): number {
  return rate >= 10 ? Math.round(rate) : Math.round(rate * 10) / 10;
}

/** The servers' checks by the address that they go to, over all proxies. */
function byAddress(model: Model): ReadonlyMap<string, readonly Checks[]> {
  const found = new Map<string, Checks[]>();
  for (const proxy of model.proxies) {
    if (checkedProxy(proxy.node, model) === null) continue;
    for (const checks of checksOf(proxy, model) ?? []) {
      if (checks.address === null) continue;
      const others = found.get(checks.address);
      if (others === undefined) found.set(checks.address, [checks]);
      else others.push(checks);
    }
  }
  return found;
}

/** Parameters that send a check elsewhere than to the server's own address and port. */
const ELSEWHERE: readonly string[] = ['addr', 'port'];

/** The checks of a proxy's servers; null where a variable or an undecided `.if` leaves open what they are. */
function checksOf(proxy: ProxySection, model: Model): readonly Checks[] | null {
  const found: Checks[] = [];
  for (const line of proxy.linesWith('server', 'server-template')) {
    if (line.prefix !== null) continue;
    const settings = serverSettings(line, model);
    const isOne = line.keyword.value === 'server';
    const count = isOne ? 1 : templateCount(model.valueOf(line.args[1]));
    if (settings === null || count === null) return null;
    if (!settings.has('check') || settings.has('track') || settings.has('disabled')) continue;
    const time = settings.has('inter') ? milliseconds(settings.valueOf('inter') ?? '') : DEFAULT_INTERVAL;
    if (time === null || time === 0) return null;
    const address = isOne ? model.valueOf(line.args[1]) : null;
    const isOwn = address !== null && HAS_PORT.test(address) && !ELSEWHERE.some((name) => settings.has(name));
    found.push({ line, address: isOwn ? address : null, perSecond: (count * 1000) / time });
  }
  return found;
}

const HAS_PORT = /:\d+$/;

/** How many servers a template makes of `3`, `1-3`; null for anything else. */
function templateCount(range: string | null): number | null {
  const [, from, to] = /^(\d+)(?:-(\d+))?$/.exec(range ?? '') ?? [];
  if (from === undefined) return null;
  return to === undefined ? Number(from) : Math.max(0, Number(to) - Number(from) + 1);
}
