import { randomBytes } from 'node:crypto';
import { access, constants, open, realpath, rename, stat, unlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { displayPath } from './display-path.js';
import type { CliIo } from './io.js';
import { errorCode, inWords } from './system-error.js';
import { UsageError } from './usage-error.js';

/** The file of `--output-file`. */
export interface OutputFile {
  /** Throws `UsageError` where the file is one of these, which would be lost. */
  refuseToReplace(checked: readonly string[]): Promise<void>;
  /** Writes the file, whole or not at all. Throws `UsageError` that says why it cannot be written. */
  write(text: string): Promise<void>;
}

/** Looks before anything is checked whether the file can be written. Throws `UsageError` that says what to do. */
export async function openOutput(given: string, { cwd }: Pick<CliIo, 'cwd'>): Promise<OutputFile> {
  if (given === '') throw new UsageError('--output-file is empty; is a variable of the shell not set?');
  if (given === '-') throw new UsageError('--output-file -: findings go to standard output when it is left out');
  const file = path.resolve(cwd, given);
  const problem = await problemOf(file, cwd);
  if (problem !== null) throw new UsageError(`--output-file ${given}: ${problem}`);
  return {
    async refuseToReplace(checked) {
      const target = await realPath(file);
      for (const other of target === null ? [] : checked) {
        if (other === file || (await realPath(other)) === target) {
          throw new UsageError(`--output-file ${given}: it is one of the files to check, which would be lost; name another`);
        }
      }
    },
    async write(text) {
      await writeWhole(file, text).catch((error: unknown) => {
        throw new UsageError(
          `--output-file ${given}: cannot write it: ${inWords(error)}; the findings are lost, so run again with another`,
        );
      });
    },
  };
}

/** What keeps a file from being written, null for nothing that can be seen. Directories are never made: a name may be misspelt. */
async function problemOf(file: string, cwd: string): Promise<string | null> {
  if ((await kindOf(file)) === 'directory') return 'it is a directory; name a file in it';
  const directory = path.dirname(file);
  const shown = displayPath(directory, cwd);
  switch (await kindOf(directory)) {
    case 'none':
      return `there is no directory ${shown}; make it first: mkdir -p ${quoted(shown)}`;
    case 'file':
      return `${shown} is a file, not a directory`;
    default:
      return null;
  }
}

/** null where the system does not tell; writing will say why. */
async function kindOf(file: string): Promise<'directory' | 'file' | 'none' | null> {
  try {
    return (await stat(file)).isDirectory() ? 'directory' : 'file';
  } catch (error) {
    return errorCode(error) === 'ENOENT' ? 'none' : null;
  }
}

async function realPath(file: string): Promise<string | null> {
  return realpath(file).catch(() => null);
}

/**
 * Replaces a file: a temporary file beside it takes its name once it is on the disk. A file that is there keeps its mode, a
 * symbolic link stays one, and what is no file (a pipe, /dev/stderr) is written to.
 */
async function writeWhole(file: string, text: string): Promise<void> {
  const before = await stat(file).catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT') return null;
    throw error;
  });
  if (before === null) return replace(file, text, null);
  if (!before.isFile()) return writeFile(file, text);
  // Renaming needs no right to write the file, but who took that right away meant it.
  await access(file, constants.W_OK);
  await replace(await realpath(file), text, before.mode & 0o7777);
}

async function replace(target: string, text: string, mode: number | null): Promise<void> {
  const temporary = path.join(path.dirname(target), `.haplint.${randomBytes(6).toString('hex')}.tmp`);
  const handle = await open(temporary, 'wx', 0o666);
  try {
    try {
      await handle.writeFile(text);
      if (mode !== null) await handle.chmod(mode);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, target);
  } catch (error) {
    await unlink(temporary).catch(() => {});
    throw error;
  }
}

/** A path as a shell takes it. */
function quoted(text: string): string {
  return /^[\w./+:@%,=-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
