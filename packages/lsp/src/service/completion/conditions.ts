import {
  ACL_FLAGS,
  aclKeywords,
  compareBranches,
  MATCHING_METHODS,
  METHOD_OF_TYPE,
  NUMBER_OPERATORS,
  PREDEFINED_ACLS,
} from '@haplint/catalog';
import { parseSampleExpression, plainText } from '@haplint/parser';
import { CompletionItemKind } from 'vscode-languageserver-types';
import { type ExpressionUse, expressionProposals, reference, typeOf } from './expressions.js';
import type { Place } from './place.js';
import { type Proposal, type Proposals, RANK } from './proposal.js';

const IF: Proposal = { label: 'if', kind: CompletionItemKind.Keyword, detail: 'when a condition holds', rank: RANK.general };
const UNLESS: Proposal = {
  label: 'unless',
  kind: CompletionItemKind.Keyword,
  detail: 'when a condition does not hold',
  rank: RANK.general,
};

/** The words that a condition begins with. */
export const CONDITION_BEGINNINGS: readonly Proposal[] = [IF, UNLESS];

const OR: Proposal = { label: '||', kind: CompletionItemKind.Operator, detail: 'or', rank: RANK.general };
const OPEN: Proposal = {
  label: '{ }',
  kind: CompletionItemKind.Operator,
  detail: 'a condition on the spot',
  insert: '{ ',
  snippet: '{ $0 }',
  rank: RANK.given,
};
const NOT: Proposal = { label: '!', kind: CompletionItemKind.Operator, detail: 'not', rank: RANK.general };
const CLOSE: Proposal = { label: '}', kind: CompletionItemKind.Operator, rank: RANK.first };

/** What can go on with a condition; `words` stand behind its `if` or `unless`. */
export function conditionProposals(place: Place, words: readonly string[], use: ExpressionUse): Proposals {
  const open = words.findLastIndex((word) => /^!*\{$/.test(word));
  if (open > words.lastIndexOf('}')) return criterionProposals(place, words.slice(open + 1), use, true);
  const { value } = place.line.word;
  const from = /^!*/.exec(value)?.[0].length ?? 0;
  const last = words.at(-1);
  const isBehindAcl = last !== undefined && !['||', 'or', '!'].includes(last);
  const acls = [...place.names.acls(place.section).map(reference), ...predefinedAcls(place)];
  return { from, list: [...dedupe(acls), OPEN, ...(from === 0 ? [NOT] : []), ...(isBehindAcl ? [OR] : [])] };
}

/** An ACL may be defined by several lines. */
function dedupe(proposals: readonly Proposal[]): readonly Proposal[] {
  return [...new Map(proposals.map((one) => [one.label, one])).values()];
}

function predefinedAcls({ target: { branch } }: Place): readonly Proposal[] {
  return PREDEFINED_ACLS.filter(({ since }) => since === null || compareBranches(branch, since) >= 0).map(({ name }) => ({
    label: name,
    kind: CompletionItemKind.Constant,
    detail: 'predefined ACL',
    subject: { kind: 'predefined ACL', name },
  }));
}

/**
 * What can go on with the test of an ACL: `words` are those behind its name, or behind the brace. `inBraces`: a brace has to
 * close it.
 */
export function criterionProposals(place: Place, words: readonly string[], use: ExpressionUse, inBraces: boolean): Proposals {
  const { value } = place.line.word;
  const last = words.at(-1);
  if (words.length === 0) return expressionProposals(place, value, 0, use);
  if (last === '-m') return { from: 0, list: methods() };
  const behindFlags = words.slice(1).findIndex((word, i) => !word.startsWith('-') && !takesWord(words[i]));
  const isBehindFlags = behindFlags !== -1 || words.includes('--');
  const isPattern = !takesWord(last);
  return {
    from: 0,
    list: [
      ...(isPattern && comparesNumbers(place, words) ? operators() : []),
      ...(isBehindFlags || !isPattern ? [] : flags()),
      ...(inBraces && value === '' ? [CLOSE] : []),
    ],
  };
}

/** Whether the patterns of a test are numbers, which words such as `gt` may stand before. */
function comparesNumbers({ target }: Place, words: readonly string[]): boolean {
  const flag = words.indexOf('-m');
  const { node } = parseSampleExpression(plainText(words[0] ?? '', 0));
  const alias = node.converters.length === 0 ? aclKeywords().get(node.fetch.name)?.matching : undefined;
  const type = typeOf({ target }, [node.fetch, ...node.converters]);
  const method = flag === -1 ? (alias ?? (type === null ? undefined : METHOD_OF_TYPE[type])) : words[flag + 1];
  return method !== undefined && Object.hasOwn(MATCHING_METHODS, method) && MATCHING_METHODS[method]?.patterns === 'number';
}

const operators = (): readonly Proposal[] =>
  [...NUMBER_OPERATORS].map((label) => ({
    label,
    kind: CompletionItemKind.Operator,
    detail: 'compares with the number behind',
    rank: RANK.first,
  }));

const takesWord = (flag: string | undefined) => flag !== undefined && Object.hasOwn(ACL_FLAGS, flag) && ACL_FLAGS[flag] !== 'nothing';

const methods = (): readonly Proposal[] =>
  Object.entries(MATCHING_METHODS).map(([name, { patterns }]) => ({
    label: name,
    kind: CompletionItemKind.EnumMember,
    detail: patterns === 'nothing' ? 'takes no pattern' : `patterns: ${patterns}`,
  }));

const FLAG_DETAILS = {
  nothing: 'flag',
  method: 'flag, with a matching method',
  file: 'flag, with a file of patterns',
  number: 'flag, with an ID',
};

const flags = (): readonly Proposal[] =>
  Object.entries(ACL_FLAGS).map(([label, takes]) => ({ label, kind: CompletionItemKind.Operator, detail: FLAG_DETAILS[takes] }));
