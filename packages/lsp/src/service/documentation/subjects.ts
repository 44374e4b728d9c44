import {
  type Action,
  type Argument,
  aclKeywords,
  actionsOf,
  bindParameters,
  compareBranches,
  converter,
  filters,
  findAction,
  formOn,
  grammarOf,
  isDeprecated,
  isKnown,
  type Keyword,
  keyword,
  type Lifecycle,
  LOG_ALIASES,
  optionPlacement,
  PREDEFINED_ACLS,
  placementOf,
  proxyOption,
  rulesets,
  type SampleArguments,
  type SampleContext,
  type SampleType,
  SECTIONS,
  type StatementGrammar,
  sampleFetch,
  serverParameters,
  services,
  subKeywordsOf,
  type Version,
} from '@haplint/catalog';
import { typeFor } from '@haplint/core/internal';
import { choicesOf, describeType } from './argument-types.js';
import { DESCRIPTIONS, type DescribedKind } from './descriptions.js';
import type { Documentation, Subject } from './documentation.js';
import { actionPlace, keywordPlace, placeOfKind, sectionPlace } from './manual-places.js';
import { isSpelledOut, lineSignature } from './signature.js';

/** What a version knows, or knew, about something; null where the catalog has no entry of any branch. */
export function documentationOf(subject: Subject, target: Version): Documentation | null {
  switch (subject.kind) {
    case 'keyword':
      return keywordDocumentation(subject.section, subject.words, target);
    case 'action':
      return actionDocumentation(subject.ruleset, subject.name, target);
    case 'bind parameter':
    case 'server parameter':
      return parameterDocumentation(subject.kind, subject.name, target);
    case 'option':
      return optionDocumentation(subject.name, target);
    case 'sample fetch':
      return fetchDocumentation(subject.name, target);
    case 'ACL keyword':
      return aclKeywordDocumentation(subject.name, target);
    case 'converter':
      return converterDocumentation(subject.name, target);
    case 'log alias':
      return aliasDocumentation(subject.name, target);
    case 'section':
      return sectionDocumentation(subject.name, target);
    case 'predefined ACL':
      return predefinedAclDocumentation(subject.name, target);
    case 'filter':
    case 'service':
      return namedDocumentation(subject.kind, subject.name, target);
  }
}

function described(kind: DescribedKind, name: string): string | null {
  const texts = DESCRIPTIONS[kind];
  return texts !== undefined && Object.hasOwn(texts, name) ? (texts[name] ?? null) : null;
}

const isProxy = (section: string) => SECTIONS.some(({ name, proxy }) => proxy && name === section);

/** What a keyword's description is filed under. */
function describedSection(section: string): DescribedKind {
  return (isProxy(section) ? 'proxy' : section) as DescribedKind;
}

interface Parts extends Omit<Documentation, 'isKnown' | 'isDeprecated'> {
  readonly lifecycle: Lifecycle | null;
}

function documentation({ lifecycle, facts, ...parts }: Parts, target: Version): Documentation {
  return {
    ...parts,
    facts: [...(lifecycle === null ? [] : lifecycleFacts(lifecycle, target)), ...facts],
    isKnown: lifecycle === null || isKnown(lifecycle, target),
    isDeprecated: lifecycle !== null && isDeprecated(lifecycle, target),
  };
}

/** When it came and went, as far as that is worth a line for the version. */
function lifecycleFacts(lifecycle: Lifecycle, target: Version): string[] {
  const { since, deprecated, removed, instead, backports = [] } = lifecycle;
  const facts: string[] = [];
  if (since !== null) {
    const late = backports.length === 0 ? '' : ` (and later releases of ${backports.join(', ')})`;
    const isMissing = compareBranches(target.branch, since) < 0 && !isKnown(lifecycle, target);
    facts.push(isMissing ? `**Unknown to ${target.branch}**: it came with ${since}${late}` : `Since ${since}${late}`);
  }
  if (deprecated !== null && (removed === null || compareBranches(target.branch, removed) < 0)) {
    facts.push(compareBranches(target.branch, deprecated) >= 0 ? `**Deprecated** since ${deprecated}` : `Deprecated from ${deprecated} on`);
  }
  if (removed !== null) {
    const isGone = compareBranches(target.branch, removed) >= 0;
    facts.push(isGone ? `**Removed in ${removed}**, so ${target.branch} does not know it` : `Removed in ${removed}`);
  }
  if (instead !== null) facts.push(`Instead: \`${instead}\``);
  return facts;
}

