import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { formatVersion } from '@haplint/catalog';
import { ConfigError, type ResolvedConfig } from '@haplint/core/config';
import { parseConfig, readTargetComments } from '@haplint/core/internal';
import { type ConfigFile, decodeSource } from '@haplint/parser';
import type { CliOptions } from '../arguments.js';
import { targetSettings } from '../check.js';
import { columns } from '../commands/text.js';
import { displayPath } from '../display-path.js';
import type { CliIo } from '../io.js';
import type { Notices } from '../notices.js';
import { printable } from '../printable.js';
import { loadSettings } from '../settings.js';
import { TargetChoice } from '../target-choice.js';
import { colorsFor } from '../terminal.js';
import { UsageError } from '../usage-error.js';

/** A setting and the place that made it. */
interface Sourced<Value> {
  readonly value: Value;
  readonly from: string;
}

/** All settings for a file, each with where it comes from. */
interface FileSettings {
  readonly filePath: string;
  readonly configFile: string | null;
  /** Every file that was read for the settings. */
  readonly sources: readonly string[];
  readonly ignored: Sourced<boolean>;
  readonly target: Sourced<readonly string[]> | null;
  readonly haproxy: Sourced<string> | null;
  readonly configs: Readonly<Record<string, Sourced<readonly string[]>>>;
  readonly env: Readonly<Record<string, Sourced<string>>>;
  readonly keywords: Readonly<Record<string, Sourced<readonly string[]>>>;
  readonly rules: Readonly<Record<string, { readonly severity: string; readonly options: readonly unknown[]; readonly from: string }>>;
}

const SEVERITIES = ['off', 'warn', 'error'] as const;

/** `haplint --print-config FILE`: the settings for a file, and where each comes from. The file need not exist. */
export async function printConfig(given: string, options: CliOptions, io: CliIo, notices: Notices): Promise<void> {
  const filePath = path.resolve(io.cwd, given);
  const loader = loadSettings(options, io);
  let config: ResolvedConfig;
  try {
    config = await loader.configFor(filePath);
  } catch (error) {
    if (error instanceof ConfigError) throw new UsageError(error.message);
    throw error;
  }
  const settings: FileSettings = {
    filePath,
    configFile: config.file,
    sources: config.sources,
    ignored: { value: config.isIgnored(filePath), from: config.origins.ignores ?? '' },
    target: await targetFor(filePath, config, options, io, notices),
    haproxy: config.haproxy === null ? null : { value: config.haproxy, from: config.origins.haproxy ?? '' },
    configs: Object.fromEntries(
      config.groups
        .filter(({ files }) => files.includes(filePath))
        .map(({ name, files }) => [name, { value: files, from: config.origins[`configs.${name}`] ?? '' }]),
    ),
    env: mapValues(config.envFor(filePath), (value, name) => ({ value, from: config.envOriginsFor(filePath)[name] ?? '' })),
    keywords: mapValues(config.keywords as Readonly<Record<string, readonly string[]>>, (value, kind) => ({
      value,
      from: config.origins[`keywords.${kind}`] ?? '',
    })),
    rules: Object.fromEntries(
      [...config.settingsFor(filePath)]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([id, { severity, options: ruleOptions, from }]) => [id, { severity: SEVERITIES[severity], options: ruleOptions, from }]),
    ),
  };
  io.stdout.write(options.format === 'json' ? `${JSON.stringify(settings)}\n` : settingsText(settings, options, io));
}

/** As a run would find it: named by an option or the configuration, by a comment in the file, or by a haproxy. */
async function targetFor(
  filePath: string,
  config: ResolvedConfig,
  options: CliOptions,
  io: CliIo,
  notices: Notices,
): Promise<Sourced<readonly string[]> | null> {
  const shown = config.targets.map(formatVersion);
  if (shown.length > 0) return { value: shown, from: config.origins.target ?? '' };
  const file = await fileAt(filePath);
  const named = file === null ? [] : readTargetComments([file]).targets;
  if (named.length > 0) return { value: named.map(formatVersion), from: `a comment in ${displayPath(filePath, io.cwd)}` };
  const asked = await new TargetChoice(io, notices, options.detect || typeof options.haproxy === 'string').targetsFor(
    [],
    targetSettings(config, options),
  );
  return asked.length === 0
    ? null
    : { value: asked.map(formatVersion), from: typeof options.haproxy === 'string' ? '--haproxy' : (config.haproxy ?? 'haproxy on PATH') };
}

async function fileAt(filePath: string): Promise<ConfigFile | null> {
  try {
    return parseConfig({ path: filePath, text: decodeSource(await readFile(filePath)) });
  } catch {
    return null;
  }
}

function settingsText(settings: FileSettings, options: CliOptions, io: CliIo): string {
  const colors = colorsFor(io.stdout, io.env, options.color);
  const short = (file: string) => displayPath(file, io.cwd);
  const others = settings.sources.filter((source) => source !== settings.configFile);
  const general: string[][] = [
    ['configuration file', settings.configFile === null ? 'none' : short(settings.configFile), ''],
    ...others.map((source) => ['also read', short(source), '']),
    ...(settings.ignored.value ? [['ignored', 'yes: it is only checked when it is named in "configs"', settings.ignored.from]] : []),
    ['target', settings.target?.value.join(', ') ?? 'none', settings.target?.from ?? 'nothing names one'],
    ...(settings.haproxy === null ? [] : [['haproxy', settings.haproxy.value, settings.haproxy.from]]),
    ...Object.entries(settings.configs).map(([name, { value, from }]) => [`configs.${name}`, value.map(short).join(' '), from]),
    ...Object.entries(settings.env).map(([name, { value, from }]) => [`env.${name}`, value, from]),
    ...Object.entries(settings.keywords).map(([kind, { value, from }]) => [`keywords.${kind}`, value.join(' '), from]),
  ];
  const rules = Object.entries(settings.rules).map(([id, { severity, options: ruleOptions, from }]) => [
    id,
    severity,
    from,
    ruleOptions.length === 0 ? '' : ruleOptions.map((option) => JSON.stringify(option)).join(' '),
  ]);
  const on = rules.filter(([, severity]) => severity !== 'off').length;
  const [head = '', ...rows] = columns([['rule', 'severity', 'from', 'options'], ...rules]);
  return [
    colors.bold(printable(`settings for ${short(settings.filePath)}`)),
    ...columns(general).map((line) => `  ${printable(line)}`),
    '',
    colors.bold(`${on} of ${rules.length} rules are on`),
    `  ${head}`,
    ...rows.map((line) => `  ${printable(line)}`),
    '',
  ].join('\n');
}

function mapValues<From, To>(object: Readonly<Record<string, From>>, map: (value: From, key: string) => To): Record<string, To> {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, map(value, key)]));
}
