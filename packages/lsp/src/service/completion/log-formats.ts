import { compareBranches, LOG_ALIASES, LOG_FLAGS } from '@haplint/catalog';
import { CompletionItemKind } from 'vscode-languageserver-types';
import { openExpression } from '../open-call.js';
import { type ExpressionUse, expressionProposals } from './expressions.js';
import { nameAtEnd } from './name-at-end.js';
import type { Place } from './place.js';
import type { Proposal, Proposals } from './proposal.js';

/**
 * What can go on with a log-format string: aliases behind a `%`, flags in braces, an expression in `%[`. Null where the text stands
 * in none of them.
 */
export function formatProposals(place: Place, use: ExpressionUse): Proposals | null {
  const { value } = place.line.word;
  const expression = openExpression(value);
  if (expression !== null) return expressionProposals(place, value.slice(expression), expression, use);
  const name = nameAtEnd(value);
  const from = value.length - name.length;
  const brace = value.lastIndexOf('%{');
  if (brace !== -1 && !value.includes('}', brace)) return { from, list: flagsHere(place) };
  return isBehindPercent(value.slice(0, from)) ? { from, list: aliases(place) } : null;
}

/** Whether a text ends in a `%` that is none of a pair, perhaps with flags behind it. */
function isBehindPercent(text: string): boolean {
  const brace = text.endsWith('}') ? text.lastIndexOf('%{') : -1;
  let end = brace === -1 ? text.length : brace + 1;
  let count = 0;
  while (text[--end] === '%') count++;
  return count % 2 === 1;
}

function flagsHere({ target: { branch } }: Place): readonly Proposal[] {
  const known = LOG_FLAGS.filter(({ since }) => since === null || compareBranches(branch, since) >= 0);
  return known.map(({ name, effect }) => ({ label: name, kind: CompletionItemKind.EnumMember, detail: effect }));
}

function aliases({ target: { branch } }: Place): readonly Proposal[] {
  const known = LOG_ALIASES.filter(
    ({ since, removed }) =>
      (since === null || compareBranches(branch, since) >= 0) && (removed === null || compareBranches(branch, removed) < 0),
  );
  return known.map(({ name, isHttp }) => ({
    label: name,
    kind: CompletionItemKind.Constant,
    detail: isHttp ? 'log alias, mode http' : 'log alias',
    subject: { kind: 'log alias', name },
  }));
}
