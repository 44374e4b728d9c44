import { type Advisory, advisories, firstFixedRelease, formatVersion, isAffected, type Version } from '@haplint/catalog';
import { analyse, fileOf, type PredicatePlace, parseConfig, readTargetComments } from '@haplint/core/internal';
import { type AdvisoryVerdict, advisoryVerdicts, compareSeverity } from '@haplint/rules';
import { readSources } from '../check.js';
import { planConfigurations, settingsPath } from '../configurations.js';
import { displayPath } from '../display-path.js';
import type { CliIo } from '../io.js';
import type { Notices } from '../notices.js';
import { printable } from '../printable.js';
import { loadSettings } from '../settings.js';
import { TargetChoice } from '../target-choice.js';
import { type Colors, colorsFor } from '../terminal.js';
import { UsageError } from '../usage-error.js';
import { commandOptions, FORMAT_HELP } from './options.js';
import { settingsHere } from './settings-here.js';
import { columns } from './text.js';

const USAGE = `usage: haplint advisories [options] [FILE]...
  haplint advisories --target 3.0.3               all known faults of a version
  haplint advisories --target 3.0.3 haproxy.cfg   which of them the file reaches, and where
  -f PATH                 a file or directory of one configuration; may be repeated
${FORMAT_HELP}
`;

/** The faults of a version, and what a configuration has to do with them. */
interface Report {
  readonly target: Version;
  /** The files of the configuration; null where none was given. */
  readonly files: readonly string[] | null;
  readonly verdicts: readonly AdvisoryVerdict[];
}

/** `haplint advisories`: the known faults of versions, and which of them configurations reach. */
export async function listAdvisories(args: readonly string[], io: CliIo, notices: Notices): Promise<void> {
  const { options, text } = commandOptions(args, io, USAGE);
  if (options === undefined) return void io.stdout.write(text);
  const choice = new TargetChoice(io, notices, options.detect);
  const loader = loadSettings(options, io);
  const reports: Report[] = [];
  const needsTarget = 'advisories needs a version of HAProxy: haplint advisories --target 3.0.3';
  if (options.paths.length === 0 && options.configurationFiles.length === 0) {
    const targets = await choice.targetsFor([], { targets: options.targets, haproxy: null });
    if (targets.length === 0) throw new UsageError(needsTarget);
    const { additions } = await settingsHere(options, io);
    for (const target of targets) reports.push({ target, files: null, verdicts: faultsOf(target, additions.advisories) });
  } else {
    for (const configuration of (await planConfigurations(options, { cwd: io.cwd, loader, notices })) ?? []) {
      const sources = await readSources(configuration, io, notices);
      if (sources === null) continue;
      const files = sources.map(parseConfig);
      const { config } = configuration;
      const chosen = await choice.targetsFor(files, config);
      const targets = chosen.length > 0 ? chosen : readTargetComments(files).targets;
      if (targets.length === 0) throw new UsageError(needsTarget);
      const env = config.envFor(settingsPath(files[0]?.path ?? '', io.cwd));
      for (const target of targets) {
        reports.push({
          target,
          files: files.map(({ path }) => path),
          verdicts: advisoryVerdicts(analyse(files, { target, env, fragment: configuration.isFragment, additions: config.additions })),
        });
      }
    }
  }
  if (options.format === 'json') {
    io.stdout.write(`${JSON.stringify(reports.map(toJson))}\n`);
    return;
  }
  const colors = colorsFor(io.stdout, io.env, options.color);
  for (const report of reports) io.stdout.write(`${reportText(report, io.cwd, colors)}\n`);
}

/** Without a configuration there is no verdict on it. */
function faultsOf(target: Version, own: readonly Advisory[]): readonly AdvisoryVerdict[] {
  return [...advisories, ...own]
    .flatMap((advisory) => {
      const affected = isAffected(advisory, target);
      return affected === false ? [] : [{ advisory, affected, verdict: null }];
    })
    .sort((a, b) => compareSeverity(a.advisory, b.advisory));
}

