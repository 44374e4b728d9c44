import type { DeclaredRule } from '../declared-rules/index.js';
import type { FormatOptions } from '../format/options.js';
import type { DeclaredKeywords } from '../model/additions.js';
import type { Plugin, RuleSetting } from '../rule/types.js';
import type { TemplateSetting } from '../template-setting.js';

export type { DeclaredKeywords };

/** Rules by id, as a configuration sets them. */
export type RuleSettings = Readonly<Record<string, RuleSetting>>;

/** Settings for some of the files. Of several that match a file, later ones win. */
export interface ConfigOverride {
  /** Globs of the files meant, relative to the configuration file; one without a slash means the name in any directory. */
  readonly files: string | readonly string[];
  readonly rules?: RuleSettings;
  readonly env?: Readonly<Record<string, string>>;
  readonly template?: TemplateSetting;
}

/** The contents of a configuration file of haplint. `CONFIG_SCHEMA` says the same to editors, with a description of each key. */
export interface HaplintConfig {
  /** For editors only. */
  readonly $schema?: string;
  readonly extends?: string | readonly string[];
  /** A file or a package for each prefix; in a configuration that is code, also the plugin itself. */
  readonly plugins?: Readonly<Record<string, string | Plugin>>;
  readonly target?: string | readonly string[];
  readonly rules?: RuleSettings;
  readonly overrides?: readonly ConfigOverride[];
  readonly configs?: Readonly<Record<string, string | readonly string[]>>;
  readonly ignores?: string | readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly template?: TemplateSetting;
  readonly fragments?: string | readonly string[];
  readonly keywords?: DeclaredKeywords;
  /** Rules without code, by ids with a prefix of their own: 'our/checked-backends'. */
  readonly declare?: Readonly<Record<string, DeclaredRule>>;
  readonly format?: FormatOptions;
  readonly haproxy?: string;
}

/** Gives back the configuration as it is; editors complete and check what is written inside the call. */
export function defineConfig(config: HaplintConfig): HaplintConfig {
  return config;
}
