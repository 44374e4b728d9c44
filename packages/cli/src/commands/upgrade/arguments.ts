import { compareVersions, formatVersion, readTarget, type Version } from '@haplint/catalog';
import { nearestName } from '@haplint/core/internal';
import type { CliIo } from '../../io.js';
import { UsageError } from '../../usage-error.js';
import { type CommandRequest, commandOptions } from '../options.js';

export const UPGRADE_FORMATS = ['stylish', 'json', 'markdown'] as const;
export type UpgradeFormat = (typeof UPGRADE_FORMATS)[number];

export const USAGE = `usage: haplint upgrade [--from VERSION] --to VERSION [options] [FILE]...
  what another version of HAProxy makes of a configuration: what it refuses, what it warns about, what it does otherwise,
  which known faults are left behind and which come
  haplint upgrade --from 2.6 --to 3.2 haproxy.cfg
  --from VERSION          the version that runs now; left out, it is found as the target of a check is
  --to VERSION            the version to come: a branch (3.2) is its newest release
  -f PATH                 a file or directory of one configuration; may be repeated
  --fix                   mend what can be mended safely, for the new version
  --format ${UPGRADE_FORMATS.join('|')}   how to print it
exit status: 0 nothing is refused, 1 something is, 2 it could not be found out
`;

/** What the command was asked; with `text`, that is all there is to print. */
export type UpgradeRequest =
  | (Extract<CommandRequest, { text?: never }> & { readonly from: Version | null; readonly to: Version; readonly format: UpgradeFormat })
  | { readonly text: string; readonly options?: never };

/** Reads the arguments: those of its own, and those of a plain run. Throws `UsageError`. */
export function upgradeArguments(args: readonly string[], io: CliIo): UpgradeRequest {
  const rest = [...args];
  const [from, to, format] = ['--from', '--to', '--format'].map((name) => take(rest, name));
  const request = commandOptions(rest, io, USAGE);
  if (request.options === undefined) return request;
  if (to == null) throw new UsageError('upgrade needs the version to come: haplint upgrade --to 3.2 haproxy.cfg');
  const [named] = request.options.targets;
  const versions = { from: from == null ? (named ?? null) : readVersion('--from', from), to: readVersion('--to', to) };
  if (versions.from !== null) checkOrder(versions.from, versions.to);
  return { options: request.options, ...versions, format: formatOf(format ?? 'stylish') };
}

/** Throws `UsageError` unless the second version is the newer one. */
export function checkOrder(from: Version, to: Version): void {
  const order = compareVersions(from, to);
  if (order === 0) throw new UsageError(`from ${formatVersion(from)} to itself there is nothing to look at`);
  if (order > 0) throw new UsageError(`${formatVersion(to)} is older than ${formatVersion(from)}, and upgrade only looks forward`);
}

function readVersion(option: string, text: string): Version {
  const { target, mistake } = readTarget(text);
  if (target === undefined) throw new UsageError(`${option}: ${mistake}`);
  return target;
}

function formatOf(text: string): UpgradeFormat {
  const found = UPGRADE_FORMATS.find((name) => name === text);
  if (found !== undefined) return found;
  const nearest = nearestName(text, UPGRADE_FORMATS);
  throw new UsageError(
    `--format ${text}: there is no such format of upgrade${nearest ? `; did you mean ${nearest}?` : `; there are ${UPGRADE_FORMATS.join(', ')}`}`,
  );
}

/** Takes `--name VALUE` or `--name=VALUE` out of the arguments, the last one if there are several. */
function take(args: string[], name: string): string | null {
  let value: string | null = null;
  for (let i = 0; i < args.length; ) {
    const argument = args[i] as string;
    if (argument.startsWith(`${name}=`)) {
      value = argument.slice(name.length + 1);
      args.splice(i, 1);
    } else if (argument === name) {
      const next = args[i + 1];
      if (next === undefined || next.startsWith('-')) throw new UsageError(`${name} needs a value; see haplint upgrade --help`);
      value = next;
      args.splice(i, 2);
    } else i++;
  }
  return value;
}
