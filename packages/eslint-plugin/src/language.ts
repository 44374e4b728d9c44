import type { TemplateSetting } from '@haplint/core';
import { parseConfig } from '@haplint/core/internal';
import { type ConfigFile, visitorKeys } from '@haplint/parser';
import { type LanguageOptions, validateLanguageOptions } from './language-options.js';
import { HaproxySourceCode } from './source-code.js';

export interface EslintFile {
  readonly path: string;
  /** ESLint reads a language of `fileType: 'text'` as text. */
  readonly body: string;
}

/** HAProxy configurations as a language of ESLint. */
export const haproxyLanguage = {
  fileType: 'text',
  lineStart: 1,
  columnStart: 1,
  nodeTypeKey: 'type',
  visitorKeys,
  defaultLanguageOptions: {},
  validateLanguageOptions,

  /** Any text has a tree: what is wrong with it is for the rules to say, which ESLint runs on files with a tree only. */
  parse({ path, body }: EslintFile, { languageOptions }: { readonly languageOptions?: LanguageOptions }) {
    const template: TemplateSetting = languageOptions?.template ?? 'auto';
    return { ok: true, ast: parseConfig({ path, text: body, template }) } as const;
  },

  createSourceCode(_file: EslintFile, { ast }: { readonly ast: ConfigFile }) {
    return new HaproxySourceCode(ast);
  },
};
