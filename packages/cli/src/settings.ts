import type { RuleSetting } from '@haplint/core';
import { ConfigError, type ConfigLoader, createConfigLoader, parseRuleOption } from '@haplint/core/config';
import builtin from '@haplint/rules';
import type { CliOptions } from './arguments.js';
import type { CliIo } from './io.js';
import { UsageError } from './usage-error.js';

/** Makes the loader of the settings that the options and the configuration files give. Throws `UsageError`. */
export function loadSettings(options: CliOptions, io: CliIo): ConfigLoader {
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
