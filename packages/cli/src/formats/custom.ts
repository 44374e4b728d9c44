import type { LintResult } from '@haplint/core';
import { ConfigError, describeValue, loadHostModule } from '@haplint/core/config';
import { nearestName } from '@haplint/core/internal';
import { FORMATS } from '../arguments.js';
import { UsageError } from '../usage-error.js';
import type { FormatContext, LoadedFormat, RuleMeta } from './format.js';

/** What a format of a project's own is told. */
export interface CustomFormatContext {
  /** The directory that the command runs in. */
  readonly cwd: string;
  /** What the rules of the findings say of themselves, by id: `rulesMeta['bind-collision'].docs.url`. */
  readonly rulesMeta: Readonly<Record<string, RuleMeta>>;
  /** The version of haplint. */
  readonly version: string;
}

type CustomFormat = (results: readonly LintResult[], context: CustomFormatContext) => unknown;

/**
 * The format that a file (`./my.mjs`) or a package exports by default. Throws `UsageError` where there is none; so
 * does the format where it fails or gives something else than a text.
 */
export async function loadCustomFormat(name: string, cwd: string): Promise<LoadedFormat> {
  const format = await customFunction(name, cwd);
  return async (results, { rulesMeta, version }: FormatContext) => {
    let text: unknown;
    try {
      text = await format(results, { cwd, rulesMeta, version });
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

async function customFunction(name: string, cwd: string): Promise<CustomFormat> {
  const module = await loadHostModule(name, cwd).catch((error: unknown) => {
    throw error instanceof ConfigError ? new UsageError(`--format ${name}: ${error.message}`) : error;
  });
  if (module.kind === 'none') throw new UsageError(unknownFormat(name, module));
  const { exported } = module;
  if (typeof exported === 'function') return exported as CustomFormat;
  const expected = 'expected its default export to be a function (results, context) => string';
  throw new UsageError(`--format ${name}: ${expected}, found ${exported === undefined ? 'no default export' : describeValue(exported)}`);
}

function unknownFormat(name: string, { isPath, path, isFile }: { isPath: boolean; path: string; isFile: boolean }): string {
  if (isPath) return `--format ${name}: there is no file ${path}`;
  if (isFile) return `--format ${name}: there is no such format; for the file, write ./${name}`;
  const nearest = nearestName(name, FORMATS);
  if (nearest !== null) return `--format ${name}: there is no such format; did you mean ${nearest}?`;
  return `--format ${name}: there is no such format, and no such package here; there are ${FORMATS.join(', ')}, and files: --format ./my-format.mjs`;
}
