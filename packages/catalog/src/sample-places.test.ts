import { describe, expect, it } from 'vitest';
import { SAMPLE_DIRECTIVES, SAMPLES_OF_ACTIONS } from './data/sample-places.js';
import { actionsOf, keyword, rulesets } from './keywords.js';

describe('places of sample expressions', () => {
  it('belong to actions that exist', () => {
    const names = new Set(
      rulesets().flatMap((ruleset) => [...(actionsOf(ruleset)?.keys() ?? [])].flatMap((name) => [name, `${ruleset} ${name}`])),
    );
    expect(Object.keys(SAMPLES_OF_ACTIONS).filter((name) => !names.has(name))).toEqual([]);
  });

  it('belong to directives that exist', () => {
    for (const { keywords, section } of SAMPLE_DIRECTIVES) {
      expect(keyword(section === 'proxy' ? 'listen' : section, keywords[0] as string), keywords.join(' ')).not.toBeNull();
    }
  });
});
