import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type Advisory, advisories, isAffected, parseTarget, SECTION_NAMES, type Version } from '@haplint/catalog';
import { type AnyRule, type LintMessage, presetsOf } from '@haplint/core';
import { analyse, lint, mergeDefaultOptions, verdictOn } from '@haplint/core/internal';
import { parse } from '@haplint/parser';
import builtin from '@haplint/rules';
import { describe, expect, it } from 'vitest';

const folder = import.meta.dirname;

/** A configuration of an advisory's folder, with what its first lines say of it. */
interface Sample {
  readonly name: string;
  readonly text: string;
  readonly target: Version;
  /** A release of the same branch without the fault; null where there is none. */
  readonly fixed: Version | null;
  /** The lines that expose the fault; empty for a near miss. */
  readonly exposed: readonly number[];
}

const samples = new Map(advisories.map(({ id }) => [id, samplesOf(id)]));

function samplesOf(id: string): readonly Sample[] {
  return readdirSync(path.join(folder, id))
    .sort()
    .map((name) => {
      const text = readFileSync(path.join(folder, id, name), 'utf8');
      const fact = (key: string) => new RegExp(`^# ${key}: (.*)$`, 'm').exec(text)?.[1] ?? null;
      const fixed = fact('fixed');
      return {
        name,
        text,
        target: versionOf(fact('target')),
        fixed: fixed === null ? null : versionOf(fixed),
        exposed: (fact('exposed') ?? '').split(' ').filter(Boolean).map(Number),
      };
    });
}

function versionOf(text: string | null): Version {
  const version = text === null ? null : parseTarget(text);
  if (version === null) throw new Error(`"${text}" is no version`);
  return version;
}

const isReached = ({ name }: Sample) => /^reached(-[a-z0-9-]+)?\.cfg$/.test(name);
const isNearMiss = ({ name }: Sample) => /^near-miss-[a-z0-9-]+\.cfg$/.test(name);

/** The rules of the preset that people have without a configuration of their own. */
const rules = new Map(
  Object.keys(presetsOf(builtin.rules ?? {}).recommended?.rules ?? {}).map((id) => {
    const rule = builtin.rules?.[id] as AnyRule;
    return [id, { rule, severity: 2 as const, options: mergeDefaultOptions(rule, []) }];
  }),
);

/** What the preset says about the advisory: its rules name it, `outdated-release` sums up what they say. */
function findings({ id }: Advisory, { name, text }: Sample, target: Version): readonly LintMessage[] {
  const { results } = lint([{ path: name, text }], { rulesFor: () => rules, knownRules: new Set(rules.keys()), targets: [target] });
  return (results[0]?.messages ?? []).filter(({ ruleId, message }) => ruleId !== 'outdated-release' && namesIn(message).includes(id));
}

/** The words of a message, ids whole: one id may begin with another. */
function namesIn(message: string): readonly string[] {
  return message.split(/[^\w-]+/);
}

/** The line of a finding, and those that take part in it. */
function linesOf(message: LintMessage): number[] {
  return [message.line, ...(message.related ?? []).map(({ line }) => line)];
}

function ascending(lines: readonly number[]): number[] {
  return [...new Set(lines)].sort((a, b) => a - b);
}

it('has a folder for each advisory and no other', () => {
  const folders = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(folders.map(({ name }) => name).sort()).toEqual(advisories.map(({ id }) => id).sort());
});

describe.each(advisories.map((advisory) => [advisory.id, advisory] as const))('%s', (id, advisory) => {
  const own = samples.get(id) ?? [];
  /** Reports of which the cause was never found are left to those who ask for them; some name no affected version at all. */
  const isShown = advisory.confidence !== 'low' && advisory.needsMore === undefined && advisory.affectedBranches.length > 0;

  it('has configurations that reach it and such that do not', () => {
    expect(own.filter(isReached)).not.toEqual([]);
    expect(own.filter(isNearMiss)).not.toEqual([]);
    expect(own.filter((sample) => !isReached(sample) && !isNearMiss(sample))).toEqual([]);
  });

  it.each(own.filter(isReached))('$name reaches it', (sample) => {
    expect(sample.exposed).not.toEqual([]);
    if (advisory.predicate !== null) expect(verdict(advisory, sample).truth).toBe(true);
    if (advisory.rule === null && advisory.predicate !== null) expect(verdict(advisory, sample).lines).toEqual(sample.exposed);
    const found = findings(advisory, sample, sample.target);
    if (!isShown) expect(found).toEqual([]);
    // A rule of its own says in which lines it finds the fault, and shows others beside them.
    else expect(ascending(found.flatMap((one) => (advisory.rule === null ? linesOf(one) : [one.line])))).toEqual(sample.exposed);
  });

  it.runIf(advisory.safeMitigation.length > 0)('is out of reach after the suggested edit', () => {
    const edited = own.filter(isReached).flatMap((sample) => {
      const edits = findings(advisory, sample, sample.target).flatMap(({ suggestions = [] }) => suggestions.map(({ fix }) => fix));
      return edits.map(({ range: [start, end], text }) => ({
        ...sample,
        text: sample.text.slice(0, start) + text + sample.text.slice(end),
      }));
    });
    expect(edited).not.toEqual([]);
    for (const sample of edited) expect(findings(advisory, sample, sample.target), sample.text).toEqual([]);
  });

  it.each(own.filter(({ fixed }) => fixed !== null))('$name does not on a fixed release', (sample) => {
    const fixed = sample.fixed as Version;
    expect(isAffected(advisory, sample.target)).toBe(true);
    expect(fixed.branch).toBe(sample.target.branch);
    expect(isAffected(advisory, fixed)).toBe(false);
    expect(findings(advisory, sample, fixed)).toEqual([]);
  });

  it.each(own.filter(isNearMiss))('$name does not', (sample) => {
    expect(sample.exposed).toEqual([]);
    // It is the configuration that misses, unless the name says that the release does.
    if (!sample.name.startsWith('near-miss-before-') && advisory.predicate !== null) expect(verdict(advisory, sample).truth).toBe(false);
    expect(findings(advisory, sample, sample.target)).toEqual([]);
  });
});

function verdict({ predicate }: Advisory, { name, text, target }: Sample) {
  const model = analyse([parse(text, { path: name, sections: SECTION_NAMES })], { target });
  const { truth, places } = verdictOn(predicate ?? { any: [] }, model);
  return { truth, lines: ascending(places.map(({ line }) => line.loc.start.line)) };
}
