import { CompletionItemKind } from 'vscode-languageserver-types';
import { reference } from './expressions.js';
import type { Place } from './place.js';
import type { Proposals } from './proposal.js';

/** What can stand on the line of a section's header behind its keyword: `from`, and the `defaults` it may name. */
export function headerProposals({ words, section, kind, model, names, line }: Place): readonly Proposals[] {
  const takesDefaults = kind === 'defaults' || model.proxies.some((proxy) => proxy === section);
  if (!takesDefaults) return [];
  if (words.at(-1) === 'from') {
    const own = line.section?.name?.value;
    return [
      {
        from: 0,
        list: names
          .sections('defaults')
          .filter(({ name }) => kind !== 'defaults' || name !== own)
          .map(reference),
      },
    ];
  }
  const canFollow = words.length === 2 || (kind === 'defaults' && words.length === 1);
  return canFollow
    ? [{ from: 0, list: [{ label: 'from', kind: CompletionItemKind.Keyword, detail: 'takes its settings from defaults' }] }]
    : [];
}
