import { encodeSource } from '@haplint/parser';
import { type CliOptions, type InfoRequest, parseArguments, SHORT_USAGE } from './arguments.js';
import { checkConfigurations } from './check.js';
import { planConfigurations } from './configurations.js';
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
import { colorsFor, layoutWidth } from './terminal.js';
import { UsageError } from './usage-error.js';
import { VERSION } from './version.js';

export { type CliIo, processIo } from './io.js';

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
 * Runs the command and gives its exit status. `args` are the arguments without `node` and the script. Never throws and
 * never ends the process.
 */
export async function main(args: readonly string[], io: CliIo): Promise<number> {
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
    return await run(request, io, notices);
  } catch (error) {
    if (error instanceof UsageError) {
      // An error of somebody else's code comes with its stack.
      notices.fail(error.message, error.cause instanceof Error ? error.cause : undefined);
    } else {
      const stack = error instanceof Error ? error.stack : undefined;
      io.stderr.write(`haplint: this is a bug in haplint, please report it: ${stack ?? String(error)}\n`);
    }
    return EXIT.failed;
  }
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
]);

async function run(options: CliOptions, io: CliIo, notices: Notices): Promise<number> {
  // What to do with the findings is settled before anything is checked, which may take long.
  const format = await loadFormat(options.format, io.cwd);
  const output = options.outputFile === null ? null : await (await import('./output-file.js')).openOutput(options.outputFile, io);
  const loader = await loadSettings(options, io);
  const configurations = await planConfigurations(options, { cwd: io.cwd, loader, notices });
  if (configurations === null) {
    io.stderr.write(`haplint: nothing to check: no path is given, and there is no haproxy.cfg here\n${SHORT_USAGE}`);
    return EXIT.failed;
  }
  await output?.refuseToReplace(configurations.flatMap(({ inputs }) => inputs.map(pathOf)));
  const reported: ReportedConfiguration[] = [];
  const reader = drawsConfigurations(options.format) ? await import('./report/reported-configuration.js') : null;
  const onChecked = reader === null ? undefined : (each: CheckedConfiguration) => void reported.push(reader.reportedConfiguration(each));
  const checked = await checkConfigurations(configurations, options, io, notices, onChecked);
  const results = mergedByFile(checked.results);
  const shown = options.quiet ? errorsOnly(results) : results;
  const root = projectRoot(io);
  const context: FormatContext = {
    // A file has no colours unless somebody says so; FORCE_COLOR speaks of terminals.
    colors: colorsFor(io.stdout, io.env, options.color ?? (output === null ? null : false)),
    width: output === null ? layoutWidth(io.stdout) : null,
    cwd: io.cwd,
    version: VERSION,
    get rulesMeta() {
      return rulesMetaOf(shown, configurations, io.cwd);
    },
    isComplete: !notices.failed,
    displayPath: (filePath) => displayPath(filePath, io.cwd),
    projectPath: (filePath) => projectPath(filePath, root),
    textOf: (filePath) => checked.texts.get(filePath) ?? null,
    configurations: reported,
  };
  if (checked.diff === null) {
    const text = await format(shown, context);
    if (output !== null) await output.write(text);
    else if (text !== '') io.stdout.write(text);
  } else if (checked.diff !== '') io.stdout.write(encodeSource(checked.diff));

  const { errors, warnings } = totals(results);
  if (checked.diff !== null && errors + warnings > 0) notices.note(`${countsText(errors, warnings)} would be left`);
  const tooMany = warnings > options.maxWarnings;
  if (tooMany)
    notices.note(`${warnings} ${warnings === 1 ? 'warning is' : 'warnings are'} more than --max-warnings ${options.maxWarnings} allows`);
  if (notices.failed) return EXIT.failed;
  return errors > 0 || tooMany ? EXIT.findings : EXIT.ok;
}
