import { compareBranches, HTTP_RULES, httpOptionsOf } from '@haplint/catalog';
import { defineRule, type EffectiveMode, type Model, type ProxySection, type ProxySide } from '@haplint/core';
import { checkedProxy, logFormatLine } from '@haplint/core/internal';
import type { Directive } from '@haplint/parser';
import { mayUpgradeToHttp } from '../http-upgrade.js';
import { modeNature } from '../proxy-mode.js';
import { sectionTitle } from '../section-title.js';

/** Balancing by parts of a request (BE_LB_NEED_HTTP in include/haproxy/backend-t.h). */
const HTTP_BALANCE = /^(uri|url_param|hdr\(.*)$/;

/** Built-in log formats that show requests, and what HAProxy logs by instead. */
const HTTP_LOGS: ReadonlySet<string> = new Set(['httplog', 'httpslog']);

/** Before this branch, a `monitor-uri` is lost in mode tcp even where connections are upgraded to HTTP. */
const UPGRADE_SAVES_MONITOR_SINCE = '3.0';

/** A setting that comes to nothing, and the lines that make it. */
interface LostSetting {
  readonly messageId: 'rules' | 'setting' | 'log' | 'balance';
  /** As the user writes it. */
  readonly setting: string;
  readonly lines: readonly Directive[];
}

/**
 * What needs mode http in a proxy of another mode (src/cfgparse.c `check_config_validity`, src/proxy.c
 * `proxy_cfg_ensure_no_http`, src/http_ext.c).
 */
export default defineRule({
  meta: {
    type: 'problem',
    docs: { description: 'HTTP rules and settings of proxies that are not in mode http, which HAProxy ignores', preset: 'check' },
    severity: 'warn',
    reach: 'names',
    messages: {
      rules:
        'Unexpected "{{ setting }}" rules in {{ section }}, which is in mode {{ mode }}: HAProxy ignores them all. Set "mode http" or remove them.',
      setting:
        'Unexpected "{{ setting }}" in {{ section }}, which is in mode {{ mode }}: HAProxy ignores it. Set "mode http" or remove it.',
      log: 'Unexpected "{{ setting }}" in {{ section }}, which is in mode {{ mode }}: HAProxy logs by "option tcplog" instead. Write that, or set "mode http".',
      balance:
        'Unexpected "{{ setting }}" in {{ section }}, which is in mode {{ mode }}: HAProxy falls back to another algorithm. Choose one that needs no request, or set "mode http".',
      more: 'Ignored too',
      modeFrom: 'The mode comes from here',
      inherited: 'Inherited from here',
    },
  },
  create({ model, report }) {
    return {
      Section(node) {
        const proxy = checkedProxy(node, model);
        const mode = proxy === null ? null : model.effectiveMode(proxy);
        if (proxy === null || mode === null || (modeNature(proxy, model) ?? 'http') === 'http') return;
        for (const { messageId, setting, lines } of lostSettings(proxy, model)) {
          const [first, ...more] = lines;
          if (first === undefined) continue;
          const isOwn = model.sectionOf(first) === proxy;
          report({
            // HAProxy places its remark about an inherited log option at that option.
            node: isOwn || messageId === 'log' ? first : ownMode(mode, proxy, model),
            messageId,
            data: { setting, section: sectionTitle(proxy), mode: mode.mode },
            related: [
              ...(isOwn || messageId === 'log' ? [] : [{ node: first, messageId: 'inherited' as const }]),
              ...more.map((line) => ({ node: line, messageId: 'more' as const })),
              ...(mode.directive && isOwn ? [{ node: mode.directive, messageId: 'modeFrom' as const }] : []),
            ],
          });
        }
      },
    };
  },
});

/** Where the proxy sets its mode, or its header. */
function ownMode({ directive }: EffectiveMode, proxy: ProxySection, model: Model) {
  return directive && model.sectionOf(directive) === proxy ? directive : proxy.header;
}

function lostSettings(proxy: ProxySection, model: Model): LostSetting[] {
  const isUpgraded = mayUpgradeToHttp(proxy, model);
  const lostAnyway = [logSetting(proxy, model), ...cookies(proxy, model), balance(proxy, model)];
  const monitored = isUpgraded && isSince(UPGRADE_SAVES_MONITOR_SINCE, model) ? null : monitorUri(proxy, model);
  return [...lostAnyway, monitored, ...(isUpgraded ? [] : withoutUpgrade(proxy, model))].filter((each) => each !== null);
}

function isSince(branch: string, { target }: Model): boolean {
  return target !== null && compareBranches(target.branch, branch) >= 0;
}

function monitorUri(proxy: ProxySection, model: Model): LostSetting | null {
  return proxy.hasSide('frontend') ? lost('monitor-uri', proxy, model, startsWith('monitor-uri')) : null;
}

/** What is lost for good, since no connection of the proxy is ever upgraded to HTTP. */
function withoutUpgrade(proxy: ProxySection, model: Model): (LostSetting | null)[] {
  const rules = HTTP_RULES.map((setting): LostSetting => {
    const lines = ownLines(proxy, model, ({ prefix, keyword, args }) => prefix === null && keyword.value === setting && args.length > 0);
    return { messageId: 'rules', setting, lines };
  });
  const options = (model.target === null ? [] : httpOptionsOf(model.target))
    .filter(({ sides }) => sides.some((side) => proxy.hasSide(side)))
    .map(({ name }) => lost(`option ${name}`, proxy, model, ({ keyword, args }) => keyword.value === 'option' && args[0]?.value === name));
  return [
    ...rules,
    ...options,
    lost('stats', proxy, model, ({ keyword }) => keyword.value === 'stats'),
    ofSide('frontend', proxy, () => lost('capture cookie', proxy, model, startsWith('capture', 'cookie'))),
  ];
}

function startsWith(keyword: string, word?: string): (line: Directive) => boolean {
  return (line) => line.keyword.value === keyword && (word === undefined || line.args[0]?.value === word);
}

function ofSide(side: ProxySide, proxy: ProxySection, find: () => LostSetting | null): LostSetting | null {
  return proxy.hasSide(side) ? find() : null;
}

function ownLines(proxy: ProxySection, model: Model, matches: (line: Directive) => boolean): Directive[] {
  return proxy.lines.filter((line) => model.isRead(line) === true && matches(line));
}

/** A setting that a line is certain to make, in the proxy or its `defaults`; `no` in front of a line takes it back. */
function lost(setting: string, proxy: ProxySection, model: Model, decides: (line: Directive) => boolean): LostSetting | null {
  const { candidates, isSet } = model.effectiveSetting(proxy, decides);
  const [line] = candidates;
  if (!isSet || line === undefined || candidates.some(({ prefix }) => prefix !== null)) return null;
  return { messageId: 'setting', setting, lines: [line] };
}

function logSetting(proxy: ProxySection, model: Model): LostSetting | null {
  const line = proxy.hasSide('frontend') ? logFormatLine(proxy, model) : null;
  const option = line?.keyword.value === 'option' ? (line.args[0]?.value ?? '') : '';
  return line && HTTP_LOGS.has(option) ? { messageId: 'log', setting: `option ${option}`, lines: [line] } : null;
}

function balance(proxy: ProxySection, model: Model): LostSetting | null {
  if (!proxy.hasSide('backend')) return null;
  const found = lost('', proxy, model, startsWith('balance'));
  const algorithm = model.valueOf(found?.lines[0]?.args[0]) ?? '';
  return found && HTTP_BALANCE.test(algorithm) ? { ...found, messageId: 'balance', setting: `balance ${algorithm}` } : null;
}

function cookies(proxy: ProxySection, model: Model): (LostSetting | null)[] {
  if (!proxy.hasSide('backend')) return [];
  const servers = ownLines(
    proxy,
    model,
    ({ keyword, args }) => keyword.value === 'server' && args.slice(2).some(({ value }) => value === 'cookie'),
  );
  return [
    lost('cookie', proxy, model, ({ keyword, args }) => keyword.value === 'cookie' && args.length > 0),
    ...servers.map((line): LostSetting => ({ messageId: 'setting', setting: 'cookie', lines: [line] })),
  ];
}
