const IN_WORDS: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'not permitted',
  EISDIR: 'is a directory',
  ENOENT: 'no such file',
  ENOTDIR: 'no such file: part of the path is not a directory',
  ELOOP: 'too many symbolic links',
  ENAMETOOLONG: 'the name is too long',
  EMFILE: 'too many open files',
  ENOSPC: 'no space is left on the device',
  EROFS: 'the file system is read-only',
  EDQUOT: 'the disk quota is used up',
  EFBIG: 'it would be larger than a file may be here',
  ERR_FS_FILE_TOO_LARGE: 'larger than 2 GiB, which is more than haplint can read',
};

/** The code of a system error ('ENOENT'), '' where it has none. */
export function errorCode(error: unknown): string {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : '';
}

/** A system error in words, without the path and the system call that Node puts into its message. */
export function inWords(error: unknown): string {
  const { path } = (error ?? {}) as NodeJS.ErrnoException;
  // Node gives a name that is no UTF-8 with other characters in place of its bytes, and nothing is called that.
  if (errorCode(error) === 'ENOENT' && path?.includes('\ufffd'))
    return 'its name has bytes that are no UTF-8; rename it to have it checked';
  return IN_WORDS[errorCode(error)] ?? (error instanceof Error ? error.message : String(error));
}
