import { readFileSync } from 'node:fs';
import { type Schema, Validator } from '@cfworker/json-schema';
import { lint } from '@haplint/core/internal';
import plugin from '@haplint/rules';
import { describe, expect, it } from 'vitest';
import { contextWith, HOSTILE_NAME, RESULTS } from '../../../../test/cli/hostile-results.js';
import { formatSarif } from './sarif.js';

interface Location {
  readonly id?: number;
  readonly physicalLocation: {
    readonly artifactLocation: { readonly uri: string; readonly uriBaseId?: string; readonly index: number };
    readonly region: Readonly<Record<'startLine' | 'startColumn' | 'endLine' | 'endColumn', number>>;
  };
}

interface Run {
  readonly tool: {
    readonly driver: { readonly name: string; readonly version: string; readonly rules: readonly Record<string, unknown>[] };
  };
  readonly invocations: readonly { readonly executionSuccessful: boolean }[];
  readonly artifacts: readonly { readonly location: { readonly uri: string } }[];
  readonly results: readonly {
    readonly ruleId: string;
    readonly ruleIndex: number;
    readonly level: string;
    readonly message: { readonly text: string };
    readonly locations: readonly Location[];
    readonly relatedLocations?: readonly Location[];
    readonly fixes?: readonly {
      readonly description: { readonly text: string };
      readonly artifactChanges: readonly { readonly replacements: readonly object[] }[];
    }[];
    readonly partialFingerprints: Readonly<Record<string, string>>;
  }[];
}

async function runOf(results = RESULTS, context = contextWith()): Promise<Run> {
  return (JSON.parse(await formatSarif(results, context)) as { runs: Run[] }).runs[0] as Run;
}

describe('sarif', () => {
  it('has indices that lead to what they name, and places that are there', async () => {
    const run = await runOf();
    expect(run.results).toHaveLength(7);
    for (const { ruleId, ruleIndex, level, locations, relatedLocations = [] } of run.results) {
      expect(run.tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
      expect(['error', 'warning']).toContain(level);
      expect(locations).toHaveLength(1);
      expect(relatedLocations.map(({ id }) => id)).toEqual(relatedLocations.map((_, i) => i));
      for (const { physicalLocation } of [...locations, ...relatedLocations]) {
        const { artifactLocation, region } = physicalLocation;
        expect(run.artifacts[artifactLocation.index]?.location.uri).toBe(artifactLocation.uri);
        expect(region.startLine).toBeGreaterThan(0);
        expect(region.endLine > region.startLine || region.endColumn >= region.startColumn).toBe(true);
      }
    }
  });

  it('names files by URIs', async () => {
    const run = await runOf();
    const uris = run.artifacts.map(({ location }) => location.uri);
    expect(uris).toEqual([
      'clean.cfg',
      'a.cfg',
      "conf%20d/a%20%22b%22%20'c'%20%3A%3Ax%2Cy%250A%20%3C%26%3E%5D%5D%3E%0A%1B%5B31m%60%7C%EF%BF%BD.cfg",
      'file:///elsewhere/b.cfg',
      'stdin',
    ]);
    for (const uri of uris) expect(() => new URL(uri, 'file:///repo/')).not.toThrow();
    expect(decodeURIComponent(uris[2] as string)).toBe(HOSTILE_NAME.slice('/repo/'.length).replace('\udcff', '\ufffd'));
  });

  it('describes fixes and suggestions, but for those that not every reader could take', async () => {
    const { results } = await runOf();
    expect(results[2]?.fixes?.[0]?.artifactChanges[0]?.replacements).toEqual([
      { deletedRegion: { startLine: 4, startColumn: 1, endLine: 5, endColumn: 1 } },
    ]);
    expect(results[3]?.fixes?.map(({ description }) => description.text)).toEqual([
      'Fix it, which may change what HAProxy does',
      'Call it \\[x\\](1)',
    ]);
  });

  it('keeps placeholders and links out of messages', async () => {
    const text = (await runOf()).results[5]?.message.text;
    expect(text).toContain('\\[text\\](1) {{0}} ${HOME}');
  });

  it('tells of what could not be checked', async () => {
    expect((await runOf(RESULTS, contextWith({ isComplete: false }))).invocations).toEqual([{ executionSuccessful: false }]);
  });

  it('brings the page of a rule, with links that lead somewhere', async () => {
    const id = 'large-peers-section';
    const rule = plugin.rules?.[id];
    if (rule === undefined) throw new Error('the rule is gone');
    const [result] = RESULTS[1]?.messages ?? [];
    const found = [{ ...(RESULTS[1] as (typeof RESULTS)[number]), messages: [{ ...(result as NonNullable<typeof result>), ruleId: id }] }];
    const { rules } = (await runOf(found, contextWith({ rulesMeta: { [id]: rule.meta } }))).tool.driver;
    const { help, helpUri } = rules[0] as { help: { text: string; markdown: string }; helpUri: string };
    expect(helpUri).toBe(rule.meta.docs.url);
    expect(help.text).toContain('full mesh');
    expect(help.text).not.toContain('<!--');
    expect(help.markdown).toContain('```haproxy\npeers cluster');
    for (const [, target = ''] of help.markdown.matchAll(/\]\(([^)]*)\)/g)) expect(target).toMatch(/^https:/);
  });

  // OASIS lets nobody put its schema under a licence of their own, so it is no part of this repository.
  const schemaFile = process.env.SARIF_SCHEMA;
  it.skipIf(schemaFile === undefined)('is valid by the published schema', async () => {
    const validator = new Validator(JSON.parse(readFileSync(schemaFile as string, 'utf8')) as Schema, '4', false);
    const configured = new Map(
      Object.entries(plugin.rules ?? {}).map(([id, rule]) => [id, { rule, severity: 2 as const, options: rule.meta.defaultOptions ?? [] }]),
    );
    const file = {
      path: '/repo/a.cfg',
      text: 'global\n    maxcon 5\ndefaults\n    mode htttp\nlisten x\n    bind :80\n    server a 192.0.2.1:80 chek',
    };
    const { results } = lint([file], { rulesFor: () => configured, knownRules: new Set(configured.keys()) });
    const rulesMeta = Object.fromEntries([...configured].map(([id, { rule }]) => [id, rule.meta]));
    const context = contextWith({ rulesMeta, textOf: () => file.text });
    for (const text of [await formatSarif(RESULTS, contextWith()), await formatSarif(results, context), await formatSarif([], context)]) {
      expect(validator.validate(JSON.parse(text)).errors).toEqual([]);
    }
  });
});