/** `frontend`, `listen`: the sections in code, in their order. */
const codes = (names: readonly string[]) => names.map((name) => `\`${name}\``).join(', ');

function keywordDocumentation(section: string, words: readonly string[], target: Version): Documentation | null {
  const [first, second] = words;
  if (first === undefined) return null;
  if (first === 'option' && isProxy(section) && second !== undefined) {
    const option = optionDocumentation(second, target, section);
    if (option !== null) return option;
  }
  const ruleset = rulesets().find((name) => words.slice(0, name.split(' ').length).join(' ') === name);
  const word = ruleset === undefined ? undefined : words[ruleset.split(' ').length];
  if (ruleset !== undefined && word !== undefined) {
    const action = actionDocumentation(ruleset, word, target);
    if (action !== null) return action;
  }
  const entry = keyword(section, first);
  if (entry === null) return null;
  const found = grammarOf(section, words.slice(0, 4), target);
  const seconds = subKeywordsOf(section, first);
  const sub = second === undefined ? undefined : seconds?.get(second);
  const kind = describedSection(section);
  const { name, args } = formOfKeyword(first, second, sub !== undefined, found, kind, target);
  const plainName = name.replace(/\(?\*\)?$/, '');
  const isNamedBySecond = seconds !== null || first === 'option';
  // The manual tells second words of proxies apart; those of other sections are in the paragraph of the first.
  const isApart = isProxy(section) && isNamedBySecond;
  const url = keywordPlace(section, plainName, target) ?? (isApart ? null : keywordPlace(section, first, target));
  return documentation(
    {
      label: isProxy(section) ? 'keyword of proxies' : `keyword of ${section}`,
      signature: lineSignature(name, args, target),
      description: described(kind, plainName) ?? (isApart ? null : described(kind, first)),
      facts: [...placeFacts(section, first, entry, sub, target), ...argumentFacts(args, target)],
      url,
      lifecycle: sub ?? entry,
    },
    target,
  );
}

/** The words that name a line, and what follows them: the second word too, where it is one of some. */
function formOfKeyword(
  first: string,
  second: string | undefined,
  isKnownSecond: boolean,
  found: ReturnType<typeof grammarOf>,
  kind: DescribedKind,
  target: Version,
): { name: string; args: Arguments } {
  if (found === null) return { name: isKnownSecond ? `${first} ${second}` : first, args: [] };
  const { grammar, keywordLength } = found;
  const [choice, ...rest] = grammar.args;
  const whole = { name: grammar.keyword, args: grammar.args };
  if (keywordLength > 1 || second === undefined || choice === undefined) return whole;
  if ('choose' in choice) {
    const chosen = Object.hasOwn(choice.choose, second) ? choice.choose[second] : undefined;
    return chosen === undefined ? whole : { name: `${first} ${second}`, args: [...chosen, ...rest] };
  }
  // A word of a choice is a value, unless what the line does depends on it.
  const isChoice =
    (isKnownSecond || described(kind, `${first} ${second}`) !== null) &&
    'value' in choice &&
    choicesOf(typeFor(choice.value, target), target)?.includes(second) === true;
  return isChoice && !('optional' in choice) ? { name: `${first} ${second}`, args: rest.filter((other) => !('rest' in other)) } : whole;
}

