import { CHECK_OPTIONS, compareBranches } from '@haplint/catalog';
import type { ConfigSection, Model, ProxySection } from '@haplint/core';
import { argumentProblemOf, serverSettings } from '@haplint/core/internal';
import type { Directive, Word } from '@haplint/parser';
import { readAmount } from './read-amount.js';

/** A setting that comes to nothing for want of another. */
export interface LackingSetting {
  /** The line that makes it; of several, the first. */
  readonly line: Directive;
  /** As the user writes it. */
  readonly setting: string;
  /** What it needs, for messages. */
  readonly needs: string;
}

/** Finds the settings of a proxy that lack something; all of its lines can be read. */
type Finder = (proxy: ProxySection, model: Model) => LackingSetting | null;

/** Whether a line begins with words and is not taken back by `no`. */
export function begins(line: Directive, ...words: readonly string[]): boolean {
  if (line.prefix !== null) return false;
  return words.every((word, i) => (i === 0 ? line.keyword : line.args[i - 1])?.value === word);
}

/** The line that is sure to make a setting of which the last line counts, in the proxy or its `defaults`. */
export function settingLine(proxy: ProxySection, model: Model, keyword: string, decides: (line: Directive) => boolean): Directive | null {
  const { candidates, isSet } = model.effectiveSetting(proxy, decides, [keyword]);
  return isSet && candidates.length === 1 ? (candidates[0] ?? null) : null;
}

/** Whether a line that may be read has one of these keywords, in the proxy or its `defaults`. */
function mayHave(proxy: ProxySection, keywords: readonly string[], matches: (line: Directive) => boolean = () => true): boolean {
  return proxy.inLine.some((section) => section.linesWith(...keywords).some(matches));
}

/** Whether a `global` section has a keyword, or may have it. */
export function mayHaveGlobal(model: Model, keyword: string): boolean {
  return model.sectionsOfKind('global').some((section) => section.linesWith(keyword).length > 0);
}

function ownLines(section: ConfigSection, model: Model, keyword: string, matches: (line: Directive) => boolean): Directive[] {
  return section.linesWith(keyword).filter((line) => model.isRead(line) === true && matches(line));
}

/** Whether a line chooses a health check. */
export const isCheckOption = (line: Directive): boolean =>
  line.prefix === null && line.keyword.value === 'option' && Object.hasOwn(CHECK_OPTIONS, line.args[0]?.value ?? '');

/** The chosen health check; null where none is, undefined where that is not certain. */
export function checkOption(proxy: ProxySection, model: Model): string | null | undefined {
  const { candidates, isSet } = model.effectiveSetting(proxy, isCheckOption, ['option']);
  if (candidates.length === 0) return null;
  return isSet && candidates.length === 1 ? candidates[0]?.args[0]?.value : undefined;
}

function usesServers(proxy: ProxySection, model: Model): boolean {
  return proxy.linesWith('server', 'server-template').some((line) => model.isRead(line) === true);
}

/** `external-check` runs programs, for which HAProxy has to be allowed to fork. */
const externalCheck: Finder = (proxy, model) => {
  const line = checkOption(proxy, model) === 'external-check' ? settingLine(proxy, model, 'option', isCheckOption) : null;
  if (line === null || mayHaveGlobal(model, 'insecure-fork-wanted')) return null;
  return { line, setting: 'option external-check', needs: '"insecure-fork-wanted" in "global"' };
};

const ofExternalCheck =
  (word: string): Finder =>
  (proxy, model) => {
    const line = settingLine(proxy, model, 'external-check', (each) => begins(each, 'external-check', word) && each.args.length > 1);
    const check = line === null ? undefined : checkOption(proxy, model);
    if (line === null || check === undefined || check === 'external-check') return null;
    return { line, setting: `external-check ${word}`, needs: '"option external-check"' };
  };

/** Settings of HTTP checks, which HAProxy misses where another check is chosen. */
const ofHttpCheck =
  (word: string): Finder =>
  (proxy, model) => {
    const line = settingLine(proxy, model, 'http-check', (each) => begins(each, 'http-check', word));
    const check = line === null ? null : checkOption(proxy, model);
    if (line === null || check === null || check === undefined || check === 'httpchk' || check === 'external-check') return null;
    return { line, setting: `http-check ${word}`, needs: '"option httpchk"' };
  };

/** What `http-check` sets without it being a rule. */
const CHECK_SETTINGS: ReadonlySet<string> = new Set(['disable-on-404', 'send-state']);

