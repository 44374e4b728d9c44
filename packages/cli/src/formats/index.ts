import type { PluginFormat } from '@haplint/core';
import { FORMATS, type FormatName } from '../arguments.js';
import type { LoadedFormat } from './format.js';

export type { Format, FormatContext, LoadedFormat, RuleMeta } from './format.js';

/** The formats of our own; each is loaded when it has something to print. */
const BUILTIN: Readonly<Record<FormatName, LoadedFormat>> = {
  stylish: async (results, context) => {
    // Nothing found is nothing to say.
    if (results.every(({ messages }) => messages.length === 0)) return '';
    return (await import('./stylish.js')).formatAnyStylish(results, context);
  },
  compact: async (results, context) => (await import('./compact.js')).formatCompact(results, context),
  json: async (results, context) => (await import('./json.js')).formatJson(results, context),
  jsonl: async (results, context) => (await import('./jsonl.js')).formatJsonl(results, context),
  sarif: async (results, context) => (await import('./sarif.js')).formatSarif(results, context),
  github: async (results, context) => (await import('./github.js')).formatGithub(results, context),
  gitlab: async (results, context) => (await import('./gitlab.js')).formatGitlab(results, context),
  junit: async (results, context) => (await import('./junit.js')).formatJunit(results, context),
  checkstyle: async (results, context) => (await import('./checkstyle.js')).formatCheckstyle(results, context),
  html: async (results, context) => (await import('./html.js')).formatHtml(results, context),
  markdown: async (results, context) => (await import('./markdown.js')).formatMarkdown(results, context),
};

/** The formats that are given the configurations themselves beside the findings, which takes a second reading. */
const DRAWN: ReadonlySet<string> = new Set<FormatName>(['html']);

/** Whether a format wants `FormatContext.configurations`. */
export function drawsConfigurations(name: string): boolean {
  return DRAWN.has(name);
}

/** The formats of plugins, by `NAME/FORMAT`; asked for only where a name looks like one. */
export type PluginFormats = () => Promise<ReadonlyMap<string, PluginFormat>>;

/**
 * The format of a name: one of ours, that of a plugin (`NAME/FORMAT`), else a file or a package from `cwd`. Throws `UsageError`
 * for a name that is none of these.
 */
export async function loadFormat(name: string, cwd: string, pluginFormats: PluginFormats = async () => new Map()): Promise<LoadedFormat> {
  const builtin = FORMATS.find((known) => known === name);
  if (builtin !== undefined) return BUILTIN[builtin];
  const { guardedFormat, loadCustomFormat } = await import('./custom.js');
  const isPluginFormat = /^[A-Za-z0-9][\w.-]*\/[A-Za-z0-9][\w.-]*$/.test(name);
  const formats = isPluginFormat ? await pluginFormats() : new Map<string, PluginFormat>();
  const own = formats.get(name);
  if (own !== undefined) return guardedFormat(name, own, cwd);
  return loadCustomFormat(name, cwd, [...formats.keys()]);
}
