import { stat } from 'node:fs/promises';
import type { LintMessage, LintResult } from '@haplint/core';
import { resultOf } from '@haplint/core/internal';
import type { AdoptionOptions } from '../arguments.js';
import { displayPath } from '../display-path.js';
import type { CliIo } from '../io.js';
import type { Notices } from '../notices.js';
import { STDIN_NAME } from '../source-files.js';
import { inWords } from '../system-error.js';
import { UsageError } from '../usage-error.js';
import { checkRuleNames, type RuleCounts, SuppressionFile } from './suppression-file.js';

/** The results without what the file lets pass. */
export interface SuppressedResults {
  readonly results: readonly LintResult[];
  /** It lets pass more than there is, so findings could come back unseen. */
  readonly isTooWide: boolean;
}

/**
 * Takes out of the results what the suppression file lets pass: the findings of a rule in a file, as long as there are no
 * more of them than it says. Where the options ask for it, the file is brought up to date first.
 */
export async function applySuppressions(
  given: readonly LintResult[],
  file: string,
  knownRules: ReadonlySet<string>,
  options: AdoptionOptions,
  io: CliIo,
  notices: Notices,
): Promise<SuppressedResults> {
  const isMade = options.suppressAll || options.suppressRules.length > 0;
  const found = await SuppressionFile.read(file, io.cwd);
  if (found === null && !isMade) {
    if (options.suppressionsLocation === null && !options.pruneSuppressions) return { results: given, isTooWide: false };
    throw new UsageError(`${displayPath(file, io.cwd)}: there is no such suppression file; haplint --suppress-all makes one`);
  }
  checkRuleNames('--suppress-rule', options.suppressRules, knownRules);
  const suppressions = found ?? SuppressionFile.empty(file, io.cwd);
  if (isMade || options.pruneSuppressions) await update(suppressions, given, options, notices);
  return apply(suppressions, given, io, notices);
}

/** Brings the file up to date and writes it, unless something could not be checked: what is not known would get lost. */
async function update(file: SuppressionFile, results: readonly LintResult[], options: AdoptionOptions, notices: Notices): Promise<void> {
  if (notices.failed) {
    notices.note(`${file.shown}: left as it is, for not everything could be checked`);
    return;
  }
  let suppressed = 0;
  for (const { filePath, messages } of results) {
    if (filePath === STDIN_NAME) continue;
    const now = countsOf(messages);
    const counts = options.pruneSuppressions ? pruned(file.countsFor(filePath), now) : widened(file.countsFor(filePath), now, options);
    file.setCounts(filePath, counts);
    for (const count of counts.values()) suppressed += count;
  }
  if (options.pruneSuppressions) {
    for (const each of file.files) if (!(await exists(each))) file.setCounts(each, new Map());
  }
  try {
    await file.write();
    notices.note(`${file.shown}: lets ${suppressed} ${suppressed === 1 ? 'finding' : 'findings'} pass`);
  } catch (error) {
    notices.fail(`${file.shown}: cannot write it: ${inWords(error)}`);
  }
}

/** No more than before, and no more than there is. */
function pruned(before: RuleCounts, now: RuleCounts): RuleCounts {
  const counts = [...before].map(([rule, count]): [string, number] => [rule, Math.min(count, now.get(rule) ?? 0)]);
  return new Map(counts.filter(([, count]) => count > 0));
}

/** What there is, of the rules that are to be suppressed; the others keep what they had. */
function widened(before: RuleCounts, now: RuleCounts, { suppressAll, suppressRules }: AdoptionOptions): RuleCounts {
  if (suppressAll) return now;
  const counts = new Map(before);
  for (const rule of suppressRules) {
    const count = now.get(rule);
    if (count === undefined) counts.delete(rule);
    else counts.set(rule, count);
  }
  return counts;
}

function apply(file: SuppressionFile, given: readonly LintResult[], { cwd }: CliIo, notices: Notices): SuppressedResults {
  const tooWide: string[] = [];
  const results = given.map((result) => {
    const { filePath, messages } = result;
    const allowed = filePath === STDIN_NAME ? new Map<string, number>() : file.countsFor(filePath);
    if (allowed.size === 0) return result;
    const now = countsOf(messages);
    const name = displayPath(filePath, cwd);
    for (const [rule, count] of allowed) {
      const found = now.get(rule) ?? 0;
      if (found > count) notices.note(`${name}: ${rule} has ${found} findings, and ${file.shown} lets ${count} pass`);
      else if (found < count) tooWide.push(`${name}: ${rule} has ${found} of ${count}`);
    }
    const isLetPass = (message: LintMessage) => !message.fatal && (now.get(message.ruleId) ?? 0) <= (allowed.get(message.ruleId) ?? 0);
    return resultOf(
      filePath,
      messages.filter((message) => !isLetPass(message)),
    );
  });
  if (tooWide.length > 0) {
    const rest = tooWide.length > 1 ? ` and ${tooWide.length - 1} more` : '';
    notices.note(
      `${file.shown} lets pass what is no longer there (${tooWide[0]}${rest}); run haplint with --prune-suppressions, so that it stays away`,
    );
  }
  return { results, isTooWide: tooWide.length > 0 };
}

function countsOf(messages: readonly LintMessage[]): RuleCounts {
  const counts = new Map<string, number>();
  for (const { ruleId, fatal } of messages) if (!fatal) counts.set(ruleId, (counts.get(ruleId) ?? 0) + 1);
  return counts;
}

async function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}
