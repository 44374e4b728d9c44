import { branch, formatVersion, parseTarget, type Version } from '@haplint/catalog';
import type { Certainty } from '@haplint/core';
import type { ConditionalBranch, ConfigFile, Macro } from '@haplint/parser';
import type { DocumentView } from '../document-view.js';
import { branchedLinesOf } from '../lines/branched-lines.js';
import { placeText } from './places.js';

/** What an `.if`, `.elif`, `.else` or `.endif` decides for the target; null for other lines, and for an arm without lines. */
export function macroText(macro: Macro, view: DocumentView): string | null {
  const { tree, model, target } = view;
  if (macro.keyword.value === '.endif') {
    const block = tree.conditionals.find(({ end }) => end === macro);
    const first = block?.branches[0]?.macro;
    return first === undefined ? null : `Ends the block of ${placeText(first, view)}`;
  }
  const arm = armOf(macro, tree);
  if (arm === null) return null;
  const version = formatVersion(target);
  if (arm.kind !== 'else' && model.isEvaluated(macro) === false) return `HAProxy ${version} does not look at this condition`;
  const line = branchedLinesOf(tree).find((each) => each.branch === arm);
  if (line === undefined) return null;
  return `HAProxy ${version} ${VERDICTS[String(model.isRead(line)) as `${Certainty}`]}`;
}

const VERDICTS: Readonly<Record<`${Certainty}`, string>> = {
  true: 'reads the lines below',
  false: 'skips the lines below',
  unknown: 'may read the lines below: the version alone does not tell',
};

function armOf(macro: Macro, { conditionals }: ConfigFile): ConditionalBranch | null {
  for (const { branches } of conditionals) for (const arm of branches) if (arm.macro === macro) return arm;
  return null;
}

/** What is known of a version that a text names ('3.0', '3.0.11'): its day and its branch; null for no known version. */
export function versionText(text: string): string | null {
  const version = parseTarget(text);
  const found = version === null ? null : branch(version.branch);
  if (version === null || found === null) return null;
  const isBranch = text === found.name;
  const release = isBranch ? undefined : found.releases.find((each) => sameVersion(each.version, version));
  const latest = found.releases.at(-1);
  const facts = [
    `**HAProxy ${isBranch ? text : formatVersion(version)}**${release?.date ? `, of ${release.date}` : ''}`,
    `Branch ${found.name}: ${found.status === 'maintained' ? `maintained until ${found.endOfLife ?? 'an unknown day'}` : found.status === 'end-of-life' ? `end of life${found.endOfLife === null ? '' : ` (${found.endOfLife})`}` : 'in development'}${found.lts ? ', long-term support' : ''}`,
    ...(latest !== undefined && (isBranch || !sameVersion(latest.version, version))
      ? [`Newest known release: ${formatVersion(latest.version)}`]
      : []),
  ];
  return facts.join('  \n');
}

const sameVersion = (a: Version, b: Version) => formatVersion(a) === formatVersion(b);
