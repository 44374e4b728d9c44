import type { Advisory } from '@haplint/catalog';
import { type DeclaredRule, declarationProblem, declaredRule } from '../declared-rules/index.js';
import type { DeclaredKeywords } from '../model/additions.js';
import { nearestName } from '../nearest.js';
import { keyOf } from '../rule/options-schema.js';
import type { PluginFormat } from '../rule/plugin-format.js';
import { listing, unknownName } from '../rule/schema-violation.js';
import type { AnyRule, Plugin } from '../rule/types.js';
import { ConfigError, ConfigOrigin } from './config-error.js';
import { DECLARED_ID } from './config-schema.js';
import { readRules } from './layers.js';
import { completeAdvisory, type PluginAdvisory } from './plugin-advisories.js';
import { namesIn, readPlugin } from './plugin-parts.js';
import type { RuleSettings } from './types.js';

/** All rules that a configuration can name: the built-in ones and, under their prefixes, those of its plugins. */
export class PluginSet {
  readonly #builtin: Plugin;
  readonly #plugins = new Map<string, { readonly plugin: Plugin; readonly given: unknown; readonly from: string }>();
  readonly #rules = new Map<string, AnyRule>();
  readonly #declared = new Map<string, ConfigOrigin>();
  readonly #registered = new Set<string>();
  readonly #advisories: Advisory[] = [];

  constructor(builtin: Plugin) {
    this.#builtin = builtin;
    for (const [id, rule] of Object.entries(builtin.rules ?? {})) this.#rules.set(id, rule);
  }

  /** The rules by id. */
  get rules(): ReadonlyMap<string, AnyRule> {
    return this.#rules;
  }

