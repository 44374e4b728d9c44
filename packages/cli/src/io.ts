import type { Buffer } from 'node:buffer';
import { errorCode, inWords } from './system-error.js';

/** A stream to write to: what the command uses of Node's. */
export interface OutputStream {
  /** Bytes are for what has to stay as a file has it, whatever its encoding. */
  write(text: string | Uint8Array): unknown;
  readonly isTTY?: boolean | undefined;
  /** Width of the terminal, where it is one. */
  readonly columns?: number | undefined;
}

/** Everything the command knows of the world around it, apart from the file system. */
export interface CliIo {
  readonly stdin: AsyncIterable<Buffer | string>;
  readonly stdout: OutputStream;
  readonly stderr: OutputStream;
  /** The directory that relative paths start from. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** The world of this process. A reader that goes away (`haplint ... | head`) ends the output without a word. */
export function processIo(): CliIo {
  return {
    // Opened only when it is read: it may be closed.
    get stdin() {
      return process.stdin;
    },
    stdout: openedLate(() => process.stdout),
    stderr: openedLate(() => process.stderr),
    cwd: process.cwd(),
    env: process.env,
  };
}

/** A stream that Node opens, which takes some milliseconds, when it is used. Most runs have nothing to say. */
function openedLate(open: () => NodeJS.WriteStream): OutputStream {
  let opened: NodeJS.WriteStream | null = null;
  const stream = () => {
    opened ??= open().on('error', onWriteError);
    return opened;
  };
  return {
    write: (text) => stream().write(text),
    get isTTY() {
      return stream().isTTY;
    },
    get columns() {
      return stream().columns;
    },
  };
}

function onWriteError(error: unknown): void {
  if (errorCode(error) === 'EPIPE') return;
  // Last, for the command doesn't wait for what it writes and sets its own status when it is done.
  process.once('exit', () => {
    process.exitCode = 2;
  });
  process.stderr.write(`haplint: cannot write what was found: ${inWords(error)}\n`);
}
