import type { ESLint, Linter } from 'eslint';

/** What `languageOptions` takes for the language `haplint/haproxy`. */
export interface HaproxyLanguageOptions {
  /** The versions to check for: a release (`3.0.3`) or a branch (`3.0`). Left out, a comment in the file may name them. */
  readonly target?: string | readonly string[];
  /** Values of environment variables. */
  readonly env?: Readonly<Record<string, string>>;
  /** The file is a piece of a configuration. */
  readonly fragment?: boolean;
  /** The language of the template that the file is; `auto`, as it is at first, goes by its name. */
  readonly template?: 'auto' | 'none' | 'jinja' | 'erb' | 'go' | 'consul' | 'envsubst';
}

/** The presets: the language and its rules, for the files that the entry names which extends one. */
export type PresetName = 'check' | 'recommended' | 'security' | 'performance' | 'strict' | 'stylistic' | 'all';

declare const plugin: Omit<ESLint.Plugin, 'configs'> & { readonly configs: Readonly<Record<PresetName, Linter.Config>> };
export default plugin;
