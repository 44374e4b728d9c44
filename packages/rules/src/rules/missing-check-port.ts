import { leadingNumber } from '@haplint/catalog';
import { type ConfigSection, defineRule, type Model, type ProxySection } from '@haplint/core';
import { argumentProblemOf, asCheckedProxy, rememberedWeakly, serverSettings } from '@haplint/core/internal';
import type { Directive } from '@haplint/parser';
import { SERVERS } from '../selectors.js';

/**
 * IP addresses without a port, with 0 as HAProxy reads it, or with a port that follows that of the client; names may stay without an
 * address.
 */
const WITHOUT_PORT = /^(?:ipv[46]@)?(?:\d+(?:\.\d+){3}|\[[\da-f:.]+\])(?::(?:(?:[+-]\d|0+(?!\d)).*)?)?$/i;
/** Addresses that count as none. */
const ANY_ADDRESS = /^[^1-9a-f]*$/i;

/** Where the address stands, by the lines of servers. */
const ADDRESS_AT: ReadonlyMap<string, number> = new Map([
  ['server', 1],
  ['server-template', 2],
]);

const CHECK_LINES: ReadonlySet<string> = new Set(['tcp-check', 'http-check']);
/** Parameters of a `connect` step that may tell the port. */
const TELL_PORT: ReadonlySet<string> = new Set(['port', 'addr']);

/** Servers that are checked, with no port to connect to (src/check.c `init_srv_check`, `srv_check_healthcheck_port`). */
export default defineRule({
  meta: {
    type: 'problem',
    docs: { description: 'servers that are checked and have no port', preset: 'check' },
    severity: 'error',
    reach: 'section',
    oncePer: 'section',
    messages: {
      missing: 'Expected a port for the check of {{ server }}; HAProxy refuses to start. Write it behind the address, or "port" with it.',
    },
  },
  create({ model, report }) {
    return {
      [SERVERS](line: Directive) {
        const settings = serverSettings(line, model);
        const proxy = settings === null ? null : asCheckedProxy(model.sectionOf(line), model);
        if (settings === null || proxy === null || !settings.has('check') || settings.has('addr')) return;
        const port = settings.valueOf('port');
        if (settings.has('port') && (port === null || leadingNumber(port) !== 0)) return;
        const word = line.args[ADDRESS_AT.get(line.keyword.value) ?? 0];
        const address = model.valueOf(word);
        if (word === undefined || address === null || !WITHOUT_PORT.test(address) || isAnyAddress(address)) return;
        if (mayConnectElsewhere(proxy, model) || argumentProblemOf(line, model) !== null) return;
        report({ node: word, messageId: 'missing', data: { server: line.args[0]?.value ?? '' } });
      },
    };
  },
});

function isAnyAddress(address: string): boolean {
  return ANY_ADDRESS.test(address.replace(/^ipv[46]@/, '').replace(/:[^:\]]*$/, ''));
}

/** Whether the check may be a command, or may have a step that tells the port. */
function mayConnectElsewhere(proxy: ProxySection, model: Model): boolean {
  return proxy.inLine.some((section) => tellsPort(model)(section));
}

/** Whether a line of a section may tell where checks go. */
const tellsPort = rememberedWeakly((model: Model) =>
  rememberedWeakly((section: ConfigSection) => section.lines.some((line) => mayTellPort(line, model))),
);

function mayTellPort(line: Directive, model: Model): boolean {
  if (line.broken || model.isRead(line) === false) return false;
  if (!line.keyword.isLiteral) return true;
  if (line.keyword.value === 'option') return line.args[0]?.value === 'external-check' || line.args[0]?.isLiteral === false;
  return isConnect(line) && line.args.some((word) => !word.isLiteral || TELL_PORT.has(word.value));
}

function isConnect({ keyword, args: [step] }: Directive): boolean {
  return CHECK_LINES.has(keyword.value) && (step === undefined || !step.isLiteral || step.value === 'connect');
}