/** Rules of checks in the proxy itself that no option of their kind stands above, nor any check option below. */
const checkRules =
  (keyword: 'http-check' | 'tcp-check', option: string): Finder =>
  (proxy, model) => {
    const isRule = (line: Directive) =>
      begins(line, keyword) && line.args.length > 0 && !(keyword === 'http-check' && CHECK_SETTINGS.has(line.args[0]?.value ?? ''));
    if (proxy.linesWith(keyword).length === 0) return null;
    const lines = proxy.linesWith(keyword, 'option').filter((line) => isRule(line) || isCheckOption(line));
    if (lines.some((line) => model.isRead(line) !== true) || checkOption(proxy, model) === undefined) return null;
    const own = lines.findLast(isCheckOption);
    const last = lines.findLast(isRule);
    const isChosen = own === undefined ? checkOption(proxy, model) === option : own.args[0]?.value === option;
    if (last === undefined || isChosen || (own !== undefined && lines.indexOf(own) > lines.indexOf(last))) return null;
    return { line: lines.find(isRule) as Directive, setting: keyword, needs: `"option ${option}"` };
  };

const EMAIL_NEEDS = ['from', 'mailers', 'to'];

const emailAlert: Finder = (proxy, model) => {
  const line = settingLine(proxy, model, 'email-alert', (each) => begins(each, 'email-alert') && each.args.length > 0);
  if (line === null) return null;
  const missing = EMAIL_NEEDS.filter((word) => !mayHave(proxy, ['email-alert'], (each) => begins(each, 'email-alert', word)));
  if (missing.length === 0) return null;
  return { line, setting: 'email-alert', needs: missing.map((word) => `"email-alert ${word}"`).join(' and ') };
};

const stateFile: Finder = (proxy, model) => {
  if (!proxy.hasSide('backend')) return null;
  const line = settingLine(proxy, model, 'load-server-state-from-file', (each) => begins(each, 'load-server-state-from-file'));
  if (line?.args[0]?.value !== 'global' || mayHaveGlobal(model, 'server-state-file')) return null;
  return { line, setting: 'load-server-state-from-file global', needs: '"server-state-file" in "global"' };
};

/** Connections that become HTTP cannot go to servers of mode tcp. */
const switchMode: Finder = (proxy, model) => {
  const [line] = ownLines(proxy, model, 'tcp-request', (each) => begins(each, 'tcp-request', 'content', 'switch-mode', 'http'));
  const isTcp = model.effectiveMode(proxy)?.mode === 'tcp';
  if (line === undefined || !isTcp || !proxy.hasSide('frontend') || !usesServers(proxy, model)) return null;
  if (mayHave(proxy, ['default_backend', 'use_backend'])) return null;
  return { line, setting: 'tcp-request content switch-mode', needs: 'a backend in mode http' };
};

/** Balancing by what a log message holds (`proxy_cfg_ensure_no_log` in src/proxy.c). */
const logHash: Finder = (proxy, model) => {
  const mode = model.effectiveMode(proxy)?.mode;
  if (!proxy.hasSide('backend') || (mode !== 'http' && mode !== 'tcp')) return null;
  const line = settingLine(proxy, model, 'balance', ({ args }) => args.length > 0);
  return line === null || model.valueOf(line.args[0]) !== 'log-hash' ? null : { line, setting: 'balance log-hash', needs: '"mode log"' };
};

/** What a `server` line with `tfo` wants of `retry-on`: data sent with the first packet may have to be sent again. */
const fastOpen: Finder = (proxy, model) => {
  const [line] = ownLines(
    proxy,
    model,
    'server',
    ({ args }) => args.slice(2).findLast(({ value }) => value === 'tfo' || value === 'no-tfo')?.value === 'tfo',
  );
  if (line === undefined || !proxy.hasSide('backend')) return null;
  const { candidates } = model.effectiveSetting(proxy, () => true, ['retry-on']);
  const words = (each: Directive) => each.args.map((word) => model.valueOf(word));
  const suffices = (each: Directive) =>
    words(each).includes(null) ||
    words(each).includes('all-retryable-errors') ||
    ['empty-response', 'response-timeout'].every((word) => words(each).includes(word));
  if (candidates.some(suffices)) return null;
  return { line, setting: 'tfo', needs: '"retry-on conn-failure empty-response response-timeout"' };
};

/**
 * What a proxy is checked for, with the source of each: src/cfgparse.c `check_config_validity` (src/proxy.c from 3.4 on) and
 * `proxy_parse_httpcheck` and `proxy_parse_tcpcheck` in src/tcpcheck.c.
 */
