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

/** Files of the languages that ESLint is for otherwise: to read one as a configuration of HAProxy is never what somebody wanted. */
const OTHER_LANGUAGE = /\.(?:[cm]?[jt]sx?|vue|svelte|json[c5]?|css|html|md)$/i;

/** HAProxy configurations as a language of ESLint. */
export const haproxyLanguage = {
  fileType: 'text',
  lineStart: 1,
  columnStart: 1,
  nodeTypeKey: 'type',
  visitorKeys,
  defaultLanguageOptions: {},
  validateLanguageOptions,

  /**
   * Any text has a tree: what is wrong with it is for the rules to say, which ESLint runs on files with a tree only. Refused are
   * files of other languages, which a preset without `files` would lay claim to.
   */
  parse({ path, body }: EslintFile, { languageOptions }: { readonly languageOptions?: LanguageOptions }) {
    if (OTHER_LANGUAGE.test(path)) {
      const message =
        'This is no configuration of HAProxy: name those in the entry of the ESLint configuration that has haplint\'s preset or language, as in files: ["**/haproxy*.cfg"]';
      return { ok: false, errors: [{ message, line: 1, column: 1 }] } as const;
    }
    const template: TemplateSetting = languageOptions?.template ?? 'auto';
    return { ok: true, ast: parseConfig({ path, text: body, template }) } as const;
  },

  createSourceCode(_file: EslintFile, { ast }: { readonly ast: ConfigFile }) {
    return new HaproxySourceCode(ast);
  },
};
