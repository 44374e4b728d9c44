import { existsSync } from 'node:fs';
import path from 'node:path';
import type { LintResult } from '@haplint/core';
import { encodeSource } from '@haplint/parser';
import { type CliOptions, type InfoRequest, parseArguments, SHORT_USAGE } from './arguments.js';
import { checkConfigurations } from './check.js';
import { type Configuration, planConfigurations } from './configurations.js';
import { LIMITED } from './deadline/limited.js';
import { displayPath } from './display-path.js';
import { drawsConfigurations, type FormatContext, loadFormat } from './formats/index.js';
import type { CliIo } from './io.js';
import { Notices } from './notices.js';
import { projectPath, projectRoot } from './project-path.js';
import type { CheckedConfiguration, ReportedConfiguration } from './report/reported-configuration.js';
import { countsText, errorsOnly, mergedByFile, totals } from './results.js';
import { rulesMetaOf } from './rules-meta.js';
import { loadSettings } from './settings.js';
import { pathOf } from './source-files.js';
import type { SuppressedResults } from './suppressions/apply.js';
import { type Colors, colorsFor, layoutWidth } from './terminal.js';
import { UsageError } from './usage-error.js';
import { VERSION } from './version.js';

export { type CliIo, processIo } from './io.js';
export { watchOverEnd } from './process-end.js';

/** What the exit status says; other programs depend on it. */
const EXIT = {
  /** Nothing found, or warnings only. */
  ok: 0,
  /** Errors, or more warnings than allowed. */
  findings: 1,
  /** Not everything could be checked. */
  failed: 2,
} as const;

/**
 * Runs the command and gives its exit status. `args` are the arguments without `node` and the script; `onChecked` is told when configurations
 * have been checked. Never throws and never ends the process.
 */
export async function main(args: readonly string[], io: CliIo, onChecked: () => void = () => {}): Promise<number> {
  const notices = new Notices(io.stderr);
  try {
    const load = SUBCOMMANDS.get(args[0]);
    if (load !== undefined) {
      const command = await load();
      const status = await command(args.slice(1), io, notices);
      return notices.failed ? EXIT.failed : (status ?? EXIT.ok);
    }
    const request: CliOptions | InfoRequest = parseArguments(args, io);
    if ('text' in request) {
      io.stdout.write(request.text);
      return EXIT.ok;
    }
    if (request.timeout !== null && io.env[LIMITED] === undefined) {
      const { runLimited } = await import('./deadline/limited-run.js');
      return await runLimited(args, request.timeout, (text) => io.stderr.write(text));
    }
    const { printConfig, watch } = request.adoption;
    if (printConfig !== null) {
      await (await import('./print-config/print-config.js')).printConfig(printConfig, request, io, notices);
      return notices.failed ? EXIT.failed : EXIT.ok;
    }
    if (!watch) {
      const status = await run(request, io, notices);
      onChecked();
      return status;
    }
    const { watchFiles } = await import('./watch/watch.js');
    return await watchFiles(request, io, async (onPlanned) => {
      const own = new Notices(io.stderr);
      try {
        return await run(request, io, own, onPlanned);
      } catch (error) {
        return failure(error, io, own);
      }
    });
  } catch (error) {
    return failure(error, io, notices);
  }
}

/** Says what went wrong, and whose fault it is. */
function failure(error: unknown, io: CliIo, notices: Notices): number {
  if (error instanceof UsageError) {
    // An error of somebody else's code comes with its stack.
    notices.fail(error.message, error.cause instanceof Error ? error.cause : undefined);
  } else {
    const stack = error instanceof Error ? error.stack : undefined;
    io.stderr.write(`haplint: this is a bug in haplint, please report it: ${stack ?? String(error)}\n`);
  }
  return EXIT.failed;
}

/** What it gives is the exit status; nothing is `EXIT.ok`. */
type Subcommand = (args: readonly string[], io: CliIo, notices: Notices) => Promise<number> | Promise<void>;

/** The commands by the first argument that names them, each in a chunk of its own; a file of that name is given as `./rules`. */
const SUBCOMMANDS: ReadonlyMap<string | undefined, () => Promise<Subcommand>> = new Map<string, () => Promise<Subcommand>>([
  ['explain', async () => (await import('./commands/explain.js')).explain],
  ['advisories', async () => (await import('./commands/advisories.js')).listAdvisories],
  ['format', async () => (await import('./commands/format.js')).formatFiles],
  ['graph', async () => (await import('./commands/graph.js')).printGraph],
  ['rules', async () => (await import('./commands/rules.js')).listRules],
  ['upgrade', async () => (await import('./commands/upgrade/index.js')).upgrade],
  ['init', async () => (await import('./commands/init.js')).initialise],
  ['completion', async () => completion],
]);

async function completion(args: readonly string[], io: CliIo): Promise<void> {
  const { printCompletion } = await import('./commands/completion.js');
  printCompletion(
    args,
    io,
    [...SUBCOMMANDS.keys()].filter((name) => name !== undefined),
  );
}