export const PROXY_PREREQUISITES: readonly Finder[] = [
  externalCheck,
  ofExternalCheck('command'),
  ofExternalCheck('path'),
  ofHttpCheck('disable-on-404'),
  ofHttpCheck('send-state'),
  checkRules('http-check', 'httpchk'),
  checkRules('tcp-check', 'tcp-check'),
  emailAlert,
  stateFile,
  switchMode,
  fastOpen,
  logHash,
];

/** The program of an external check, and the permission to run one. */
const externalProgram: Finder = (proxy, model) => {
  const line = checkOption(proxy, model) === 'external-check' ? settingLine(proxy, model, 'option', isCheckOption) : null;
  if (line === null) return null;
  const setting = 'option external-check';
  if (!mayHaveGlobal(model, 'external-check')) return { line, setting, needs: '"external-check" in "global"' };
  const hasCommand = mayHave(proxy, ['external-check'], (each) => begins(each, 'external-check', 'command'));
  return hasCommand ? null : { line, setting, needs: '"external-check command"' };
};

/** The path of a program that is named without one, be it used or not. */
const pathOfExternalProgram: Finder = (proxy, model) => {
  const line = settingLine(proxy, model, 'external-check', (each) => begins(each, 'external-check', 'command') && each.args.length > 1);
  const command = line === null ? null : model.valueOf(line.args[1]);
  if (line === null || command === null || command.startsWith('/')) return null;
  if (mayHave(proxy, ['external-check'], (each) => begins(each, 'external-check', 'path'))) return null;
  return { line, setting: 'external-check command', needs: '"external-check path", or a "/" at the beginning of its command' };
};

/** FastCGI takes two: an application and a server that speaks its protocol. */
const ofFastCgi: Finder = (proxy, model) => {
  if (!proxy.hasSide('backend') || model.effectiveMode(proxy)?.mode !== 'http' || !mentionsFastCgi(proxy)) return null;
  const lines = proxy.linesWith('server', 'server-template', 'use-fcgi-app', 'filter').filter((line) => model.isRead(line) !== false);
  const isApplication = (line: Directive) => begins(line, 'use-fcgi-app') || begins(line, 'filter', 'fcgi-app');
  const application = lines.find(isApplication);
  const servers = lines.filter(({ keyword }) => keyword.value !== 'use-fcgi-app' && keyword.value !== 'filter');
  const protocols = servers.map((line) => serverSettings(line, model)?.valueOf('proto'));
  // Where the text does not tell the settings of a server, it tells nothing.
  if (servers.some((line) => serverSettings(line, model) === null)) return null;
  const isServed = protocols.includes('fcgi');
  if (application !== undefined && !isServed && model.isRead(application) === true)
    return { line: application, setting: application.words.map(({ value }) => value).join(' '), needs: 'a server with "proto fcgi"' };
  const server = servers[protocols.indexOf('fcgi')];
  if (server === undefined || application !== undefined || mayHave(proxy, ['use-fcgi-app', 'filter'])) return null;
  return { line: server, setting: 'proto fcgi', needs: '"use-fcgi-app" in its section' };
};

/** The FastCGI application that a proxy is sure to have; a frontend has one by a filter only. */
function applicationLine(proxy: ProxySection, model: Model): Directive | undefined {
  return proxy.linesWith('filter', 'use-fcgi-app').find((line) => {
    const isApplication = begins(line, 'filter', 'fcgi-app')
      ? line.args.length > 1
      : begins(line, 'use-fcgi-app') && proxy.hasSide('backend');
    return isApplication && line.args.length > 0 && model.isRead(line) === true;
  });
}

const applicationName = ({ keyword, args }: Directive): string => (keyword.value === 'filter' ? `filter ${args[0]?.value}` : keyword.value);

/** FastCGI carries HTTP. */
const fastCgiInOtherMode: Finder = (proxy, model) => {
  const mode = model.effectiveMode(proxy)?.mode;
  if (mode === undefined || mode === 'http') return null;
  const line = applicationLine(proxy, model);
  return line === undefined ? null : { line, setting: applicationName(line), needs: '"mode http"' };
};

/** A frontend has no servers, and so none for an application. */
const fastCgiInFrontend: Finder = (proxy, model) => {
  const line = proxy.hasSide('backend') || model.effectiveMode(proxy)?.mode !== 'http' ? undefined : applicationLine(proxy, model);
  return line === undefined ? null : { line, setting: applicationName(line), needs: 'a server with "proto fcgi"' };
};

