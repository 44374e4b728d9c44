import {
  type Advisory,
  advisories,
  branches,
  compareBranches,
  firstFixedRelease,
  formatVersion,
  isAffected,
  type Predicate,
} from '@haplint/catalog';
import type { AnyRule } from '@haplint/core';
import type { ResolvedConfig, RunnableDeclaration } from '@haplint/core/config';
import { clauseLines, nearestName, predicateInWords } from '@haplint/core/internal';
import plugin from '@haplint/rules';
import type { CliIo } from '../io.js';
import type { Notices } from '../notices.js';
import { type Colors, colorsFor, layoutWidth } from '../terminal.js';
import { prepareWidths } from '../text-width.js';
import { UsageError } from '../usage-error.js';
import { commandOptions, FORMAT_HELP } from './options.js';
import { readRulePage, renderPage } from './rule-page.js';
import { settingsHere } from './settings-here.js';
import { paragraph } from './text.js';

const USAGE = `usage: haplint explain [options] NAME...
  haplint explain CVE-2025-11230     all that is known of a fault of HAProxy
  haplint explain missing-timeouts   the page of a rule
  haplint explain our/checked        what a rule of yours or of a plugin says of itself
${FORMAT_HELP}
`;

/** A rule that the configuration brings, with its id. */
interface OwnRule {
  readonly id: string;
  readonly own: AnyRule;
}

/** `haplint explain NAME...`: the whole of an advisory, or the page of a rule. */
export async function explain(args: readonly string[], io: CliIo, notices: Notices): Promise<void> {
  const { options, text } = commandOptions(args, io, USAGE);
  if (options === undefined) return void io.stdout.write(text);
  if (options.paths.length === 0)
    throw new UsageError('explain needs the name of a rule or of a known fault: haplint explain CVE-2025-11230');
  const colors = colorsFor(io.stdout, io.env, options.color);
  const width = layoutWidth(io.stdout);
  const texts: string[] = [];
  const entries: unknown[] = [];
  for (const name of options.paths) {
    const known = find(name);
    // Only what haplint itself does not know takes the configuration.
    const config = known.length === 0 ? await settingsHere(options, io) : null;
    const found = config === null ? known : findOwn(name, config);
    if (found.length === 0) notices.fail(unknown(name, config));
    for (const subject of found) {
      if (typeof subject === 'string') {
        const page = await readRulePage(subject);
        entries.push({ rule: subject, page });
        texts.push(renderPage(page, colors));
      } else if ('own' in subject) {
        const entry = ownRuleToJson(subject);
        entries.push(entry);
        await prepareWidths([JSON.stringify(entry)]);
        texts.push(ownRuleText(subject, colors, width));
      } else {
        entries.push(subject);
        texts.push(advisoryText(subject, colors, width));
      }
    }
  }
  if (options.format === 'json') io.stdout.write(`${JSON.stringify(entries)}\n`);
  else if (texts.length > 0) io.stdout.write(`${texts.join('\n\n')}\n`);
}

const ruleIds = (): string[] => Object.keys(plugin.rules ?? {});

/** What goes by a name, in any case; the beginning of a name ('GH-2656') stands for all that begin so. */
function find(name: string): readonly (Advisory | string)[] {
  const wanted = name.toLowerCase();
  const rule = ruleIds().find((id) => id === wanted);
  if (rule !== undefined) return [rule];
  const exact = advisories.find(({ id }) => id.toLowerCase() === wanted);
  return exact === undefined ? advisories.filter(({ id }) => id.toLowerCase().startsWith(`${wanted}-`)) : [exact];
}

/** What the configuration of this directory knows by a name. */
function findOwn(name: string, { allRules, additions }: ResolvedConfig): readonly (Advisory | OwnRule)[] {
  const rule = allRules.get(name);
  if (rule !== undefined) return [{ id: name, own: rule }];
  return additions.advisories.filter(({ id }) => id.toLowerCase() === name.toLowerCase());
}

function unknown(name: string, config: ResolvedConfig | null): string {
  const own = config === null ? [] : [...config.allRules.keys(), ...config.additions.advisories.map(({ id }) => id)];
  const nearest = nearestName(name, [...ruleIds(), ...advisories.map(({ id }) => id), ...own]);
  const hint = nearest === null ? 'haplint rules and haplint advisories list what there is' : `did you mean ${nearest}?`;
  return `"${name}" is neither a rule nor a fault that haplint knows; ${hint}`;
}

