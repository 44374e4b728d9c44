import { readEnvsubst, readErb, readGo, readJinja, type TagReader } from './tags.js';

/** The template languages that can be read; Helm's charts and confd's are Go templates. */
export const TEMPLATE_LANGUAGES = ['jinja', 'erb', 'go', 'consul', 'envsubst'] as const;

export type TemplateLanguage = (typeof TEMPLATE_LANGUAGES)[number];

export const TAG_READERS: Readonly<Record<TemplateLanguage, TagReader>> = {
  jinja: readJinja,
  erb: readErb,
  go: readGo,
  consul: readGo,
  envsubst: readEnvsubst,
};

const EXTENSIONS: Readonly<Record<string, TemplateLanguage>> = {
  j2: 'jinja',
  jinja: 'jinja',
  jinja2: 'jinja',
  erb: 'erb',
  epp: 'erb',
  tmpl: 'go',
  gotmpl: 'go',
  tpl: 'go',
  ctmpl: 'consul',
  envsubst: 'envsubst',
};

/** A statement that Jinja has and Go has not. */
const JINJA_STATEMENT = /\{%[-+]?\s*(?:for|if|set|include|import|from|macro|block|end\w+)\b/;

/**
 * The language of a template by the extension of its name; null where it has none of a template. Many tools share `.tpl`
 * and `.tmpl`: such a text with statements of Jinja is Jinja, and one without any `{{`, but with `${`, is envsubst's.
 */
export function templateLanguageOf(path: string, text: string): TemplateLanguage | null {
  const extension = /\.([^./\\]+)$/.exec(path)?.[1]?.toLowerCase() ?? '';
  const language = Object.hasOwn(EXTENSIONS, extension) ? (EXTENSIONS[extension] as TemplateLanguage) : null;
  if (language === 'go' && JINJA_STATEMENT.test(text)) return 'jinja';
  return language === 'go' && !text.includes('{{') && text.includes('${') ? 'envsubst' : language;
}
