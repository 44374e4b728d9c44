import { statSync } from 'node:fs';
import path from 'node:path';
import { userCacheFolder } from './own-folder.js';

/** What of a process decides where its compiled code is kept. */
type Process = Pick<NodeJS.Process, 'arch' | 'env' | 'execArgv' | 'execPath' | 'platform' | 'version' | 'getuid' | 'geteuid'>;

/**
 * The file that the compiled code of a script is kept in; null where it shall not or cannot be kept. `script` is the name of the script's file, which
 * has to change with its text, for V8 compares no more than its length.
 */
export function cacheFileOf(script: string, { arch, env, execArgv, execPath, platform, version, getuid, geteuid }: Process): string | null {
  // Coverage needs functions that were compiled with the source at hand.
  const isOff = [env.HAPLINT_DISABLE_CODE_CACHE, env.NODE_DISABLE_COMPILE_CACHE, env.NODE_V8_COVERAGE].some((value) => value);
  // A program that runs with more rights than its user has trusts nothing of that user.
  if (isOff || getuid?.() !== geteuid?.()) return null;
  const folder = userCacheFolder(env, platform);
  if (folder === null) return null;
  // Two builds of one version of Node may differ in what they compile to.
  const node = statSync(execPath, { throwIfNoEntry: false });
  if (node === undefined) return null;
  // What V8 compiles depends on its options as well. Without any there is no need to ask for them, for which Node would have to load a module.
  const options = execArgv.length > 0 || env.NODE_OPTIONS ? process.getBuiltinModule('node:v8').cachedDataVersionTag() : 0;
  const build = [node.size, node.mtimeMs, options].map((part) => Math.floor(part).toString(36)).join('-');
  return path.join(folder, 'code', `${path.parse(script).name}-${version}-${arch}-${build}.code`);
}
