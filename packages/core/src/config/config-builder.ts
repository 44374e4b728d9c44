import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Version } from '@haplint/catalog';
import type { FormatOptions } from '../format/options.js';
import { nearestName } from '../nearest.js';
import type { Plugin } from '../rule/types.js';
import type { TemplateSetting } from '../template-setting.js';
import { checkStructure } from './check-structure.js';
import { ConfigOrigin, shownPath, systemReason } from './config-error.js';
import type { FileContents } from './file-contents.js';
import type { PathMatcher } from './globs.js';
import { type DeclaredGroup, expandGroups } from './groups.js';
import { type Layer, readRules } from './layers.js';
import { importDefault } from './load-code.js';
import { PluginSet } from './plugins.js';
import { isPath, packageFolder, resolveFile, resolvePackage } from './resolve-module.js';
import { type ResolvedConfig, resolvedConfig } from './resolved-config.js';
import type { ConfigFiles, FoundFile } from './search.js';
import { readTarget } from './target.js';
import type { DeclaredKeywords, HaplintConfig, RuleSettings } from './types.js';

const BUILTIN_PREFIX = 'haplint:';
const NO_ENV: Readonly<Record<string, string>> = {};

/** A file on its way into the configuration. */
interface Level {
  readonly origin: ConfigOrigin;
  /** Where its plugins and what it extends are looked for. */
  readonly directory: string;
  /**
   * What its globs and paths are relative to: its own directory, or for a package that of the file that extends it,
   * since nothing to check lies in node_modules.
   */
  readonly base: string;
  /** The files that lead to it, itself last. */
  readonly chain: readonly string[];
}

/** Gathers a configuration file and what it extends, in the order in which later settings win. */
export class ConfigBuilder {
  readonly #files: ConfigFiles;
  readonly #cwd: string;
  readonly #allowCode: boolean;
  readonly #plugins: PluginSet;
  readonly #sources = new Set<string>();
  readonly #layers: Layer[] = [];
  readonly #ignores: PathMatcher[] = [];
  readonly #fragments: PathMatcher[] = [];
  readonly #groups = new Map<string, DeclaredGroup>();
  readonly #keywords: Record<string, readonly string[]> = {};
  readonly #origins: Record<string, string> = {};
  #targets: readonly Version[] = [];
  #haproxy: string | null = null;
  #format: FormatOptions = {};

  constructor(builtin: Plugin, files: ConfigFiles, cwd: string, allowCode: boolean) {
    this.#plugins = new PluginSet(builtin);
    this.#files = files;
    this.#cwd = cwd;
    this.#allowCode = allowCode;
  }

  /** Adds a built-in preset by its name without `haplint:`. */
  addPreset(name: string, origin: ConfigOrigin): void {
    const rules = this.#plugins.builtinPreset(name, null, origin, name);
    this.#addRules(rules, null, ConfigOrigin.named(BUILTIN_PREFIX + name));
  }

