import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { latestRelease } from '@haplint/catalog';
import { type ConfiguredRule, lint, mergeDefaultOptions } from '@haplint/core/internal';
import { decodeSource } from '@haplint/parser';
import builtin from '@haplint/rules';
import { describe, expect, it } from 'vitest';
import { type Branch, departures, parseExpectations, type Said } from './expectations.js';

const files = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll(path.sep, '/'))
  .filter((file) => file.endsWith('.cfg'))
  .sort();

const checkRules = new Map<string, ConfiguredRule>(
  Object.keys(builtin.configs?.check?.rules ?? {}).map((id) => {
    const rule = builtin.rules?.[id];
    if (rule === undefined) throw new Error(`no rule ${id}`);
    return [id, { rule, severity: rule.meta.severity === 'error' ? 2 : 1, options: mergeDefaultOptions(rule, []) }];
  }),
);
const knownRules = new Set(checkRules.keys());

/** What the `check` preset says for the newest release of a branch, in HAProxy's terms. */
function ours(text: string, branch: Branch): Said[] {
  const target = latestRelease(branch);
  if (target === null) throw new Error(`no release of ${branch}`);
  const { results } = lint([{ path: 'a.cfg', text }], { rulesFor: () => checkRules, knownRules, targets: [target] });
  return (results[0]?.messages ?? []).map(({ severity, line, ruleId, message }) => ({
    level: severity === 2 ? 'ALERT' : 'WARNING',
    line,
    text: `${ruleId}: ${message}`,
  }));
}

describe('what HAProxy says of', () => {
  it('some files', () => {
    expect(files.length).toBeGreaterThan(0);
  });

  it.each(files)('%s', (file) => {
    expect(file, 'files lie in a folder for their group').toMatch(/^[a-z0-9-]+\/[a-z0-9.-]+\.cfg$/);
    const text = decodeSource(readFileSync(path.join(import.meta.dirname, file)));
    const wrong: string[] = [];
    for (const [branch, expected] of parseExpectations(text, file)) {
      for (const departure of departures(expected, ours(text, branch), { hasText: false })) wrong.push(`${file}, ${branch}: ${departure}`);
    }
    expect(wrong.join('\n')).toBe('');
  });
});
