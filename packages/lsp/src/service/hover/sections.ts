import type { EffectiveSetting, ProxySection } from '@haplint/core';
import type { Directive } from '@haplint/parser';
import type { DocumentView } from '../document-view.js';
import { code } from '../documentation/index.js';
import { placeText } from './places.js';

/** What a proxy is made of, a line each: mode, addresses, servers, and the timeouts that apply, with where they come from. */
export function sectionSummary(proxy: ProxySection, view: DocumentView): string[] {
  const { model } = view;
  const facts: string[] = [];
  const mode = model.effectiveMode(proxy);
  if (mode !== null) {
    facts.push(`mode ${code(mode.mode)}${mode.directive === null ? ' (the default)' : originText(mode.directive, proxy, view)}`);
  }
  // In a block that nobody can decide, all lines are as sure as the section.
  const read = proxy.lines.filter(
    (line) => (proxy.certain ? model.isRead(line) === true : model.isRead(line) !== false) && line.prefix === null,
  );
  const binds = read.filter(({ keyword }) => keyword.value === 'bind');
  if (binds.length > 0)
    facts.push(`listens on ${listed(binds.flatMap(({ args }) => (args[0] === undefined ? [] : [code(args[0].shown)])))}`);
  if (proxy.hasSide('backend')) facts.push(...serverFacts(proxy, read, view));
  const fallback = proxy.hasSide('frontend') ? settingOf(proxy, ['default_backend'], view) : null;
  if (fallback !== null) facts.push(`default backend ${code(fallback.args[0]?.shown ?? '')}${originText(fallback, proxy, view)}`);
  facts.push(...timeoutFacts(proxy, view));
  return facts.length === 0 ? [] : [facts.map((fact) => `- ${fact}`).join('\n')];
}

function serverFacts(proxy: ProxySection, read: readonly Directive[], view: DocumentView): string[] {
  const servers = read.filter(({ keyword }) => keyword.value === 'server');
  const templates = read.filter(({ keyword }) => keyword.value === 'server-template');
  const backups = servers.filter(({ args }) => args.some(({ value }) => value === 'backup')).length;
  const balance = settingOf(proxy, ['balance'], view);
  const count = `${servers.length} server${servers.length === 1 ? '' : 's'}`;
  return [
    [
      count,
      ...(backups > 0 ? [`${backups} of them backup`] : []),
      ...(templates.length > 0 ? [`${templates.length} server-template${templates.length === 1 ? '' : 's'}`] : []),
    ].join(', '),
    ...(servers.length + templates.length < 2 || balance === null
      ? []
      : [`balance ${code(balance.args.map(({ shown }) => shown).join(' '))}${originText(balance, proxy, view)}`]),
  ];
}

const TIMEOUTS = { frontend: ['client', 'http-request'], backend: ['connect', 'server'] } as const;

function timeoutFacts(proxy: ProxySection, view: DocumentView): string[] {
  return (['frontend', 'backend'] as const)
    .filter((side) => proxy.hasSide(side))
    .flatMap((side) => TIMEOUTS[side])
    .flatMap((name) => {
      const line = settingOf(proxy, ['timeout', name], view);
      return line === null ? [] : [`timeout ${name} ${code(line.args[1]?.shown ?? '')}${originText(line, proxy, view)}`];
    });
}

/** The line that is sure to decide a setting of a proxy, of which the last one counts; null where none is. */
export function settingOf(proxy: ProxySection, words: readonly string[], view: DocumentView): Directive | null {
  const { candidates, isSet }: EffectiveSetting = view.model.effectiveSetting(
    proxy,
    ({ keyword, args, prefix }) =>
      prefix === null && words.every((word, i) => (i === 0 ? keyword : args[i - 1])?.value === word) && args.length >= words.length,
    [words[0] as string],
  );
  return isSet && candidates.length === 1 ? (candidates[0] ?? null) : null;
}

/** Where a line comes from that the proxy does not have itself: ' (`defaults web`, line 12)'. */
export function originText(line: Directive, proxy: ProxySection, view: DocumentView): string {
  const section = view.model.sectionOf(line);
  if (section === proxy || section === null) return '';
  return ` (${code([section.kind, section.name?.raw ?? ''].join(' ').trim())}, ${placeText(line, view)})`;
}

function listed(parts: readonly string[]): string {
  return parts.length > 4 ? `${parts.slice(0, 4).join(', ')} and ${parts.length - 4} more` : parts.join(', ');
}
