import { BLOCK_PREDICATES, branches, compareBranches, USUAL_FEATURES } from '@haplint/catalog';
import { CompletionItemKind } from 'vscode-languageserver-types';
import { nameAtEnd } from './name-at-end.js';
import type { Place } from './place.js';
import { type Proposal, type Proposals, RANK } from './proposal.js';

const MACROS: Readonly<Record<string, string>> = {
  '.if': 'reads the lines up to the next arm if a condition holds',
  '.elif': 'another arm of .if',
  '.else': 'the last arm of .if',
  '.endif': 'ends .if',
  '.notice': 'shows a message',
  '.warning': 'shows a warning',
  '.alert': 'shows an error and stops',
  '.diag': 'shows a message with -dD',
};

/** The words with a dot that a line can begin with. */
export const MACRO_BEGINNINGS: readonly Proposal[] = Object.entries(MACROS).map(([label, detail]) => ({
  label,
  kind: CompletionItemKind.Keyword,
  detail,
  rank: RANK.general,
}));

/** What can stand in the condition of `.if` and `.elif`; null on other lines. */
export function macroProposals(place: Place): Proposals | null {
  const { words, line, target, names } = place;
  if (words[0] !== '.if' && words[0] !== '.elif') return null;
  const { value } = line.word;
  const open = value.lastIndexOf('(');
  const predicate = open > value.lastIndexOf(')') ? nameAtEnd(value.slice(0, open)) : '';
  if (predicate !== '') {
    const [argument = '', ...more] = value.slice(open + 1).split(',');
    return { from: value.length - argument.length, list: more.length === 0 ? argumentsOf(predicate, names.environment()) : [] };
  }
  const from = value.length - nameAtEnd(value).length;
  const list = BLOCK_PREDICATES.filter(({ since }) => since === null || compareBranches(target.branch, since) >= 0).map(
    ({ name, argumentCount }): Proposal => {
      const places = Array.from({ length: argumentCount }, (_, i) => `\${${i + 1}}`).join(',');
      return { label: name, kind: CompletionItemKind.Function, insert: `${name}(`, snippet: `${name}(${places})` };
    },
  );
  return { from, list };
}

/** What a predicate asks about, as far as there is a list of it. */
function argumentsOf(predicate: string, environment: readonly string[]): readonly Proposal[] {
  if (/^version_/.test(predicate)) {
    return branches().map(({ name }) => ({ label: name, kind: CompletionItemKind.Value, detail: 'branch' }));
  }
  if (predicate === 'feature') return [...USUAL_FEATURES].map((label) => ({ label, kind: CompletionItemKind.Value }));
  return predicate === 'defined' ? environment.map((label) => ({ label, kind: CompletionItemKind.Variable })) : [];
}