/** What a rule of the user's own, or of a plugin, says of itself. */
function ownRuleText({ id, own: rule }: OwnRule, colors: Colors, width: number | null): string {
  const { meta } = rule;
  const { declaration } = rule as Partial<RunnableDeclaration>;
  const section = (title: string, text: string | undefined) =>
    text === undefined ? [] : ['', colors.bold(title), paragraph(text, width, '  ')];
  const page = section('Page', meta.docs.url);
  const head = `${colors.bold(id)} (${meta.severity})`;
  if (declaration === undefined) {
    const messages = Object.values(meta.messages as Readonly<Record<string, string>>).map((message) => `  ${message}`);
    const options = optionLines(meta).map((line) => paragraph(line, width, '  '));
    return [
      head,
      paragraph(`Reports ${meta.docs.description}.`, width),
      '',
      colors.bold('Messages'),
      ...messages,
      ...(options.length === 0 ? [] : ['', colors.bold('Options'), ...options]),
      ...page,
    ].join('\n');
  }
  const { message, in: selector, forbid, require, target, why, help } = declaration;
  const inWords = (title: string, predicate: Predicate | undefined) =>
    predicate === undefined
      ? []
      : ['', colors.bold(title), ...clauseLines(predicateInWords(predicate, { expand: true })).map((line) => `  ${line}`)];
  return [
    head,
    paragraph(message, width),
    ...inWords('Where', selector),
    ...inWords('Forbids', forbid),
    ...inWords('Requires', require),
    ...inWords('Versions', target && { target }),
    ...section('Why', why),
    ...section('What to do', help),
    ...page,
  ].join('\n');
}

/** The options of a rule, a line for each: what its schema says of it, and what counts where it is not given. */
function optionLines({ schema = [], defaultOptions = [] }: AnyRule['meta']): readonly string[] {
  return schema.flatMap((option, i) => {
    const { properties } = isObject(option) ? option : {};
    const fallback: unknown = defaultOptions[i];
    if (!isObject(properties)) return optionLine(`option ${i + 1}`, option, fallback);
    return Object.entries(properties).map(([name, property]) =>
      optionLine(name, property, isObject(fallback) ? fallback[name] : undefined),
    );
  });
}

function optionLine(name: string, schema: unknown, fallback: unknown): string {
  const { description } = isObject(schema) ? schema : {};
  const says = typeof description === 'string' ? `: ${description.replace(/[.]$/, '')}` : '';
  return `${name}${says}${fallback === undefined ? '' : ` (${JSON.stringify(fallback)} where it is not given)`}`;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function ownRuleToJson({ id, own: rule }: OwnRule): object {
  const { declaration } = rule as Partial<RunnableDeclaration>;
  return { rule: id, ...(declaration === undefined ? { meta: rule.meta } : { declaration }) };
}

function advisoryText(entry: Advisory, colors: Colors, width: number | null): string {
  const score = entry.cvss === null ? '' : `, CVSS ${entry.cvss}`;
  const effect = entry.effect.length === 0 ? '' : `: ${entry.effect.join(', ').replaceAll('-', ' ')}`;
  const section = (title: string, body: readonly string[]) => (body.length === 0 ? [] : ['', colors.bold(title), ...body]);
  const sentences = (text: string | null) => (text === null ? [] : [paragraph(text, width, '  ')]);
  const reach = entry.predicate === null ? [] : clauseLines(predicateInWords(entry.predicate, { expand: true })).map((line) => `  ${line}`);
  return [
    `${colors.bold(entry.id)} (${entry.severity}${score}${effect})`,
    paragraph(entry.title, width),
    '',
    paragraph(entry.explanation, width),
    ...section('Affected releases', affectedLines(entry)),
    ...section('Configurations that reach it', [...reach, ...sentences(entry.predicateNote)]),
    ...section('Until the upgrade', sentences(entry.mitigation)),
    ...section(
      'References',
      entry.references.map((url) => `  ${url}`),
    ),
    ...(entry.needsMore === undefined ? [] : section('It also takes', [`  ${entry.needsMore}`])),
    ...section('How sure this is', [`  ${entry.confidence}`]),
    ...section('Reported by', [`  ${entry.rule ?? (entry.kind === 'cve' ? 'known-vulnerability' : 'known-bug')}`]),
  ].join('\n');
}

/** The releases of each branch that have the fault, as far as the release table goes. */
function affectedLines(entry: Advisory): string[] {
  if (entry.affectedBranches.length === 0) return ['  none'];
  const notKnown: string[] = [];
  const lines = branches().flatMap(({ name, releases }) => {
    const verdicts = releases.map(({ version }) => ({ version, affected: isAffected(entry, version) }));
    const affected = verdicts.filter((verdict) => verdict.affected === true).map(({ version }) => version);
    const [first, last] = [affected[0], affected.at(-1)];
    if (first === undefined || last === undefined) {
      if (verdicts.some((verdict) => verdict.affected === 'unknown')) notKnown.push(name);
      return [];
    }
    const range = first === last ? formatVersion(first) : `${formatVersion(first)} to ${formatVersion(last)}`;
    const fixed = firstFixedRelease(entry, name);
    const end = fixed === null ? 'never fixed' : fixed === 'unknown' ? 'fix not known' : `fixed in ${formatVersion(fixed)}`;
    return [`  ${name.padEnd(4)}  ${range.padEnd(18)}  ${end}`];
  });
  const oldest = branches()[0]?.name ?? '';
  const older = entry.affectedBranches.filter((name) => compareBranches(name, oldest) < 0);
  return [
    ...lines,
    ...(older.length === 0 ? [] : [`  older ones too: ${older.join(', ')}`]),
    ...(notKnown.length === 0 ? [] : [`  not known of ${notKnown.join(', ')}`]),
  ];
}
