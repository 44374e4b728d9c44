import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { AnyRule } from '@haplint/core';
import { lint, mergeDefaultOptions, validateRuleOptions } from '@haplint/core/internal';
import builtin from '@haplint/rules';
import { describe, expect, it } from 'vitest';

const folder = path.join(import.meta.dirname, '../../docs/rules');
const rules = Object.entries(builtin.rules ?? {});
const HEADINGS = ['Why', 'Incorrect', 'Correct', 'What to do', 'Options', 'References'];
const REQUIRED = ['Why', 'Incorrect', 'Correct', 'Options'];

interface Example {
  readonly kind: 'incorrect' | 'correct';
  readonly options: readonly unknown[];
  readonly code: string;
}

/** The examples of a page: fenced blocks marked `haproxy incorrect` or `haproxy correct`, perhaps with the rule's options as JSON. */
function examplesOf(page: string): Example[] {
  return [...page.matchAll(/^```haproxy (incorrect|correct)( no-final-newline)?(?: (\{.*\}))?\n([\s\S]*?)^```$/gm)].map(
    ([, kind, bare, options, code = '']) => ({
      kind: kind as Example['kind'],
      options: options === undefined ? [] : [JSON.parse(options)],
      code: (bare === undefined ? code : code.replace(/\n$/, '')).replaceAll('␍', '\r'),
    }),
  );
}

/** Runs the whole built-in plugin, with options for one rule. */
function findings(id: string, { code, options }: Example) {
  const configured = new Map(
    rules.map(([other, rule]: [string, AnyRule]) => [
      other,
      { rule, severity: 2 as const, options: mergeDefaultOptions(rule, other === id ? options : []) },
    ]),
  );
  const { results } = lint([{ path: 'example.cfg', text: code }], { rulesFor: () => configured, knownRules: new Set(configured.keys()) });
  return (results[0]?.messages ?? []).filter(({ ruleId }) => ruleId === id);
}

describe.each(rules)('the page of %s', (id, rule) => {
  const file = path.join(folder, `${id}.md`);

  it('exists, with its title and its headings in order', () => {
    expect(existsSync(file)).toBe(true);
    const page = readFileSync(file, 'utf8');
    expect(page.split('\n')[0]).toBe(`# ${id}`);
    const headings = [...page.matchAll(/^## (.*)$/gm)].map(([, heading]) => heading as string);
    expect(headings).toEqual(HEADINGS.filter((heading) => headings.includes(heading)));
    expect(headings).toEqual(expect.arrayContaining(REQUIRED));
  });

  it('has examples that are what they say', () => {
    const examples = examplesOf(readFileSync(file, 'utf8'));
    expect(new Set(examples.map(({ kind }) => kind))).toEqual(new Set(['incorrect', 'correct']));
    for (const example of examples) {
      expect(validateRuleOptions(rule, example.options)).toBeNull();
      expect(findings(id, example), example.code).toHaveLength(example.kind === 'incorrect' ? 1 : 0);
    }
  });

  it('names every option', () => {
    const page = readFileSync(file, 'utf8');
    const [schema] = (rule.meta.schema ?? []) as { properties?: Record<string, unknown> }[];
    for (const option of Object.keys(schema?.properties ?? {})) expect(page).toContain(`- \`${option}\``);
  });
});

it('there is no page without a rule', () => {
  const ids = rules.map(([id]) => `${id}.md`);
  expect(readdirSync(folder).filter((file) => file !== 'README.md' && !ids.includes(file))).toEqual([]);
});
