import { compareBranches, MULTIPLEXERS } from '@haplint/catalog';
import { defineRule } from '@haplint/core';
import { asCheckedProxy, bindSettings, isRing, serverSettings } from '@haplint/core/internal';
import type { Directive } from '@haplint/parser';
import { modeNature } from '../proxy-mode.js';

/** The parameter that names a protocol. */
const PARAMETER = 'proto';

/** Protocols that do not go with the mode of the proxy, or not with its side (src/cfgparse.c `check_config_validity`). */
export default defineRule({
  meta: {
    type: 'problem',
    docs: { description: '`proto` of a `bind` or server line that does not go with the mode of its proxy', preset: 'check' },
    severity: 'error',
    reach: 'section',
    oncePer: 'form',
    messages: {
      mode: 'The protocol {{ protocol }} is for proxies in mode {{ expected }}, and this one is in mode {{ mode }}; HAProxy refuses to start.',
      side: 'The protocol {{ protocol }} is for servers; HAProxy refuses it on a "bind" line.',
    },
  },
  create({ model, report }) {
    return {
      'Directive[keyword=/^(bind|server|server-template)$/]'(line: Directive) {
        const bind = bindSettings(line, model);
        const name = (bind ?? serverSettings(line, model))?.valueOf(PARAMETER);
        const protocol = name && Object.hasOwn(MULTIPLEXERS, name) ? MULTIPLEXERS[name] : undefined;
        if (!name || protocol === undefined || model.target === null) return;
        // A branch without it has no such value.
        if (protocol.since !== undefined && compareBranches(model.target.branch, protocol.since) < 0) return;
        const section = model.sectionOf(line);
        const proxy = asCheckedProxy(section, model);
        const nature = proxy !== null ? modeNature(proxy, model) : isRing(section, model) ? 'tcp' : null;
        if (nature !== 'http' && nature !== 'tcp') return;
        const words = line.args.filter((word) => model.valueOf(word) === name);
        const node = words.at(-1) ?? line;
        if (nature !== protocol.mode) {
          report({ node, messageId: 'mode', data: { protocol: name, expected: protocol.mode, mode: nature } });
        } else if (bind !== null && protocol.side === 'backend') report({ node, messageId: 'side', data: { protocol: name } });
      },
    };
  },
});
