import path from 'node:path';
import type { Version } from '@haplint/catalog';
import type { FormatOptions } from '../format/options.js';
import type { ConfiguredRule, ConfiguredRules } from '../lint/run-rules.js';
import type { Additions } from '../model/additions.js';
import type { PluginFormat } from '../rule/plugin-format.js';
import type { AnyRule } from '../rule/types.js';
import type { TemplateSetting } from '../template-setting.js';
import type { PathMatcher } from './globs.js';
import type { ConfigGroup } from './groups.js';
import { type EffectiveRule, type Layer, mergeLayers } from './layers.js';
import type { PluginSet } from './plugins.js';
import type { DeclaredKeywords } from './types.js';

/** A configuration with all that it extends, ready for `lint`. Paths are absolute, or relative to the host's `cwd`. */
export interface ResolvedConfig {
  /** The configuration file; null where none was read. */
  readonly file: string | null;
  /** Every file read for it: what it extends and its plugins too. An editor watches these. */
  readonly sources: readonly string[];
  /** The rules that are on for a file. The same map for all files that the same overrides match. */
  readonly rulesFor: (path: string) => ConfiguredRules;
  /** All rules, on or off, with where their severity comes from: for people who ask why. */
  readonly settingsFor: (path: string) => ReadonlyMap<string, EffectiveRule>;
  /** The ids of all rules there are, those of plugins among them. */
  readonly knownRules: ReadonlySet<string>;
  /** Empty where neither the host nor the configuration names one. */
  readonly targets: readonly Version[];
  /** Values of environment variables for every file. */
  readonly env: Readonly<Record<string, string>>;
  /** As `env`, with what the overrides add for a file. Of a configuration of several files, ask for the first. */
  readonly envFor: (path: string) => Readonly<Record<string, string>>;
  /** The template language of a file, as the configuration names it; `auto` where it does not. */
  readonly templateFor: (path: string) => TemplateSetting;
  /** Whether a file, where it is checked alone, is a piece of a configuration: `fragments` names it, and no group has it. */
  isFragment(path: string): boolean;
  /** Where each of the variables of `envFor` comes from. */
  readonly envOriginsFor: (path: string) => Readonly<Record<string, string>>;
  /** Where the other settings come from, by their keys, with the keys that the file has for them; for people who ask why. */
  readonly origins: Readonly<Record<string, string>>;
  isIgnored(path: string): boolean;
  readonly groups: readonly ConfigGroup[];
  readonly keywords: DeclaredKeywords;
  /** What is known beside the catalog, for `lint`: the keywords, and the faults that plugins tell of. */
  readonly additions: Additions;
  /** All rules there are, by id, on or off. */
  readonly allRules: ReadonlyMap<string, AnyRule>;
  /** The formats of the plugins, as `NAME/FORMAT`. */
  readonly formats: ReadonlyMap<string, PluginFormat>;
  /** Whether some plugin takes part, so that what is found depends on code. */
  readonly hasPlugins: boolean;
  /** How files are laid out by those who ask for that. */
  readonly format: FormatOptions;
  /** The haproxy to ask: an absolute path, or a name to look up on PATH. Always null with `allowCode: false`. */
  readonly haproxy: string | null;
}

/** The parts of a resolved configuration. */
export interface ConfigParts {
  readonly file: string | null;
  readonly sources: readonly string[];
  readonly cwd: string;
  readonly layers: readonly Layer[];
  readonly plugins: PluginSet;
  readonly targets: readonly Version[];
  readonly origins: Readonly<Record<string, string>>;
  readonly ignores: readonly PathMatcher[];
  readonly fragments: readonly PathMatcher[];
  readonly groups: readonly ConfigGroup[];
  readonly keywords: DeclaredKeywords;
  readonly format: FormatOptions;
  readonly haproxy: string | null;
}

interface FileSettings {
  readonly all: ReadonlyMap<string, EffectiveRule>;
  readonly on: ConfiguredRules;
  readonly env: Readonly<Record<string, string>>;
  readonly template: TemplateSetting;
  readonly envOrigins: Readonly<Record<string, string>>;
}

export function resolvedConfig({ cwd, layers, plugins, ignores, fragments, ...parts }: ConfigParts): ResolvedConfig {
  const cache = new Map<string, FileSettings>();
  // Hundreds of files mostly match the same overrides, and their settings are then one object.
  const settingsOf = (chosen: readonly Layer[]): FileSettings => {
    const key = chosen.map((layer) => layers.indexOf(layer)).join();
    let settings = cache.get(key);
    if (settings === undefined) {
      const all = mergeLayers(chosen, plugins);
      const env: Record<string, string> = {};
      const envOrigins: Record<string, string> = {};
      for (const layer of chosen) {
        Object.assign(env, layer.env);
        for (const name of Object.keys(layer.env)) envOrigins[name] = layer.from;
      }
      settings = {
        all,
        on: rulesThatAreOn(all),
        env,
        envOrigins,
        template: chosen.findLast(({ template }) => template !== undefined)?.template ?? 'auto',
      };
      cache.set(key, settings);
    }
    return settings;
  };
  const settingsFor = (file: string): FileSettings => {
    const absolute = path.resolve(cwd, file);
    return settingsOf(layers.filter(({ matches }) => matches === null || matches(absolute)));
  };
  return {
    ...parts,
    rulesFor: (file) => settingsFor(file).on,
    settingsFor: (file) => settingsFor(file).all,
    knownRules: new Set(plugins.rules.keys()),
    additions: { keywords: parts.keywords, advisories: plugins.advisories },
    allRules: plugins.rules,
    formats: plugins.formats,
    hasPlugins: plugins.areCode,
    env: settingsOf(layers.filter(({ matches }) => matches === null)).env,
    envFor: (file) => settingsFor(file).env,
    templateFor: (file) => settingsFor(file).template,
    isFragment: (file) => {
      const absolute = path.resolve(cwd, file);
      return fragments.some((isFragment) => isFragment(absolute)) && !parts.groups.some(({ files }) => files.includes(absolute));
    },
    envOriginsFor: (file) => settingsFor(file).envOrigins,
    isIgnored: (file) => ignores.some((isIgnored) => isIgnored(path.resolve(cwd, file))),
  };
}

function rulesThatAreOn(rules: ReadonlyMap<string, EffectiveRule>): ConfiguredRules {
  const on = new Map<string, ConfiguredRule>();
  for (const [id, { rule, severity, options }] of rules) {
    if (severity !== 0) on.set(id, { rule, severity, options });
  }
  return on;
}
