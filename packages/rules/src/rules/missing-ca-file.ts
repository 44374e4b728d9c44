import { compareBranches } from '@haplint/catalog';
import { defineRule, type Model } from '@haplint/core';
import { argumentProblemOf, ProxySection, rememberedWeakly, serverSettings } from '@haplint/core/internal';
import type { Directive } from '@haplint/parser';
import { SERVERS } from '../selectors.js';

/** The global keyword that says whether the certificates of servers are verified where their lines do not. */
const GENERAL = 'ssl-server-verify';

/**
 * Up to this branch, a step of a health check that connects by TLS makes HAProxy prepare TLS for all servers of the proxy, those that are
 * not checked included (PR_O_TCPCHK_SSL in src/server.c `server_finalize_init`).
 */
const STEPS_COUNT_UNTIL = '3.4';

const STEPS = ['tcp-check', 'http-check'];

/** What stands in front of a word that is a value, in a step that connects (src/tcpcheck.c `parse_tcpcheck_connect`). */
const VALUED: ReadonlySet<string> = new Set(['addr', 'alpn', 'comment', 'port', 'proto', 'sni']);

/** Servers whose certificates HAProxy is to verify without a file to verify them with (src/ssl_sock.c `ssl_sock_prepare_srv_ssl_ctx`). */
export default defineRule({
  meta: {
    type: 'problem',
    docs: { description: 'servers whose certificates are verified, but against no file', preset: 'check' },
    severity: 'error',
    oncePer: 'form',
    needsWhole: 'configuration',
    messages: {
      missing:
        'Expected "ca-file" with what to verify the certificate of {{ server }} against; HAProxy refuses to start. "ca-file @system-ca" takes the certificates of the system, and "verify none" trusts whatever answers.',
    },
  },
  create({ model, report, looksFurther }) {
    const doStepsCount = model.target !== null && compareBranches(model.target.branch, STEPS_COUNT_UNTIL) < 0;
    return {
      [SERVERS](line: Directive) {
        const settings = serverSettings(line, model);
        if (settings === null || settings.has('ca-file')) return;
        if (!settings.has('ssl') && !settings.has('check-ssl') && !isCheckedByTls(line)) return;
        const verify = settings.valueOf('verify');
        if (verify !== 'required' && (verify !== null || mayBeOff(model))) return;
        const [name] = line.args;
        if (name !== undefined) report({ node: name, messageId: 'missing', data: { server: name.value } });
      },
    };

    function isCheckedByTls(line: Directive): boolean {
      if (!doStepsCount || !hasTlsSteps(model)) return false;
      looksFurther?.();
      const proxy = model.sectionOf(line);
      const steps = proxy instanceof ProxySection ? proxy.inLine.flatMap((section) => section.linesWith(...STEPS)) : [];
      return steps.some((step) => connectsByTls(step) && model.isRead(step) === true && argumentProblemOf(step, model) === null);
    }
  },
});

const hasTlsSteps = rememberedWeakly((model: Model) => model.sections.some((section) => section.linesWith(...STEPS).some(connectsByTls)));

const mayBeOff = rememberedWeakly((model: Model) =>
  model.sectionsOfKind('global').some(({ lines }) => lines.some(({ keyword }) => keyword.value === GENERAL)),
);

function connectsByTls(line: Directive): boolean {
  if (line.prefix !== null || line.firstValue !== 'connect') return false;
  const { args } = line;
  return args.some(({ value }, i) => value === 'ssl' && !VALUED.has(args[i - 1]?.value ?? ''));
}
