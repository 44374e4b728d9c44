import { readFileSync } from 'node:fs';
import path from 'node:path';
import { lint } from '@haplint/core/internal';
import builtin from '@haplint/rules';
import { describe, expect, it } from 'vitest';
import { configOf, project } from '../core/config-project.js';

const page = readFileSync(path.join(import.meta.dirname, '../../docs/declared-rules.md'), 'utf8');
/** A configuration file and the configuration behind it, whose comments `# <- ID` name what is reported in their line. */
const examples = [...page.matchAll(/^```yaml\n([\s\S]*?)^```\n\n```haproxy\n([\s\S]*?)^```$/gm)].map(
  ([, yaml = '', haproxy = '']) => [/^ {2}(our\/\S+):$/m.exec(yaml)?.[1] ?? '', yaml, haproxy] as const,
);

describe('docs/declared-rules.md', () => {
  it('has examples, and every block is one of them', () => {
    expect(examples.length).toBeGreaterThan(8);
    expect([...page.matchAll(/^```\w+$/gm)]).toHaveLength(2 * examples.length);
  });

  it.each(examples)('%s and what follows report what the comments say', async (_, yaml, haproxy) => {
    const root = project({ 'haplint.config.yaml': `extends: []\n${yaml}` });
    const config = await configOf(root, 'haproxy.cfg', { builtin });
    const { rulesFor, targets, knownRules } = config;
    const [result] = lint([{ path: path.join(root, 'haproxy.cfg'), text: haproxy }], { rulesFor, targets, knownRules }).results;
    const found = (result?.messages ?? []).map(({ line, ruleId }) => `${line} ${ruleId}`);
    const expected = haproxy.split('\n').flatMap((text, i) => {
      const [, ids] = /# <- (.*)$/.exec(text) ?? [];
      return (ids?.split(' ') ?? []).map((id) => `${i + 1} ${id}`);
    });
    expect(found.sort()).toEqual(expected.sort());
    const declared = [...yaml.matchAll(/^ {2}(our\/\S+):$/gm)].map(([, id]) => id);
    expect(new Set(expected.map((each) => each.split(' ')[1]))).toEqual(new Set(declared));
  });
});
