import { type BigIntStats, lstatSync, mkdirSync, type Stats, statSync } from 'node:fs';
import path from 'node:path';

/** The environment of a process. */
type Env = Readonly<Record<string, string | undefined>>;

/**
 * The folder for what haplint may keep between runs and can make anew, by the custom of the system. Null where the environment names none: a service without a
 * home gets nothing written.
 */
export function userCacheFolder(env: Env, platform: NodeJS.Platform): string | null {
  const [base, ...below] = placeFor(env, platform);
  return base !== undefined && path.isAbsolute(base) ? path.join(base, ...below, 'haplint') : null;
}

function placeFor(env: Env, platform: NodeJS.Platform): readonly [base: string | undefined, ...below: string[]] {
  if (platform === 'win32') return [env.LOCALAPPDATA];
  // https://specifications.freedesktop.org/basedir-spec/: a path that is not absolute is to be ignored.
  if (env.XDG_CACHE_HOME !== undefined && path.isAbsolute(env.XDG_CACHE_HOME)) return [env.XDG_CACHE_HOME];
  return platform === 'darwin' ? [env.HOME, 'Library', 'Caches'] : [env.HOME, '.cache'];
}

/**
 * Whether a file or folder is this user's and can be written by nobody else. Windows has no such owner: what lies in a user's profile
 * there is closed to others by what it inherits from it.
 */
export function isOwn({ uid, mode }: Pick<Stats | BigIntStats, 'uid' | 'mode'>): boolean {
  return process.getuid === undefined || (Number(uid) === process.getuid() && (Number(mode) & 0o022) === 0);
}

/** Whether it is a folder, and no link to one, that nobody else can write to. */
export function isOwnFolder(folder: string): boolean {
  const about = lstatSync(folder, { throwIfNoEntry: false });
  return about?.isDirectory() === true && isOwn(about);
}

/**
 * Makes a folder that nobody else can read or write, with those above it that are missing, and gives whether it is there and own. Makes
 * none in a folder of somebody else: root in the home of another user would leave what that user cannot take away. Throws what the file system throws.
 */
export function makeOwnFolder(folder: string): boolean {
  if (process.getuid !== undefined && nearest(folder).uid !== process.getuid()) return false;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return isOwnFolder(folder);
}

/** What there is of a path: itself, or the folder nearest above it. */
function nearest(folder: string): Stats {
  return statSync(folder, { throwIfNoEntry: false }) ?? nearest(path.dirname(folder));
}
