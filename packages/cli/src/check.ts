import { type LintOptions, type LintReport, type LintResult, lintParsed, parseConfig } from '@haplint/core';
import type { ConfigFile } from '@haplint/parser';
import type { CliOptions } from './arguments.js';
import type { ResultCache } from './cache/result-cache.js';
import { type Configuration, settingsPath } from './configurations.js';
import { displayPath } from './display-path.js';
import type { FileFixer } from './fixing/file-fixer.js';
import type { CliIo } from './io.js';
import type { Notices } from './notices.js';
import { pathOf, readSource, type Source } from './source-files.js';
import type { RunStats } from './stats/run-stats.js';
import { inWords } from './system-error.js';
import { TargetChoice } from './target-choice.js';

/** What was found, and the texts that findings point into. */
export interface CheckResult {
  readonly results: readonly LintResult[];
  readonly texts: ReadonlyMap<string, string>;
  /** What `--fix` would change; null unless `--fix-dry-run` asks for it. */
  readonly diff: string | null;
}

/** Checks configurations one after the other; what cannot be read, written or run is said through the notices. */
export async function checkConfigurations(
  configurations: readonly Configuration[],
  options: CliOptions,
  io: CliIo,
  notices: Notices,
  stats: RunStats | null = null,
): Promise<CheckResult> {
  const targetChoice = new TargetChoice(io, notices, options.detect);
  const fixer = options.fix || options.fixDryRun ? new (await import('./fixing/file-fixer.js')).FileFixer(options, io, notices) : null;
  const cache =
    options.adoption.cache && fixer === null ? await (await import('./cache/result-cache.js')).ResultCache.open(options, io) : null;
  const results: LintResult[] = [];
  const texts = new Map<string, string>();
  for (const configuration of configurations) {
    const read = () => readSources(configuration, io, notices);
    const sources = await (stats === null ? read() : stats.phase('read', read));
    if (sources === null) continue;
    const checked = await checkOne(sources, configuration, options, io, { targetChoice, fixer, cache, stats });
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
  fixer?.noteWhatIsLeft();
  await cache?.save(io, notices);
  return { results, texts, diff: options.fixDryRun ? (fixer?.diff ?? '') : null };
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
  readonly report: Pick<LintReport, 'results' | 'targetSource' | 'crashes'>;
  /** The texts that the report is about, in the order of its results. */
  readonly texts: readonly string[];
}

/** What the configurations of a run share. */
interface Shared {
  readonly targetChoice: TargetChoice;
  readonly fixer: FileFixer | null;
  readonly cache: ResultCache | null;
  readonly stats: RunStats | null;
}

async function checkOne(
  sources: readonly Source[],
  configuration: Configuration,
  options: CliOptions,
  io: CliIo,
  { targetChoice, fixer, cache, stats }: Shared,
): Promise<Checked> {
  const { config } = configuration;
  let parsedFiles: readonly ConfigFile[] | null = null;
  const files = () => {
    parsedFiles ??= sources.map((source) => parsed(source, stats));
    return parsedFiles;
  };
  const texts = sources.map(({ text }) => text);
  // What the cache knows need not be parsed, unless a comment might name the target.
  const mayNameTarget = cache === null || texts.some((text) => /haplint/.test(text));
  const lintOptions: LintOptions = {
    rulesFor: (filePath) => config.rulesFor(settingsPath(filePath, io.cwd)),
    knownRules: config.knownRules,
    targets: await targetChoice.targetsFor(mayNameTarget ? files() : [], config),
    // The first file's settings are those of the whole configuration.
    env: config.envFor(settingsPath((sources[0] as Source).path, io.cwd)),
    inlineSuppressions: options.inlineConfig,
    ...(stats === null ? {} : { timing: stats }),
  };
  if (fixer !== null) return fixer.fix(sources, lintOptions);
  const hash = cache?.hashOf(sources, configuration, lintOptions) ?? null;
  const known = hash === null ? null : (cache?.find(sources, hash) ?? null);
  if (known !== null) return { report: { ...known, crashes: [] }, texts };
  const report = lintParsed(files(), lintOptions);
  if (hash !== null) cache?.add(sources, hash, report);
  return { report, texts };
}

function parsed(source: Source, stats: RunStats | null): ConfigFile {
  const start = stats?.now() ?? 0;
  const file = parseConfig(source);
  stats?.parse(source.path, stats.now() - start);
  return file;
}
