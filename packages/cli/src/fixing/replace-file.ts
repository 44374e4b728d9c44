import { Buffer } from 'node:buffer';
import { randomBytes } from 'node:crypto';
import { access, constants, open, readFile, realpath, rename, stat, unlink } from 'node:fs/promises';
import path from 'node:path';

/** The file holds something else than what was read from it, so writing would lose somebody's change. */
export class FileChangedError extends Error {
  override readonly name = 'FileChangedError';
}

/**
 * Replaces what a file holds, whole or not at all: a temporary file next to it takes its name once it is on the disk.
 * Keeps the mode and, where the system lets us, the owner; a symbolic link stays one, and the file it leads to changes.
 * `before` are the bytes read earlier; throws `FileChangedError` when the file holds others by now, else the system's error.
 */
export async function replaceFile(file: string, before: Uint8Array, after: Uint8Array): Promise<void> {
  const target = await realpath(file);
  // Renaming needs no right to write the file, but who took that right away meant it.
  await access(target, constants.W_OK);
  const { mode, uid, gid } = await stat(target);
  const temporary = path.join(path.dirname(target), `.${path.basename(target)}.${randomBytes(6).toString('hex')}.tmp`);
  const handle = await open(temporary, 'wx', 0o600);
  try {
    try {
      await handle.writeFile(after);
      // Only root may give a file away; the group may at least be one that we are in.
      await handle.chown(uid, gid).catch(() => handle.chown(process.getuid?.() ?? uid, gid).catch(() => {}));
      await handle.chmod(mode & 0o7777);
      await handle.sync();
    } finally {
      await handle.close();
    }
    // As late as can be: what is left is the moment between this look and the renaming.
    if (!Buffer.from(before).equals(await readFile(target))) throw new FileChangedError(`${file} changed while it was being checked`);
    await rename(temporary, target);
    await syncDirectory(path.dirname(target));
  } catch (error) {
    await unlink(temporary).catch(() => {});
    throw error;
  }
}

/** Puts a renaming on the disk, so that it outlives a power failure; not every system can. */
async function syncDirectory(directory: string): Promise<void> {
  const handle = await open(directory, 'r').catch(() => null);
  if (handle === null) return;
  await handle.sync().catch(() => {});
  await handle.close();
}
