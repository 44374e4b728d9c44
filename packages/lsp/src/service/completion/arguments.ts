import {
  type AddressRules,
  type Argument,
  type ArgumentType,
  addressSyntax,
  bindParameters,
  compareBranches,
  earliestCondition,
  isKnown,
  type Parameter,
  serverParameters,
  services,
} from '@haplint/catalog';
import { type Expectation, expectedBehind } from '@haplint/core/internal';
import { CompletionItemKind } from 'vscode-languageserver-types';
import { choicesOf } from '../documentation/index.js';
import { CONDITION_BEGINNINGS, conditionProposals, criterionProposals } from './conditions.js';
import { convertersBehind, expressionProposals, reference } from './expressions.js';
import { proposalOf } from './lifecycle.js';
import { formatProposals } from './log-formats.js';
import { namesOf } from './named.js';
import type { Place } from './place.js';
import { type Proposal, type Proposals, RANK } from './proposal.js';
import { contextsHere } from './sample-contexts.js';
import { snippetOf } from './snippet-of-arguments.js';

/** What can stand as an argument at the cursor, by the grammar of the line's keyword. */
export function argumentProposals(place: Place): readonly Proposals[] {
  const { kind, line, words, prefix, target, model } = place;
  if (kind === null) return [];
  const typed = prefix === null ? line.words : line.words.slice(1);
  const read = expectedBehind(kind, typed, prefix === 'no', target, model.env);
  const use = { contexts: contextsHere(place, false), inAcl: false };
  const found = (read?.expectations ?? []).flatMap((one) => ofExpectation(one, place, read?.keywordLength ?? 0));
  if (words[0] === 'acl' && words.length > 1) {
    found.push(criterionProposals(place, words.slice(2), { contexts: null, inAcl: true }, false));
  } else if (!read?.expectations.some((one) => one.kind === 'condition')) {
    const begin = conditionBegin(kind, words);
    if (begin !== null) found.push(inCondition(place, begin));
  }
  const format = formatProposals(place, use);
  return format === null ? found : [format];
}

/** Where the condition of a line begins that its grammar says nothing of. */
function conditionBegin(kind: string, words: readonly string[]): number | null {
  const from = Math.max(1, earliestCondition(kind, words));
  const at = words.findIndex((word, i) => i >= from && (word === 'if' || word === 'unless'));
  return at === -1 ? null : at;
}

function inCondition(place: Place, begin: number): Proposals {
  return conditionProposals(place, place.words.slice(begin + 1), { contexts: contextsHere(place, true), inAcl: true });
}

function ofExpectation(one: Expectation, place: Place, keywordLength: number): readonly Proposals[] {
  const { line, words } = place;
  switch (one.kind) {
    case 'word':
      return parameterProposals(one, place);
    case 'value':
      return [...valueProposals(one.type, place), ...referenceProposals(one.argument, place)];
    case 'condition':
      return [one.from === null ? { from: 0, list: CONDITION_BEGINNINGS } : inCondition(place, keywordLength + one.from)];
    case 'converter': {
      // Words of an expression read as if commas stood between them.
      const before = `${words.slice(keywordLength + one.from).join(',')},`;
      const { from, list } = expressionProposals(place, before + line.word.value, 0, { contexts: null, inAcl: false });
      return from < before.length ? [{ from: 0, list: convertersBehind(place, null) }] : [{ from: from - before.length, list }];
    }
    case 'rest':
      return [];
  }
}

const TABLES = { bind: bindParameters, server: serverParameters };