  /** Adds a configuration file and, before it, what it extends. Throws `ConfigError` for the first mistake. */
  async addFile(found: FoundFile): Promise<void> {
    const directory = path.dirname(found.file);
    const origin = ConfigOrigin.ofFile(found.file, this.#cwd);
    await this.#add(found, { origin, directory, base: directory, chain: [found.file] });
  }

  /** Adds rules over everything added so far. */
  addRules(rules: RuleSettings, origin: ConfigOrigin): void {
    this.#addRules(rules, null, origin);
  }

  /** The configuration; `targets` win over its own where there are any. Throws `ConfigError` for a group whose files are missing. */
  async build(file: string | null, targets: readonly Version[]): Promise<ResolvedConfig> {
    const keywords = this.#allKeywords();
    return resolvedConfig({
      file,
      sources: [...this.#sources],
      cwd: this.#cwd,
      layers: this.#layers,
      plugins: this.#plugins,
      targets: targets.length > 0 ? targets : this.#targets,
      origins: targets.length > 0 ? { ...this.#origins, target: '--target' } : this.#origins,
      ignores: this.#ignores,
      fragments: this.#fragments,
      groups: await expandGroups(this.#groups),
      keywords,
      format: this.#format,
      haproxy: this.#haproxy,
    });
  }

  /** What the configuration files say that scripts and modules register, and what the plugins say. */
  #allKeywords(): DeclaredKeywords {
    const all: Record<string, readonly string[]> = { ...this.#keywords };
    for (const [plugin, keywords] of this.#plugins.keywords) {
      for (const [kind, names] of Object.entries(keywords)) {
        all[kind] = [...new Set([...(all[kind] ?? []), ...names])];
        const before = this.#origins[`keywords.${kind}`];
        this.#origins[`keywords.${kind}`] = `${before === undefined ? '' : `${before}, `}the plugin "${plugin}"`;
      }
    }
    return all as DeclaredKeywords;
  }

  async #add({ file, contents }: FoundFile, level: Level): Promise<void> {
    const { origin, directory, chain } = level;
    this.#sources.add(file);
    const config = checkStructure(await this.#valueOf(file, contents, origin), origin);
    for (const [name, plugin] of Object.entries(config.plugins ?? {})) {
      this.#plugins.add(name, await this.#loadPlugin(plugin, `plugins.${name}`, origin, directory), origin);
    }
    // A file that others extend says what it says and no more; only the one in charge starts from a preset unasked.
    const entries = config.extends ?? (chain.length === 1 ? `${BUILTIN_PREFIX}recommended` : []);
    for (const [i, entry] of listOf(entries).entries()) {
      await this.#extend(entry, typeof entries === 'string' ? 'extends' : `extends[${i}]`, level);
    }
    await this.#addOwn(config, level);
  }

  /** The configuration in a file, which for code means to run it. */
  async #valueOf(file: string, contents: FileContents, origin: ConfigOrigin): Promise<unknown> {
    switch (contents.kind) {
      case 'data':
        return contents.value;
      case 'nothing':
        throw origin.error(null, 'it has no key "haplint"');
      case 'broken':
        throw origin.errorAt(contents.line === null ? null : { line: contents.line, column: contents.column }, contents.reason);
      case 'code': {
        if (!this.#allowCode)
          throw origin.error(null, 'a configuration that is code is not run in a folder that is not trusted', 'untrusted');
        const { exported: value } = await importDefault(file, origin, this.#cwd);
        if (value === undefined) throw origin.error(null, 'it exports no configuration; write "export default { ... }"');
        return value;
      }
    }
  }

  async #addOwn(config: HaplintConfig, { origin, base, chain }: Level): Promise<void> {
    const note = (key: string, ...more: readonly (string | undefined)[]) => {
      this.#origins[key] = [...more, origin.shown].filter((part) => part !== undefined).join(', ');
    };
    this.#plugins.register(config.keywords ?? {});
    this.#addDeclared(config.declare ?? {}, origin);
    this.#addRules(config.rules ?? {}, 'rules', origin, config.env, config.template);
    for (const [i, override] of (config.overrides ?? []).entries()) {
      const { fileMatcher } = await import('./globs.js');
      const from = `${origin.shown}: ${origin.keyOf(`overrides[${i}]`)}`;
      const rules = readRules(override.rules ?? {}, `overrides[${i}].rules`, origin, this.#plugins);
      const matches = fileMatcher(listOf(override.files), base);
      this.#layers.push({ from, matches, rules, env: override.env ?? NO_ENV, template: override.template });
    }
    if (config.ignores !== undefined) {
      const { treeMatcher } = await import('./globs.js');
      note('ignores', this.#origins.ignores);
      this.#ignores.push(treeMatcher(listOf(config.ignores), base));
    }
    if (config.fragments !== undefined) {
      const { treeMatcher } = await import('./globs.js');
      this.#fragments.push(treeMatcher(listOf(config.fragments), base));
    }
    for (const [name, paths] of Object.entries(config.configs ?? {})) {
      note(`configs.${name}`);
      this.#groups.set(name, { paths: listOf(paths), base, key: `configs.${name}`, origin });
    }
    for (const [kind, names] of Object.entries(config.keywords ?? {}) as [string, readonly string[]][]) {
      note(`keywords.${kind}`, this.#origins[`keywords.${kind}`]);
      this.#keywords[kind] = [...new Set([...(this.#keywords[kind] ?? []), ...names])];
    }
    if (config.target !== undefined) {
      note('target');
      const isList = typeof config.target !== 'string';
      this.#targets = listOf(config.target).map((text, i) => readTarget(text, isList ? `target[${i}]` : 'target', origin));
    }
    this.#format = { ...this.#format, ...config.format };
    // A binary that the folder names is code like any other; a file or package that is extended does not choose what is run.
    if (config.haproxy !== undefined && this.#allowCode && chain.length === 1) {
      note('haproxy');
      this.#haproxy = /[/\\]/.test(config.haproxy) ? path.resolve(base, config.haproxy) : config.haproxy;
    }
  }

  /** Declared rules are on as they say themselves. */
  #addDeclared(declared: NonNullable<HaplintConfig['declare']>, origin: ConfigOrigin): void {
    if (Object.keys(declared).length === 0) return;
    for (const [id, declaration] of Object.entries(declared)) this.#plugins.declare(id, declaration, origin);
    const severities = Object.entries(declared).map(([id, { severity = 'warn' }]) => [id, severity] as const);
    this.#addRules(Object.fromEntries(severities), 'declare', origin);
  }

  #addRules(settings: RuleSettings, key: string | null, origin: ConfigOrigin, env = NO_ENV, template?: TemplateSetting): void {
    this.#layers.push({ from: origin.shown, matches: null, rules: readRules(settings, key, origin, this.#plugins), env, template });
  }

  async #extend(entry: string, key: string, level: Level): Promise<void> {
    const { origin, directory, base, chain } = level;
    if (entry.startsWith(BUILTIN_PREFIX)) {
      const rules = this.#plugins.builtinPreset(entry.slice(BUILTIN_PREFIX.length), key, origin);
      this.#addRules(rules, null, ConfigOrigin.named(entry));
      return;
    }
    if (!isPath(entry) && entry.includes('/') && this.#plugins.has(entry.slice(0, entry.indexOf('/')))) {
      this.#addRules(this.#plugins.pluginPreset(entry, key, origin), null, ConfigOrigin.named(entry));
      return;
    }
    const file = this.#resolve(entry, key, origin, directory, 'a preset ("haplint:check", or "NAME/PRESET" of one of the "plugins")');
    if (chain.includes(file)) {
      const circle = [...chain.slice(chain.indexOf(file)), file].map((part) => shownPath(part, this.#cwd));
      throw origin.error(key, `extends itself: ${circle.join(' -> ')}`);
    }
    const own = path.dirname(file);
    const extended = {
      origin: ConfigOrigin.ofFile(file, this.#cwd),
      directory: own,
      base: isPath(entry) ? own : base,
      chain: [...chain, file],
    };
    await this.#add(await this.#read(file, extended.origin), extended);
  }

  async #read(file: string, origin: ConfigOrigin): Promise<FoundFile> {
    try {
      return await this.#files.read(file);
    } catch (error) {
      throw origin.error(null, `cannot be read: ${systemReason(error)}`);
    }
  }

  async #loadPlugin(plugin: string | Plugin, key: string, origin: ConfigOrigin, directory: string): Promise<unknown> {
    if (typeof plugin !== 'string') return plugin;
    if (!this.#allowCode) throw origin.error(key, 'plugins are code, which is not run in a folder that is not trusted', 'untrusted');
    const file = this.#resolve(plugin, key, origin, directory, null);
    this.#sources.add(file);
    const { exported, exports } = await importDefault(file, ConfigOrigin.ofFile(file, this.#cwd), this.#cwd);
    return exported ?? exports;
  }

  /** The file of a path or a package. `orElse` says what else the name could have been. */
  #resolve(name: string, key: string, origin: ConfigOrigin, directory: string, orElse: string | null): string {
    if (isPath(name)) {
      const file = resolveFile(name, directory);
      if (file !== null) return file;
      const looked = path.resolve(directory, name);
      const isFolder = existsSync(looked);
      throw origin.error(
        key,
        isFolder
          ? `the directory "${name}" has no index.js, and no package.json that names a file; looked in ${looked}`
          : `there is no file "${name}"; looked for ${looked}`,
      );
    }
    const directories = [...new Set([directory, this.#cwd])];
    const found = resolvePackage(name, directories);
    if (found !== null) return found;
    const folder = packageFolder(name, directories);
    if (folder !== null) {
      const expected = '"exports" or "main" of its package.json has to name one that is there';
      throw origin.error(key, `the package "${name}" has no file to load; ${expected}; it is in ${folder}`);
    }
    const looked = `looked for a package in ${directories.join(' and ')} and above`;
    const hint = resolveFile(name, directory) !== null ? `; for the file, write "./${name}"` : this.#meantPreset(name, orElse);
    throw origin.error(key, `cannot find "${name}"; ${looked}${hint}`);
  }

  #meantPreset(name: string, orElse: string | null): string {
    if (orElse === null) return '; is it installed?';
    const ofPlugin = nearestName(name, this.#plugins.pluginPresetNames);
    if (ofPlugin !== null) return `; did you mean "${ofPlugin}"?`;
    const nearest = nearestName(name, this.#plugins.builtinPresetNames);
    return nearest === null ? `, and it is not ${orElse}` : `; did you mean "${BUILTIN_PREFIX}${nearest}"?`;
  }
}

function listOf<Item>(value: Item | readonly Item[]): readonly Item[] {
  return Array.isArray(value) ? (value as readonly Item[]) : [value as Item];
}
