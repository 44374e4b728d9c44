import type { LintResult } from '@haplint/core';
import { encodeSource } from '@haplint/parser';
import { type CliOptions, type InfoRequest, parseArguments, SHORT_USAGE } from './arguments.js';
import { type CheckResult, checkConfigurations } from './check.js';
import { planConfigurations } from './configurations.js';
import { displayPath } from './display-path.js';
import { formatResults } from './formats/index.js';
import type { CliIo } from './io.js';
import { Notices } from './notices.js';
import { countsText, errorsOnly, mergedByFile, totals } from './results.js';
import { loadSettings } from './settings.js';
import { colorsFor, layoutWidth } from './terminal.js';
import { UsageError } from './usage-error.js';

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
    const command = commandOf(args);
    if (command !== null) {
      const status = await command(args.slice(1), io, notices);
      return notices.failed ? EXIT.failed : typeof status === 'number' ? status : EXIT.ok;
    }
    const request: CliOptions | InfoRequest = parseArguments(args, io);
    if ('text' in request) {
      io.stdout.write(request.text);
      return EXIT.ok;
    }
    return await run(request, io, notices);
  } catch (error) {
    if (error instanceof UsageError) {
      notices.fail(error.message);
    } else {
      const stack = error instanceof Error ? error.stack : undefined;
      io.stderr.write(`haplint: this is a bug in haplint, please report it: ${stack ?? String(error)}\n`);
    }
    return EXIT.failed;
  }
}

/** Gives the exit status where it has one of its own. */
type Subcommand = (args: readonly string[], io: CliIo, notices: Notices) => Promise<unknown>;

/** The commands with a name, each in a chunk of its own. */
const SUBCOMMANDS: ReadonlyMap<string | undefined, () => Promise<Subcommand>> = new Map<string, () => Promise<Subcommand>>([
  ['explain', async () => (await import('./commands/explain.js')).explain],
  ['advisories', async () => (await import('./commands/advisories.js')).listAdvisories],
  ['format', async () => (await import('./commands/format.js')).formatFiles],
  ['rules', async () => (await import('./commands/rules.js')).listRules],
]);

/** The command that the first argument names; a file of that name is given as `./rules`. */
function commandOf([name]: readonly string[]): Subcommand | null {
  const load = SUBCOMMANDS.get(name);
  return load === undefined ? null : async (...given) => (await load())(...given);
}

async function run(options: CliOptions, io: CliIo, notices: Notices): Promise<number> {
  const loader = await loadSettings(options, io);
  const configurations = await planConfigurations(options, { cwd: io.cwd, loader, notices });
  if (configurations === null) {
    io.stderr.write(`haplint: nothing to check: no path is given, and there is no haproxy.cfg here\n${SHORT_USAGE}`);
    return EXIT.failed;
  }
  const checked = await checkConfigurations(configurations, options, io, notices);
  const results = mergedByFile(checked.results);
  const output = checked.diff === null ? await format(results, checked, options, io) : encodeSource(checked.diff);
  if (output.length > 0) io.stdout.write(output);

  const { errors, warnings } = totals(results);
  if (checked.diff !== null && errors + warnings > 0) notices.note(`${countsText(errors, warnings)} would be left`);
  const tooMany = warnings > options.maxWarnings;
  if (tooMany)
    notices.note(`${warnings} ${warnings === 1 ? 'warning is' : 'warnings are'} more than --max-warnings ${options.maxWarnings} allows`);
  if (notices.failed) return EXIT.failed;
  return errors > 0 || tooMany ? EXIT.findings : EXIT.ok;
}

function format(results: readonly LintResult[], { texts }: CheckResult, options: CliOptions, io: CliIo): Promise<string> {
  return formatResults(options.format, options.quiet ? errorsOnly(results) : results, {
    colors: colorsFor(io.stdout, io.env, options.color),
    width: layoutWidth(io.stdout),
    displayPath: (filePath) => displayPath(filePath, io.cwd),
    textOf: (filePath) => texts.get(filePath) ?? null,
  });
}
