import type { LintResult } from '@haplint/core';
import {
  FormsOfRun,
  type LintOptions,
  type LintReport,
  type LintTiming,
  lintParsed,
  MOST_FINDINGS,
  parseConfig,
  templateOf,
} from '@haplint/core/internal';
import type { ConfigFile } from '@haplint/parser';
import type { CliOptions } from './arguments.js';
import type { ResultCache } from './cache/result-cache.js';
import { type Configuration, settingsPath } from './configurations.js';
import type { Deadline } from './deadline/deadline.js';
import { displayPath } from './display-path.js';
import type { FileFixer } from './fixing/file-fixer.js';
import type { CliIo } from './io.js';
import type { Notices } from './notices.js';
import { Progress } from './progress.js';
import type { CheckedConfiguration } from './report/reported-configuration.js';
import { type Input, pathOf, readSource, type Source } from './source-files.js';
import { inlineLittle, LARGE_RUN } from './start/inlining.js';
import type { RunStats } from './stats/run-stats.js';
import { inWords } from './system-error.js';
import { TargetChoice, type TargetSettings } from './target-choice.js';
import { UsageError } from './usage-error.js';

/** What was found, and the texts that findings point into. */
export interface CheckResult {
  readonly results: readonly LintResult[];
  readonly texts: ReadonlyMap<string, string>;
  /** What `--fix` would change; null unless `--fix-dry-run` asks for it. */
  readonly diff: string | null;
}

/** Who looks on while configurations are checked. */
export interface Observers {
  readonly onChecked?: (checked: CheckedConfiguration) => void;
  readonly stats?: RunStats | null;
  readonly deadline?: Deadline | null;
}

/**
 * Checks configurations one after the other; what cannot be read, written or run is said through the notices. `onChecked` is
 * told of each, for what is to be made of its text beside findings.
 */
export async function checkConfigurations(
  configurations: readonly Configuration[],
  options: CliOptions,
  io: CliIo,
  notices: Notices,
  { onChecked, stats = null, deadline = null }: Observers = {},
): Promise<CheckResult> {
  await checkHaproxyOption(options, io);
  // A haproxy that was asked for is asked for its version too.
  const targetChoice = new TargetChoice(io, notices, options.detect || typeof options.haproxy === 'string');
  const fixer = options.fix || options.fixDryRun ? new (await import('./fixing/file-fixer.js')).FileFixer(options, io, notices) : null;
  // What draws configurations has to read them anyhow.
  const mayCache = options.adoption.cache && fixer === null && onChecked === undefined;
  const cache = mayCache ? await (await import('./cache/result-cache.js')).ResultCache.open(options, io) : null;
  const results: LintResult[] = [];
  const texts = new Map<string, string>();
  const progress = new Progress(io.stderr, configurations.length);
  notices.beforeEach(() => progress.clear());
  const formsOfRun = configurations.length > 1 ? new FormsOfRun() : null;
  let charactersRead = 0;
  for (const [done, configuration] of configurations.entries()) {
    const read = () => readSources(configuration, io, notices);
    const sources = await (stats === null ? read() : stats.phase('read', read));
    if (sources === null) continue;
    const wasLarge = charactersRead > LARGE_RUN;
    for (const { text } of sources) charactersRead += text.length;
    if (!wasLarge && charactersRead > LARGE_RUN) inlineLittle();
    progress.step(done, displayPath((sources[0] as Source).path, io.cwd));
    const checked = await checkOne(sources, configuration, options, io, { targetChoice, fixer, cache, stats, deadline, formsOfRun });
    const found = await withHaproxy(checked, sources, configuration, options, io, notices);
    results.push(...found);
    onChecked?.({
      files: sources.map(({ path }, i) => ({ path, text: checked.texts[i] as string })),
      targets: checked.report.targets ?? [],
      env: configuration.config.envFor(settingsPath((sources[0] as Source).path, io.cwd)),
    });
    for (const [i, result] of found.entries()) {
      // Thousands of clean files need not stay in memory.
      if (result.messages.length > 0) texts.set(result.filePath, checked.texts[i] as string);
    }
    noteWhatIsLeftOut(checked.report.cutShort, io, notices);
    if (checked.report.targetSource === 'none') targetChoice.noteMissingTarget();
    for (const { ruleId, error } of checked.report.crashes) {
      notices.fail(
        `the rule "${ruleId}" failed, so what it would have found is missing; the findings say where`,
        error,
        ruleId.includes('/'),
      );
    }
  }
  progress.clear();
  fixer?.noteWhatIsLeft();
  await cache?.save(io, notices);
  return { results, texts, diff: options.fixDryRun ? (fixer?.diff ?? '') : null };
}

/** Says of which rules not all findings are shown. */
function noteWhatIsLeftOut(cutShort: LintReport['cutShort'], io: CliIo, notices: Notices): void {
  if (cutShort.length === 0) return;
  // To write one number, Node loads the rules for writing them in all languages: 13 ms.
  const most = `${MOST_FINDINGS.toLocaleString('en')} findings`;
  // The last one has ended it.
  const endedBy = new Map(cutShort.filter(({ isRestUnread }) => isRestUnread).map(({ filePath, ruleId }) => [filePath, ruleId]));
  for (const [filePath, ruleId] of endedBy)
    notices.note(
      `${displayPath(filePath, io.cwd)}: after ${most} of "${ruleId}", the rest was not checked; is it a configuration of HAProxy?`,
    );
  for (const { ruleId, filePath } of cutShort)
    if (!endedBy.has(filePath)) notices.note(`${displayPath(filePath, io.cwd)}: of "${ruleId}", the first ${most} are shown, and no more`);
}