async function run(
  options: CliOptions,
  io: CliIo,
  notices: Notices,
  onPlanned: (configurations: readonly Configuration[]) => void = () => {},
): Promise<number> {
  // Node loads its clock when it is first asked.
  const start = options.adoption.stats ? performance.now() : 0;
  const deadline =
    options.timeout === null
      ? null
      : new (await import('./deadline/deadline.js')).Deadline(options.timeout, (file) => displayPath(file, io.cwd));
  // What to do with the findings is settled before anything is checked, which may take long.
  const format = await loadFormat(options.format, io.cwd, async () => {
    const { settingsHere } = await import('./commands/settings-here.js');
    return (await settingsHere(options, io)).formats;
  });
  const output = options.outputFile === null ? null : await (await import('./output-file.js')).openOutput(options.outputFile, io);
  const stats = options.adoption.stats ? new (await import('./stats/run-stats.js')).RunStats(start) : null;
  const plan = async () => planConfigurations(options, { cwd: io.cwd, loader: loadSettings(options, io), notices });
  const configurations = await (stats === null ? plan() : stats.phase('settings', plan));
  if (configurations === null) {
    io.stderr.write(`haplint: nothing to check: no path is given, and there is no haproxy.cfg here\n${SHORT_USAGE}`);
    return EXIT.failed;
  }
  onPlanned(configurations);
  await output?.refuseToReplace(configurations.flatMap(({ inputs }) => inputs.map(pathOf)));
  const reported: ReportedConfiguration[] = [];
  const reader = drawsConfigurations(options.format) ? await import('./report/reported-configuration.js') : null;
  const onChecked = reader === null ? undefined : (each: CheckedConfiguration) => void reported.push(reader.reportedConfiguration(each));
  const checked = await checkConfigurations(configurations, options, io, notices, { stats, deadline, ...(onChecked ? { onChecked } : {}) });
  const { results, isTooWide } = await withoutSuppressed(mergedByFile(checked.results), configurations, options, io, notices);
  const shown = options.quiet ? errorsOnly(results) : results;
  const root = projectRoot(io);
  let rulesMeta: FormatContext['rulesMeta'] | null = null;
  let colors: Colors | null = null;
  const context: FormatContext = {
    // A file has no colours unless somebody says so; FORCE_COLOR speaks of terminals.
    get colors() {
      colors ??= colorsFor(io.stdout, io.env, options.color ?? (output === null ? null : false));
      return colors;
    },
    get width() {
      return output === null ? layoutWidth(io.stdout) : null;
    },
    cwd: io.cwd,
    version: VERSION,
    // For each finding there are formats that ask.
    get rulesMeta() {
      rulesMeta ??= rulesMetaOf(shown, configurations, io.cwd);
      return rulesMeta;
    },
    isComplete: !notices.failed,
    displayPath: (filePath) => displayPath(filePath, io.cwd),
    projectPath: (filePath) => projectPath(filePath, root),
    textOf: (filePath) => checked.texts.get(filePath) ?? null,
    configurations: reported,
  };
  const isJson = options.format === 'json';
  const print = async () => format(stats !== null && isJson ? stats.addTo(shown) : shown, context);
  const text = checked.diff !== null ? '' : await (stats === null ? print() : stats.phase('format', print));
  if (checked.diff !== null && checked.diff !== '') io.stdout.write(encodeSource(checked.diff));
  else if (output !== null) await output.write(text);
  else if (text !== '') io.stdout.write(text);
  if (stats !== null && !isJson) io.stderr.write(stats.text());

  const { errors, warnings } = totals(results);
  if (checked.diff !== null && errors + warnings > 0) notices.note(`${countsText(errors, warnings)} would be left`);
  const tooMany = warnings > options.maxWarnings;
  if (tooMany)
    notices.note(`${warnings} ${warnings === 1 ? 'warning is' : 'warnings are'} more than --max-warnings ${options.maxWarnings} allows`);
  if (notices.failed) return EXIT.failed;
  return errors > 0 || tooMany || isTooWide ? EXIT.findings : EXIT.ok;
}

/** The results without what the suppression file lets pass; without such a file, nothing of it is loaded. */
async function withoutSuppressed(
  results: readonly LintResult[],
  configurations: readonly Configuration[],
  { adoption }: CliOptions,
  io: CliIo,
  notices: Notices,
): Promise<SuppressedResults> {
  const { suppressAll, suppressRules, pruneSuppressions, suppressionsLocation } = adoption;
  const file = path.resolve(io.cwd, suppressionsLocation ?? 'haplint-suppressions.json');
  const isAsked = suppressAll || suppressRules.length > 0 || pruneSuppressions || suppressionsLocation !== null;
  if (!isAsked && !existsSync(file)) return { results, isTooWide: false };
  const { applySuppressions } = await import('./suppressions/apply.js');
  const knownRules = new Set(configurations.flatMap(({ config }) => [...config.knownRules]));
  const applied = await applySuppressions(results, file, knownRules, adoption, io, notices);
  return { ...applied, isTooWide: applied.isTooWide && !adoption.passOnUnprunedSuppressions };
}
