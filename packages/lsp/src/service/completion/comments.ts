import { branches, formatVersion, latestRelease } from '@haplint/catalog';
import type { DecodedText } from '@haplint/parser';
import { CompletionItemKind } from 'vscode-languageserver-types';
import type { Place } from './place.js';
import type { Proposal, Proposals } from './proposal.js';

/** The comments that haplint reads. */
const DIRECTIVES: Readonly<Record<string, string>> = {
  'haplint-disable-next-line': 'accepts what rules find on the next line',
  'haplint-disable-line': 'accepts what rules find on this line',
  'haplint-disable-section': 'accepts what rules find in the section that this line opens',
  'haplint-disable': 'switches rules off from here on',
  'haplint-enable': 'switches rules on again',
  'haplint target:': 'the version of HAProxy that the file is for',
};

/** What can go on with a comment addressed to haplint. */
export function commentProposals({ view }: Place, comment: DecodedText): Proposals | null {
  const { value } = comment;
  const target = /^#\s*haplint\s+target:\s*(\S*)$/.exec(value);
  if (target !== null) return { from: value.length - (target[1] as string).length, list: versions() };
  const rules = /^#\s*haplint-(?:disable(?:-next-line|-line|-section)?|enable)[\s:]+(?:[\w/-]+\s*,\s*)*([\w/-]*)$/.exec(value);
  if (rules !== null && !value.includes(' -- ')) {
    const list = [...view.configuration.options.knownRules]
      .sort()
      .map((label) => ({ label, kind: CompletionItemKind.Value, detail: 'rule' }));
    return { from: value.length - (rules[1] as string).length, list };
  }
  const beginning = /^#\s*([\w-]*(?: [a-z:]*)?)$/.exec(value);
  if (beginning === null) return null;
  const [, typed = ''] = beginning;
  const list = Object.entries(DIRECTIVES)
    .filter(([label]) => label.startsWith(typed))
    .map(([label, detail]): Proposal => ({ label, kind: CompletionItemKind.Keyword, detail, insert: `${label} ` }));
  return { from: value.length - typed.length, list };
}

function versions(): readonly Proposal[] {
  return branches().flatMap(({ name }) => {
    const newest = latestRelease(name);
    const branch: Proposal = { label: name, kind: CompletionItemKind.Value, detail: 'the newest release of the branch' };
    return newest === null ? [branch] : [branch, { label: formatVersion(newest), kind: CompletionItemKind.Value, detail: 'release' }];
  });
}
