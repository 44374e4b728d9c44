import { defineRule, type EffectiveMode } from '@haplint/core';
import { backendReference, proxiesByName } from '@haplint/core/internal';
import type { Directive } from '@haplint/parser';
import { sectionTitle } from '../section-title.js';

/** Backends that cannot serve the proxy that asks for them (src/cfgparse.c `check_config_validity`, src/proxy.c from 3.4 on). */
export default defineRule({
  meta: {
    type: 'problem',
    docs: { description: '`default_backend` and `use_backend` with a backend of another mode, or with the proxy itself', preset: 'check' },
    severity: 'error',
    messages: {
      mode: 'Expected a backend in mode {{ mode }} for {{ section }}, but "{{ keyword }}" names {{ backend }} in mode {{ other }}; HAProxy refuses to start. Give both one mode.',
      loop: 'Unexpected "{{ name }}": {{ section }} hands its connections to itself, so HAProxy refuses to start. Name another backend.',
      reference: 'Named here',
      backend: 'The backend',
      modeFrom: 'The mode of {{ section }} comes from here',
    },
  },
  create({ model, report }) {
    return {
      'Directive[keyword=/^(default_backend|use_backend)$/]'(line: Directive) {
        const reference = backendReference(line, model);
        const target = reference && proxiesByName('backend', model)?.get(reference.name);
        if (!reference || !target || !model.isSettled(target)) return;
        for (const user of reference.users) {
          const mode = model.effectiveMode(user);
          const other = model.effectiveMode(target);
          if (user !== target && !areIncompatible(mode, other)) continue;
          const data = { name: reference.name, section: sectionTitle(user), backend: sectionTitle(target) };
          if (user === target) {
            report({ node: reference.word, messageId: 'loop', data });
            continue;
          }
          const places = [user, target].flatMap((proxy) => {
            const directive = model.effectiveMode(proxy)?.directive;
            return directive ? [{ node: directive, messageId: 'modeFrom' as const, data: { section: sectionTitle(proxy) } }] : [];
          });
          // HAProxy names the section that asks, and says so once for each line: the header, with the line beside it.
          report({
            node: user.header,
            messageId: 'mode',
            data: { ...data, mode: mode?.mode ?? '', other: other?.mode ?? '', keyword: line.keyword.value },
            related: [{ node: reference.word, messageId: 'reference' }, { node: target.header, messageId: 'backend' }, ...places],
          });
        }
      },
    };
  },
});

const MODES: Readonly<Record<string, string>> = { http: 'http', haterm: 'http', tcp: 'tcp', log: 'log', spop: 'spop' };

/** Whether a proxy of one mode cannot hand its connections to one of the other; connections in mode tcp can be upgraded to HTTP. */
function areIncompatible(mode: EffectiveMode | null, other: EffectiveMode | null): boolean {
  const [nature, otherNature] = [natureOf(mode), natureOf(other)];
  return nature !== null && otherNature !== null && nature !== otherNature && !(nature === 'tcp' && otherNature === 'http');
}

/** The mode as HAProxy compares it; null where it is not known. */
function natureOf(mode: EffectiveMode | null): string | null {
  return MODES[mode?.mode ?? ''] ?? null;
}
