/** @type {import('@haplint/core').AnyRule} */
export const sharedTable = {
  meta: {
    type: 'problem',
    docs: { description: 'stick-tables that are not shared with the peers they belong to' },
    severity: 'error',
    hasSuggestions: true,
    messages: {
      alone: 'The table of {{ kind }} "{{ name }}" is shared with nobody, so a failover empties it. Add "peers {{ peers }}".',
      others: 'Expected the peers "{{ peers }}", found "{{ found }}".',
      write: 'Write "{{ text }}"',
    },
    schema: [
      {
        type: 'object',
        properties: { peers: { type: 'string', minLength: 1, description: 'The peers section that tables are shared through.' } },
        additionalProperties: false,
      },
    ],
    defaultOptions: [{ peers: 'acme' }],
  },
  create({ model, options: [{ peers }], report }) {
    return {
      Directive(line) {
        if (line.keyword.value !== 'stick-table' || model.isRead(line) !== true) return;
        const section = model.sectionOf(line);
        const words = line.args.map((word) => model.valueOf(word));
        // A table inside of a peers section is that section's own; a word that nobody knows may be "peers".
        if (section === null || section.kind === 'peers' || words.includes(null)) return;
        const at = words.indexOf('peers');
        const name = line.args[at + 1];
        const last = line.args.at(-1);
        if (at === -1 && last !== undefined) {
          report({
            node: line,
            messageId: 'alone',
            data: { kind: section.kind, name: section.name?.value ?? '', peers },
            suggest: [
              { messageId: 'write', data: { text: `peers ${peers}` }, fix: (fixer) => fixer.insertWordsAfter(last, ['peers', peers]) },
            ],
          });
        } else if (name !== undefined && words[at + 1] !== peers) {
          report({
            node: name,
            messageId: 'others',
            data: { peers, found: words[at + 1] ?? '' },
            suggest: [{ messageId: 'write', data: { text: peers }, fix: (fixer) => fixer.replaceWord(name, peers) }],
          });
        }
      },
    };
  },
};