  get builtinPresetNames(): readonly string[] {
    return Object.keys(this.#builtin.configs ?? {});
  }

  /** The presets of the plugins, as `NAME/PRESET`. */
  get pluginPresetNames(): readonly string[] {
    return [...this.#plugins].flatMap(([name, { plugin }]) => Object.keys(plugin.configs ?? {}).map((preset) => `${name}/${preset}`));
  }

  has(name: string): boolean {
    return this.#plugins.has(name);
  }

  /** Adds a plugin under a prefix. Throws `ConfigError` where it has not the shape of one, or the prefix is another plugin's. */
  add(name: string, given: unknown, origin: ConfigOrigin): void {
    const key = `plugins.${name}`;
    const before = this.#plugins.get(name);
    if (before?.given === given) return;
    const plugin = readPlugin(given, this.#registered, (problem) => origin.error(key, problem));
    if (before !== undefined) throw origin.error(key, `the prefix is already that of another plugin, in ${before.from}`);
    this.#plugins.set(name, { plugin, given, from: origin.shown });
    const { rules = {}, declare = {}, keywords = {}, advisories = [] } = plugin;
    this.register(keywords);
    for (const [id, rule] of Object.entries(rules)) this.#addRule(`${name}/${id}`, rule, key, origin);
    for (const [id, each] of Object.entries(declare)) this.#addRule(`${name}/${id}`, declaredRule(each), key, origin);
    for (const advisory of advisories) {
      if (this.#advisories.some(({ id }) => id === advisory.id))
        throw origin.error(key, `another plugin has an advisory "${advisory.id}" too`);
      this.#advisories.push(this.#completed(advisory, name, plugin, origin));
    }
    for (const preset of Object.keys(plugin.configs ?? {})) this.#checkPreset(name, preset, key, origin);
  }

  /** An advisory that a rule of its own reports is left to it, so there has to be one. */
  #completed(advisory: PluginAdvisory, name: string, plugin: Plugin, origin: ConfigOrigin): Advisory {
    const complete = completeAdvisory(advisory);
    if (complete.rule === null) return complete;
    const rule = fullId(complete.rule, name, plugin);
    try {
      this.rule(rule, 'rule', ConfigOrigin.named(`advisory "${advisory.id}" of the plugin`));
    } catch (error) {
      throw error instanceof ConfigError ? origin.error(`plugins.${name}`, error.message) : error;
    }
    return { ...complete, rule };
  }

  /** Holds a preset to the rules of its plugin and to haplint's own; rules of other plugins are there when it is extended, or not. */
  #checkPreset(name: string, preset: string, key: string, origin: ConfigOrigin): void {
    const settings = Object.entries(this.pluginPreset(`${name}/${preset}`, key, origin));
    const own = settings.filter(([id]) => !id.includes('/') || id.startsWith(`${name}/`));
    const place = ConfigOrigin.named(`preset "${preset}" of the plugin`);
    try {
      readRules(Object.fromEntries(own), null, place, this);
    } catch (error) {
      throw error instanceof ConfigError ? origin.error(key, error.message) : error;
    }
  }

  #addRule(id: string, rule: AnyRule, key: string, origin: ConfigOrigin): void {
    const before = this.#declared.get(id);
    if (before !== undefined) throw origin.error(key, `its rule "${id}" is declared already, in ${before.shown}`);
    this.#rules.set(id, rule);
  }

  /** What scripts and modules register, which declared rules may then name. */
  register(keywords: DeclaredKeywords): void {
    for (const name of namesIn(keywords)) this.#registered.add(name);
  }

  /** What the plugins say that scripts and modules register, by their prefixes. */
  get keywords(): ReadonlyMap<string, DeclaredKeywords> {
    return new Map([...this.#plugins].flatMap(([name, { plugin }]) => (plugin.keywords === undefined ? [] : [[name, plugin.keywords]])));
  }

  /** The faults that the plugins tell of. */
  get advisories(): readonly Advisory[] {
    return this.#advisories;
  }

  /** The formats of the plugins, as `NAME/FORMAT`. */
  get formats(): ReadonlyMap<string, PluginFormat> {
    return new Map(
      [...this.#plugins].flatMap(([name, { plugin }]) =>
        Object.entries(plugin.formats ?? {}).map(([format, print]) => [`${name}/${format}`, print] as const),
      ),
    );
  }

  /** Adds a rule that a configuration declares. Throws `ConfigError` where it is none, or the name is another rule's. */
  declare(id: string, declaration: DeclaredRule, origin: ConfigOrigin): void {
    const key = `declare.${id}`;
    if (!new RegExp(DECLARED_ID).test(id)) {
      throw origin.error(key, `expected a name with a prefix of yours, as in "our/${/^[\w.-]+$/.test(id) ? id : 'rule'}"`);
    }
    const before = this.#declared.get(id);
    if (before !== undefined ? before.file !== origin.file : this.#rules.has(id)) {
      throw origin.error(
        key,
        `there is a rule of that name already, ${before === undefined ? 'of a plugin' : `in ${before.shown}`}; name this one otherwise`,
      );
    }
    const problem = declarationProblem(declaration, this.#registered);
    if (problem !== null) throw origin.error(problem.path.length === 0 ? key : `${key}.${keyOf(problem.path)}`, problem.message);
    this.#declared.set(id, origin);
    this.#rules.set(id, declaredRule(declaration));
  }

  /** Whether rules, or what they go by, come from code. */
  get areCode(): boolean {
    return this.#plugins.size > 0;
  }

  /** The rule of an id. Throws `ConfigError` that says what is unknown, the rule or its prefix. */
  rule(id: string, key: string, origin: ConfigOrigin): AnyRule {
    const rule = this.#rules.get(id);
    if (rule !== undefined) return rule;
    const [prefix, name] = splitId(id);
    if (prefix === null) {
      const nearest = nearestName(id, this.#rules.keys());
      throw origin.error(key, `unknown rule${nearest === null ? '' : `; did you mean "${nearest}"?`}`);
    }
    const plugin = this.#plugins.get(prefix)?.plugin;
    const declared = nearestName(id, this.#declared.keys());
    if (plugin === undefined && declared !== null) throw origin.error(key, `unknown rule; did you mean "${declared}"?`);
    if (plugin === undefined) throw origin.error(key, `unknown rule: ${this.#unknownPlugin(prefix)}`);
    const nearest = nearestName(name, [...Object.keys(plugin.rules ?? {}), ...Object.keys(plugin.declare ?? {})]);
    throw origin.error(key, `unknown rule of the plugin "${prefix}"${nearest === null ? '' : `; did you mean "${prefix}/${nearest}"?`}`);
  }

  /** The rules of a built-in preset, by its name without `haplint:`. */
  builtinPreset(name: string, key: string | null, origin: ConfigOrigin, shown = `haplint:${name}`): RuleSettings {
    const presets = this.#builtin.configs ?? {};
    if (Object.hasOwn(presets, name)) return (presets[name] as { rules: RuleSettings }).rules;
    const prefix = shown.slice(0, shown.length - name.length);
    const nearest = nearestName(name, Object.keys(presets));
    const known = listing(Object.keys(presets).map((other) => `"${prefix}${other}"`));
    throw origin.error(key, `unknown preset "${shown}"; ${nearest === null ? `expected ${known}` : `did you mean "${prefix}${nearest}"?`}`);
  }

  /** The rules of a plugin's preset (`NAME/PRESET`), by full ids. */
  pluginPreset(entry: string, key: string, origin: ConfigOrigin): RuleSettings {
    const [prefix, name] = splitId(entry) as [string, string];
    const plugin = (this.#plugins.get(prefix) as { plugin: Plugin }).plugin;
    const presets = plugin.configs ?? {};
    if (!Object.hasOwn(presets, name)) {
      const names = Object.keys(presets);
      throw origin.error(
        key,
        names.length === 0 ? `the plugin "${prefix}" has no presets` : `${unknownName('preset', name, names)} (of the plugin "${prefix}")`,
      );
    }
    const { rules } = presets[name] as { rules: RuleSettings };
    return Object.fromEntries(Object.entries(rules).map(([id, setting]) => [fullId(id, prefix, plugin), setting]));
  }

  #unknownPlugin(prefix: string): string {
    const names = [...this.#plugins.keys()];
    const nearest = nearestName(prefix, names);
    if (nearest !== null) return `no plugin is called "${prefix}"; did you mean "${nearest}"?`;
    return names.length === 0
      ? `no plugin is called "${prefix}"; "plugins" names none`
      : `no plugin is called "${prefix}"; "plugins" names ${listing(
          names.map((name) => `"${name}"`),
          'and',
        )}`;
  }
}

/** 'acme/no-this' -> 'acme' and 'no-this'; the first part is null where there is no slash. */
function splitId(id: string): [prefix: string | null, name: string] {
  const slash = id.indexOf('/');
  return slash === -1 ? [null, id] : [id.slice(0, slash), id.slice(slash + 1)];
}

/** A plugin's preset may name its rules alone or under the plugin's own name, whatever prefix the configuration gave it. */
function fullId(id: string, prefix: string, plugin: Plugin): string {
  const ownPrefix = `${plugin.meta?.name ?? prefix}/`;
  if (id.startsWith(ownPrefix)) return `${prefix}/${id.slice(ownPrefix.length)}`;
  return Object.hasOwn({ ...plugin.rules, ...plugin.declare }, id) ? `${prefix}/${id}` : id;
}
