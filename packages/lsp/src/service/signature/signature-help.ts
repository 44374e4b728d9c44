import {
  type Argument,
  aclKeywords,
  BORROWED_RULESETS,
  converter,
  formOn,
  rulesets,
  type SampleArguments,
  sampleFetch,
} from '@haplint/catalog';
import { type Expectation, expectedBehind } from '@haplint/core/internal';
import type { ParameterInformation, Position, SignatureHelp, SignatureInformation } from 'vscode-languageserver-types';
import { type Place, placeOf } from '../completion/place.js';
import type { DocumentView } from '../document-view.js';
import { argumentsSignature, documentationOf, lineSignature, type Subject } from '../documentation/index.js';
import { openCall } from '../open-call.js';
import { typedLine } from '../typed-line.js';

/** Characters behind which clients ask on their own. */
export const SIGNATURE_TRIGGERS: readonly string[] = [' ', '(', ','];

/**
 * How what is being written is written, with the part that comes next: the fetch or converter whose parentheses are open, else
 * the line, and the parameter of it that the cursor is behind. Null where nothing is known of it.
 */
export function signatureHelp(view: DocumentView, position: Position): SignatureHelp | null {
  const line = typedLine(view, position);
  if (line.comment !== null || line.isHeader) return null;
  const place = placeOf(view, line);
  return ofCall(place) ?? ofLine(place);
}

/** The call of an expression whose parentheses are open at the cursor. */
function ofCall(place: Place): SignatureHelp | null {
  const open = openCall(place.line.word.value);
  if (open === null) return null;
  const { call, isFetch, index } = open;
  const { name } = call;
  const subject: Subject = isFetch
    ? { kind: sampleFetch(name) === null ? 'ACL keyword' : 'sample fetch', name }
    : { kind: 'converter', name };
  const entry = isFetch ? (sampleFetch(name) ?? sampleFetch(aclKeywords().get(name)?.fetch ?? '')) : converter(name);
  const form = formOn<{ since: string | null; arguments: SampleArguments }>(entry?.forms ?? [], place.target);
  if (form === null) return null;
  const { types, required } = form.arguments;
  const signature = new Label(`${name}(`);
  types.forEach((type, i) => {
    const comma = i === 0 ? '' : ',';
    signature.add(i < required ? comma : `[${comma}`, `<${type}>`, i < required ? '' : ']');
  });
  return {
    signatures: [signature.information(')', place, subject)],
    activeSignature: 0,
    activeParameter: index,
  };
}

/** The directive of the line. */
function ofLine(place: Place): SignatureHelp | null {
  const { kind, line, words, prefix, target, model } = place;
  if (kind === null || words.length === 0) return null;
  const typed = prefix === null ? line.words : line.words.slice(1);
  const read = expectedBehind(kind, typed, prefix === 'no', target, model.env);
  if (read === null) return null;
  const { keyword, args, expectations } = read;
  const subject = subjectOf(kind, words);
  const label = new Label(lineSignature(keyword, [], target));
  const places = args.map((argument) => {
    const part = argumentsSignature([argument], target);
    return 'rest' in argument || part === '' ? null : label.add(' ', part);
  });
  const next = nextOf(expectations, line.word.value);
  const own = next === null ? -1 : args.findIndex((argument) => holds(argument, next.argument));
  const whole: SignatureInformation = label.information('', place, subject);
  const active = own === -1 ? null : (places[own] ?? null);
  // No parameter is the active one: a number beyond the last.
  const activeParameter = active ?? label.count;
  const parameter = next === null || own === -1 ? null : parameterSignature(next, args[own] as Argument, place);
  if (parameter === null) return { signatures: [{ ...whole, activeParameter }], activeSignature: 0, activeParameter };
  return {
    signatures: [{ ...whole, activeParameter }, parameter],
    activeSignature: 1,
    activeParameter: parameter.activeParameter as number,
  };
}

/** What the line is, for its documentation. */
function subjectOf(section: string, words: readonly string[]): Subject {
  const borrowed = Object.entries(BORROWED_RULESETS).find(([beginning]) => words.join(' ').startsWith(`${beginning} `));
  const ruleset = rulesets().find((name) => words.join(' ').startsWith(`${name} `));
  const length = (borrowed?.[0] ?? ruleset ?? '').split(' ').length;
  const action = words[length];
  const rules = borrowed?.[1] ?? ruleset;
  return rules !== undefined && action !== undefined
    ? { kind: 'action', ruleset: rules, name: action }
    : { kind: 'keyword', section, words };
}

type Next = Exclude<Expectation, { kind: 'rest' } | { kind: 'converter' }>;

/** What the word that is typed is taken for: what it is the beginning of, else what comes first. */
function nextOf(expectations: readonly Expectation[], typed: string): Next | null {
  const known = expectations.filter((one): one is Next => one.kind !== 'rest' && one.kind !== 'converter');
  const [first] = known;
  if (typed === '') return first ?? null;
  const isCondition = typed === 'if' || typed === 'unless';
  return known.find((one) => (one.kind === 'condition' && isCondition) || (one.kind === 'word' && one.name === typed)) ?? first ?? null;
}

/** Whether an argument is another one, or holds it among its parameters. */
function holds(argument: Argument, other: Argument): boolean {
  if (argument === other) return true;
  const inner = 'parameters' in argument ? argument.parameters : 'choose' in argument ? argument.choose : {};
  return Object.values(inner).some((args) => args.some((one) => holds(one, other)));
}

/** The parameter of a line whose argument comes next, as a signature of its own; null where it is the line's own argument. */
function parameterSignature(next: Next, argument: Argument, place: Place): SignatureInformation | null {
  if (next.kind === 'condition' || next.of === null) return null;
  const inner = 'parameters' in argument ? argument.parameters : 'choose' in argument ? argument.choose : {};
  // Parameters that take the same share their grammar, so the name counts, unless it is that of one further inside.
  const candidates = Object.entries(inner).filter(([, args]) => args.some((one) => holds(one, next.argument)));
  const found = candidates.find(([name]) => next.of === name || (name.endsWith('(') && next.of?.startsWith(name))) ?? candidates[0];
  if (found === undefined) return null;
  const [name, args] = found;
  const label = new Label(name);
  for (const one of args) label.add(' ', argumentsSignature([one], place.target));
  const activeParameter = args.findIndex((one) => holds(one, next.argument));
  const table = 'parameters' in argument ? argument.table : undefined;
  const subject: Subject | null = table === undefined ? null : { kind: `${table} parameter`, name };
  return { ...label.information('', place, subject), activeParameter };
}

/** The label of a signature that grows part by part. */
class Label {
  #text: string;
  readonly #parameters: ParameterInformation[] = [];

  constructor(beginning: string) {
    this.#text = beginning;
  }

  get count(): number {
    return this.#parameters.length;
  }

  /** Adds a parameter; gives its number. */
  add(before: string, parameter: string, behind = ''): number {
    this.#text += before;
    const start = this.#text.length;
    this.#text += parameter;
    this.#parameters.push({ label: [start, this.#text.length] });
    this.#text += behind;
    return this.#parameters.length - 1;
  }

  information(end: string, { target }: Place, subject: Subject | null): SignatureInformation {
    const description = subject === null ? null : (documentationOf(subject, target)?.description ?? null);
    return { label: this.#text + end, parameters: this.#parameters, ...(description === null ? {} : { documentation: description }) };
  }
}
