import { invalidNameCharacter, SECTION_NAMING } from '@haplint/catalog';
import { defineRule } from '@haplint/core';
import { sectionKinds } from '@haplint/core/internal';
import type { Word } from '@haplint/parser';
import { defaultsWord } from '../defaults-word.js';
import { forgetsAlerts } from '../forgotten-alerts.js';

/** Characters that names may not have (src/tools.c `invalid_char`). */
export default defineRule({
  meta: {
    type: 'problem',
    docs: { description: 'section names with characters that HAProxy does not permit', preset: 'check' },
    severity: 'error',
    reach: 'section',
    oncePer: 'section',
    messages: {
      character:
        'Invalid name "{{ name }}" of this "{{ kind }}" section: "{{ character }}" is not permitted. Use letters, digits, ".", ":", "_" and "-".',
      defaults:
        'Invalid name "{{ name }}": a "defaults" section with "{{ character }}" in its name cannot be referred to. Use letters, digits, ".", ":", "_" and "-".',
    },
  },
  create({ model, report }) {
    return {
      Section(node) {
        const { header } = node;
        const kind = header.keyword.value;
        if (header.broken || model.isRead(header) !== true || model.target === null || !sectionKinds(model.target).has(kind)) return;
        const section = model.section(node);
        if (section !== null && forgetsAlerts(section, model)) return;
        const [word] = header.args;
        if (word && SECTION_NAMING[kind]?.restricted) check(word, 'character', kind);
        const from = defaultsWord(header);
        if (from) check(from, 'defaults', kind);
      },
    };

    function check(word: Word, messageId: 'character' | 'defaults', kind: string): void {
      const name = model.valueOf(word);
      const character = name === null ? null : invalidNameCharacter(name);
      if (name !== null && character !== null) report({ node: word, messageId, data: { name, kind, character } });
    }
  },
});
