import type { ConfigSection, Model, ProxySection } from '@haplint/core';
import { rememberedWeakly } from '@haplint/core/internal';
import type { Directive } from '@haplint/parser';
import { evaluatedRule } from './evaluation/evaluated-rules.js';

/** Actions by which a proxy answers a client itself, or ends the connection on purpose. */
const ANSWERS: ReadonlySet<string> = new Set([
  'deny',
  'redirect',
  'return',
  'tarpit',
  'auth',
  'use-service',
  'reject',
  'silent-drop',
  'cache-use',
]);

/** Other lines that answer, or lead elsewhere, by their first words. */
const ANSWERING_LINES: readonly (readonly string[])[] = [
  ['monitor-uri'],
  ['redirect'],
  ['stats', 'enable'],
  ['stats', 'uri'],
  ['stats', 'auth'],
  ['stats', 'admin'],
  ['stats', 'show-legends'],
  ['stats', 'refresh'],
  ['use-fcgi-app'],
  ['errorfile', '503'],
  ['errorloc', '503'],
  ['errorloc302', '503'],
  ['errorloc303', '503'],
  ['http-error', 'status', '503'],
  ['errorfiles'],
];

/** Lines that give a proxy somewhere to send what it takes, by their first words. */
const DESTINATIONS: readonly (readonly string[])[] = [
  ['server'],
  ['server-template'],
  ['dispatch'],
  ['option', 'transparent'],
  ['option', 'http_proxy'],
  ['transparent'],
];

function beginsWith(line: Directive, words: readonly string[]): boolean {
  return words.every((word, i) => (i === 0 ? line.keyword : line.args[i - 1])?.value === word);
}

/** The lines of a proxy and of the `defaults` it inherits from. */
export function* linesOf(proxy: ProxySection): Generator<Directive> {
  yield* proxy.lines;
  for (const { lines } of proxy.defaults) yield* lines;
}

/** Whether a proxy has a server, or another place to send connections to; undecided lines count. */
export function hasDestination(proxy: ProxySection): boolean {
  return proxy.inLine.some(leadsOn);
}

/** Whether a section has a line that leads somewhere. */
const leadsOn = rememberedWeakly(({ lines }: ConfigSection) =>
  lines.some((line) => line.prefix === null && DESTINATIONS.some((words) => beginsWith(line, words))),
);

/**
 * Whether some line of the proxy answers clients, or may: a rule that returns, redirects or denies, a statistics page, an action
 * that is not known (Lua), or an error file for what would be a 503.
 */
export function mayAnswer(proxy: ProxySection, model: Model): boolean {
  return proxy.inLine.some((section) => answering(model)(section));
}

/** Whether lines of a section answer clients, or may. */
const answering = rememberedWeakly((model: Model) =>
  rememberedWeakly((section: ConfigSection) => section.lines.some((line) => isAnswering(line, model))),
);

function isAnswering(line: Directive, model: Model): boolean {
  if (ANSWERING_LINES.some((words) => beginsWith(line, words))) return true;
  const rule = evaluatedRule(line, model);
  if (rule === null) return model.isRead(line) !== true || (!line.isPlain && line.words.some(({ isLiteral }) => !isLiteral));
  return rule.effect === null || ANSWERS.has(rule.action);
}
