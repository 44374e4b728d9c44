import {
  aclKeywords,
  CONVERTER_ARGUMENT_CHECKS,
  canCast,
  converter,
  converters,
  FETCH_ARGUMENT_CHECKS,
  formOn,
  isKnown,
  type SampleArguments,
  type SampleContext,
  type SampleType,
  sampleFetch,
  sampleFetches,
} from '@haplint/catalog';
import { type Call, parseSampleExpression, plainText } from '@haplint/parser';
import { CompletionItemKind } from 'vscode-languageserver-types';
import { proposalOf } from './lifecycle.js';
import type { KnownName } from './names.js';
import type { Place } from './place.js';
import { type Proposal, type Proposals, RANK } from './proposal.js';

/** What is asked of an expression where it stands. */
export interface ExpressionUse {
  /** Where its sample has to be available: one of these will do. Null where that is open. */
  readonly contexts: readonly SampleContext[] | null;
  /** Whether it is what an ACL tests, so that keywords for ACLs may stand there too. */
  readonly inAcl: boolean;
}

/** What can go on with an expression; `text` is what is written of it, and begins at `from` in the word. */
export function expressionProposals(place: Place, text: string, from: number, use: ExpressionUse): Proposals {
  const { node, problems, end } = parseSampleExpression(plainText(text, 0));
  const calls: readonly Call[] = [node.fetch, ...node.converters];
  const last = calls.at(-1) as Call;
  const isOpen = problems.some(({ code }) => code === 'unclosed-arguments' || code === 'unclosed-argument-quote');
  if (isOpen) return argumentsOfCall(place, last, from, calls.length === 1);
  // Behind a closed parenthesis only a comma or the end can follow.
  if (end < text.length || (last.hasParentheses && !text.endsWith(','))) return { from: from + text.length, list: [] };
  const isNew = text.endsWith(',');
  if (!isNew && calls.length === 1) return { from, list: fetchesHere(place, use) };
  const before = isNew ? calls : calls.slice(0, -1);
  const begin = isNew ? text.length : last.nameStart;
  return { from: from + begin, list: convertersBehind(place, typeOf(place, before)) };
}

/** The converters that take a type; all where it is not known. */
export function convertersBehind({ target }: Place, type: SampleType | null): readonly Proposal[] {
  return [...converters().values()].flatMap((entry) => {
    const { name } = entry;
    const form = formOn(entry.forms, target);
    if (form === null || (type !== null && !canCast(type, form.input, target))) return [];
    const detail = `${form.input} → ${form.output}`;
    return proposalOf(entry, target, {
      ...call(name, form.arguments, CompletionItemKind.Method),
      detail,
      subject: { kind: 'converter', name },
    });
  });
}

/** The type of what a fetch and its converters give; null where one is unknown. */
export function typeOf({ target }: Pick<Place, 'target'>, calls: readonly Call[]): SampleType | null {
  const [fetch, ...rest] = calls;
  const entry = sampleFetch(fetch?.name ?? '');
  const alias = aclKeywords().get(fetch?.name ?? '');
  const own = entry ?? (alias === undefined ? null : sampleFetch(alias.fetch));
  let type: SampleType | null = own === null ? null : (formOn(own.forms, target)?.output ?? null);
  for (const { name } of rest) {
    const output = formOn(converter(name)?.forms ?? [], target)?.output ?? null;
    if (output === null) return null;
    if (output !== 'same') type = output;
  }
  return type;
}

function fetchesHere({ target }: Place, { contexts, inAcl }: ExpressionUse): readonly Proposal[] {
  const fits = (available: ReadonlySet<SampleContext>) => contexts === null || contexts.some((context) => available.has(context));
  const fetches = [...sampleFetches().values()].flatMap((entry) => {
    const { name } = entry;
    const form = formOn(entry.forms, target);
    if (form === null || !fits(form.contexts)) return [];
    return proposalOf(entry, target, {
      ...call(name, form.arguments, CompletionItemKind.Function),
      detail: form.output,
      subject: { kind: 'sample fetch', name },
      ...(name.startsWith('internal.') ? { rank: RANK.general } : {}),
    });
  });
  if (!inAcl) return fetches;
  const keywords = [...aclKeywords().values()].flatMap((entry) => {
    const { name, fetch, matching } = entry;
    const known = sampleFetches().get(name) ?? null;
    const form = formOn(sampleFetch(fetch)?.forms ?? [], target);
    if ((known !== null && isKnown(known, target)) || form === null || !fits(form.contexts)) return [];
    return proposalOf(entry, target, {
      ...call(name, form.arguments, CompletionItemKind.Function),
      detail: `${fetch} -m ${matching}`,
      subject: { kind: 'ACL keyword', name },
    });
  });
  return [...fetches, ...keywords];
}

/** A name with its parentheses where it cannot go without. */
function call(name: string, { types, required }: SampleArguments, kind: CompletionItemKind): Proposal {
  if (required === 0) return { label: name, kind };
  const places = types.slice(0, required).map((type, i) => `\${${i + 1}:${type}}`);
  return { label: name, kind, insert: `${name}(`, snippet: `${name}(${places.join(',')})` };
}

/** What can stand as the argument that is being written. */
function argumentsOfCall(place: Place, call: Call, from: number, isFetch: boolean): Proposals {
  const { target, names } = place;
  const index = Math.max(0, call.args.length - 1);
  const argument = call.args[index];
  const begin = from + (argument?.start ?? call.nameEnd + 1);
  const entry = isFetch ? (sampleFetch(call.name) ?? sampleFetch(aclKeywords().get(call.name)?.fetch ?? '')) : converter(call.name);
  const type = formOn<{ since: string | null; arguments: SampleArguments }>(entry?.forms ?? [], target)?.arguments.types[index];
  const checks = (isFetch ? FETCH_ARGUMENT_CHECKS : CONVERTER_ARGUMENT_CHECKS)[call.name];
  const takesVariable = checks?.some(({ at, expected }) => at === index && expected.includes('variable')) === true;
  const list = [...namesOfType(type, index, place).map(reference), ...(takesVariable ? names.variables().map(variable) : [])];
  return { from: begin, list };
}

function namesOfType(type: string | undefined, index: number, { names, section }: Place): readonly KnownName[] {
  switch (type) {
    case 'backend':
    case 'frontend':
      return names.proxies(type);
    case 'server':
      return [...names.servers(section), ...names.qualifiedServers()];
    case 'table':
      return names.tables();
    case 'user list':
      return index === 0 ? names.sections('userlist') : [];
    default:
      return [];
  }
}

/** A name that the configuration gives to something. */
export function reference({ name, detail }: KnownName): Proposal {
  return { label: name, kind: CompletionItemKind.Reference, detail, rank: RANK.first };
}

/** A variable of the configuration. */
export function variable({ name, detail }: KnownName): Proposal {
  return { label: name, kind: CompletionItemKind.Variable, detail, rank: RANK.first };
}
