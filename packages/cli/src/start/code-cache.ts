import { closeSync, constants, fstatSync, openSync, readdirSync, readSync, renameSync, statSync, unlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import vm from 'node:vm';
import { crc32 } from 'node:zlib';
import { isOwn, isOwnFolder, makeOwnFolder } from './own-folder.js';

/** How many files are kept: those of other releases of haplint or Node, or for other options of Node, go when there are more. */
export const KEPT_FILES = 6;

/** Bytes beyond which a file is not what it seems to be. */
const MAX_SIZE = 32_000_000;

/** How every file of the cache is called, and what a run that was killed may leave behind. */
const NAME = /^haplint-.*\.code$/;
const TEMPORARY = /^haplint-.*\.code\.[\d-]+\.tmp$/;

/**
 * How many runs keep what they have compiled, the later ones with what was there: one that checks a line or two compiles little of what others need, and each that
 * comes after it would compile that again.
 */
export const MOST_TIMES_KEPT = 2;

/** A script, and how many earlier runs have kept what V8 compiled of it; none where the cache is of no use. */
export interface LoadedScript {
  readonly script: vm.Script;
  readonly timesKept: number;
}

/**
 * Compiles a script, from what V8 made of it in an earlier run where `cacheFile` has that. `name` is the path that the script is known by. Throws only what the
 * script's compilation throws: a file that is missing, damaged, of another V8 or not the user's own is left unread.
 */
export function loadScript(source: string, name: string, cacheFile: string | null): LoadedScript {
  const kept = cacheFile === null ? null : readCode(cacheFile);
  const script = new vm.Script(source, { filename: name, ...(kept === null ? {} : { cachedData: kept.code }) });
  return { script, timesKept: kept === null || script.cachedDataRejected !== false ? 0 : kept.times };
}

/**
 * Keeps what V8 has compiled of a script so far, so best at the end of a run: functions are compiled when they are first called. `times` is how often that has been done with
 * this run, up to 255. The file is there whole or not at all, whoever else writes it at the same time. Gives whether it was written; where it cannot be, nothing is said.
 */
export function keepCode(script: vm.Script, cacheFile: string, times: number): boolean {
  const folder = path.dirname(cacheFile);
  // Nobody else writes to the folder, so there is nobody to guess the name.
  const temporary = `${cacheFile}.${process.pid}-${Date.now()}.tmp`;
  try {
    if (!makeOwnFolder(folder)) return false;
    const content = Buffer.concat([script.createCachedData(), Buffer.of(times)]);
    try {
      writeFileSync(temporary, Buffer.concat([content, checksumOf(content)]), { flag: 'wx', mode: 0o600 });
      renameSync(temporary, cacheFile);
    } catch (error) {
      removeFile(temporary);
      throw error;
    }
    removeOld(folder, cacheFile);
    return true;
  } catch {
    return false;
  }
}

/** V8 takes what it is given for its own work, and a damaged byte can end the process: so the file has a checksum at its end. */
function checksumOf(content: Uint8Array): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(crc32(content));
  return bytes;
}

/** The code in a file, and how often it was kept; null where there is none that can be trusted. */
function readCode(file: string): { readonly code: Buffer; readonly times: number } | null {
  try {
    if (!isOwnFolder(path.dirname(file))) return null;
    const bytes = readOwnFile(file);
    if (bytes === null || bytes.length <= 5) return null;
    const content = bytes.subarray(0, -4);
    const isWhole = bytes.readUInt32LE(content.length) === crc32(content);
    return isWhole ? { code: content.subarray(0, -1), times: content.readUInt8(content.length - 1) } : null;
  } catch {
    return null;
  }
}

/** Reads a file that is the user's own, as it is once it is open: what its name stands for may change meanwhile. */
function readOwnFile(file: string): Buffer | null {
  // Windows knows neither of the two. A pipe of that name would be waited for.
  const { O_RDONLY, O_NOFOLLOW = 0, O_NONBLOCK = 0 } = constants;
  const descriptor = openSync(file, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
  try {
    const about = fstatSync(descriptor);
    if (!about.isFile() || !isOwn(about) || about.size > MAX_SIZE) return null;
    const bytes = Buffer.allocUnsafeSlow(about.size);
    let length = 0;
    while (length < bytes.length) {
      const read = readSync(descriptor, bytes, length, bytes.length - length, null);
      if (read === 0) return null;
      length += read;
    }
    return bytes;
  } finally {
    closeSync(descriptor);
  }
}

/** Removes the oldest files beyond those that are kept, and what runs that were killed have left. */
function removeOld(folder: string, written: string): void {
  const files: { readonly file: string; readonly time: number }[] = [];
  for (const name of readdirSync(folder)) {
    const file = path.join(folder, name);
    const time = statSync(file, { throwIfNoEntry: false })?.mtimeMs;
    if (time === undefined || file === written) continue;
    if (NAME.test(name)) files.push({ file, time });
    else if (TEMPORARY.test(name) && time < Date.now() - 3_600_000) removeFile(file);
  }
  files.sort((a, b) => b.time - a.time);
  for (const { file } of files.slice(KEPT_FILES - 1)) removeFile(file);
}

function removeFile(file: string): void {
  try {
    unlinkSync(file);
  } catch {
    // Another run may have removed it.
  }
}
