import {
  actionsOf,
  filters,
  furtherKeywordWords,
  grammarOf,
  isKnown,
  isOptionNegatable,
  type Keyword,
  keyword,
  keywordsOf,
  optionPlacement,
  placementOf,
  proxyOptions,
  SECTIONS,
  sectionsOf,
  subKeywordsOf,
} from '@haplint/catalog';
import { CompletionItemKind } from 'vscode-languageserver-types';
import { reference, variable } from './expressions.js';
import { proposalOf } from './lifecycle.js';
import { namesOf } from './named.js';
import { type Place, rulesetOf } from './place.js';
import { type Proposal, type Proposals, RANK } from './proposal.js';
import { snippetOf } from './snippet-of-arguments.js';

/** The words that a line can begin with here: keywords of the section, `no` and `default`, and the headers of sections. */
export function lineBeginnings(place: Place): readonly Proposal[] {
  const { kind, prefix } = place;
  const keywords = kind === null ? [] : keywordsHere(place, kind);
  if (prefix !== null) return keywords;
  return [...(kind === null ? [] : PREFIXES), ...keywords, ...sectionHeaders(place)];
}

const PREFIXES: readonly Proposal[] = [
  { label: 'no', kind: CompletionItemKind.Keyword, detail: 'switches off what follows', rank: RANK.general },
  { label: 'default', kind: CompletionItemKind.Keyword, detail: 'brings back what is usual', rank: RANK.general },
];

function keywordsHere(place: Place, kind: string): readonly Proposal[] {
  const { target, prefix } = place;
  return [...keywordsOf(kind).values()].flatMap((entry) => {
    if (placementOf(kind, entry, target) !== 'allowed' || (prefix !== null && !canBeNegated(kind, entry))) return [];
    return proposalOf(entry, target, keywordProposal(place, kind, entry.name));
  });
}

/** Whether `no` and `default` may stand in front, of the keyword or of one of its second words. */
function canBeNegated(kind: string, { name, canBeNegated: own }: Keyword): boolean {
  return own || [...(subKeywordsOf(kind, name)?.values() ?? [])].some((entry) => entry.canBeNegated);
}

function keywordProposal(place: Place, section: string, name: string, kind: CompletionItemKind = CompletionItemKind.Keyword): Proposal {
  const { words, target } = place;
  const all = [...words, name];
  const found = grammarOf(section, all, target);
  const snippet = found !== null && found.keywordLength === all.length ? snippetOf(name, found.grammar.args, target) : null;
  return { label: name, kind, subject: { kind: 'keyword', section, words: all }, ...(snippet === null ? {} : { snippet }) };
}

function sectionHeaders({ line, target }: Place): readonly Proposal[] {
  // A header may stand anywhere, but is mostly meant where the line begins without a space.
  const isAtStart = line.offset - line.word.value.length === 0 || /\n$/.test(textBefore(line.word.offsetAt(0), line.section?.root.text));
  return sectionsOf(target).map(({ name, deprecated }) => {
    const proposal: Proposal = {
      label: name,
      kind: CompletionItemKind.Module,
      detail: 'section',
      rank: isAtStart ? RANK.first : RANK.general,
      subject: { kind: 'section', name },
    };
    const entry = { since: null, removed: null, instead: null, deprecated };
    return proposalOf(entry, target, proposal)[0] ?? proposal;
  });
}

function textBefore(offset: number, text = ''): string {
  return text.slice(Math.max(0, offset - 1), offset);
}

/** The words that go on with a keyword of several words: `client` behind `timeout`, actions behind the name of their ruleset. */
export function furtherWords(place: Place): Proposals {
  const inside = insideKeyword(place);
  return inside ?? { from: 0, list: wholeWords(place) };
}

/** What stands in the parenthesis that is open in the last word of a keyword: `set-var(txn.`; null where none is. */
function insideKeyword(place: Place): Proposals | null {
  const { kind, words, line, target } = place;
  const { value } = line.word;
  const open = value.indexOf('(');
  if (kind === null || open === -1) return null;
  const found = grammarOf(kind, [...words, value], target);
  if (found === null || found.keywordLength !== words.length + 1 || found.grammar.inParentheses === undefined) return null;
  const given = value.slice(open + 1).split(',');
  const kindOf = found.grammar.inParentheses[given.length - 1]?.kind;
  const from = value.length - (given.at(-1) ?? '').length;
  if (kindOf === undefined || value.endsWith(')')) return { from, list: [] };
  return { from, list: namesOf(kindOf, place).map(kindOf === 'variable' ? variable : reference) };
}

function wholeWords(place: Place): readonly Proposal[] {
  const { words, kind, target, prefix } = place;
  const [first] = words;
  if (kind === null || first === undefined) return [];
  const isProxy = SECTIONS.some(({ name, proxy }) => proxy && name === kind);
  if (isProxy && words.length === 1 && first === 'option') return options(place, kind);
  if (words.length === 1 && first === 'filter') {
    return [...filters().values()].flatMap((entry) => proposalOf(entry, target, keywordProposal(place, kind, entry.name)));
  }
  const ruleset = rulesetOf(words);
  if (ruleset !== null) return ruleset.length === words.length ? actions(place, kind, ruleset.ruleset) : [];
  const second = words.length === 1 ? subKeywordsOf(kind, first) : null;
  if (second !== null) {
    const isNegatable = keyword(kind, first)?.canBeNegated === true;
    return [...second.values()].flatMap((entry) => {
      if (placementOf(kind, entry, target) !== 'allowed' || (prefix !== null && !isNegatable && !entry.canBeNegated)) return [];
      return proposalOf(entry, target, keywordProposal(place, kind, entry.name));
    });
  }
  return furtherKeywordWords(kind, words, target).map((word) => keywordProposal(place, kind, word.split('*', 1)[0] as string));
}

function options(place: Place, section: string): readonly Proposal[] {
  const { target, prefix } = place;
  return [...proxyOptions().values()].flatMap((entry) => {
    if (optionPlacement(section, entry, target) !== 'allowed' || (prefix !== null && !isOptionNegatable(entry, target))) return [];
    const { name } = entry;
    const proposal: Proposal = {
      ...keywordProposal(place, section, name),
      kind: CompletionItemKind.Property,
      subject: { kind: 'option', name },
    };
    return proposalOf(entry, target, entry.needsHttp ? { ...proposal, detail: 'mode http' } : proposal);
  });
}

/** The actions of a ruleset; where a name goes on in parentheses, with the parenthesis. */
function actions(place: Place, section: string, ruleset: string): readonly Proposal[] {
  const { target, words } = place;
  return [...(actionsOf(ruleset)?.values() ?? [])].flatMap((entry) => {
    const { name } = entry;
    if (!isKnown(entry, target)) return [];
    const base: Proposal = { label: name, kind: CompletionItemKind.Function, subject: { kind: 'action', ruleset, name } };
    const whole = grammarOf(section, [...words, name], target);
    const isWhole = whole !== null && whole.keywordLength === words.length + 1 && !whole.grammar.keyword.endsWith('*)');
    const called = entry.isPrefix ? grammarOf(section, [...words, `${name}(`], target) : null;
    if (called !== null && called.keywordLength === words.length + 1 && (!isWhole || called.grammar.keyword.includes('('))) {
      const rest = snippetOf('', called.grammar.args, target) ?? '';
      return proposalOf(entry, target, { ...base, insert: `${name}(`, snippet: `${name}(\${9:name})${rest}` });
    }
    const args = isWhole ? snippetOf(name, whole.grammar.args, target) : null;
    return proposalOf(entry, target, args === null ? base : { ...base, snippet: args });
  });
}