/** In which sections a keyword of proxies may stand, and what `no` does with it. */
function placeFacts(section: string, name: string, entry: Keyword, sub: Keyword | undefined, target: Version): string[] {
  const facts: string[] = [];
  if (isProxy(section)) {
    const sections = SECTIONS.filter(
      ({ name: kind, proxy }) =>
        proxy && placementOf(kind, entry, target) === 'allowed' && (sub === undefined || placementOf(kind, sub, target) === 'allowed'),
    ).map((each) => (each.name === 'defaults' && entry.inDefaults === 'named' ? '`defaults` with a name' : `\`${each.name}\``));
    if (sections.length > 0) facts.push(`In ${sections.join(', ')}`);
  }
  if ((sub ?? entry).canBeNegated) facts.push(`\`no ${name}${sub === undefined ? '' : ` ${sub.name}`}\` turns it off`);
  return facts;
}

type Arguments = readonly Argument[];

/** What each argument with a name has to be, as far as that tells more than the name. */
function argumentFacts(args: Arguments, target: Version): string[] {
  const facts: string[] = [];
  for (const argument of args) {
    if (!('name' in argument)) continue;
    const type = 'value' in argument ? argument.value : 'values' in argument ? argument.values : (argument.others ?? null);
    const text = type === null ? null : describeType(type, target);
    if (type === null || text === null || isSpelledOut(type, target)) continue;
    facts.push(`\`<${argument.name}>\`: ${text}`);
  }
  return [...new Set(facts)];
}

function optionDocumentation(name: string, target: Version, section = 'listen'): Documentation | null {
  const option = proxyOption(name);
  if (option === null) return null;
  const { needsHttp } = formOn(option.forms, target) ?? option;
  const args = grammarOf('listen', ['option', name], target)?.grammar.args ?? [];
  const sections = SECTIONS.filter(({ name: kind, proxy }) => proxy && optionPlacement(kind, option, target) === 'allowed');
  const facts = [
    ...(section === '' || sections.length === 0 ? [] : [`In ${codes(sections.map((each) => each.name))}`]),
    ...(needsHttp ? ['Has an effect in mode http only'] : []),
    ...(option.canBeNegated ? [`\`no option ${name}\` turns it off`] : []),
    ...argumentFacts(args, target),
  ];
  return documentation(
    {
      label: 'option of proxies',
      signature: lineSignature(`option ${name}`, args, target),
      description: described('option', name),
      facts,
      url: keywordPlace('listen', `option ${name}`, target),
      lifecycle: option,
    },
    target,
  );
}

/** The beginning of a rule, with what follows the name of the action in the same word. */
function keywordOfAction(ruleset: string, action: Action, { keyword: words, form }: StatementGrammar): string {
  if (!words.endsWith('*') || words.includes('(')) return words;
  const fits = (rest: string) => form?.type === 'pattern' && form.pattern.test(`${action.name}${rest}`);
  const takesArguments = !action.isPrefix || fits('(0)') || fits('(0,0)');
  return `${ruleset} ${action.name}${takesArguments ? '(*' : '*'}`;
}

/** The rulesets whose actions are the steps of health checks. */
const CHECKS: ReadonlySet<string> = new Set(['http-check', 'tcp-check']);