/** The texts of a configuration; null where one cannot be read, for the others may refer to what it holds. */
export async function readSources(
  { inputs, templateFor }: Pick<Configuration, 'inputs' | 'templateFor'>,
  io: CliIo,
  notices: Notices,
): Promise<Source[] | null> {
  const sources: Source[] = [];
  let isComplete = true;
  for (const input of inputs) {
    try {
      sources.push({ ...(await readSource(input, io)), template: templateFor(pathOf(input)) });
    } catch (error) {
      isComplete = false;
      const rest = inputs.length > 1 ? ', so the configuration that it is part of was not checked' : '';
      notices.fail(`${displayPath(pathOf(input), io.cwd)}: cannot read it: ${inWords(error)}${rest}`);
    }
  }
  return isComplete ? sources : null;
}

interface Checked {
  /** Without `targets` where the cache had the results. */
  readonly report: Pick<LintReport, 'results' | 'targetSource' | 'crashes' | 'cutShort'> & Partial<Pick<LintReport, 'targets'>>;
  /** The texts that the report is about, in the order of its results. */
  readonly texts: readonly string[];
}

/** The results, and what a real haproxy says where one was asked for. */
async function withHaproxy(
  { report, texts }: Checked,
  sources: readonly Source[],
  { config, inputs, isFragment }: Configuration,
  options: CliOptions,
  io: CliIo,
  notices: Notices,
): Promise<readonly LintResult[]> {
  const program = options.haproxy ?? config.haproxy;
  // HAProxy reads what is on the disk, which a dry run leaves as it was.
  if (program === null || program === false || options.fixDryRun) return report.results;
  const template = sources.find((source) => templateOf(source) !== null);
  if (isFragment || template !== undefined) {
    const what = displayPath((template ?? (sources[0] as Source)).path, io.cwd);
    notices.note(`${what}: haproxy was not asked about it, for it is ${template ? 'a template' : 'a fragment'}, not a configuration`);
    return report.results;
  }
  const { askHaproxy, whyNotHaproxy } = await import('./haproxy/ask.js');
  const why = options.haproxy === null ? await whyNotHaproxy(program, io.env) : null;
  if (why !== null) {
    notices.fail(`the haproxy that the configuration names, ${program}: ${why}; mend that, or use --no-haproxy`);
    return report.results;
  }
  const files = sources.map(({ path }, i) => ({ path, text: texts[i] as string, isStdin: 'stdin' in (inputs[i] as Input) }));
  const env = { ...io.env, ...config.envFor(settingsPath(files[0]?.path ?? '', io.cwd)) };
  return askHaproxy(program, files, report.results, { env, io, notices });
}

/** A haproxy that the command line names has to be one. Throws `UsageError`. */
async function checkHaproxyOption({ haproxy }: CliOptions, io: CliIo): Promise<void> {
  if (haproxy === null || haproxy === false) return;
  const { whyNotHaproxy } = await import('./haproxy/ask.js');
  const why = await whyNotHaproxy(haproxy, io.env);
  if (why !== null) throw new UsageError(`--haproxy ${haproxy}: ${why}; name the program with --haproxy=PATH`);
}

/** Where the targets of a configuration come from: a haproxy named on the command line wins over what the configuration says. */
export function targetSettings(config: Configuration['config'], { haproxy, targets }: CliOptions): TargetSettings {
  if (haproxy === false) return { targets: config.targets, haproxy: null };
  return haproxy === null || targets.length > 0 ? config : { targets: [], haproxy };
}

/** What the configurations of a run share. */
interface Shared {
  readonly targetChoice: TargetChoice;
  readonly fixer: FileFixer | null;
  readonly cache: ResultCache | null;
  readonly stats: RunStats | null;
  readonly deadline: Deadline | null;
  readonly formsOfRun: FormsOfRun | null;
}

async function checkOne(
  sources: readonly Source[],
  configuration: Configuration,
  options: CliOptions,
  io: CliIo,
  { targetChoice, fixer, cache, stats, deadline, formsOfRun }: Shared,
): Promise<Checked> {
  const { config, isFragment } = configuration;
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
    additions: config.additions,
    targets: await targetChoice.targetsFor(mayNameTarget ? files() : [], targetSettings(config, options)),
    // The first file's settings are those of the whole configuration.
    env: config.envFor(settingsPath((sources[0] as Source).path, io.cwd)),
    inlineSuppressions: options.inlineConfig,
    fragment: isFragment,
    mostFindings: MOST_FINDINGS,
    ...(formsOfRun === null ? {} : { formsOfRun }),
    ...(stats === null && deadline === null ? {} : { timing: timingFor(stats, deadline) }),
  };
  if (fixer !== null) return fixer.fix(sources, lintOptions);
  const hash = cache?.hashOf(sources, configuration, lintOptions) ?? null;
  const known = hash === null ? null : (cache?.find(sources, hash) ?? null);
  if (known !== null) return { report: { ...known, crashes: [], cutShort: [] }, texts };
  const report = lintParsed(files(), lintOptions, null, true);
  if (hash !== null) cache?.add(sources, hash, report);
  return { report, texts };
}

/** Tells both of the rules at work. */
function timingFor(stats: RunStats | null, deadline: Deadline | null): LintTiming {
  return {
    now: () => stats?.now() ?? 0,
    rule: (ruleId, filePath, ms) => {
      stats?.rule(ruleId, filePath, ms);
      deadline?.ends();
    },
    analysis: (filePath, ms) => stats?.analysis(filePath, ms),
    ...(deadline === null ? {} : { begins: (ruleId, filePath) => deadline.begins(ruleId, filePath) }),
  };
}

function parsed(source: Source, stats: RunStats | null): ConfigFile {
  const start = stats?.now() ?? 0;
  const file = parseConfig(source);
  stats?.parse(source.path, stats.now() - start);
  return file;
}
