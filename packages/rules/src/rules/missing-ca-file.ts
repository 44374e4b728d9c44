import { defineRule } from '@haplint/core';
import { serverSettings } from '@haplint/core/internal';
import type { Directive } from '@haplint/parser';
import { SERVERS } from '../selectors.js';

/** The global keyword that says whether the certificates of servers are verified where their lines do not. */
const GENERAL = 'ssl-server-verify';

/** Servers whose certificates HAProxy is to verify without a file to verify them with (src/ssl_sock.c `ssl_sock_prepare_srv_ssl_ctx`). */
export default defineRule({
  meta: {
    type: 'problem',
    docs: { description: 'servers whose certificates are verified, but against no file', preset: 'check' },
    severity: 'error',
    reach: 'names',
    oncePer: 'form',
    needsWhole: 'configuration',
    messages: {
      missing:
        'Expected "ca-file" with what to verify the certificate of {{ server }} against; HAProxy refuses to start. "ca-file @system-ca" takes the certificates of the system, and "verify none" trusts whatever answers.',
    },
  },
  create({ model, report }) {
    const mayBeOff = model.sectionsOfKind('global').some(({ lines }) => lines.some(({ keyword }) => keyword.value === GENERAL));
    return {
      [SERVERS](line: Directive) {
        const settings = serverSettings(line, model);
        if (settings === null || settings.has('ca-file') || !(settings.has('ssl') || settings.has('check-ssl'))) return;
        const verify = settings.valueOf('verify');
        if (verify !== 'required' && (verify !== null || mayBeOff)) return;
        const [name] = line.args;
        if (name !== undefined) report({ node: name, messageId: 'missing', data: { server: name.value } });
      },
    };
  },
});