function actionDocumentation(ruleset: string, word: string, target: Version): Documentation | null {
  const action: Action | null = findAction(ruleset, word);
  if (action === null) return null;
  const found = grammarOf('listen', [...ruleset.split(' '), word], target);
  const isOfAction = found !== null && found.keywordLength > ruleset.split(' ').length;
  const args = isOfAction ? found.grammar.args : [];
  const isStep = CHECKS.has(ruleset);
  const others = rulesets().filter((other) => {
    const same = CHECKS.has(other) ? undefined : actionsOf(other)?.get(action.name);
    return same !== undefined && isKnown(same, target);
  });
  return documentation(
    {
      label: isStep ? 'step of health checks' : 'action',
      signature: lineSignature(isOfAction ? keywordOfAction(ruleset, action, found.grammar) : `${ruleset} ${action.name}`, args, target),
      description: described('proxy', `${ruleset} ${action.name}`) ?? described('action', action.name),
      facts: [...(others.length > 1 && !isStep ? [`In ${codes(others)}`] : []), ...argumentFacts(args, target)],
      url: actionPlace(ruleset, [/^[^(]*/.exec(word)?.[0] ?? word, action.name], target),
      lifecycle: action,
    },
    target,
  );
}

function parameterDocumentation(kind: 'bind parameter' | 'server parameter', name: string, target: Version): Documentation | null {
  const parameter = (kind === 'bind parameter' ? bindParameters() : serverParameters()).get(name);
  if (parameter === undefined) return null;
  const args = parameterArguments(kind, name, target);
  return documentation(
    {
      label: kind === 'bind parameter' ? 'parameter of bind lines' : 'parameter of server lines',
      signature: args === null ? `${name}${parameter.argumentCount === 0 ? '' : ' <value>'}` : lineSignature(name, args, target),
      description: described(kind, name),
      facts: [
        ...(parameter.isTls && kind === 'bind parameter' && name !== 'ssl' ? ['Has an effect on lines with `ssl` only'] : []),
        ...argumentFacts(args ?? [], target),
      ],
      url: placeOfKind(kind, name, target),
      lifecycle: parameter,
    },
    target,
  );
}

/** What a parameter takes, from the grammar of the lines it stands on. */
function parameterArguments(kind: 'bind parameter' | 'server parameter', name: string, target: Version): Arguments | null {
  const line = grammarOf('listen', [kind === 'bind parameter' ? 'bind' : 'server'], target);
  for (const argument of line?.grammar.args ?? []) {
    if ('parameters' in argument && Object.hasOwn(argument.parameters, name)) return argument.parameters[name] ?? null;
  }
  return null;
}

const TYPE_NAMES: Readonly<Record<SampleType, string>> = {
  any: 'any type',
  same: 'the type of its input',
  bool: 'boolean',
  sint: 'integer',
  addr: 'address',
  ipv4: 'IPv4 address',
  ipv6: 'IPv6 address',
  str: 'string',
  bin: 'binary',
  meth: 'HTTP method',
};

/** `req.hdr([<string>[,<integer>]])`: arguments by their types. */
function callSignature(name: string, { types, required }: SampleArguments): string {
  if (types.length === 0) return name;
  const part = (from: number, to: number) =>
    types
      .slice(from, to)
      .map((type) => `<${type}>`)
      .join(',');
  const optional = part(required, types.length);
  const separator = required > 0 ? ',' : '';
  return `${name}(${part(0, required)}${optional === '' ? '' : `[${separator}${optional}]`})`;
}

/** Each place once, with its side where the other side does not have it. */
function contextNames(contexts: ReadonlySet<SampleContext>): string[] {
  const names = new Map<string, Set<string>>();
  for (const context of contexts) {
    const [, side = '', place = ''] = /^(?:(fe|be) )?(.*)$/.exec(context) ?? [];
    // Where the headers are at hand, the body is too.
    const name = place.replace(/ body$/, '');
    names.set(name, (names.get(name) ?? new Set()).add(side));
  }
  const BOTH_SIDES = new Set(['tcp-request content', 'http-request', 'tcp-response content', 'http-response']);
  return [...names].map(([name, sides]) => {
    const [side] = sides;
    const only = BOTH_SIDES.has(name) && sides.size === 1 ? (side === 'fe' ? ' of frontends' : ' of backends') : '';
    return `${CONTEXT_NAMES[name] ?? `\`${name}\``}${only}`;
  });
}

const CONTEXT_NAMES: Readonly<Record<string, string>> = {
  log: 'logs',
  configuration: 'conditions of the configuration',
  cli: 'the command line of the runtime API',
  'be tcp-check': '`tcp-check`',
  'stick store': '`stick store`',
  source: '`source`',
};

function fetchDocumentation(name: string, target: Version): Documentation | null {
  const fetch = sampleFetch(name);
  if (fetch === null) return null;
  const form = formOn(fetch.forms, target) ?? fetch;
  const places = contextNames(form.contexts);
  return documentation(
    {
      label: `sample fetch, ${TYPE_NAMES[form.output]}`,
      signature: callSignature(name, form.arguments),
      description: described('sample fetch', name),
      facts: places.length === 0 ? [] : [`In ${places.join(', ')}`],
      url: placeOfKind('sample fetch', name, target),
      lifecycle: fetch,
    },
    target,
  );
}

function aclKeywordDocumentation(name: string, target: Version): Documentation | null {
  const entry = aclKeywords().get(name);
  if (entry === undefined) return null;
  const form = sampleFetch(entry.fetch);
  return documentation(
    {
      label: 'ACL keyword',
      signature: form === null ? name : callSignature(name, (formOn(form.forms, target) ?? form).arguments),
      description: described('sample fetch', entry.fetch),
      facts: [`\`${entry.fetch}\` matched with \`-m ${entry.matching}\``],
      url: placeOfKind('sample fetch', name, target) ?? placeOfKind('sample fetch', entry.fetch, target),
      lifecycle: entry,
    },
    target,
  );
}

