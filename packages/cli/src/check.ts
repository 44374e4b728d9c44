import { type LintOptions, type LintReport, type LintResult, lintParsed, parseConfig } from '@haplint/core';
import type { CliOptions } from './arguments.js';
import { type Configuration, settingsPath } from './configurations.js';
import { displayPath } from './display-path.js';
import type { CliIo } from './io.js';
import type { Notices } from './notices.js';
import { pathOf, readSource, type Source } from './source-files.js';
import { inWords } from './system-error.js';
import { TargetChoice } from './target-choice.js';

/** What was found, and the texts that findings point into. */
export interface CheckResult {
  readonly results: readonly LintResult[];
  readonly texts: ReadonlyMap<string, string>;
}

/** Checks configurations one after the other; what cannot be read, written or run is said through the notices. */
export async function checkConfigurations(
  configurations: readonly Configuration[],
  options: CliOptions,
  io: CliIo,
  notices: Notices,
): Promise<CheckResult> {
  const targetChoice = new TargetChoice(io, notices, options.detect);
  const results: LintResult[] = [];
  const texts = new Map<string, string>();
  for (const configuration of configurations) {
    const sources = await readSources(configuration, io, notices);
    if (sources === null) continue;
    const checked = await checkOne(sources, configuration, options, io, notices, targetChoice);
    results.push(...checked.report.results);
    for (const [i, result] of checked.report.results.entries()) {
      // Thousands of clean files need not stay in memory.
      if (result.messages.length > 0) texts.set(result.filePath, checked.texts[i] as string);
    }
    if (checked.report.targetSource === 'none') targetChoice.noteMissingTarget();
    for (const { ruleId, error } of checked.report.crashes) {
      notices.fail(`the rule "${ruleId}" failed, so what it would have found is missing; the findings say where`, error);
    }
  }
  return { results, texts };
}

/** The texts of a configuration; null where one cannot be read, for the others may refer to what it holds. */
export async function readSources({ inputs }: Configuration, io: CliIo, notices: Notices): Promise<Source[] | null> {
  const sources: Source[] = [];
  let isComplete = true;
  for (const input of inputs) {
    try {
      sources.push(await readSource(input, io));
    } catch (error) {
      isComplete = false;
      const rest = inputs.length > 1 ? ', so the configuration that it is part of was not checked' : '';
      notices.fail(`${displayPath(pathOf(input), io.cwd)}: cannot read it: ${inWords(error)}${rest}`);
    }
  }
  return isComplete ? sources : null;
}

interface Checked {
  readonly report: LintReport;
  /** The texts that the report is about, in the order of its results. */
  readonly texts: readonly string[];
}

async function checkOne(
  sources: readonly Source[],
  { config }: Configuration,
  options: CliOptions,
  io: CliIo,
  notices: Notices,
  targetChoice: TargetChoice,
): Promise<Checked> {
  const files = sources.map(parseConfig);
  const lintOptions: LintOptions = {
    rulesFor: (filePath) => config.rulesFor(settingsPath(filePath, io.cwd)),
    knownRules: config.knownRules,
    targets: await targetChoice.targetsFor(files, config),
    // The first file's settings are those of the whole configuration.
    env: config.envFor(settingsPath((sources[0] as Source).path, io.cwd)),
    inlineSuppressions: options.inlineConfig,
  };
  if (options.fix) {
    const { fixFiles } = await import('./fix-files.js');
    return fixFiles(sources, lintOptions, io, notices);
  }
  return { report: lintParsed(files, lintOptions), texts: sources.map(({ text }) => text) };
}