/** The first server of a proxy in another mode that works with HTTP alone; `mention` is what its line, or one that it inherits from, cannot do without. */
function httpServer(mention: string, isOfHttp: (line: Directive, model: Model) => boolean): Finder {
  return (proxy, model) => {
    const mode = model.effectiveMode(proxy)?.mode;
    if (mode === undefined || mode === 'http' || !proxy.hasSide('backend')) return null;
    if (!mayHave(proxy, ['server', 'server-template', 'default-server'], ({ isPlain, raw }) => !isPlain || raw.includes(mention)))
      return null;
    const servers = proxy.linesWith('server', 'server-template').filter((line) => model.isRead(line) === true);
    const line = servers.find((server) => isOfHttp(server, model));
    return line === undefined ? null : { line, setting: mention, needs: '"mode http"' };
  };
}

/** A server that redirects answers with HTTP. */
const redirectInOtherMode = httpServer('redir', (line, model) => serverSettings(line, model)?.has('redir') === true);

/** A server that comes to HAProxy itself does so with HTTP/2. */
const reverseInOtherMode = httpServer('rhttp@', (line, model) => {
  const address = line.args[line.keywordValue === 'server' ? 1 : 2];
  const text = address === undefined ? null : model.valueOf(address);
  if (text?.startsWith('rhttp@') !== true) return false;
  const problem = argumentProblemOf(line, model);
  return problem === null || (problem.kind === 'address' && problem.code === 'experimental');
});

/** Whether some line of the proxy or of its `defaults` may name FastCGI: to read the settings of all servers takes long. */
function mentionsFastCgi(proxy: ProxySection): boolean {
  const isMention = ({ value, isLiteral }: Word) => value === 'fcgi' || value === 'fcgi-app' || !isLiteral;
  const mentions = ({ keyword, words }: Directive) => keyword.value === 'use-fcgi-app' || words.some(isMention);
  return proxy.inLine.some(({ lines }) => lines.some(mentions));
}

/**
 * What HAProxy refuses a proxy for: src/cfgparse.c `check_config_validity` (src/proxy.c from 3.4 on) and `cfg_fcgi_apps_postparser`
 * in src/fcgi-app.c.
 */
export const PROXY_REQUIREMENTS: readonly Finder[] = [
  externalProgram,
  pathOfExternalProgram,
  ofFastCgi,
  fastCgiInOtherMode,
  fastCgiInFrontend,
  redirectInOtherMode,
  reverseInOtherMode,
];

/** The global keywords that load scripts. */
export const LUA_LOADS: ReadonlySet<string> = new Set(['lua-load', 'lua-load-per-thread']);
const LUA_BOOLEANS = 'tune.lua.bool-sample-conversion';

/** From this branch on, Lua wants to know how it is to see booleans (src/hlua.c `hlua_load_state`). */
const LUA_BOOLEANS_SINCE = '3.1';

/** The first line that loads Lua, where nothing above it says how Lua sees booleans. */
export function luaWithoutBooleans(model: Model): LackingSetting | null {
  if (model.target === null || compareBranches(model.target.branch, LUA_BOOLEANS_SINCE) < 0) return null;
  const lines = model.sectionsOfKind('global').flatMap((section) => section.lines.map((line) => ({ line, certain: section.certain })));
  const at = lines.findIndex(({ line }) => LUA_LOADS.has(line.keyword.value));
  const found = lines[at];
  if (found === undefined || !found.certain || model.isRead(found.line) !== true) return null;
  if (lines.slice(0, at).some(({ line }) => line.keyword.value === LUA_BOOLEANS)) return null;
  return { line: found.line, setting: found.line.keyword.value, needs: `"${LUA_BOOLEANS}" above it` };
}

/** `option max-reqs` of a FastCGI application whose connections carry one request at a time (src/fcgi-app.c). */
export function requestsWithoutMultiplexing(section: ConfigSection, model: Model): LackingSetting | null {
  const line = section.lines.findLast((each) => begins(each, 'option', 'max-reqs'));
  if (line === undefined || model.isRead(line) !== true || (readAmount(model.valueOf(line.args[1])) ?? 0) <= 1) return null;
  const isMultiplexed = section.lines.some(({ args }) => args[0]?.value === 'mpxs-conns' || args[0]?.value === 'get-values');
  return isMultiplexed ? null : { line, setting: 'option max-reqs', needs: '"option mpxs-conns"' };
}