function converterDocumentation(name: string, target: Version): Documentation | null {
  const entry = converter(name);
  if (entry === null) return null;
  const form = formOn(entry.forms, target) ?? entry;
  return documentation(
    {
      label: `converter, ${TYPE_NAMES[form.input]} to ${TYPE_NAMES[form.output]}`,
      signature: callSignature(name, form.arguments),
      description: described('converter', name),
      facts: [],
      url: placeOfKind('converter', name, target),
      lifecycle: entry,
    },
    target,
  );
}

const withoutTerms = ({ since, removed }: Pick<Lifecycle, 'since' | 'removed'>): Lifecycle => ({
  since,
  removed,
  deprecated: null,
  instead: null,
});

function aliasDocumentation(name: string, target: Version): Documentation | null {
  const alias = LOG_ALIASES.find((each) => each.name === name);
  if (alias === undefined) return null;
  return documentation(
    {
      label: 'log-format alias',
      signature: `%${name}`,
      description: described('log alias', name),
      facts: alias.isHttp ? ['In mode http only'] : [],
      url: placeOfKind('log alias', name, target),
      lifecycle: withoutTerms(alias),
    },
    target,
  );
}

function sectionDocumentation(name: string, target: Version): Documentation | null {
  const section = SECTIONS.find((each) => each.name === name);
  if (section === undefined) return null;
  return documentation(
    {
      label: 'section',
      signature: SECTION_SIGNATURES[name] ?? `${name} <name>`,
      description: described('section', name),
      facts: [],
      url: sectionPlace(name, target),
      lifecycle: { ...section, instead: null },
    },
    target,
  );
}

/** Headers that are not just a name. */
const SECTION_SIGNATURES: Readonly<Record<string, string>> = {
  global: 'global',
  traces: 'traces',
  namespace_list: 'namespace_list',
  'crt-store': 'crt-store [<name>]',
  defaults: 'defaults [<name>] [from <defaults>]',
  frontend: 'frontend <name> [from <defaults>]',
  backend: 'backend <name> [from <defaults>]',
  listen: 'listen <name> [from <defaults>]',
};

function predefinedAclDocumentation(name: string, target: Version): Documentation | null {
  const acl = PREDEFINED_ACLS.find((each) => each.name === name);
  if (acl === undefined) return null;
  return documentation(
    {
      label: 'predefined ACL',
      signature: name,
      description: described('predefined ACL', name),
      facts: [],
      url: placeOfKind('predefined ACL', name, target),
      lifecycle: withoutTerms({ since: acl.since, removed: null }),
    },
    target,
  );
}

function namedDocumentation(kind: 'filter' | 'service', name: string, target: Version): Documentation | null {
  const entry = (kind === 'filter' ? filters() : services()).get(name);
  if (entry === undefined) return null;
  const args = kind === 'filter' ? grammarOf('listen', ['filter', name], target) : null;
  return documentation(
    {
      label: kind,
      signature: kind === 'filter' ? lineSignature(`filter ${name}`, args?.keywordLength === 2 ? args.grammar.args : [], target) : name,
      description: described(kind, name),
      facts: [],
      url: kind === 'filter' ? keywordPlace('listen', 'filter', target) : null,
      lifecycle: entry,
    },
    target,
  );
}
