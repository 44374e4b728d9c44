import { SAMPLES_OF_ACTIONS } from '@haplint/catalog';
import {
  type AclExpression,
  type Call,
  type Directive,
  type LogFormatAlias,
  parseAclExpression,
  parseConverterChain,
  parseLogFormat,
  parseSampleExpression,
  type SampleExpression,
  type Word,
} from '@haplint/parser';
import type { LineRoles, WordRole } from './word-roles.js';

/** The calls of sample fetches and converters on a line, and the aliases of its log formats, as far as they can be read. */
export interface LineCalls {
  readonly calls: readonly { readonly call: Call; readonly inAcl: boolean }[];
  readonly aliases: readonly LogFormatAlias[];
}

/**
 * Reads the sample expressions of a line by what its words are, whether HAProxy is sure to read the line or not. What a rule reports
 * on has to be certain; what an editor shows does not.
 */
export function callsOf(line: Directive, roles: LineRoles): LineCalls {
  const calls: { call: Call; inAcl: boolean }[] = [];
  const aliases: LogFormatAlias[] = [];
  const addExpression = ({ fetch, converters }: SampleExpression, inAcl: boolean) => {
    for (const call of [fetch, ...converters]) calls.push({ call, inAcl });
  };
  const addAcl = ({ sample }: AclExpression) => addExpression(sample, true);
  if (line.keyword.value === 'acl') {
    const words = line.args.slice(1);
    if (words.length > 0) addAcl(parseAclExpression(words).node);
  }
  for (const { terms } of roles.condition?.condition.alternatives ?? []) {
    for (const { acl } of terms) if (acl.type === 'AnonymousAcl') addAcl(acl.expression);
  }
  let before: WordRole | undefined;
  for (const [word, role] of roles.roles) {
    if (role.kind === 'argument') {
      if (isExpression(role, word)) {
        // A word that goes on with the expression of the one before begins with a converter.
        const goesOn = before?.kind === 'argument' && before.type === role.type && before.name === role.name;
        if (goesOn) for (const call of parseConverterChain(word).converters) calls.push({ call, inAcl: false });
        else addExpression(parseSampleExpression(word).node, false);
      } else if (role.type.type === 'log-format' || word.value.includes('%[') || isFormatOfAction(roles, word)) {
        for (const item of parseLogFormat(word).node.items) {
          if (item.type === 'LogFormatExpression') addExpression(item.expression, false);
          else if (item.type === 'LogFormatAlias') aliases.push(item);
        }
      }
    }
    before = role;
  }
  return { calls, aliases };
}

function isExpression({ type, name }: Extract<WordRole, { kind: 'argument' }>, word: Word): boolean {
  if (type.type === 'expression') return type.orNumber === undefined || !/^\s*[+-]?\d/.test(word.value);
  if ('orExpression' in type && type.orExpression === true) return !/^\d/.test(word.value);
  return (name === 'expression' || name === 'sample expression') && word.value !== '';
}

/** Whether the word is one that the action of a rule reads as a log format. */
function isFormatOfAction({ words, keywordLength }: LineRoles, word: Word): boolean {
  if (!word.value.includes('%')) return false;
  const action = /^[^(]*/.exec(words[keywordLength - 1]?.value ?? '')?.[0] ?? '';
  const ruleset = words
    .slice(0, keywordLength - 1)
    .map(({ value }) => value)
    .join(' ');
  const places = SAMPLES_OF_ACTIONS[`${ruleset} ${action}`] ?? SAMPLES_OF_ACTIONS[action];
  return places?.formats?.some((at) => words[keywordLength + at] === word) === true;
}
