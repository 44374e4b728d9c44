import { REQUIRED_TIMEOUTS } from '@haplint/catalog';
import { type ConfigSection, defineRule, type Model, type ProxySection } from '@haplint/core';
import { completeProxy } from '@haplint/core/internal';
import type { Directive, SectionHeader } from '@haplint/parser';
import { modeNature } from '../proxy-mode.js';
import { isReadableSection } from '../readable-section.js';
import { sectionTitle } from '../section-title.js';

const SERVER_KEYWORDS: ReadonlySet<string> = new Set(['server', 'server-template']);

/** No time at all: HAProxy takes a timeout of 0 for none (src/tools.c `parse_time_err`). */
const ZERO = /^0+(us|ms|s|m|h|d)?$/;

/** Proxies whose connections may hang for ever (src/cfgparse.c `check_config_validity`, "missing timeouts"). */
export default defineRule({
  meta: {
    type: 'problem',
    docs: { description: 'proxies without the timeouts that keep dead connections from piling up', preset: 'check' },
    severity: 'warn',
    reach: 'section',
    oncePer: 'section',
    messages: {
      missing:
        'Missing {{ timeouts }} in {{ section }}: connections whose other end is gone stay open and pile up. Set {{ them }} in ' +
        'the section or in its "defaults".',
      zero: 'A timeout of 0 is none',
    },
  },
  create({ model, report }) {
    return {
      Section(node) {
        const section = model.section(node);
        if (section?.kind === 'ring' && isReadableSection(section)) checkRing(section);
        const proxy = completeProxy(node, model);
        const mode = proxy === null ? null : modeNature(proxy, model);
        if (proxy === null || (mode !== 'tcp' && mode !== 'http')) return;
        const missing = REQUIRED_TIMEOUTS.filter(({ name, side, orInTcp }) => {
          if (!proxy.hasSide(side) || (side === 'backend' && !hasServers(proxy, model))) return false;
          return !isSet(name, proxy, model) && !(mode === 'tcp' && orInTcp !== null && isSet(orInTcp, proxy, model));
        }).map(({ name }) => name);
        if (missing.length === 0) return;
        report({
          node: placeOf(missing, proxy, model),
          messageId: 'missing',
          data: wording(missing, proxy),
          related: missing.flatMap((name) => linesOf(name, proxy, model).map((line) => ({ node: line, messageId: 'zero' as const }))),
        });
      },
    };

    /** The servers of a ring are reached as those of a backend are (src/sink.c `sink_setup_proxy`). */
    function checkRing(ring: ConfigSection): void {
      const server = ring.lines.find((line) => line.keyword.value === 'server' && model.isRead(line) === true);
      const lines = ring.lines.filter(({ keyword }) => keyword.value === 'timeout');
      if (server === undefined || lines.some(({ args }) => model.valueOf(args[0]) === null)) return;
      const missing = REQUIRED_TIMEOUTS.flatMap(({ name, side }) => {
        const own = lines.filter(({ args }) => model.valueOf(args[0]) === name);
        return side !== 'backend' || own.some((line) => isTime(line, model)) ? [] : [name];
      });
      if (missing.length > 0) report({ node: server, messageId: 'missing', data: wording(missing, ring) });
    }
  },
});

function wording(missing: readonly string[], section: ConfigSection) {
  const names = missing.map((name) => `"timeout ${name}"`);
  return {
    timeouts: names.length < 2 ? names.join() : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`,
    section: sectionTitle(section),
    them: missing.length === 1 ? 'it' : 'them',
  };
}

/** Whether a `timeout` line sets a time, or may. */
function isTime({ args }: Directive, model: Model): boolean {
  const value = model.valueOf(args[1]);
  return value === null || !ZERO.test(value);
}

/**
 * Where connections without a timeout come to be: at the first `bind` line for those of clients, at the first server for the
 * others; at the header where there is neither.
 */
function placeOf(missing: readonly string[], proxy: ProxySection, model: Model): Directive | SectionHeader {
  const first = (opens: (keyword: string) => boolean) =>
    proxy.lines.find((line) => opens(line.keyword.value) && model.isRead(line) === true);
  const isClients = REQUIRED_TIMEOUTS.some(({ name, side }) => side === 'frontend' && missing.includes(name));
  const bind = isClients ? first((keyword) => keyword === 'bind') : undefined;
  return bind ?? (proxy.hasSide('backend') ? first((keyword) => SERVER_KEYWORDS.has(keyword)) : undefined) ?? proxy.header;
}

function hasServers(proxy: ProxySection, model: Model): boolean {
  return proxy.lines.some((line) => SERVER_KEYWORDS.has(line.keyword.value) && model.isRead(line) === true);
}

/** The lines that may decide a timeout of the proxy. */
function linesOf(name: string, proxy: ProxySection, model: Model): readonly Directive[] {
  return model.effectiveSetting(proxy, ({ args }) => model.valueOf(args[0]) === name, ['timeout']).candidates;
}

/** Whether the timeout is set, or may be. */
function isSet(name: string, proxy: ProxySection, model: Model): boolean {
  return linesOf(name, proxy, model).some((line) => isTime(line, model));
}
