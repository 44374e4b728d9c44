import { compareBranches, PROCESS_VARIABLES } from '@haplint/catalog';
import { CompletionItemKind } from 'vscode-languageserver-types';
import type { Place } from './place.js';
import { type Proposal, type Proposals, RANK } from './proposal.js';

/**
 * The environment variables that can stand behind a `$`: those that the configuration uses or the project's settings name, and
 * those that HAProxy sets. Null where no name is being written.
 */
export function environmentProposals({ line, names, target, model }: Place): Proposals | null {
  const { value } = line.word;
  const match = /\$(\{?)(\w*)$/.exec(value);
  if (match === null) return null;
  const [, brace = '', name = ''] = match;
  const used = [...new Set([...Object.keys(model.env), ...names.environment()])].filter((one) => one !== name);
  const own = PROCESS_VARIABLES.filter(
    ({ name: one, since }) => !used.includes(one) && (since === null || compareBranches(target.branch, since) >= 0),
  );
  const proposal = (label: string, detail: string, rank?: number): Proposal => ({
    label,
    kind: CompletionItemKind.Variable,
    detail,
    ...(brace === '{' && !line.word.behind.startsWith('}') ? { insert: `${label}}` } : {}),
    ...(rank === undefined ? {} : { rank }),
  });
  return {
    from: value.length - name.length,
    list: [...used.map((one) => proposal(one, 'used here', RANK.first)), ...own.map((one) => proposal(one.name, one.value))],
  };
}
