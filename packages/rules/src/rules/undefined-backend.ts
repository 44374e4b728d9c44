import { defineRule } from '@haplint/core';
import { backendReference, mayNameOtherBackend, NearestNames, proxiesByName } from '@haplint/core/internal';
import type { Directive } from '@haplint/parser';
import { WRITE_MESSAGE, writeInstead } from '../write-instead.js';

/** Backends that are asked for and nowhere to be found (src/cfgparse.c `check_config_validity`, src/proxy.c from 3.4 on). */
export default defineRule({
  meta: {
    type: 'problem',
    docs: { description: '`default_backend` and `use_backend` with a name that no `backend` or `listen` section has', preset: 'check' },
    severity: 'error',
    needsWhole: 'configuration',
    hasSuggestions: true,
    messages: {
      unknown: 'Unknown backend "{{ name }}": no "backend" or "listen" section has that name, so HAProxy refuses to start.',
      misspelt: 'Unknown backend "{{ name }}"; did you mean "{{ nearest }}"?',
      frontend: 'Expected a backend, but "{{ name }}" is a frontend; HAProxy refuses to start. Name a "backend" or "listen" section.',
      declared: 'The frontend',
      ...WRITE_MESSAGE,
    },
  },
  create({ model, report }) {
    const backends = proxiesByName('backend', model);
    const nearest = new NearestNames(backends?.keys() ?? []);
    return {
      'Directive[keyword=/^(default_backend|use_backend)$/]'(line: Directive) {
        const reference = backendReference(line, model);
        if (backends === null || reference === null || backends.has(reference.name)) return;
        const { word, name } = reference;
        if (mayNameOtherBackend(name, model)) return;
        const frontend = proxiesByName('frontend', model)?.get(name);
        if (frontend) {
          const related = [{ node: frontend.header, messageId: 'declared' as const }];
          report({ node: word, messageId: 'frontend', data: { name }, related });
          return;
        }
        const meant = nearest.to(name);
        if (meant === null) report({ node: word, messageId: 'unknown', data: { name } });
        else report({ node: word, messageId: 'misspelt', data: { name, nearest: meant }, suggest: writeInstead(word, meant) });
      },
    };
  },
});