function parameterProposals(one: Extract<Expectation, { kind: 'word' }>, place: Place): readonly Proposals[] {
  const { argument, name, args, given, negatable } = one;
  const table = 'parameters' in argument ? argument.table : undefined;
  const entry: Parameter | undefined = table === undefined ? undefined : TABLES[table]().get(name.replace(/\($/, ''));
  const snippet = snippetOf(name, args, place.target);
  const proposal: Proposal = {
    label: name,
    kind: CompletionItemKind.Property,
    rank: given ? RANK.given : RANK.usual,
    ...(table === undefined ? {} : { subject: { kind: `${table} parameter`, name } }),
    ...(snippet === null ? {} : { snippet }),
    ...(given ? { detail: 'given already' } : {}),
  };
  const list = entry === undefined ? [proposal] : proposalOf(entry, place.target, proposal);
  const from = negatable ? (/^!*/.exec(place.line.word.value)?.[0].length ?? 0) : 0;
  return [{ from, list }];
}

const UNITS: readonly (readonly [unit: string, detail: string])[] = [
  ['us', 'microseconds'],
  ['ms', 'milliseconds'],
  ['s', 'seconds'],
  ['m', 'minutes'],
  ['h', 'hours'],
  ['d', 'days'],
];
const FACTORS: readonly (readonly [factor: string, detail: string])[] = [
  ['k', 'times 1024'],
  ['m', 'times 1024²'],
  ['g', 'times 1024³'],
];

function valueProposals(type: ArgumentType, place: Place): readonly Proposals[] {
  const { line, target } = place;
  const { value } = line.word;
  switch (type.type) {
    case 'choice': {
      const values = choicesOf(type, target) ?? [];
      const prefixes = (type.prefixes ?? []).filter((prefix) => !values.includes(prefix.replace(/\($/, '')));
      const known = [...services().values()].filter((entry) => values.includes(entry.name) && !isKnown(entry, target));
      const list = values.filter((name) => !known.some((entry) => entry.name === name)).map(enumMember);
      return [{ from: 0, list: [...list, ...prefixes.map(enumMember)] }];
    }
    case 'time':
    case 'size': {
      const digits = /^\d+/.exec(value)?.[0].length;
      if (digits === undefined) return type.orExpression ? [expression(place)] : [];
      const units = type.type === 'time' ? UNITS : FACTORS;
      const list = units.map(([unit, detail]) => ({ label: value.slice(0, digits) + unit, kind: CompletionItemKind.Unit, detail }));
      return [{ from: 0, list }];
    }
    case 'list': {
      const from = value.lastIndexOf(',') + 1;
      if (value.indexOf('(', from) !== -1) return [];
      const given = value
        .slice(0, from)
        .split(',')
        .map((item) => item.replace(/\(.*/, ''));
      const list = type.items
        .filter(({ name, since }) => (since === undefined || compareBranches(target.branch, since) >= 0) && !given.includes(name))
        .map(({ name, args }): Proposal => {
          if (args.length === 0) return enumMember(name);
          const places = args.map(({ type: kind }, i) => `\${${i + 1}:${kind === 'time' ? 'time' : 'number'}}`);
          return { ...enumMember(name), insert: `${name}(`, snippet: `${name}(${places.join(',')})` };
        });
      return [{ from, list }];
    }
    case 'expression':
      return [expression(place)];
    case 'address': {
      return [{ from: 0, list: addresses(type.rules, place) }];
    }
    default:
      return [];
  }
}

/** Beginnings of addresses, and the rings and backends that log lines can be sent to. */
function addresses({ words = [], beginnings = [], hostOnly }: AddressRules, { target, names }: Place): readonly Proposal[] {
  const general = hostOnly === undefined ? addressSyntax(target).prefixes.map(({ prefix }) => prefix) : [];
  const named = [
    ...(beginnings.includes('ring@') ? names.sections('ring').map(({ name, detail }) => ({ name: `ring@${name}`, detail })) : []),
    ...(beginnings.includes('backend@') ? names.proxies('backend').map(({ name, detail }) => ({ name: `backend@${name}`, detail })) : []),
  ];
  return [
    ...words.map(enumMember),
    ...named.map(reference),
    ...[...beginnings, ...general].map((label) => ({ ...enumMember(label), rank: RANK.general })),
  ];
}

const enumMember = (label: string): Proposal => ({ label, kind: CompletionItemKind.EnumMember });

function expression(place: Place): Proposals {
  return expressionProposals(place, place.line.word.value, 0, { contexts: contextsHere(place, false), inAcl: false });
}

function referenceProposals(argument: Argument, place: Place): readonly Proposals[] {
  if (!('value' in argument)) return [];
  const { holds, naming } = argument;
  if (holds === 'expression') return [expression(place)];
  if (naming === undefined || naming.defines) return [];
  const from = naming.isList ? place.line.word.value.lastIndexOf(',') + 1 : 0;
  return [{ from, list: namesOf(naming.kind, place).map(reference) }];
}
