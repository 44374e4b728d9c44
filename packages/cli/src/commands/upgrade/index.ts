import { formatVersion, type Version } from '@haplint/catalog';
import { parseConfig, readTargetComments } from '@haplint/core/internal';
import { type ConfigFile, encodeSource } from '@haplint/parser';
import { readSources } from '../../check.js';
import { type Configuration, planConfigurations, settingsPath } from '../../configurations.js';
import type { CliIo } from '../../io.js';
import type { Notices } from '../../notices.js';
import { loadSettings } from '../../settings.js';
import { TargetChoice } from '../../target-choice.js';
import { colorsFor, layoutWidth } from '../../terminal.js';
import { prepareWidths } from '../../text-width.js';
import { UsageError } from '../../usage-error.js';
import { checkOrder, upgradeArguments } from './arguments.js';
import { reportJson } from './json.js';
import { reportMarkdown } from './markdown.js';
import { type CheckOptions, type UpgradeReport, upgradeReport } from './report.js';
import { reportText } from './text.js';

/** `haplint upgrade`: what another version makes of configurations. Gives 1 where it refuses one that the old version takes. */
export async function upgrade(args: readonly string[], io: CliIo, notices: Notices): Promise<number> {
  const request = upgradeArguments(args, io);
  if (request.options === undefined) {
    io.stdout.write(request.text);
    return 0;
  }
  const { options, to, format } = request;
  const choice = new TargetChoice(io, notices, options.detect);
  const loader = loadSettings(options, io);
  // What HAProxy itself says is what counts, whatever rules a project has.
  const checks = loadSettings({ ...options, preset: 'check', useConfigFiles: false, configFile: null, rules: [] }, io);
  const configurations = await planConfigurations(options, { cwd: io.cwd, loader, notices });
  if (configurations === null)
    throw new UsageError('upgrade needs a file, for there is no haproxy.cfg here: haplint upgrade --to 3.2 FILE');
  const fixer = options.fix || options.fixDryRun ? new (await import('../../fixing/file-fixer.js')).FileFixer(options, io, notices) : null;
  const reports: UpgradeReport[] = [];
  for (const configuration of configurations) {
    const sources = await readSources(configuration, io, notices);
    if (sources === null) continue;
    const files = sources.map(parseConfig);
    const from = request.from ?? (await versionNow(files, configuration, choice));
    checkOrder(from, to);
    const firstPath = settingsPath(files[0]?.path ?? '', io.cwd);
    const preset = await checks.configFor(firstPath);
    const checkOptions: CheckOptions = {
      rulesFor: () => preset.rulesFor(firstPath),
      knownRules: configuration.config.knownRules,
      additions: configuration.config.additions,
      env: configuration.config.envFor(firstPath),
      inlineSuppressions: options.inlineConfig,
    };
    let current: readonly ConfigFile[] = files;
    if (fixer !== null) {
      const { texts } = await fixer.fix(sources, { ...checkOptions, targets: [to] });
      current = sources.map((source, i) => parseConfig({ ...source, text: texts[i] as string }));
    }
    if (format === 'stylish') await prepareWidths(current.map(({ text }) => text));
    const report = upgradeReport(current, from, to, checkOptions);
    for (const { ruleId, error } of report.crashes)
      notices.fail(`the rule "${ruleId}" failed, so what it would have found is missing`, error, ruleId.includes('/'));
    reports.push(report);
  }
  fixer?.noteWhatIsLeft();
  if (fixer !== null && options.fixDryRun) io.stdout.write(encodeSource(fixer.diff));
  else if (format === 'json') io.stdout.write(`${JSON.stringify(reports.map(reportJson))}\n`);
  else {
    const context = { cwd: io.cwd, colors: colorsFor(io.stdout, io.env, options.color), width: layoutWidth(io.stdout) };
    io.stdout.write(
      reports.map((report) => (format === 'markdown' ? reportMarkdown(report, io.cwd) : reportText(report, context))).join('\n'),
    );
  }
  return reports.some(({ refused }) => refused.length > 0) ? 1 : 0;
}

/** The version that a configuration runs on, where `--from` does not say it: found as the target of a check is. */
async function versionNow(files: readonly ConfigFile[], { config }: Configuration, choice: TargetChoice): Promise<Version> {
  const chosen = await choice.targetsFor(files, config);
  const targets = chosen.length > 0 ? chosen : readTargetComments(files).targets;
  const [target, ...others] = targets;
  if (target === undefined) throw new UsageError('upgrade needs the version that runs now: haplint upgrade --from 2.6 --to 3.2 FILE');
  if (others.length > 0)
    throw new UsageError(`the configuration is for several versions (${targets.map(formatVersion).join(', ')}); name one with --from`);
  return target;
}
