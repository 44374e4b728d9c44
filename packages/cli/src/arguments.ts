import type { Version } from '@haplint/catalog';
import { PRESET_NAMES } from '@haplint/core';
import { nearestName, TEMPLATE_SETTINGS, type TemplateSetting } from '@haplint/core/internal';
import { Command, CommanderError, Option } from 'commander';
import type { CliIo } from './io.js';
import { readTargets } from './target.js';
import { UsageError } from './usage-error.js';
import { VERSION } from './version.js';

/** The formats of our own. */
export const FORMATS = [
  'stylish',
  'compact',
  'json',
  'jsonl',
  'sarif',
  'github',
  'gitlab',
  'junit',
  'checkstyle',
  'markdown',
  'html',
] as const;
export type FormatName = (typeof FORMATS)[number];

/** The types a rule can have, as `meta.type` names them. */
export const FIX_TYPES = ['problem', 'suggestion', 'layout'] as const;
export type FixType = (typeof FIX_TYPES)[number];

/** Severities, as `--report-unused-disable-directives-severity` takes them. */
const SEVERITIES = ['off', 'warn', 'error'] as const;

/** What helps to live with findings that are there already, and with haplint. */
export interface AdoptionOptions {
  /** Let pass all that is found. */
  readonly suppressAll: boolean;
  /** The rules whose findings are to pass from now on. */
  readonly suppressRules: readonly string[];
  readonly pruneSuppressions: boolean;
  /** null for the usual file of the working directory. */
  readonly suppressionsLocation: string | null;
  readonly passOnUnprunedSuppressions: boolean;
  /** The file whose settings to print instead of checking anything. */
  readonly printConfig: string | null;
  readonly stats: boolean;
  readonly watch: boolean;
  readonly cache: boolean;
  /** null for the usual file of the working directory. */
  readonly cacheLocation: string | null;
}

/** What the command was asked to do. */
export interface CliOptions {
  /** Files, directories, patterns and `-`; each file is a configuration of its own. */
  readonly paths: readonly string[];
  /** The paths given with `-f`, in their order; together they are one configuration. */
  readonly configurationFiles: readonly string[];
  readonly targets: readonly Version[];
  /** Ask the `haproxy` on PATH for its version where nothing else names one. */
  readonly detect: boolean;
  /** The haproxy to ask with `-c`: a path, or a name to look up on PATH; null for what the configuration says, false for none. */
  readonly haproxy: string | null | false;
  readonly preset: string | null;
  readonly configFile: string | null;
  readonly useConfigFiles: boolean;
  /** The texts of `--rule`, in their order. */
  readonly rules: readonly string[];
  readonly inlineConfig: boolean;
  readonly stdinFilename: string | null;
  /** null where the configuration decides. */
  readonly template: TemplateSetting | null;
  /** The files are pieces of configurations that are not seen as a whole. */
  readonly fragment: boolean;
  readonly fix: boolean;
  /** Print what `--fix` would change, as a diff. */
  readonly fixDryRun: boolean;
  readonly unsafeFixes: boolean;
  /** The types of the rules whose findings are mended; null for all. */
  readonly fixTypes: readonly FixType[] | null;
  readonly adoption: AdoptionOptions;
  /** One of `FORMATS`, else a file or a package that has yet to be found. */
  readonly format: string;
  /** null where findings go to stdout. */
  readonly outputFile: string | null;
  readonly quiet: boolean;
  /** Infinity where any number will do. */
  readonly maxWarnings: number;
  /** null where the terminal and the environment decide. */
  readonly color: boolean | null;
  /** Seconds after which the run is ended; null for none. */
  readonly timeout: number | null;
}

/** A request for text only: `--help` and `--version`. */
export interface InfoRequest {
  readonly text: string;
}

export const DESCRIPTION = 'Finds what is wrong with HAProxy configurations: what HAProxy would refuse, and what it never tells.';

