import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { formatVersion, latestRelease, supportedBranches } from '@haplint/catalog';
import { SEARCH_PLACES } from '@haplint/core/config';
import type { CliOptions } from '../arguments.js';
import type { CliIo } from '../io.js';
import type { Notices } from '../notices.js';
import { errorCode, inWords } from '../system-error.js';
import { TargetChoice } from '../target-choice.js';
import { UsageError } from '../usage-error.js';
import { beginPlugin, takeNewPlugin } from './new-plugin/new-plugin.js';
import { commandOptions } from './options.js';

const USAGE = `usage: haplint init [options]
  writes a configuration file, haplint.config.yaml, with a comment on each setting; one that is there is never overwritten
  --target VERSIONS   the version or branch of HAProxy to check for; left out, haproxy -v is asked
  --no-detect         do not ask it
  --preset NAME       the rules to start from; left out, recommended

usage: haplint init --plugin NAME [--js]
  begins a plugin: a package with one rule, its tests, its page and a CI file, in TypeScript, or with --js in JavaScript
`;

const FILE = 'haplint.config.yaml';
const DEFAULT_PRESET = 'recommended';

/** `haplint init`: a configuration file to start from. */
export async function initialise(args: readonly string[], io: CliIo, notices: Notices): Promise<void> {
  const { plugin, rest } = takeNewPlugin(args);
  const { options, text } = commandOptions(rest, io, USAGE);
  if (options === undefined) return void io.stdout.write(text);
  if (plugin !== null) {
    if (options.paths.length > 0)
      throw new UsageError(`init --plugin makes a directory of its own, so "${options.paths[0]}" is one too many`);
    await beginPlugin(plugin, io, notices);
    return;
  }
  if (options.paths.length > 0)
    throw new UsageError(`init writes ${FILE} into the current directory, so "${options.paths[0]}" is one too many`);
  const present = await presentConfiguration(io.cwd);
  if (present !== null) throw new UsageError(`${present} is there already, and init overwrites nothing`);
  const targets = await new TargetChoice(io, notices, options.detect).targetsFor([], { targets: options.targets, haproxy: null });
  try {
    await writeFile(path.join(io.cwd, FILE), configuration(targets.map(formatVersion), options.preset), { flag: 'wx' });
  } catch (error) {
    const isThere = errorCode(error) === 'EEXIST';
    throw new UsageError(isThere ? `${FILE} is there already, and init overwrites nothing` : `${FILE}: cannot write it: ${inWords(error)}`);
  }
  const missing = targets.length === 0 ? '; set its "target", for no HAProxy version is known' : '';
  notices.note(`wrote ${FILE}${missing}`);
}

/** The configuration file that a run here would use, or that would stand in the way of the new one. */
async function presentConfiguration(cwd: string): Promise<string | null> {
  const names = new Set(await readdir(cwd).catch(() => []));
  for (const place of SEARCH_PLACES) {
    if (!names.has(place)) continue;
    if (place !== 'package.json' || (await hasKey(path.join(cwd, place))))
      return place === 'package.json' ? 'the key "haplint" of package.json' : place;
  }
  return null;
}

async function hasKey(file: string): Promise<boolean> {
  try {
    return 'haplint' in (JSON.parse(await readFile(file, 'utf8')) as object);
  } catch {
    return false;
  }
}

function configuration(targets: readonly string[], preset: CliOptions['preset']): string {
  const branch = supportedBranches().at(-1) ?? '';
  const newest = latestRelease(branch);
  const example = newest === null || newest === undefined ? branch : formatVersion(newest);
  const target =
    targets.length === 0
      ? `# target: "${example}"`
      : `target: ${targets.length === 1 ? `"${targets[0]}"` : `[${targets.map((each) => `"${each}"`).join(', ')}]`}`;
  return `# Settings of haplint, the linter for HAProxy configurations.
# Every key: https://github.com/haplint/haplint/blob/main/docs/configuration.md

# The rules to start from: haplint:check predicts what "haproxy -c" says and nothing else, haplint:recommended adds known
# faults and likely mistakes, haplint:security, haplint:performance and haplint:strict add to that.
extends: haplint:${preset ?? DEFAULT_PRESET}

# The version of HAProxy that runs the configuration, a branch, or a list of these. Quotes keep "3.10" from becoming 3.1.
${target}

# Files that form one configuration, as for haproxy -f: files, directories and globs, in the order that HAProxy loads them.
# configs:
#   edge: [global.cfg, conf.d]

# Files and directories not to check.
# ignores: [vendor/]

# Values of the environment variables in configurations; the real environment is never read.
# env:
#   SITE: paris

# What Lua scripts and modules register, so that it counts as known.
# keywords:
#   actions: [lua.auth]

# "off", "warn" or "error", alone or with options. "haplint rules" lists the rules, "haplint explain NAME" describes one.
rules: {}
#   large-peers-section: [warn, { max: 50 }]

# Rules of your own, without code: https://github.com/haplint/haplint/blob/main/docs/declared-rules.md
# declare:
#   our/dmz-only:
#     message: Bind inside the DMZ, 10.0.0.0/8.
#     forbid: { bind: { where: { address: { outside: 10.0.0.0/8 } } } }

# Settings for some of the files; later entries win.
# overrides:
#   - files: legacy/*.cfg
#     rules:
#       missing-timeouts: off
`;
}
