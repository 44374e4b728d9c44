import { isKnown, isOptionNegatable, keyword, placementOf } from '@haplint/catalog';
import { defineRule } from '@haplint/core';
import { certainSection } from '@haplint/core/internal';
import { proxyOptionUse } from '../option-line.js';

/**
 * `no` and `default` in front of what cannot be turned off: all keywords but a few (src/cfgparse.c, "negation/default
 * currently supported only for options, log, ..."), and options that take more than on and off (src/cfgparse-listen.c).
 */
export default defineRule({
  meta: {
    type: 'problem',
    docs: { description: '`no` and `default` in front of what cannot be turned off', preset: 'check' },
    severity: 'error',
    reach: 'line',
    oncePer: 'form',
    ofLineAlone: true,
    messages: {
      keyword: 'Unexpected "{{ prefix }}" before the keyword "{{ name }}", which cannot be turned off; remove the line.',
      option: 'Unexpected "{{ prefix }}" before the option "{{ name }}", which cannot be turned off; remove the line.',
    },
  },
  create({ model, report }) {
    const { target } = model;
    if (target === null) return {};
    return {
      Directive(line) {
        const { prefix } = line;
        if (prefix === null || prefix === line.keyword) return;
        const kind = certainSection(line, model)?.kind;
        const name = model.valueOf(line.keyword);
        const entry = kind === undefined || name === null ? null : keyword(kind, name);
        if (kind === undefined || entry === null || !isKnown(entry, target) || placementOf(kind, entry, target) === 'refused') return;
        const option = proxyOptionUse(line, model)?.option ?? null;
        if (!entry.canBeNegated) {
          report({ node: prefix, messageId: 'keyword', data: { prefix: prefix.value, name: entry.name } });
        } else if (option !== null && !isOptionNegatable(option, target) && isKnown(option, target)) {
          report({ node: prefix, messageId: 'option', data: { prefix: prefix.value, name: option.name } });
        }
      },
    };
  },
});
