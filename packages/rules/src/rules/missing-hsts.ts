import { defineRule } from '@haplint/core';
import { completeProxy } from '@haplint/core/internal';
import { tlsBinds } from '../exposure.js';
import { modeNature } from '../proxy-mode.js';
import { sectionTitle } from '../section-title.js';

/** TLS sites that do not tell browsers to stay with TLS (RFC 6797). */
export default defineRule({
  meta: {
    type: 'suggestion',
    docs: {
      description: 'HTTP frontends with TLS that send no Strict-Transport-Security header',
      preset: 'security',
      controls: ['OWASP ASVS 4.0 14.4.5', 'CWE-319'],
    },
    severity: 'warn',
    messages: {
      missing:
        'Browsers may come back to {{ section }} without TLS: no line sets Strict-Transport-Security. Add "http-response set-header Strict-Transport-Security max-age=31536000", unless the servers send it.',
    },
  },
  create({ model, report }) {
    let isSet: boolean | undefined;
    return {
      Section(node) {
        const proxy = completeProxy(node, model);
        if (proxy === null || !proxy.hasSide('frontend') || modeNature(proxy, model) !== 'http') return;
        const [bind] = tlsBinds(proxy, model);
        if (bind === undefined) return;
        // A line anywhere will do: the backends that this one leads to may have it.
        isSet ??= model.sections.some(({ lines }) =>
          lines.some(({ args }) => args.some(({ value }) => /strict-transport-security/i.test(value))),
        );
        if (isSet) return;
        report({ node: bind, messageId: 'missing', data: { section: sectionTitle(proxy) } });
      },
    };
  },
});
