import type { RuleSetting } from '@haplint/core';
import type { ConfigLoader } from '@haplint/core/config';
import builtin from '@haplint/rules';
import type { CliOptions } from './arguments.js';
import type { CliIo } from './io.js';
import { UsageError } from './usage-error.js';

/** Makes the loader of the settings that the options and the configuration files give. Throws `UsageError`. */
export async function loadSettings(options: CliOptions, io: CliIo): Promise<ConfigLoader> {
  // Configuration loading is a chunk of its own.
  const { ConfigError, createConfigLoader, parseRuleOption } = await import('@haplint/core/config');
  try {
    const rules: Record<string, RuleSetting> = Object.assign({}, ...options.rules.map(parseRuleOption));
    return createConfigLoader({
      cwd: io.cwd,
      builtin,
      useConfigFiles: options.useConfigFiles,
      rules,
      targets: options.targets,
      ...(options.configFile === null ? {} : { configFile: options.configFile }),
      ...(options.preset === null ? {} : { preset: options.preset }),
    });
  } catch (error) {
    if (error instanceof ConfigError) throw new UsageError(error.message);
    throw error;
  }
}
