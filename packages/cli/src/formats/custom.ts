import type { PluginFormat } from '@haplint/core';
import { ConfigError, describeValue, loadHostModule } from '@haplint/core/config';
import { nearestName } from '@haplint/core/internal';
import { FORMATS } from '../arguments.js';
import { UsageError } from '../usage-error.js';
import type { FormatContext, LoadedFormat } from './format.js';

/**
 * The format that a file (`./my.mjs`) or a package exports by default; `others` are names that may have been meant. Throws `UsageError` where there is none; so
 * does the format where it fails or gives something else than a text.
 */
export async function loadCustomFormat(name: string, cwd: string, others: readonly string[]): Promise<LoadedFormat> {
  return guardedFormat(name, await customFunction(name, cwd, others), cwd);
}

/** A format of somebody else's, whose faults are said under its name. */
export function guardedFormat(name: string, format: PluginFormat, cwd: string): LoadedFormat {
  return async (results, { rulesMeta, version }: FormatContext) => {
    let text: unknown;
    try {
      // A copy: what the format does to it must not change the exit status.
      text = await format(structuredClone(results), { cwd, rulesMeta, version });
    } catch (error) {
      const thrown = error instanceof Error ? '' : `: it throws ${describeValue(error)}`;
      throw new UsageError(`--format ${name}: the format failed, so nothing was printed${thrown}`, { cause: error });
    }
    if (typeof text !== 'string') {
      throw new UsageError(`--format ${name}: expected it to give a text, or a promise of one, found ${describeValue(text)}`);
    }
    return text === '' || text.endsWith('\n') ? text : `${text}\n`;
  };
}

async function customFunction(name: string, cwd: string, others: readonly string[]): Promise<PluginFormat> {
  const module = await loadHostModule(name, cwd).catch((error: unknown) => {
    throw error instanceof ConfigError ? new UsageError(`--format ${name}: ${error.message}`) : error;
  });
  if (module.kind === 'none') throw new UsageError(unknownFormat(name, module, others));
  const { exported } = module;
  if (typeof exported === 'function') return exported as PluginFormat;
  const expected = 'expected its default export to be a function (results, context) => string';
  throw new UsageError(`--format ${name}: ${expected}, found ${exported === undefined ? 'no default export' : describeValue(exported)}`);
}

function unknownFormat(
  name: string,
  { isPath, path, isFile }: { isPath: boolean; path: string; isFile: boolean },
  others: readonly string[],
): string {
  if (isPath) return `--format ${name}: there is no file ${path}`;
  if (isFile) return `--format ${name}: there is no such format; for the file, write ./${name}`;
  const nearest = nearestName(name, [...FORMATS, ...others]);
  if (nearest !== null) return `--format ${name}: there is no such format; did you mean ${nearest}?`;
  return `--format ${name}: there is no such format, and no such package here; there are ${FORMATS.join(', ')}, and files: --format ./my-format.mjs`;
}
