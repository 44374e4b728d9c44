import path from 'node:path';
import { ConfigError, type ResolvedConfig } from '@haplint/core/config';
import type { CliOptions } from '../arguments.js';
import { settingsPath } from '../configurations.js';
import type { CliIo } from '../io.js';
import { loadSettings } from '../settings.js';
import { STDIN_NAME } from '../source-files.js';
import { UsageError } from '../usage-error.js';

/** The settings that a configuration in the current directory would be checked with. Throws `UsageError` for a mistake in them. */
export async function settingsHere(options: CliOptions, io: CliIo): Promise<ResolvedConfig> {
  const loader = loadSettings(options, io);
  try {
    return await loader.configFor(path.resolve(io.cwd, settingsPath(STDIN_NAME, io.cwd)));
  } catch (error) {
    if (error instanceof ConfigError) throw new UsageError(error.message);
    throw error;
  }
}
