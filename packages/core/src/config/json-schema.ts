import { presetsOf } from '../presets.js';
import type { JsonSchema } from '../rule/options-schema.js';
import type { AnyRule, Plugin } from '../rule/types.js';
import { CONFIG_SCHEMA, DECLARED_ID, SEVERITIES } from './config-schema.js';

/**
 * The JSON Schema (draft 7) of a configuration file, for editors: completion of the keys, the presets, the rules and their
 * options. `builtin` gives the rules; those of plugins (`PREFIX/RULE`) are let through as they are.
 */
export function configJsonSchema(builtin: Plugin): Record<string, unknown> {
  const rules = builtin.rules ?? {};
  const presets = Object.keys(builtin.configs ?? presetsOf(rules)).map((name) => `haplint:${name}`);
  const { extends: base, rules: _, overrides, declare, ...others } = CONFIG_SCHEMA.properties;
  const one = { anyOf: [{ enum: presets }, { type: 'string', minLength: 1 }] };
  const ruleSettings = { $ref: '#/definitions/rules' };
  const override = overrides.items;
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Configuration of haplint',
    type: 'object',
    additionalProperties: false,
    properties: {
      ...others,
      extends: { ...base, anyOf: [...one.anyOf, { type: 'array', items: one }] },
      declare: { ...declare, propertyNames: { pattern: DECLARED_ID } },
      rules: ruleSettings,
      overrides: { ...overrides, items: { ...override, properties: { ...override.properties, rules: ruleSettings } } },
    },
    definitions: {
      ...CONFIG_SCHEMA.definitions,
      severity: { description: '"off" or 0, "warn" or 1, "error" or 2.', enum: [...SEVERITIES] },
      pluginRule: { anyOf: [{ $ref: '#/definitions/severity' }, optionsList(null)] },
      rules: {
        ...CONFIG_SCHEMA.properties.rules,
        properties: Object.fromEntries(
          Object.entries(rules)
            .sort(([a], [b]) => (a < b ? -1 : 1))
            .map(([id, rule]) => [id, ruleEntry(rule)]),
        ),
        patternProperties: { '/': { $ref: '#/definitions/pluginRule' } },
        additionalProperties: false,
      },
    },
  };
}

function ruleEntry({ meta }: AnyRule): JsonSchema {
  const { description, url } = meta.docs;
  return {
    description: `Reports ${description}.${url === undefined ? '' : `\n${url}`}`,
    anyOf: [{ $ref: '#/definitions/severity' }, optionsList(meta.schema ?? [])],
  };
}

/** A severity and options; `null` for options that nothing is known of. */
function optionsList(options: readonly JsonSchema[] | null): JsonSchema {
  const items = [{ $ref: '#/definitions/severity' }, ...(options ?? [])];
  return { type: 'array', minItems: 1, items, additionalItems: options === null };
}
