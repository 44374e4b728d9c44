import { leadingNumber } from '@haplint/catalog';
import { defineRule, type Model, type ProxySection } from '@haplint/core';
import { argumentProblemOf, asCheckedProxy, rememberedWeakly, serverSettings } from '@haplint/core/internal';
import type { Directive } from '@haplint/parser';
import { begins, checkOption } from '../prerequisites.js';
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

/** Parameters that say where the check goes, or leave that to a section of its own (3.4). */
const ELSEWHERE = ['addr', 'healthcheck'];
/** The option whose check is a command. */
const EXTERNAL = 'external-check';
/** The lines with the steps of a check, by its option; no other check has any. */
const STEPS_OF: ReadonlyMap<string, string> = new Map([
  ['tcp-check', 'tcp-check'],
  ['httpchk', 'http-check'],
]);
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
    const mayBeElsewhere = rememberedWeakly((proxy: ProxySection) => mayConnectElsewhere(proxy, model));
    return {
      [SERVERS](line: Directive) {
        const settings = serverSettings(line, model);
        const proxy = settings === null ? null : asCheckedProxy(model.sectionOf(line), model);
        if (settings === null || proxy === null || !settings.has('check') || ELSEWHERE.some((name) => settings.has(name))) return;
        const port = settings.valueOf('port');
        if (settings.has('port') && (port === null || leadingNumber(port) !== 0)) return;
        const word = line.args[ADDRESS_AT.get(line.keyword.value) ?? 0];
        const address = model.valueOf(word);
        if (word === undefined || address === null || !WITHOUT_PORT.test(address) || isAnyAddress(address)) return;
        if (mayBeElsewhere(proxy) || argumentProblemOf(line, model) !== null) return;
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
  const hides = ({ keyword, args: [option] }: Directive) =>
    !keyword.isLiteral || (keyword.value === 'option' && option?.isLiteral === false);
  if (!model.isReadable(proxy) || proxy.inLine.some(({ lines }) => lines.some(hides))) return true;
  const check = checkOption(proxy, model);
  if (check === undefined || check === EXTERNAL) return true;
  // Steps without the option of their kind are not read.
  const steps = check === null ? undefined : STEPS_OF.get(check);
  if (steps === undefined) return false;
  // Of the steps of `defaults`, those count whose option stands there too (src/tcpcheck.c `proxy_parse_tcpcheck`).
  const sections = proxy.inLine.filter(
    (section) => section === proxy || section.linesWith('option').some((line) => begins(line, 'option', check as string)),
  );
  return sections.some((section) => section.linesWith(steps).some((line) => mayTellPort(line, model)));
}

function mayTellPort(line: Directive, model: Model): boolean {
  if (model.isRead(line) === false) return false;
  const [step] = line.args;
  const isConnect = step === undefined || !step.isLiteral || step.value === 'connect';
  return line.broken || (isConnect && line.args.some((word) => !word.isLiteral || TELL_PORT.has(word.value)));
}
