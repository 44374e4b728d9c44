import { IGNORED_VALUES } from '@haplint/catalog';
import { defineRule } from '@haplint/core';
import { certainSection } from '@haplint/core/internal';
import { alternatives } from '../section-wording.js';

/** Settings that HAProxy reads without the value that it expects: it warns, and the setting stays as it was. */
export default defineRule({
  meta: {
    type: 'problem',
    docs: { description: 'values that HAProxy warns about and does without', preset: 'check' },
    severity: 'warn',
    reach: 'line',
    oncePer: 'form',
    messages: {
      missing: 'Missing value behind "{{ keyword }}": HAProxy warns, and the setting has no effect. Add the value or remove the line.',
      other: 'Ignored value "{{ value }}" of "{{ keyword }}": HAProxy takes {{ values }} only. Correct it.',
    },
  },
  create({ model, report }) {
    return {
      Directive(line) {
        const { keyword, args, prefix } = line;
        const setting = IGNORED_VALUES.find((each) => each.keyword === keyword.value);
        if (setting === undefined || prefix !== null || args.length > 1 || certainSection(line, model)?.kind !== setting.section) return;
        const [word] = args;
        const value = model.valueOf(word);
        if (word === undefined) report({ node: keyword, messageId: 'missing', data: { keyword: keyword.value } });
        else if (setting.values !== null && value !== null && !setting.values.includes(value)) {
          report({ node: word, messageId: 'other', data: { keyword: keyword.value, value, values: alternatives(setting.values) } });
        }
      },
    };
  },
});