/** What the help says behind the options; the manual page has it too. */
export const AFTER_HELP = `
Other commands:
  haplint explain NAME                 a rule, or a known fault: CVE-2025-11230
  haplint advisories --target 3.0.3    the known faults of a version; with FILEs, which of them each reaches
  haplint rules                        all rules
  haplint graph FILE                   a picture of a configuration (--format svg, dot, mermaid)
  haplint upgrade --from 2.6 --to 3.2 FILE
                                       what another version refuses, warns about and does otherwise
  haplint format FILE...               lays files out anew; --check and --diff write nothing
  haplint init                         write a configuration file to start from
  haplint completion bash|zsh|fish     the shell's completion

What is checked:
  FILE       a configuration of its own, whatever it is called
  DIR        every *.cfg file below it, each a configuration of its own
  GLOB       every file that matches, for patterns that the shell left alone
  -          standard input
  (nothing)  the "configs" of the configuration file; without any, haproxy.cfg here
  A file that belongs to one of those "configs" is checked together with the others of it.

Exit status:
  0  nothing found, or warnings only
  1  errors, or more warnings than --max-warnings allows
  2  not everything could be checked: bad usage, bad configuration, unreadable file, failed rule

Examples:
  haplint /etc/haproxy/haproxy.cfg
  haplint --target 3.0.3 haproxy.cfg             which known bugs does it reach on 3.0.3?
  haplint --target 2.8,3.0 --preset check .      would both versions start with it?
  haplint -f global.cfg -f conf.d                one configuration made of many files
  haplint --fragment conf.d/50-www.cfg           a piece of one, without the others
  haplint templates/haproxy.cfg.j2               a template, by its extension
  haplint --rule 'large-peers-section: [warn, { max: 8 }]' haproxy.cfg`;

const USAGE = '[options] [FILE|DIR|GLOB|-]...';

/** What to print when there is nothing to check. */
export const SHORT_USAGE = `usage: haplint ${USAGE}
  haplint haproxy.cfg          check a file
  haplint -f a.cfg -f conf.d   check files that form one configuration
  haplint --help               everything else
`;

function collect(value: string, before: readonly string[] | undefined): string[] {
  return [...(before ?? []), value];
}

