import { statSync } from 'node:fs';
import path from 'node:path';
import { ConfigError, type ConfigLoader, filesLoadedBy, type ResolvedConfig } from '@haplint/core/config';
import type { TemplateSetting } from '@haplint/core/internal';
import type { CliOptions } from './arguments.js';
import { displayPath } from './display-path.js';
import type { Notices } from './notices.js';
import { missingFile, selectFiles } from './selected-files.js';
import { type Input, pathOf, STDIN_NAME } from './source-files.js';
import { errorCode, inWords } from './system-error.js';

/** Files that HAProxy would load together, in its order, and the settings to check them with. */
export interface Configuration {
  readonly inputs: readonly Input[];
  readonly config: ResolvedConfig;
  /** The template language of an input, by its path. */
  readonly templateFor: (path: string) => TemplateSetting;
  /** It is a piece of a configuration that is not seen as a whole. */
  readonly isFragment: boolean;
}

export interface PlanContext {
  readonly cwd: string;
  readonly loader: ConfigLoader;
  readonly notices: Notices;
}

/** The name that a configuration has unless somebody says otherwise. */
const DEFAULT_NAME = 'haproxy.cfg';

/** The path to look settings up for: that of an input, or of the usual file where it has none. */
export function settingsPath(filePath: string, cwd: string): string {
  return filePath === STDIN_NAME ? path.join(cwd, DEFAULT_NAME) : filePath;
}

/**
 * What the arguments ask to check; null where they name nothing and nothing else does. What cannot be found is said
 * through the notices and left out.
 */
export async function planConfigurations(options: CliOptions, context: PlanContext): Promise<Configuration[] | null> {
  const stdinPath = options.stdinFilename === null ? null : path.resolve(context.cwd, options.stdinFilename);
  const planned = await plan(options, stdinPath, context);
  return planned?.map(({ inputs, config }) => ({ inputs, config, ...readingOf(inputs, config, options, context.cwd) })) ?? null;
}

/** How the files of a configuration are read, by the options and else by the configuration file. */
function readingOf(
  inputs: readonly Input[],
  config: ResolvedConfig,
  options: CliOptions,
  cwd: string,
): Pick<Configuration, 'templateFor' | 'isFragment'> {
  const [first] = inputs;
  return {
    templateFor: (filePath) => options.template ?? config.templateFor(settingsPath(filePath, cwd)),
    // What is checked together with others is seen as a whole.
    isFragment:
      options.fragment ||
      (options.configurationFiles.length === 0 &&
        inputs.length === 1 &&
        first !== undefined &&
        config.isFragment(settingsPath(pathOf(first), cwd))),
  };
}

/** Files that belong together, and their settings. */
type Planned = Pick<Configuration, 'inputs' | 'config'>;

async function plan(options: CliOptions, stdinPath: string | null, context: PlanContext): Promise<Planned[] | null> {
  if (options.configurationFiles.length > 0) return oneConfiguration(options.configurationFiles, stdinPath, context);
  if (options.paths.length > 0) {
    const selected = await selectFiles(options.paths, { cwd: context.cwd, stdinPath, notices: context.notices });
    return configurationsOf(selected, context);
  }
  return defaultConfigurations(context);
}

/** The files of `-f`, as HAProxy puts them together. One that is missing leaves nothing to check: others may refer to it. */
async function oneConfiguration(paths: readonly string[], stdinPath: string | null, context: PlanContext): Promise<Planned[]> {
  const { cwd, notices } = context;
  const inputs = new Map<string, Input>();
  let isComplete = true;
  const fail = (message: string) => {
    isComplete = false;
    notices.fail(message);
  };
  const add = (input: Input) => {
    const key = pathOf(input);
    if (inputs.has(key)) fail(`-f names ${displayPath(key, cwd)} twice, and HAProxy would load it twice; name it once`);
    inputs.set(key, input);
  };
  for (const given of paths) {
    if (given === '-') {
      add({ stdin: stdinPath });
      continue;
    }
    const absolute = path.resolve(cwd, given);
    try {
      const { isDirectory, files } = await filesLoadedBy(absolute);
      for (const file of files) add({ file });
      if (isDirectory && files.length === 0) fail(`-f ${given}: HAProxy would load nothing from this directory: it has no *.cfg file`);
    } catch (error) {
      fail(`-f ${given}: ${errorCode(error) === 'ENOENT' ? missingFile(given, absolute) : inWords(error)}`);
    }
  }
  const first = inputs.keys().next().value;
  if (!isComplete || first === undefined) return [];
  const config = await configOrNotice(settingsPath(first, cwd), context);
  return config === null ? [] : [{ inputs: [...inputs.values()], config }];
}

/** One configuration for each file, or for the group of the configuration file that it belongs to. */
async function configurationsOf(
  selected: readonly { readonly input: Input; readonly named: boolean }[],
  context: PlanContext,
): Promise<Planned[]> {
  const { cwd, notices } = context;
  const byPath = new Map(selected.map(({ input }) => [pathOf(input), input]));
  const configurations = new Map<string, Planned>();
  for (const { input, named } of selected) {
    const filePath = pathOf(input);
    const config = await configOrNotice(settingsPath(filePath, cwd), context);
    if (config === null) continue;
    if (config.isIgnored(settingsPath(filePath, cwd))) {
      if (named) notices.note(`${displayPath(filePath, cwd)}: left out, for the configuration's "ignores" names it`);
      continue;
    }
    const groups = config.groups.filter(({ files }) => files.includes(filePath));
    if (groups.length === 0) configurations.set(filePath, { inputs: [input], config });
    for (const { name, files } of groups) {
      // Standard input stands for the file whose name it was given.
      const inputs = files.map((file) => byPath.get(file) ?? { file });
      configurations.set(`${config.file}\0${name}`, { inputs, config });
    }
  }
  return [...configurations.values()];
}

/** What to check when no path is given: the groups of the configuration file, else the file with the usual name. */
async function defaultConfigurations(context: PlanContext): Promise<Planned[] | null> {
  const usual = path.join(context.cwd, DEFAULT_NAME);
  const config = await configOrNotice(usual, context);
  if (config === null) return [];
  if (config.groups.length > 0) return config.groups.map(({ files }) => ({ inputs: files.map((file) => ({ file })), config }));
  return exists(usual) ? [{ inputs: [{ file: usual }], config }] : null;
}

function exists(file: string): boolean {
  try {
    statSync(file);
    return true;
  } catch (error) {
    return errorCode(error) !== 'ENOENT';
  }
}

/** The settings for a file; null, and a word about it, where they cannot be read. */
async function configOrNotice(filePath: string, { loader, notices }: PlanContext): Promise<ResolvedConfig | null> {
  try {
    return await loader.configFor(filePath);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    notices.fail(error.message);
    return null;
  }
}
