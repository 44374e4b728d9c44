import path from 'node:path';
import type { Version } from '@haplint/catalog';
import type { Plugin, RuleSetting } from '../rule/types.js';
import { ConfigBuilder } from './config-builder.js';
import { ConfigOrigin, systemReason } from './config-error.js';
import type { ResolvedConfig } from './resolved-config.js';
import { RULE_OPTION_ORIGIN } from './rule-option.js';
import { ConfigFiles, type FoundFile } from './search.js';

/** What the host, the command or the server, says about configurations. */
export interface ConfigSource {
  /** What relative paths are relative to, and what messages shorten paths by. */
  readonly cwd: string;
  /** The built-in rules, without a prefix, and the presets as its `configs`. */
  readonly builtin: Plugin;
  /** `--config`: this file and no other. */
  readonly configFile?: string;
  /** false (`--no-config`): no file is read and `haplint:recommended` runs. Default true. */
  readonly useConfigFiles?: boolean;
  /** `--preset`: this built-in preset alone, named with or without `haplint:`; no file is read. */
  readonly preset?: string;
  /** `--rule`: laid over everything. */
  readonly rules?: Readonly<Record<string, RuleSetting>>;
  /** What messages call `rules`. Default `--rule`. */
  readonly rulesOrigin?: string;
  /** `--target`: wins over every other. */
  readonly targets?: readonly Version[];
  /** false: no configuration that is code is run and no plugin loaded (an editor's folder that is not trusted). Default true. */
  readonly allowCode?: boolean;
}

/** Finds the configuration of files; each configuration file is read once. */
export interface ConfigLoader {
  /** The configuration for a file, which need not exist. Rejects with `ConfigError` for the first mistake in it. */
  configFor(filePath: string): Promise<ResolvedConfig>;
  /** Forgets what was read, after a file has changed. */
  clear(): void;
}

/** Makes a loader. Nothing is read before a configuration is asked for. */
export function createConfigLoader(source: ConfigSource): ConfigLoader {
  return new Loader(source);
}

class Loader implements ConfigLoader {
  readonly #source: ConfigSource;
  readonly #allowCode: boolean;
  readonly #files: ConfigFiles;
  readonly #byFile = new Map<string | null, Promise<ResolvedConfig>>();

  constructor(source: ConfigSource) {
    this.#source = source;
    this.#allowCode = source.allowCode ?? true;
    this.#files = new ConfigFiles(this.#allowCode);
  }

  async configFor(filePath: string): Promise<ResolvedConfig> {
    const { cwd, configFile, preset, useConfigFiles = true } = this.#source;
    if (preset !== undefined || !useConfigFiles) return this.#once(null, async () => null);
    if (configFile !== undefined) {
      const file = path.resolve(cwd, configFile);
      return this.#once(file, () => this.#found(this.#files.read(file), file));
    }
    const directory = path.dirname(path.resolve(cwd, filePath));
    const found = await this.#found(this.#files.nearest(directory), null);
    return this.#once(found?.file ?? null, async () => found);
  }

  clear(): void {
    this.#byFile.clear();
    this.#files.clear();
  }

  #once(file: string | null, read: () => Promise<FoundFile | null>): Promise<ResolvedConfig> {
    let config = this.#byFile.get(file);
    if (config === undefined) {
      config = read().then((found) => this.#build(found));
      this.#byFile.set(file, config);
    }
    return config;
  }

  async #found(reading: Promise<FoundFile | null>, named: string | null): Promise<FoundFile | null> {
    try {
      return await reading;
    } catch (error) {
      const file = named ?? (error as NodeJS.ErrnoException).path;
      if (file === undefined) throw error;
      throw ConfigOrigin.ofFile(file, this.#source.cwd).error(null, `cannot be read: ${systemReason(error)}`);
    }
  }

  async #build(found: FoundFile | null): Promise<ResolvedConfig> {
    const { cwd, builtin, preset, rules = {}, rulesOrigin, targets = [] } = this.#source;
    const builder = new ConfigBuilder(builtin, this.#files, cwd, this.#allowCode);
    if (found !== null) await builder.addFile(found);
    else if (preset !== undefined) builder.addPreset(preset.replace(/^haplint:/, ''), ConfigOrigin.named('--preset'));
    else builder.addPreset('recommended', ConfigOrigin.named('haplint'));
    builder.addRules(rules, rulesOrigin === undefined ? RULE_OPTION_ORIGIN : ConfigOrigin.named(rulesOrigin));
    return builder.build(found?.file ?? null, targets);
  }
}