/** The command with its options; the manual page is made of them. */
export function makeCommand(io: Pick<CliIo, 'stdout'>): Command {
  return new Command('haplint')
    .description(DESCRIPTION)
    .usage(USAGE)
    .argument('[paths...]')
    .optionsGroup('What to check with:')
    .addOption(
      new Option('--target <versions>', 'version (3.0.3) or branch (3.0) of HAProxy to check for; several: 2.8,3.0').argParser(collect),
    )
    .option('--no-detect', 'do not ask the haproxy on PATH for its version when no target is named')
    .addOption(new Option('--haproxy [path]', 'ask this haproxy too (the one on PATH): its version, and what "haproxy -c" says'))
    .option('--no-haproxy', 'do not run the haproxy that the configuration names')
    .addOption(new Option('--preset <name>', `run this preset alone and read no configuration file: ${PRESET_NAMES.join(', ')}`))
    .addOption(new Option('--config <file>', 'use this configuration file and look for no other'))
    .option('--no-config', 'use no configuration file')
    .addOption(new Option('--rule <setting>', "set a rule: 'NAME: off', 'NAME: [warn, { ... }]'; may be repeated").argParser(collect))
    .option('--no-inline-config', 'ignore "# haplint-disable" comments')
    .optionsGroup('What to check:')
    .addOption(
      new Option('-f <path>', 'a file or directory of one configuration, loaded as haproxy -f does; may be repeated').argParser(collect),
    )
    .addOption(new Option('--stdin-filename <path>', 'the name for standard input, in messages and to find its configuration'))
    .addOption(
      new Option('--template <name>', `the language of templates, where not their extension but you tell: ${TEMPLATE_SETTINGS.join(', ')}`),
    )
    .option('--fragment', 'the files are pieces: what they lack, and what nothing in them uses, may be elsewhere')
    .optionsGroup('What to do with the findings:')
    .option('--fix', 'mend what can be mended safely')
    .option('--fix-dry-run', 'change no file, and print what --fix would change as a diff')
    .option('--unsafe-fixes', 'mend also where that may change what HAProxy does')
    .addOption(new Option('--fix-type <types>', `mend only what rules of these types find: ${FIX_TYPES.join(', ')}`).argParser(collect))
    .addOption(
      new Option(
        '--format <name>',
        `how to print them: ${FORMATS.join(', ')}; or your own: a file (./my.mjs), a package, or NAME/FORMAT of a plugin`,
      ).default('stylish', 'stylish'),
    )
    .addOption(new Option('-o, --output-file <path>', 'write them to this file instead of standard output'))
    .option('--quiet', 'print errors only')
    .addOption(new Option('--max-warnings <n>', 'exit with status 1 if there are more warnings'))
    .addOption(new Option('--color', 'use colours, wherever the output goes'))
    .addOption(new Option('--no-color', 'use no colours'))
    .optionsGroup('What to let pass:')
    .option('--suppress-all', 'let pass all that is found now, by writing it to the suppression file')
    .addOption(new Option('--suppress-rule <rule>', 'let pass what this rule finds now; may be repeated').argParser(collect))
    .option('--prune-suppressions', 'take out of the suppression file what is no longer found')
    .addOption(new Option('--suppressions-location <file>', 'the suppression file (default: haplint-suppressions.json here)'))
    .option('--pass-on-unpruned-suppressions', 'do not fail when the suppression file lets pass more than is found')
    .option(
      '--report-unused-disable-directives',
      'make needless "# haplint-disable" comments errors; with -severity <severity>, something else',
    )
    .addOption(unusedDirectivesSeverity())
    .optionsGroup('How to run:')
    .option('--watch', 'check again whenever a file changes; Ctrl-C ends')
    .option('--cache', 'check again only what has changed since the last run')
    .addOption(new Option('--cache-location <path>', 'the file or directory of the cache (default: .haplintcache here)'))
    .addOption(new Option('--timeout <seconds>', 'end with status 2, and the name of the rule at work, when it is not done by then'))
    .option('--stats', 'print the time that each rule took, on stderr or into json')
    .addOption(new Option('--print-config <file>', 'print the settings for a file, and where each comes from'))
    .optionsGroup('About haplint:')
    .version(VERSION, '--version', 'print the version')
    .helpOption('-h, --help', 'print this text')
    .addHelpText('after', AFTER_HELP)
    .exitOverride()
    .configureOutput({ writeOut: () => {}, writeErr: () => {}, getOutHelpWidth: () => Math.min(io.stdout.columns || 100, 120) })
    .configureHelp({ showGlobalOptions: false });
}

/** Not in the help, all of which its length would make narrow. */
function unusedDirectivesSeverity(): Option {
  return new Option('--report-unused-disable-directives-severity <severity>', `what to make them: ${SEVERITIES.join(', ')}`).hideHelp();
}

/** All options there are. */
export function optionsOf(io: CliIo): readonly Option[] {
  const command = makeCommand(io);
  return [...new Set([...command.createHelp().visibleOptions(command), ...command.options])];
}

interface ParsedOptions {
  readonly target?: string[];
  readonly detect: boolean;
  readonly haproxy?: string | boolean;
  readonly preset?: string;
  readonly config?: string | boolean;
  readonly rule?: string[];
  readonly inlineConfig: boolean;
  readonly f?: string[];
  readonly stdinFilename?: string;
  readonly template?: string;
  readonly fragment?: boolean;
  readonly fix?: boolean;
  readonly fixDryRun?: boolean;
  readonly unsafeFixes?: boolean;
  readonly fixType?: string[];
  readonly suppressAll?: boolean;
  readonly suppressRule?: string[];
  readonly pruneSuppressions?: boolean;
  readonly suppressionsLocation?: string;
  readonly passOnUnprunedSuppressions?: boolean;
  readonly reportUnusedDisableDirectives?: boolean;
  readonly reportUnusedDisableDirectivesSeverity?: string;
  readonly printConfig?: string;
  readonly stats?: boolean;
  readonly watch?: boolean;
  readonly cache?: boolean;
  readonly cacheLocation?: string;
  readonly format: string;
  readonly outputFile?: string;
  readonly quiet?: boolean;
  readonly maxWarnings?: string;
  readonly color?: boolean;
  readonly timeout?: string;
}

