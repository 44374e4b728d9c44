import { describe, expect, it } from 'vitest';
import { builtin } from '../../../../test/core/config-project.js';
import { validateAgainstSchema } from '../rule/options-schema.js';
import { configJsonSchema } from './json-schema.js';

describe('configJsonSchema', () => {
  const schema = configJsonSchema(builtin);
  const problem = (config: unknown) => validateAgainstSchema(schema, config)?.message ?? null;

  it('describes every key and every rule', () => {
    const { properties, definitions } = schema as {
      properties: object;
      definitions: { rules: { description: string; properties: object } };
    };
    const described = Object.entries({ ...properties, rules: definitions.rules, ...definitions.rules.properties });
    expect(described.filter(([, { description }]) => typeof description !== 'string')).toEqual([]);
    expect(definitions.rules.properties).toHaveProperty(
      'large-peers-section.description',
      'Reports peers sections with many peers.\nhttps://example.org/large-peers-section',
    );
    expect(JSON.parse(JSON.stringify(schema))).toEqual(schema);
  });

  it('accepts what haplint accepts', () => {
    const rules = { 'peers-crash': 0, 'large-peers-section': ['warn', { max: 3 }], 'acme/x': ['error', 1, 2] };
    const config = {
      extends: ['haplint:check', './base.json'],
      target: ['3.0'],
      rules,
      overrides: [{ files: '*.cfg', rules }],
      configs: { a: 'b' },
    };
    expect(problem({ $schema: 'x', ...config })).toBeNull();
  });

  it.each([
    [{ ruls: {} }, 'unknown key; did you mean "rules"?'],
    [{ rules: { 'peers-crsh': 1 } }, 'unknown key; did you mean "peers-crash"?'],
    [{ rules: { 'peers-crash': 'on' } }, 'expected "off", "warn", "error", 0, 1 or 2'],
    [{ rules: { 'large-peers-section': ['warn', { mx: 3 }] } }, 'unknown key; did you mean "max"?'],
    [{ overrides: [{ files: 'a', rules: { 'large-peers-section': ['warn', { max: '3' }] } }] }, 'expected a whole number, found "3"'],
  ])('refuses %j', (config, message) => {
    expect(problem(config)).toContain(message);
  });
});
