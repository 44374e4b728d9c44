import type { ConfigSection, Model, ProxySide } from '@haplint/core';
import { ProxySection } from '@haplint/core/internal';
import type { Directive } from '@haplint/parser';
import { transportLogging } from './transport-logging.js';

/** One side of a section whose connections run over the pass-through multiplexer. */
export interface ExposedSide {
  readonly side: ProxySide;
  /** The `bind` or server lines that open these connections. */
  readonly lines: readonly Directive[];
  /** Those of them that speak TLS, or the `default-server` that makes servers do so. */
  readonly tlsLines: readonly Directive[];
}

/** How a section in mode tcp is exposed to a crash in the pass-through multiplexer. */
export interface TcpExposure {
  readonly exposed: readonly ExposedSide[];
  /** The log setting that keeps the client side safe; null where none does, or where there is no client side. */
  readonly protection: Directive | null;
}

const SERVER_KEYWORDS: ReadonlySet<string> = new Set(['server', 'server-template', 'peer']);

/** Sections that are no proxies but connect through the same multiplexer. */
const TCP_SECTIONS: ReadonlySet<string> = new Set(['peers', 'ring']);

/** Whether a section's connections run over the pass-through multiplexer although it has no mode of its own. */
export function isTcpSection(section: ConfigSection): boolean {
  return TCP_SECTIONS.has(section.kind);
}

/** Which sides of a section are exposed; a client side whose transport layer the logs need is not. */
export function tcpExposure(section: ConfigSection, model: Model): TcpExposure {
  const binds = section.lines.filter((line) => line.keyword.value === 'bind');
  const servers = section.lines.filter((line) => SERVER_KEYWORDS.has(line.keyword.value));
  const exposed: ExposedSide[] = [];
  let protection: Directive | null = null;
  if (binds.length > 0 && takesClients(section)) {
    protection = section instanceof ProxySection ? transportLogging(section, model) : null;
    if (protection === null) exposed.push({ side: 'frontend', lines: binds, tlsLines: binds.filter(hasSsl) });
  }
  if (servers.length > 0 && takesServers(section)) {
    exposed.push({ side: 'backend', lines: servers, tlsLines: tlsServerLines(section, servers) });
  }
  return { exposed, protection };
}

function takesClients(section: ConfigSection): boolean {
  return !(section instanceof ProxySection) || section.hasSide('frontend');
}

function takesServers(section: ConfigSection): boolean {
  return !(section instanceof ProxySection) || section.hasSide('backend');
}

/** Whether a `bind` or server line has the parameter `ssl`; the first argument is a name or an address. */
function hasSsl(line: Directive): boolean {
  return hasParameter(line, 'ssl');
}

function hasParameter(line: Directive, name: string): boolean {
  return line.args.slice(1).some((word) => word.value === name);
}

/** Server lines with `ssl`, of their own or from the last `default-server` that says so. */
function tlsServerLines(section: ConfigSection, servers: readonly Directive[]): Directive[] {
  const sections = section instanceof ProxySection ? section.inLine : [section];
  const lines = sections.flatMap((each) => [...each.lines].reverse());
  const default_ = lines.find(
    (line) => line.keyword.value === 'default-server' && line.args.some(({ value }) => value === 'ssl' || value === 'no-ssl'),
  );
  const byDefault = default_?.args.findLast(({ value }) => value === 'ssl' || value === 'no-ssl')?.value === 'ssl';
  const own = servers.filter(hasSsl);
  const inherits = byDefault && servers.some((line) => !hasSsl(line) && !hasParameter(line, 'no-ssl'));
  return inherits && default_ ? [default_, ...own] : own;
}