/** Reads the arguments of the command (without `node` and the script). Throws `UsageError` with one clear line. */
export function parseArguments(args: readonly string[], io: CliIo): CliOptions | InfoRequest {
  const command = makeCommand(io);
  try {
    command.parse(args.flatMap(keepFileFromHaproxy), { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.code === 'commander.version') return { text: `${VERSION}\n` };
    if (error.code === 'commander.helpDisplayed') return { text: helpText(command) };
    throw new UsageError(`${oneLine(error.message)}; see haplint --help`);
  }
  return readOptions(command.opts<ParsedOptions>(), command.args);
}

/** `--haproxy haproxy.cfg` means the haproxy on PATH and a file to check: no program is called so. */
function keepFileFromHaproxy(argument: string, i: number, args: readonly string[]): string[] {
  const next = args[i + 1];
  const isFile = next !== undefined && (next === '-' || /[*]|\.[^./\\]*(?:cfg|conf|j2|erb|tmpl|ctmpl|tpl)$/.test(next));
  return argument === '--haproxy' && isFile ? ['--haproxy=haproxy'] : [argument];
}

function helpText(command: Command): string {
  let text = '';
  command.configureOutput({
    writeOut: (part) => {
      text += part;
    },
  });
  command.outputHelp();
  return text;
}

/** Commander's "error: unknown option '--formt'\n(Did you mean --format?)" without its prefix and on one line. */
function oneLine(message: string): string {
  return message.replace(/^error: /, '').replace(/\n\(Did you mean ([^?)\n]*)\??\)/, ' (did you mean $1?)');
}

function readOptions(options: ParsedOptions, paths: readonly string[]): CliOptions {
  const result: CliOptions = {
    paths,
    configurationFiles: options.f ?? [],
    targets: readTargets(options.target ?? []),
    detect: options.detect,
    haproxy: options.haproxy === true ? 'haproxy' : (options.haproxy ?? null),
    preset: options.preset === undefined ? null : oneOf('--preset', options.preset, PRESET_NAMES),
    configFile: typeof options.config === 'string' ? options.config : null,
    useConfigFiles: options.config !== false && options.preset === undefined,
    rules: [...unusedDirectives(options), ...(options.rule ?? [])],
    inlineConfig: options.inlineConfig,
    stdinFilename: options.stdinFilename ?? null,
    template: options.template === undefined ? null : oneOf('--template', options.template, TEMPLATE_SETTINGS),
    fragment: options.fragment === true,
    fix: options.fix === true,
    fixDryRun: options.fixDryRun === true,
    unsafeFixes: options.unsafeFixes === true,
    fixTypes: options.fixType?.flatMap((value) => value.split(',')).map((type) => oneOf('--fix-type', type.trim(), FIX_TYPES)) ?? null,
    adoption: readAdoption(options),
    format: options.format,
    outputFile: options.outputFile ?? null,
    quiet: options.quiet === true,
    maxWarnings: options.maxWarnings === undefined ? Number.POSITIVE_INFINITY : readCount('--max-warnings', options.maxWarnings),
    color: options.color ?? null,
    timeout: options.timeout === undefined ? null : readSeconds('--timeout', options.timeout),
  };
  checkTogether(result);
  return result;
}

/** What `--report-unused-disable-directives` says as a setting of the rule that finds them. */
function unusedDirectives(options: ParsedOptions): string[] {
  const severity = options.reportUnusedDisableDirectivesSeverity;
  if (severity === undefined) return options.reportUnusedDisableDirectives ? ['needless-suppression: error'] : [];
  const name = '--report-unused-disable-directives';
  if (options.reportUnusedDisableDirectives) throw new UsageError(`${name} means ${name}-severity error; use one of them`);
  return [`needless-suppression: ${oneOf(`${name}-severity`, severity, SEVERITIES)}`];
}