/** How many places of a fault are shown. */
const MAX_PLACES = 4;

function reportText({ target, files, verdicts }: Report, cwd: string, colors: Colors): string {
  const name = `HAProxy ${formatVersion(target)}`;
  const known = `${verdicts.length} known ${verdicts.length === 1 ? 'fault' : 'faults'}`;
  if (files === null) return [colors.bold(`${name} has ${known}`), ...table(verdicts, target, () => []), ''].join('\n');
  const isReached = ({ affected, verdict }: AdvisoryVerdict) => affected === true && verdict?.truth === true;
  const isOut = ({ verdict }: AdvisoryVerdict) => verdict?.truth === false;
  const reached = verdicts.filter(isReached);
  const out = verdicts.filter(isOut);
  const open = verdicts.filter((each) => !isReached(each) && !isOut(each));
  const title = `${name} has ${known}; ${files.map((file) => displayPath(file, cwd)).join(', ')} reaches ${reached.length}`;
  const group = (heading: string, members: readonly AdvisoryVerdict[], detail: (each: AdvisoryVerdict) => readonly string[] = () => []) =>
    members.length === 0 ? [] : ['', colors.bold(heading), ...table(members, target, detail)];
  return [
    colors.bold(printable(title)),
    ...group('reached', reached, ({ verdict }) => [placesText(verdict?.places ?? [], files, cwd)]),
    ...group('cannot be told', open),
    ...group('not reached', out),
    '',
  ].join('\n');
}

function table(verdicts: readonly AdvisoryVerdict[], target: Version, detail: (each: AdvisoryVerdict) => readonly string[]): string[] {
  const rows = columns(
    verdicts.map(({ advisory, affected }) => [advisory.severity, advisory.id, fixText(advisory, affected, target), advisory.title]),
  );
  return verdicts.flatMap((each, i) => [
    `  ${rows[i]}`,
    ...detail(each)
      .filter((line) => line !== '')
      .map((line) => `            ${line}`),
  ]);
}

function fixText(advisory: Advisory, affected: true | 'unknown', { branch }: Version): string {
  if (affected === 'unknown') return 'not sure';
  const fixed = firstFixedRelease(advisory, branch);
  return fixed === null ? 'never fixed' : fixed === 'unknown' ? 'fix not known' : `fixed in ${formatVersion(fixed)}`;
}

function placesText(places: readonly PredicatePlace[], files: readonly string[], cwd: string): string {
  const shown = places.slice(0, MAX_PLACES).map((place) => {
    const { line, column } = fileOf(place).lines.positionAt(place.start);
    const file = files.length === 1 ? '' : `${displayPath(fileOf(place).path, cwd)}:`;
    return `${printable(file)}${line}:${column}`;
  });
  const rest = places.length - shown.length;
  if (shown.length === 0) return '';
  return `at ${shown.join(', ')}${rest === 0 ? '' : ` and ${rest} more`}`;
}

function toJson({ target, files, verdicts }: Report) {
  return {
    target: formatVersion(target),
    files,
    advisories: verdicts.map(({ advisory, affected, verdict }) => {
      const fixed = firstFixedRelease(advisory, target.branch);
      return {
        id: advisory.id,
        kind: advisory.kind,
        severity: advisory.severity,
        cvss: advisory.cvss,
        title: advisory.title,
        confidence: advisory.confidence,
        affected,
        fixedIn: fixed === null || fixed === 'unknown' ? null : formatVersion(fixed),
        ...(files === null
          ? {}
          : { reached: verdict === null ? 'unknown' : verdict.truth, places: (verdict?.places ?? []).map(placeToJson) }),
        references: advisory.references,
      };
    }),
  };
}

function placeToJson(place: PredicatePlace) {
  const { path, lines } = fileOf(place);
  const { line, column } = lines.positionAt(place.start);
  const end = lines.positionAt(place.end);
  return { filePath: path, line, column, endLine: end.line, endColumn: end.column };
}
