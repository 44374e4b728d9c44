import path from 'node:path';

/** `untrusted`: nothing is wrong, but it would have to run code, which `allowCode: false` forbids. */
export type ConfigErrorReason = 'mistake' | 'untrusted';

/**
 * A mistake in a configuration. The message is one line that can be shown as it is:
 * `haplint.config.json: "rules.peers-crsh": unknown rule; did you mean "peers-crash"?`
 */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  /** Absolute path of the configuration file, or what stands in for one: '--rule', '--preset', 'haplint:check'. */
  readonly file: string;
  /** The key at fault ('overrides[0].rules.peers-crash'), null where it is the file as a whole. */
  readonly key: string | null;
  readonly reason: ConfigErrorReason;

  /** `shown` names the place in the message: the file as the reader knows it, with a position if there is one. */
  constructor(file: string, shown: string, key: string | null, problem: string, reason: ConfigErrorReason = 'mistake') {
    super(onOneLine(`${shown}: ${key === null ? '' : `"${key}": `}${problem}`));
    this.file = file;
    this.key = key;
    this.reason = reason;
  }
}

/** Where settings come from: a file, an option of the command line, a preset. Errors are made here, so that all look alike. */
export class ConfigOrigin {
  readonly file: string;
  /** The file as messages name it. */
  readonly shown: string;
  readonly #keyPrefix: string;

  /** `keyPrefix` stands before every key, as `haplint.` does in a package.json. */
  constructor(file: string, shown: string, keyPrefix = '') {
    this.file = file;
    this.shown = shown;
    this.#keyPrefix = keyPrefix;
  }

  static ofFile(file: string, cwd: string): ConfigOrigin {
    return new ConfigOrigin(file, shownPath(file, cwd), path.basename(file) === 'package.json' ? 'haplint.' : '');
  }

  /** Something that is not a file, under its own name. */
  static named(name: string): ConfigOrigin {
    return new ConfigOrigin(name, name);
  }

  /** The key of a setting as a message shows it. */
  keyOf(key: string): string {
    return this.#keyPrefix + key;
  }

  error(key: string | null, problem: string, reason?: ConfigErrorReason): ConfigError {
    return new ConfigError(this.file, this.shown, key === null ? null : this.keyOf(key), problem, reason);
  }

  /** An error at a position of the file; lines and columns count from 1. */
  errorAt(position: { readonly line: number; readonly column: number | null } | null, problem: string): ConfigError {
    const at = position === null ? '' : `:${position.line}${position.column === null ? '' : `:${position.column}`}`;
    return new ConfigError(this.file, `${this.shown}${at}`, null, problem);
  }
}

/** A path relative to `cwd` where it is below it, else as it is. */
export function shownPath(file: string, cwd: string): string {
  const relative = path.relative(cwd, file);
  return relative === '' || relative === '..' || relative.startsWith(`..${path.sep}`) || path.isAbsolute(relative) ? file : relative;
}

/** The system's reason in words, without the call and the path that Node adds. */
export function systemReason(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return 'no such file';
    case 'EISDIR':
      return 'it is a directory';
    case 'EACCES':
    case 'EPERM':
      return 'permission denied';
    default:
      return message ?? String(error);
  }
}

function onOneLine(text: string): string {
  return text
    .split(/[\r\n]+/)
    .map((line) => line.trim())
    .join(' ')
    .trim();
}