function readAdoption(options: ParsedOptions): AdoptionOptions {
  const adoption: AdoptionOptions = {
    suppressAll: options.suppressAll === true,
    suppressRules: options.suppressRule ?? [],
    pruneSuppressions: options.pruneSuppressions === true,
    suppressionsLocation: options.suppressionsLocation ?? null,
    passOnUnprunedSuppressions: options.passOnUnprunedSuppressions === true,
    printConfig: options.printConfig ?? null,
    stats: options.stats === true,
    watch: options.watch === true,
    cache: options.cache === true || options.cacheLocation !== undefined,
    cacheLocation: options.cacheLocation ?? null,
  };
  const updates = [
    adoption.suppressAll ? '--suppress-all' : null,
    adoption.suppressRules.length > 0 ? '--suppress-rule' : null,
    adoption.pruneSuppressions ? '--prune-suppressions' : null,
  ].filter((name) => name !== null);
  if (updates.length > 1) throw new UsageError(`${updates[0]} and ${updates[1]} cannot be used together; run haplint once for each`);
  if (updates.length > 0 && adoption.watch) throw new UsageError(`${updates[0]} is for a single run, so it cannot be used with --watch`);
  return adoption;
}

function checkTogether(options: CliOptions): void {
  const { paths, configurationFiles } = options;
  if (configurationFiles.length > 0 && paths.length > 0) {
    throw new UsageError(
      `"${paths[0]}" is not part of the configuration that -f names; put -f in front of each of its files (haplint -f a.cfg -f b.cfg), or check it in a run of its own`,
    );
  }
  checkFixing(options);
  const all = [...paths, ...configurationFiles];
  const empty = all.find((path) => path === '');
  if (empty !== undefined) throw new UsageError('one of the paths is empty; is a variable of the shell not set?');
  if (options.format === '') throw new UsageError('--format is empty; is a variable of the shell not set?');
  if (options.preset !== null && options.configFile !== null) {
    throw new UsageError('--preset runs a preset alone and reads no configuration file, so it cannot be used with --config');
  }
  if (options.timeout !== null && options.adoption.watch)
    throw new UsageError('--timeout is for a single run, so it cannot be used with --watch');
  if (all.includes('-') && options.adoption.watch)
    throw new UsageError('--watch cannot check standard input again; name files instead of "-"');
  if (!all.includes('-')) {
    if (options.stdinFilename !== null)
      throw new UsageError('--stdin-filename names standard input, which is not read; give "-" as the file');
  } else if (options.fix) {
    throw new UsageError('--fix cannot mend standard input, for there is no file to write; name the file instead of "-"');
  }
}

function checkFixing({ fix, fixDryRun, unsafeFixes, fixTypes, format, outputFile }: CliOptions): void {
  if (fix && fixDryRun) throw new UsageError('--fix changes files and --fix-dry-run does not; use one of them');
  if (fixDryRun && format !== 'stylish') throw new UsageError(`--fix-dry-run prints a diff, so it cannot be used with --format ${format}`);
  if (fixDryRun && outputFile !== null)
    throw new UsageError('--fix-dry-run prints a diff on stdout; redirect it instead of using --output-file');
  if (fix || fixDryRun) return;
  const needless = unsafeFixes ? '--unsafe-fixes' : fixTypes !== null ? '--fix-type' : null;
  if (needless !== null) throw new UsageError(`${needless} says what to mend, and nothing is; add --fix or --fix-dry-run`);
}

/** The one of `names` that a value is. Throws `UsageError` that names the nearest. */
export function oneOf<const Name extends string>(option: string, value: string, names: readonly Name[]): Name {
  const found = names.find((name) => name === value);
  if (found !== undefined) return found;
  const nearest = nearestName(value, names);
  throw new UsageError(
    `${option} ${value}: there is no such ${option.slice(2)}${nearest ? `; did you mean ${nearest}?` : `; there are ${names.join(', ')}`}`,
  );
}

function readCount(option: string, value: string): number {
  // -1 is how ESLint spells "any number", and people carry it over.
  if (value === '-1') return Number.POSITIVE_INFINITY;
  if (/^\d{1,9}$/.test(value)) return Number(value);
  throw new UsageError(`${option} ${value}: a whole number is needed, 0 or more`);
}

/** At most a day; a fraction is taken, so that tests need not wait. */
function readSeconds(option: string, value: string): number {
  const seconds = /^\d{1,5}(?:\.\d{1,3})?$/.test(value) ? Number(value) : 0;
  if (seconds > 0 && seconds <= 86_400) return seconds;
  throw new UsageError(`${option} ${value}: a number of seconds is needed, more than 0 and at most 86400`);
}
